import type { Counts } from '../../counts.js';
import { pooledShare, requireRegions } from './regions.js';

/** How much of the spread of regions chance alone would give. */
export interface ChanceShare {
  /** The variance that shares would have if all regions were truly alike. */
  readonly chanceVariance: number;
  /** That of the shares seen, about their own mean. */
  readonly seenVariance: number;
  /** Chance's over the one seen, above 1 where chance alone would spread more; null where all shares are the same. */
  readonly share: number | null;
}

/**
 * How much of the spread between regions chance alone would give if all were truly alike.
 *
 * @param regions - `yes` of `of` cases in each
 * @returns the two variances and their ratio, which is not cut at 1
 * @throws ArgumentError naming the argument
 * @source the mean of P(1 − P)/n over the regions, P the share of all cases together, over the variance of the shares with
 *   divisor k − 1; the comparison is that of Spiegelhalter and Riesch for football leagues.
 *
 * @example
 * chanceShare([{ yes: 41, of: 84 }, { yes: 29, of: 64 }, { yes: 9, of: 56 }]).share; // 0.11…
 */
export function chanceShare(regions: readonly Counts[]): ChanceShare {
  requireRegions(regions);
  const count = regions.length;
  const pooled = pooledShare(regions);
  const shares = regions.map(({ yes, of }) => yes / of);
  const mean = shares.reduce((sum, share) => sum + share, 0) / count;
  const chanceVariance = regions.reduce((sum, { of }) => sum + (pooled * (1 - pooled)) / of, 0) / count;
  const isSame = shares.every((share) => share === shares[0]);
  const squares = shares.reduce((sum, share) => sum + (share - mean) ** 2, 0);
  const seenVariance = isSame ? 0 : squares / (count - 1);
  return { chanceVariance, seenVariance, share: isSame ? null : chanceVariance / seenVariance };
}
