import { DIFFERENCE, type Estimand, type Measure } from '../../../study/inquiries/measures.js';
import { MEASURES, type MeasureName } from '../../../study/measureNames.js';
import type { StudyAnswer } from '../../../study/run/results.js';
import { capital } from '../../../words/capital.js';
import {
  monteCarloError,
  number,
  numberWithError,
  percent,
  percentWithError,
  signed,
  signsInWords,
} from '../../../words/format.js';

/** A measure as a cell has it, under the heading that says its unit, its Monte Carlo error beside it unless it is exact. */
export function showMeasure(
  { measure, unit, value, mcse, lower, upper }: Measure,
  { exact }: { readonly exact: boolean },
): string {
  if (unit === DIFFERENCE) {
    const show = SIGNED.includes(measure) ? signed : number;
    return `${show(100 * value, 2)}${exact ? '' : ` ${monteCarloError(100 * mcse, 2)}`}`;
  }
  if (measure === 'relativeModelError') {
    return `${signed(100 * value, 1)}%${exact ? '' : ` ${monteCarloError(100 * mcse, 1)}`}`;
  }
  if (measure === 'inspectorDays') return number(value, Number.isInteger(value) ? 0 : 1);
  const bound = exact ? null : boundOf({ unit, value, mcse, lower, upper });
  if (bound !== null) return `${percent(value)} (${bound})`;
  // A probability is never rounded into certainty.
  if (unit === 'probability' && value > 0 && value < 0.0005) return '<0.1%';
  if (unit === 'probability' && value < 1 && value > 0.9995) return '>99.9%';
  if (unit === 'proportion' || unit === 'probability') {
    const decimals = measure === 'estimate' ? 2 : 1;
    return exact ? percent(value, decimals) : percentWithError(value, mcse, decimals);
  }
  return exact ? number(value, 3) : numberWithError(value, mcse, 3);
}

/**
 * How near to 0 or 1 a probability is shown to be, in words, where all replicates agree: the Monte Carlo error is then 0 and says
 * nothing, while Wilson's limit does. Null where replicates differ.
 */
export function boundOf({
  unit,
  value,
  mcse,
  lower,
  upper,
}: Pick<Measure, 'unit' | 'value' | 'mcse' | 'lower' | 'upper'>): string | null {
  if (unit !== 'probability' || mcse !== 0) return null;
  if (value === 0 && upper > 0) return `at most ${percent(upper, 2)}`;
  return value === 1 && lower < 1 ? `at least ${percent(lower, 2)}` : null;
}

/** A measure as a sentence has it, without its Monte Carlo error. */
export function measureInWords(measure: Measure): string {
  if (boundOf(measure) !== null) return percent(measure.value);
  const shown = showMeasure(measure, { exact: true });
  return measure.unit === DIFFERENCE ? `${shown} percentage points` : signsInWords(shown);
}

/** The measures whose sign says something. */
const SIGNED: readonly MeasureName[] = ['bias', 'estimate', 'largestRise', 'largestFall', 'lastRegionChange'];

/** A true value: a percentage, or a difference in percentage points under a heading that says so. */
export function showTruth(truth: number, estimand: Estimand, decimals: number): string {
  if (estimand === 'score') return number(truth, decimals + 1);
  return estimand === 'difference' ? signed(100 * truth, decimals) : percent(truth, decimals);
}

/** A measure of an answer as it is shown. */
export interface Shown {
  readonly measure: Measure;
  readonly exact: boolean;
  /** With what was simulated behind it in brackets, where the design gives the exact value. */
  readonly text: string;
}

/** A measure of an answer; null where it has none. The standard error that the design gives leads the simulated one. */
export function shownMeasure(
  { measures, exact }: Pick<StudyAnswer, 'measures' | 'exact'>,
  name: MeasureName,
): Shown | null {
  const find = (wanted: MeasureName) => measures.find(({ measure }) => measure === wanted);
  const found = find(name);
  const known = name === 'empiricalError' && !exact ? find('designError') : undefined;
  if (known !== undefined) {
    const text = showMeasure(known, { exact: true });
    const simulated = found === undefined ? '' : ` (${showMeasure(found, { exact })})`;
    return { measure: known, exact: true, text: `${text}${simulated}` };
  }
  return found === undefined ? null : { measure: found, exact, text: showMeasure(found, { exact }) };
}

/** What a measure is called over a column, with the unit that the numbers under it leave out. */
export function measureHeading({ measure, unit }: Pick<Measure, 'measure' | 'unit'>): string {
  const words = SHORT[measure] ?? MEASURES[measure];
  return `${capital(words)}${unit === DIFFERENCE ? ', percentage points' : ''}`;
}

const SHORT: Partial<Record<MeasureName, string>> = {
  empiricalError: 'standard error',
  width: 'width',
  wrongWay: 'wrong way',
  exaggeration: 'exaggeration',
  clusteringShare: 'clustering',
  samplingShare: 'sampling',
  inspectorShare: 'inspectors',
  agreement: 'agreement',
  misleads: 'misleads',
};
