import type { AllWithinRanges, NextReport } from '../../../results/nextReports.js';
import type { Basis } from '../../../scenario/figure.js';
import {
  allOf,
  leastProbability,
  ofProbability,
  percentOfCounts,
  plural,
  probability,
} from '../../../words/format.js';
import { figures, numbers } from '../../document/columns.js';
import type { Table } from '../../document/table.js';
import { levelText } from '../estimation/levelText.js';

/** A question with what the next inspection would report of it. */
export interface NextRow extends NextReport {
  readonly id: string;
  readonly label: string;
  readonly bands: { readonly next: { readonly inadequate: number } };
}

/** What the next inspection would report: each question for itself, all of them, and if the published rate were true. */
export function nextTable(
  {
    keyQuestions,
    allWithin: { together },
    cases,
    noun: [one, many] = ['case', 'cases'],
    rates = 'published',
  }: {
    readonly keyQuestions: readonly NextRow[];
    readonly allWithin: AllWithinRanges;
    readonly cases: number;
    readonly noun?: readonly [string, string];
    /** Whether the rates are those of a publication, or as a file of one's own has them. */
    readonly rates?: 'published' | 'written';
  },
  { confidence, prior = 'Jeffreys prior' }: { readonly confidence: number; readonly prior?: string },
): Table<NextRow> {
  const level = levelText(confidence);
  const several = keyQuestions.length > 1;
  const rate = rates === 'published' ? 'published rate' : 'rate as written';
  const all = allOf(keyQuestions.length).toLowerCase();
  return {
    title: `What the next ${plural(cases, one, many)} would report`,
    columns: [
      { key: 'id', heading: 'Key question', value: (row) => row.id, show: (row) => row.label },
      figures(
        'nextLower',
        several ? `${level} for each` : level,
        (row) => row.next.lower,
        ({ next }) => countRange(next),
      ),
      ...(several
        ? [
            figures<NextRow>(
              'togetherLower',
              `${level} for ${all}`,
              (row) => row.nextTogether.lower,
              ({ nextTogether }) => countRange(nextTogether),
            ),
          ]
        : []),
      numbers('nextBelowHalf', 'Chance below 50%', (row) => row.bands.next.inadequate, probability),
      figures(
        'reinspectionLower',
        `If the ${rate} were the truth`,
        (row) => row.reinspection.lower,
        ({ reinspection }) => countRange(reinspection),
      ),
      numbers(
        'chanceOfThat',
        'Chance of falling in it',
        (row) => row.reinspection.predictiveProbability,
        probability,
      ),
    ],
    rows: keyQuestions,
    notes: [
      `Exact (beta-binomial, ${prior}): they allow for chance in both samples, and take ${many} as independent of one another. Any that share a team or an inspector would widen them.${several ? ` The ranges for ${all} contain all of them with a probability ${ofProbability(together.ifIndependent)} if the key questions were independent of one another, and never less than ${leastProbability(together.atLeast)}.` : ''}`,
      `The last range takes the ${rate} as the true one (binomial, at least ${level} if it were). It is not known, so the next percentage falls in that range only with the chance beside it.`,
    ],
  };
}

/** Whether rates are those of a publication, or all as a file of one's own has them. */
export const ratesOf = (questions: readonly { readonly basis: Basis }[]) =>
  questions.every(({ basis }) => basis === 'assumed') ? ('written' as const) : ('published' as const);

/** A range of whole cases as percentages of a sample. */
export const countRange = (
  { lowerCount, upperCount, cases }: { lowerCount: number; upperCount: number; cases: number },
  between = ' to ',
): string => `${percentOfCounts(lowerCount, cases)}${between}${percentOfCounts(upperCount, cases)}`;

/** The same in a sentence: `between 35% and 64%`, or the one percentage that it is. */
export function countRangeInWords(range: { lowerCount: number; upperCount: number; cases: number }): string {
  return range.lowerCount === range.upperCount
    ? percentOfCounts(range.lowerCount, range.cases)
    : `between ${countRange(range, ' and ')}`;
}
