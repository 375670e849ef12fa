import { requireConfidence, requireFields } from '../../check.js';
import type { Counts } from '../../counts.js';
import { differenceInterval } from '../difference/difference.js';
import { casesAt, casesFrom, type LevelCounts, requireTwoSamples } from './levels.js';

/** Two samples compared by their shares at or above one level. */
export interface LevelDifference {
  readonly first: Counts;
  readonly second: Counts;
  /** The second share minus the first, with Newcombe's limits. */
  readonly difference: number;
  readonly lower: number;
  readonly upper: number;
  /** The odds of the second against the first; a half is added to all four counts where one of them is 0. */
  readonly oddsRatio: number;
}

/**
 * Two samples on an ordered scale compared level by level: at or above each level but the lowest.
 *
 * @param first - cases at each level of the first sample, lowest first: 2 to 100 whole numbers, at least one case in all
 * @param second - the same for the second sample
 * @param options - `confidence` in (0, 1), of each difference by itself
 * @returns for each level but the lowest the difference of the shares at or above it, with limits, and the odds ratio
 * @throws ArgumentError naming the argument that is out of range
 * @source Newcombe 1998, Statistics in Medicine 17:873, method 10; Haldane 1956, Annals of Human Genetics 20:309 (the half)
 *
 * @example
 * levelByLevel([3, 7, 12, 2], [2, 6, 14, 2])[0]?.difference; // 0.0417
 */
export function levelByLevel(
  first: LevelCounts,
  second: LevelCounts,
  options: { readonly confidence?: number } = {},
): readonly LevelDifference[] {
  requireTwoSamples(first, second);
  const { confidence = 0.95 } = requireFields('options', options);
  requireConfidence(confidence);
  const [n1, n2] = [casesAt(first), casesAt(second)];
  const [above1, above2] = [casesFrom(first), casesFrom(second)];
  return Object.freeze(
    above1.slice(1).map((yes, index) => {
      const [one, two] = [
        { yes, of: n1 },
        { yes: above2[index + 1]!, of: n2 },
      ];
      const { lower, upper } = differenceInterval(two, one, { confidence });
      const difference = two.yes / two.of - one.yes / one.of;
      return { first: one, second: two, difference, lower, upper, oddsRatio: oddsRatioOf(one, two) };
    }),
  );
}

function oddsRatioOf(first: Counts, second: Counts): number {
  const cells = [second.yes, first.of - first.yes, first.yes, second.of - second.yes];
  const added = cells.some((cell) => cell === 0) ? 0.5 : 0;
  const [a, b, c, d] = cells.map((cell) => cell + added);
  return (a! * b!) / (c! * d!);
}
