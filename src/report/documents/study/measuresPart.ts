import type { Measure } from '../../../study/inquiries/measures.js';
import { inquiryKind } from '../../../study/inquiries/registry.js';
import { MEASURE_FORMULAS } from '../../../study/measureFormulas.js';
import { MEASURES, type MeasureName } from '../../../study/measureNames.js';
import type { StudyAnswer } from '../../../study/run/results.js';
import { list } from '../../../words/format.js';
import { type Part, textPart } from '../../document/document.js';
import { bullet } from '../../document/words.js';
import { measureHeading } from './studyMeasure.js';

/** What each measure in the tables is, as a formula, and the letters in it. */
export function measuresPart(answers: readonly MeasuredAnswer[]): Part {
  const shown = answers.flatMap(({ kind, measures }) => {
    const main: readonly MeasureName[] = inquiryKind(kind).main;
    return measures.filter(({ measure }) => main.includes(measure));
  });
  const lines = measureKinds(shown).map(
    (one) => `${measureHeading(one)}: ${formulaOf(one.measure, answers)}`,
  );
  const letters = LETTERS.filter(([letter]) => lines.some((line) => letter.test(line)));
  return textPart('What the measures are', [
    `${letters.length === 0 ? '' : `${list(letters.map(([, meaning]) => meaning))}. `}Means and shares are over R replicates, or over outcomes by their probability.`,
    ...lines.map(bullet),
  ]);
}

/** What is measured of an answer, or will be. */
type MeasuredAnswer = Pick<StudyAnswer, 'kind' | 'exact'> & {
  readonly measures: readonly Pick<Measure, 'measure' | 'unit'>[];
};

/** What the letters of formulas stand for. */
const LETTERS: readonly (readonly [RegExp, string])[] = [
  [/θ̂/, 'θ̂ is the estimate'],
  [/θ(?![̂₀])/, 'θ the truth'],
  [/ of s/, 's the reported standard error'],
  [/\b[LU] /, '[L, U] the interval'],
  [/θ₀/, 'θ₀ what is tested against'],
];

/** Measures by name and unit, each once, in the order of their list. */
function measureKinds<One extends Pick<Measure, 'measure' | 'unit'>>(measures: readonly One[]): One[] {
  const kinds = new Map(measures.map((one) => [`${one.measure} ${one.unit}`, one]));
  const order = Object.keys(MEASURES);
  return [...kinds.values()].toSorted((a, b) => order.indexOf(a.measure) - order.indexOf(b.measure));
}

/** The formula of a measure; of both standard errors where the tables have both. */
function formulaOf(name: MeasureName, answers: readonly MeasuredAnswer[]): string {
  const isKnown = ({ exact, measures }: MeasuredAnswer): boolean =>
    !exact && measures.some(({ measure }) => measure === 'designError');
  const hasBoth = name === 'empiricalError' && answers.some(isKnown);
  return hasBoth
    ? `${MEASURE_FORMULAS.designError}; as simulated, ${MEASURE_FORMULAS[name]}`
    : MEASURE_FORMULAS[name];
}
