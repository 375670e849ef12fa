import type { QuestionComparison } from '../../../estimation/difference/compare.js';
import type { MarginAnswers } from '../../../results/compare.js';
import {
  differenceAsWritten,
  limitBeside,
  limitInPoints,
  pointsAsWritten,
  probability,
} from '../../../words/format.js';
import { figures, numbers, words } from '../../document/columns.js';
import { type Part, tablePart } from '../../document/document.js';
import { shortLabel } from './compareTables.js';
import { levelText } from './levelText.js';
import { shownP } from './marginWords.js';
import { priorWords } from './priorWords.js';

type Row = QuestionComparison & MarginAnswers;

/** What was asked of margins and priors, for each key question. */
export function marginTables(rows: readonly Row[]): Part[] {
  return [...noWorseTable(rows), ...equivalenceTable(rows), ...posteriorTable(rows)];
}

const question = words<Row>('question', 'Question', ({ name }) => name, shortLabel);

/** To claim it of all questions, every one has to be shown. */
const ALL = 'To claim it of all questions together, all have to be shown; then nothing needs adjusting.';

function noWorseTable(rows: readonly Row[]): Part[] {
  const test = rows[0]?.noWorse ?? null;
  if (test === null) return [];
  return [
    tablePart<Row>({
      title: `Whether the second is no worse than the first by ${pointsAsWritten(test.margin)}`,
      columns: [
        question,
        figures(
          'upper',
          'First minus second, in percentage points, at most',
          ({ noWorse }) => noWorse?.upper ?? null,
          ({ noWorse }) => (noWorse === null ? '' : limitBeside(test.margin, noWorse.upper)),
        ),
        figures(
          'pValue',
          'p, one-sided',
          ({ noWorse }) => noWorse?.pValue ?? null,
          ({ noWorse }) => (noWorse === null ? '' : shownP(noWorse)),
        ),
        words('shown', 'Shown', ({ noWorse }) => (noWorse?.shown === true ? 'yes' : 'no')),
      ],
      rows,
      notes: [
        `Miettinen-Nurminen at ${levelText(test.confidence)} confidence, all of the error on one side. ${ALL}`,
      ],
    }),
  ];
}

function equivalenceTable(rows: readonly Row[]): Part[] {
  const test = rows[0]?.equivalence ?? null;
  if (test === null) return [];
  const limit = (end: 'lower' | 'upper', heading: string) => {
    const margin = end === 'lower' ? -test.margin : test.margin;
    return figures<Row>(
      end,
      heading,
      ({ equivalence }) => equivalence?.[end] ?? null,
      ({ equivalence }) => (equivalence === null ? '' : limitBeside(margin, equivalence[end])),
    );
  };
  return [
    tablePart<Row>({
      title: `Whether the two differ by less than ${pointsAsWritten(test.margin)} either way`,
      columns: [
        question,
        limit('lower', 'First minus second, in percentage points, from'),
        limit('upper', 'To'),
        figures(
          'pValue',
          'p',
          ({ equivalence }) => equivalence?.pValue ?? null,
          ({ equivalence }) => (equivalence === null ? '' : shownP(equivalence)),
        ),
        words('shown', 'Shown', ({ equivalence }) => (equivalence?.shown === true ? 'yes' : 'no')),
      ],
      rows,
      notes: [
        `Two Miettinen-Nurminen tests, each at ${levelText(test.confidence)} confidence with all of its error on one side. ${ALL}`,
      ],
    }),
  ];
}

function posteriorTable(rows: readonly Row[]): Part[] {
  const known = rows[0]?.posterior ?? null;
  if (known === null) return [];
  const { prior, above, confidence } = known;
  const figure = (of: 'mean' | 'lower' | 'upper', heading: string) =>
    figures<Row>(
      of,
      heading,
      ({ posterior }) => posterior?.[of] ?? null,
      ({ posterior }) => (posterior === null ? '' : limitInPoints(posterior[of])),
    );
  return [
    tablePart<Row>({
      title: 'First minus second in percentage points, given the prior',
      columns: [
        question,
        figure('mean', 'On average'),
        figure('lower', 'From'),
        figure('upper', 'To'),
        numbers(
          'probabilityAbove',
          above === 0 ? 'First truly higher' : `Above ${differenceAsWritten(above)}`,
          ({ posterior }) => posterior?.probabilityAbove ?? 0,
          probability,
        ),
      ],
      rows,
      notes: [
        `With ${priorWords(prior)} for each of the two; the range has a probability of ${levelText(confidence)} for each question.`,
      ],
    }),
  ];
}
