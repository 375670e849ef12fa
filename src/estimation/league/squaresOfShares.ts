import type { Counts } from '../../counts.js';

/**
 * What chi-squared rises with among tables of one total: the sum of `yes²·weight`, a whole number where the sizes have a small
 * enough common multiple.
 */
export interface SquaresOfShares {
  readonly weights: readonly number[];
  /** What a table must reach to be as far out as the one seen; a rounding error below it where the sum is not whole. */
  readonly least: number;
}

export function squaresOfShares(regions: readonly Counts[]): SquaresOfShares {
  const cases = regions.reduce((sum, { of }) => sum + of, 0);
  let multiple = 1;
  for (const { of } of regions) {
    if (multiple * cases <= Number.MAX_SAFE_INTEGER) multiple *= of / commonDivisor(multiple, of);
  }
  const isWhole = multiple * cases <= Number.MAX_SAFE_INTEGER;
  const weights = regions.map(({ of }) => (isWhole ? multiple : 1) / of);
  const seen = regions.reduce((sum, { yes }, index) => sum + yes * yes * weights[index]!, 0);
  return { weights, least: isWhole ? seen : seen * (1 - TIE) };
}

/** Sums of fractions that differ by less than this, relatively, are equal. */
const TIE = 1e-12;

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}
