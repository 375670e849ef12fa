import type { LevelDifference } from '../../../estimation/ordered/levelByLevel.js';
import type { ProportionalOdds } from '../../../estimation/ordered/proportionalOdds.js';
import type { LevelsComparison } from '../../../results/levels.js';
import { limitInPoints, number, percentWithCounts, pIs, plural, pValue } from '../../../words/format.js';
import { figures, raw, words } from '../../document/columns.js';
import type { Table } from '../../document/table.js';
import { levelText } from './levelText.js';

export interface NamedDifference extends LevelDifference {
  readonly name: string;
}

export const DIFFERENCE_CSV = [
  raw<NamedDifference>('level', ({ name }) => name),
  raw<NamedDifference>('firstYes', ({ first: one }) => one.yes),
  raw<NamedDifference>('firstOf', ({ first: one }) => one.of),
  raw<NamedDifference>('secondYes', ({ second: one }) => one.yes),
  raw<NamedDifference>('secondOf', ({ second: one }) => one.of),
  raw<NamedDifference>('difference', ({ difference }) => difference),
  raw<NamedDifference>('lower', ({ lower }) => lower),
  raw<NamedDifference>('upper', ({ upper }) => upper),
  raw<NamedDifference>('oddsRatio', ({ oddsRatio }) => oddsRatio),
];

/** At or above each level but the lowest, the second minus the first. */
export function differencesTable(
  { names, differences, confidence }: Pick<LevelsComparison, 'names' | 'differences' | 'confidence'>,
  title = 'At or above each level, second minus first in percentage points',
): Table<NamedDifference> {
  return {
    title,
    columns: [
      words('level', 'Level', ({ name }) => name),
      figures(
        'first',
        'First',
        ({ first }) => first.yes / first.of,
        ({ first }) => percentWithCounts(first.yes, first.of),
      ),
      figures(
        'second',
        'Second',
        ({ second }) => second.yes / second.of,
        ({ second }) => percentWithCounts(second.yes, second.of),
      ),
      figures(
        'difference',
        'Difference',
        ({ difference }) => difference,
        ({ difference }) => limitInPoints(difference),
      ),
      figures(
        'lower',
        `${levelText(confidence)} limits`,
        ({ lower }) => lower,
        ({ lower, upper }) => `${limitInPoints(lower)} to ${limitInPoints(upper)}`,
      ),
      figures(
        'oddsRatio',
        'Odds ratio',
        ({ oddsRatio }) => oddsRatio,
        ({ oddsRatio }) => number(oddsRatio, 2),
      ),
    ],
    rows: differences.map((one, index) => ({ ...one, name: names[index + 1] ?? '' })),
    notes: [
      "Newcombe's limits of each difference by itself; in an odds ratio a half is added where a count is 0.",
    ],
  };
}

/** One odds ratio for all levels, in words. */
export function oddsWords(
  { estimate, lower, upper, separated, pValue: p, lackOfFit }: ProportionalOdds,
  confidence: number,
) {
  const limits = `${lower === null ? 'no lower limit' : number(lower, 2)} to ${upper === null ? 'no upper limit' : number(upper, 2)}`;
  if (separated !== null) {
    return [
      `The ${separated === 'first-higher' ? 'first' : 'second'} sample is wholly at or above the other, so no odds are too large: ` +
        `with ${levelText(confidence)} confidence the odds of the second against the first are ${limits} (${pIs(pValue(p))}).`,
    ];
  }
  if (estimate === null) return ['All cases are at one level: there are no odds to compare.'];
  const fit =
    lackOfFit === null
      ? ''
      : ` How badly one ratio fits all levels: ${pIs(pValue(lackOfFit.pValue))} on ${plural(lackOfFit.degreesOfFreedom, 'degree')} of freedom.`;
  return [
    `The odds of being at or above any level are ${number(estimate.odds, 2)} times as high in the second sample, with ` +
      `${levelText(confidence)} confidence ${limits} times (${pIs(pValue(p))}), taken as the same at every level.${fit}`,
  ];
}
