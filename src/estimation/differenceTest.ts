import { requireBetween, requireCounts, requireOneOf } from '../check.js';
import { hypergeometricPmf, normalCdf } from '../numeric/distributions.js';
import { constrainedVariance } from './constrainedDifference.js';
import { scoreCorrection } from './difference.js';
import type { Counts } from './proportion.js';

/** Readable names. The exact tests add up the tables no likelier than the one seen; mid-p counts ties half. */
export const DIFFERENCE_TESTS = {
  fisher: 'Fisher exact',
  'mid-p': 'Fisher mid-p',
  'miettinen-nurminen': 'Miettinen-Nurminen score',
  mee: 'Mee score, which is the uncorrected chi-squared',
} as const;
export type DifferenceTestName = keyof typeof DIFFERENCE_TESTS;
export const DIFFERENCE_TEST_NAMES = Object.keys(DIFFERENCE_TESTS) as readonly DifferenceTestName[];

/**
 * The two-sided p-value for "the two true proportions differ by exactly `difference`".
 *
 * @param first - `yes` of `of` cases in the first sample
 * @param second - the same for the second, independent sample
 * @param options - `method` (miettinen-nurminen unless said); `difference` in (−1, 1), 0 unless said: the exact
 *   tests fisher and mid-p only know 0
 * @returns a probability from 0 to 1
 * @throws ArgumentError naming the argument that is out of range
 * Source: Fisher 1935; Lydersen, Fagerland and Laake 2009, Statistics in Medicine 28:1159 (mid-p); Miettinen
 * and Nurminen 1985; Mee 1984.
 *
 * @example
 * differencePValue({ yes: 56, of: 70 }, { yes: 48, of: 80 }); // 0.0083…
 */
export function differencePValue(
  first: Counts,
  second: Counts,
  {
    method = 'miettinen-nurminen',
    difference = 0,
  }: { method?: DifferenceTestName; difference?: number } = {},
): number {
  requireCounts(first, 'first');
  requireCounts(second, 'second');
  const name = requireOneOf('method', method, DIFFERENCE_TEST_NAMES);
  if (name === 'fisher' || name === 'mid-p') {
    requireBetween('difference', difference, 0, 0, 'both', 'The exact tests are for no difference.');
    return fisher(first, second, name === 'mid-p' ? 0.5 : 1);
  }
  requireBetween('difference', difference, -1, 1);
  const correction = name === 'mee' ? 1 : scoreCorrection(first, second);
  const gap = Math.abs(first.yes / first.of - second.yes / second.of - difference);
  if (gap === 0) return 1;
  return 2 * normalCdf(-gap / Math.sqrt(constrainedVariance(first, second, difference, correction)), 0, 1);
}

/** Two tables whose probabilities differ by less than this, relatively, are as likely as each other. */
const TIE = 1e-7;

function fisher(first: Counts, second: Counts, weightOfTies: number): number {
  const cases = first.of + second.of;
  const yes = first.yes + second.yes;
  const likelihood = (x: number) => hypergeometricPmf(x, cases, yes, first.of);
  const seen = likelihood(first.yes);
  let total = 0;
  for (let x = Math.max(0, yes - second.of); x <= Math.min(yes, first.of); x++) {
    const probability = likelihood(x);
    if (probability < seen * (1 - TIE)) total += probability;
    else if (probability <= seen * (1 + TIE)) total += weightOfTies * probability;
  }
  return Math.min(1, total);
}
