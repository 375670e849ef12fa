import { requireBetween, requireFields, requireWhole } from '../../check.js';

/** What a second round does to a region that was far from the mean in the first, where nothing truly changes. */
export interface ExpectedReturn {
  /** How much of a distance from the mean is expected to be left, from 0 to 1. */
  readonly shrinkage: number;
  /** The expected distance in the second round. */
  readonly secondDistance: number;
  /** The expected change, towards the mean. */
  readonly change: number;
}

/**
 * How far a region is expected to come back to the mean in the next round although nothing changed: the further the more of
 * the spread is chance.
 *
 * @param region - its `distance` from the mean, the variance of true shares `trueVariance` and that of chance `chanceVariance`,
 *   not both 0
 * @returns what is left of the distance, and the change
 * @throws ArgumentError naming the argument
 * @source Galton 1886; exact for normal distributions, and the best straight line for counts.
 *
 * @example
 * regressionToMean({ distance: -0.15, trueVariance: 0.0025, chanceVariance: 0.003 }).change; // 0.0818…
 */
export function regressionToMean(region: {
  readonly distance: number;
  readonly trueVariance: number;
  readonly chanceVariance: number;
}): ExpectedReturn {
  const { distance, trueVariance, chanceVariance } = requireFields('region', region, '{ distance: -0.1, … }');
  requireBetween('distance', distance, -1, 1, 'both');
  requireBetween('trueVariance', trueVariance, 0, 1, 'both');
  requireBetween('chanceVariance', chanceVariance, 0, 1, 'both');
  const total = trueVariance + chanceVariance;
  requireBetween('trueVariance + chanceVariance', total, 0, 2);
  const shrinkage = trueVariance / total;
  const secondDistance = distance * shrinkage;
  return { shrinkage, secondDistance, change: secondDistance - distance };
}

/**
 * The variance of a share by chance alone, on average over true shares that differ: less than that of their mean.
 *
 * @param truth - the `mean` of true shares, in (0, 1), their standard deviation `deviation`, and the cases `of` each sample
 * @returns (m(1 − m) − sd²)/n
 * @throws ArgumentError naming the argument: no shares spread further than those that are all 0 or 1
 * @source the law of total variance
 *
 * @example
 * meanChanceVariance({ mean: 0.47, deviation: 0.05, of: 84 }); // 0.002936
 */
export function meanChanceVariance(truth: {
  readonly mean: number;
  readonly deviation: number;
  readonly of: number;
}): number {
  const { mean, deviation, of } = requireFields('truth', truth, '{ mean: 0.47, deviation: 0.05, of: 84 }');
  requireBetween('mean', mean, 0, 1);
  requireBetween('deviation', deviation, 0, Math.sqrt(mean * (1 - mean)), 'both');
  requireWhole('of', of, { min: 1 });
  return (mean * (1 - mean) - deviation ** 2) / of;
}
