import type { Counts } from '../../../counts.js';
import type { Comparison, QuestionComparison } from '../../../estimation/difference/compare.js';
import { DIFFERENCE_METHODS, type DifferenceMethodName } from '../../../estimation/difference/difference.js';
import {
  DIFFERENCE_TEST_NAMES,
  DIFFERENCE_TESTS,
  type DifferenceTestName,
} from '../../../estimation/difference/differenceTest.js';
import type { RatioInterval } from '../../../estimation/difference/ratio.js';
import { shortLabel as shortLabelOf } from '../../../results/assumptions.js';
import type { MarginAnswers } from '../../../results/compare.js';
import {
  limitInPoints,
  numberOrNoLimit,
  percentWithCounts,
  pointsRange,
  probability,
  pValue,
} from '../../../words/format.js';
import { figures, numbers, raw, words } from '../../document/columns.js';
import type { Table } from '../../document/table.js';

export const share = ({ yes, of }: Counts) => percentWithCounts(yes, of);

/** One more decimal for every hundred times the cases. */
export function decimalsFor({ first, second }: Comparison): number {
  const cases = Math.min(first.of, second.of);
  return cases <= 1000 ? 1 : cases <= 100_000 ? 2 : 3;
}

export function testTable({ pValues }: Comparison): Table<{ name: DifferenceTestName; p: number }> {
  return {
    title: 'If nothing truly differed: two-sided p-values',
    columns: [
      words(
        'test',
        'Test',
        ({ name }) => name,
        ({ name }) => DIFFERENCE_TESTS[name],
      ),
      numbers('pValue', 'p', ({ p }) => p, pValue),
    ],
    rows: DIFFERENCE_TEST_NAMES.map((name) => ({ name, p: pValues[name] })),
  };
}

interface NamedRatio extends RatioInterval {
  readonly name: string;
}

export function ratioTable(ratios: Record<'riskRatio' | 'oddsRatio', RatioInterval>): Table<NamedRatio> {
  const finite = (value: number | null) => (value === null || !Number.isFinite(value) ? null : value);
  const shown = (value: number | null) => (value === null ? 'undefined: 0/0' : numberOrNoLimit(value, 2));
  return {
    title: 'The first as a multiple of the second',
    columns: [
      words('ratio', 'Ratio', ({ name }) => name),
      figures(
        'estimate',
        'In the samples',
        ({ estimate }) => finite(estimate),
        ({ estimate }) => shown(estimate),
      ),
      numbers('lower', 'From', ({ lower }) => lower, shown),
      figures(
        'upper',
        'To',
        ({ upper }) => finite(upper),
        ({ upper }) => shown(upper),
      ),
    ],
    rows: [
      { name: 'Risk ratio (Koopman)', ...ratios.riskRatio },
      { name: 'Odds ratio (score)', ...ratios.oddsRatio },
    ],
  };
}

export const shortLabel = ({ name, label, keyQuestion }: QuestionComparison) =>
  shortLabelOf({ name, label, section: keyQuestion ? 'keyQuestion' : 'prompt' });

const question = words<QuestionComparison>('question', 'Question', ({ name }) => name, shortLabel);

const rangeOf = (method: DifferenceMethodName) => (row: QuestionComparison) =>
  pointsRange(row.intervals[method].lower, row.intervals[method].upper).replace(' percentage points', '');

/** Each question in both inspections, with the range of the true difference. */
export function questionTable(
  title: string,
  rows: readonly QuestionComparison[],
  method: DifferenceMethodName,
): Table<QuestionComparison> {
  return {
    title: `${title}, with first minus second in percentage points`,
    columns: [
      question,
      figures(
        'first',
        'First',
        ({ first }) => first.yes / first.of,
        ({ first }) => share(first),
      ),
      figures(
        'second',
        'Second',
        ({ second }) => second.yes / second.of,
        ({ second }) => share(second),
      ),
      numbers('difference', 'First minus second', (row) => row.difference, limitInPoints),
      figures('range', 'True difference', (row) => row.intervals[method].lower, rangeOf(method)),
      figures(
        'rankingWrong',
        'Chance the order is wrong',
        ({ ranking }) => ranking.wrong,
        ({ ranking }) => (ranking.wrong === null ? 'no order' : probability(ranking.wrong)),
      ),
    ],
    rows,
  };
}

/** P-values of the key questions, alone and together. */
export function adjustmentTable(rows: readonly QuestionComparison[]): Table<QuestionComparison> {
  const p = (key: string, heading: string, value: (row: QuestionComparison) => number) =>
    figures<QuestionComparison>(key, heading, value, (row) => pValue(value(row)));
  return {
    title: 'If nothing truly differed: two-sided p-values',
    columns: [
      question,
      p('fisher', 'Fisher', ({ pValues }) => pValues.fisher),
      p('midP', 'Mid-p', ({ pValues }) => pValues['mid-p']),
      p('score', 'Score', ({ pValues }) => pValues['miettinen-nurminen']),
      p('holm', 'Holm', ({ adjusted }) => adjusted?.holm ?? 1),
      p('bonferroni', 'Bonferroni', ({ adjusted }) => adjusted?.bonferroni ?? 1),
    ],
    rows,
    notes: [
      'Score is Miettinen-Nurminen. Holm and Bonferroni adjust its p-values for asking all key questions at once.',
    ],
  };
}

export function methodTable(rows: readonly QuestionComparison[]): Table<QuestionComparison> {
  const methods = ['newcombe', 'miettinen-nurminen', 'mee', 'agresti-caffo'] as const;
  return {
    title: 'First minus second by other methods: the true difference, in percentage points',
    columns: [
      question,
      ...methods.map((method) =>
        figures<QuestionComparison>(
          method,
          DIFFERENCE_METHODS[method].label,
          (row) => row.intervals[method].lower,
          (row) => rangeOf(method)(row),
        ),
      ),
    ],
    rows,
  };
}

type AskedComparison = QuestionComparison & MarginAnswers;

/** What was asked with a margin or a prior: for all questions, or for none. */
function askedColumns([one]: readonly AskedComparison[]) {
  return [
    ...(one?.noWorse == null
      ? []
      : [
          raw<AskedComparison>('noWorseUpper', ({ noWorse }) => noWorse?.upper ?? null),
          raw<AskedComparison>('noWorseP', ({ noWorse }) => noWorse?.pValue ?? null),
          raw<AskedComparison>('noWorseShown', ({ noWorse }) => noWorse?.shown ?? null),
        ]),
    ...(one?.equivalence == null
      ? []
      : [
          raw<AskedComparison>('equivalentP', ({ equivalence }) => equivalence?.pValue ?? null),
          raw<AskedComparison>('equivalentShown', ({ equivalence }) => equivalence?.shown ?? null),
        ]),
    ...(one?.posterior == null
      ? []
      : [
          raw<AskedComparison>('posteriorMean', ({ posterior }) => posterior?.mean ?? null),
          raw<AskedComparison>('posteriorLower', ({ posterior }) => posterior?.lower ?? null),
          raw<AskedComparison>('posteriorUpper', ({ posterior }) => posterior?.upper ?? null),
          raw<AskedComparison>('probabilityAbove', ({ posterior }) => posterior?.probabilityAbove ?? null),
        ]),
  ];
}

/** Everything about every question, one row each. */
export function comparisonCsv(
  rows: readonly AskedComparison[],
  method: DifferenceMethodName,
): Table<AskedComparison> {
  return {
    title: '',
    columns: [
      raw('question', ({ name }) => name),
      raw('label', ({ label }) => label),
      raw('keyQuestion', ({ keyQuestion }) => keyQuestion),
      raw('firstYes', ({ first }) => first.yes),
      raw('firstOf', ({ first }) => first.of),
      raw('secondYes', ({ second }) => second.yes),
      raw('secondOf', ({ second }) => second.of),
      raw('difference', ({ difference }) => difference),
      raw('method', () => method),
      raw('lower', ({ intervals }) => intervals[method].lower),
      raw('upper', ({ intervals }) => intervals[method].upper),
      raw('pFisher', ({ pValues }) => pValues.fisher),
      raw('pMidP', ({ pValues }) => pValues['mid-p']),
      raw('pScore', ({ pValues }) => pValues['miettinen-nurminen']),
      raw('pHolm', ({ adjusted }) => adjusted?.holm ?? null),
      raw('pBonferroni', ({ adjusted }) => adjusted?.bonferroni ?? null),
      raw('rankingWrong', ({ ranking }) => ranking.wrong),
      ...askedColumns(rows),
      raw('caution', ({ caution }) => caution),
    ],
    rows,
  };
}
