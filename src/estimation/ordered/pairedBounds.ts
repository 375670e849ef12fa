import { requireWhole } from '../../check.js';
import { leastOf } from '../../numeric/extremes.js';
import { casesAt, type LevelCounts, requireTwoSamples } from './levels.js';

/** How many of the same people can be higher, or lower, on the second of two items. */
export interface PairedBounds {
  readonly of: number;
  readonly leastHigher: number;
  readonly mostHigher: number;
  readonly leastLower: number;
  readonly mostLower: number;
}

/**
 * Between what the number of people lies who are higher, or lower, on the second of two items, when only how many chose each
 * level of each item is known.
 *
 * @param first - people at each level of the first item, lowest first: 2 to 100 whole numbers, at least one in all
 * @param second - the same people at each level of the second item
 * @returns the fewest and the most who can be higher, and lower, in whole numbers
 * @throws ArgumentError naming the argument; where the items are not answered by as many people
 * @source König 1931: the largest matching and the smallest cover are as large; Fréchet 1951 for two levels
 *
 * @example
 * pairedBounds([25, 33], [48, 10]).leastLower; // 23
 */
export function pairedBounds(first: LevelCounts, second: LevelCounts): PairedBounds {
  requireTwoSamples(first, second);
  const of = casesAt(first);
  requireWhole('the number of people of second', casesAt(second), {
    min: of,
    max: of,
    hint: 'Bounds are about the same people on both items.',
  });
  return Object.freeze({
    of,
    leastHigher: of - mostAtMost(second, first),
    mostHigher: mostAbove(second, first),
    leastLower: of - mostAtMost(first, second),
    mostLower: mostAbove(first, second),
  });
}

const below = (counts: LevelCounts, level: number) => casesAt(counts.slice(0, level));

/** The most pairs in which the one is above the other: no more than the others below a level and the ones above it. */
function mostAbove(one: LevelCounts, other: LevelCounts): number {
  return leastOf(one.map((_, level) => below(other, level) + casesAt(one.slice(level + 1))));
}

/** The most pairs in which the one is not above the other. */
function mostAtMost(one: LevelCounts, other: LevelCounts): number {
  return leastOf([...one, 0].map((_, level) => casesAt(other.slice(level)) + below(one, level)));
}
