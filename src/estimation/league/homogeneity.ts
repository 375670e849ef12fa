import { requireFields, requireWhole } from '../../check.js';
import type { Counts } from '../../counts.js';
import { chiSquaredUpperTail } from '../../numeric/chiSquaredTail.js';
import { homogeneityExactly } from './homogeneityExactly.js';
import { homogeneitySimulated } from './homogeneitySimulated.js';
import { pooledShare, requireRegions } from './regions.js';
import { requireRepeats } from './repeats.js';

/** A test of no difference at all between regions. */
export interface Homogeneity {
  readonly chiSquared: number;
  readonly degreesOfFreedom: number;
  /** By the chi-squared distribution, which is near enough for large samples. */
  readonly approximate: number;
  /** Given the total of Yes answers: exact, or simulated where there are too many tables to add up. */
  readonly pValue: number;
  /** Tables simulated; null where the p-value is exact. */
  readonly repeats: number | null;
  /** Monte Carlo standard error of the p-value; null where it is exact. */
  readonly standardError: number | null;
}

/**
 * Whether regions differ at all: the chi-squared statistic, with its p-value given the total. Exact, it is the probability of
 * all tables whose statistic is at least the one seen, ties included, compared in whole numbers.
 *
 * @param regions - `yes` of `of` cases in each
 * @param options - where there are too many tables, `repeats` drawn from `seed` (9,999, fewer in large leagues; at most 2,000,000
 *   over the regions): the p-value is (1 + hits)/(1 + repeats)
 * @returns the statistic, its degrees of freedom and both p-values; 0 and 1 where every answer is the same
 * @throws ArgumentError naming the argument
 * @source Pearson 1900; Freeman and Halton 1951, Biometrika 38:141; Mehta and Patel 1983, Journal of the American Statistical
 *   Association 78:427; Davison and Hinkley 1997, section 4.2, for the simulated p-value.
 *
 * @example
 * homogeneity([{ yes: 41, of: 84 }, { yes: 29, of: 64 }, { yes: 20, of: 56 }]).pValue; // 0.3006…
 */
export function homogeneity(
  regions: readonly Counts[],
  options: { readonly repeats?: number; readonly seed?: number } = {},
): Homogeneity {
  requireRegions(regions);
  const { repeats = enough(regions.length), seed = 1 } = requireFields(
    'options',
    options,
    '{ repeats: 9999 }',
  );
  // To draw a table given its total takes some five times as long as to draw its counts.
  requireRepeats(repeats, { min: 99, each: 5 * regions.length });
  requireWhole('seed', seed);
  const pooled = pooledShare(regions);
  const degreesOfFreedom = regions.length - 1;
  if (pooled === 0 || pooled === 1) {
    return { chiSquared: 0, degreesOfFreedom, approximate: 1, pValue: 1, repeats: null, standardError: null };
  }
  const chiSquared = regions.reduce(
    (sum, { yes, of }) => sum + (of * (yes / of - pooled) ** 2) / (pooled * (1 - pooled)),
    0,
  );
  const given = {
    chiSquared,
    degreesOfFreedom,
    approximate: chiSquaredUpperTail(chiSquared, degreesOfFreedom),
  };
  // Sizes decide the tables: in one order, the same regions give the same p-value however they are listed.
  const sorted = regions.toSorted((a, b) => a.of - b.of || a.yes - b.yes);
  const exact = homogeneityExactly(sorted);
  if (exact !== null) return { ...given, pValue: exact, repeats: null, standardError: null };
  const pValue = homogeneitySimulated(sorted, { repeats, seed });
  return { ...given, pValue, repeats, standardError: Math.sqrt((pValue * (1 - pValue)) / repeats) };
}

/** As many tables as take about as long for a large league as for a small one. */
const enough = (regions: number) => Math.min(9999, Math.max(499, Math.floor(4e5 / regions)));
