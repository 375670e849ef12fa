import { requireBetween, requireCounts, requireFields, requireOneOf } from '../../check.js';
import type { Counts } from '../../counts.js';
import { normalCdf } from '../../numeric/distributions.js';
import {
  hypergeometricChance,
  hypergeometricMode,
  hypergeometricRatio,
} from '../../numeric/hypergeometric.js';
import { findRoot } from '../../numeric/root.js';
import { constrainedVariance } from './constrainedDifference.js';
import {
  DIFFERENCE_METHOD_NAMES,
  DIFFERENCE_METHODS,
  type DifferenceMethodName,
  scoreCorrection,
} from './difference.js';

/** Readable names of the tests in their own right. The exact tests add up the tables no likelier than the one seen; mid-p counts ties half. */
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
 * @param options - `method`: a test (miettinen-nurminen if omitted), or any method of `differenceInterval`, whose
 *   p-value is below `1 − confidence` exactly where its interval leaves the difference out; `difference` in (−1, 1), 0
 *   if omitted: the exact tests fisher and mid-p only know 0
 * @returns a probability from 0 to 1
 * @throws ArgumentError naming the argument that is out of range
 * @source Fisher 1935; Lydersen, Fagerland and Laake 2009, Statistics in Medicine 28:1159 (mid-p); Miettinen
 * and Nurminen 1985; Mee 1984.
 *
 * @example
 * differencePValue({ yes: 56, of: 70 }, { yes: 48, of: 80 }); // 0.0083…
 */
export function differencePValue(
  first: Counts,
  second: Counts,
  options: { method?: DifferenceTestName | DifferenceMethodName; difference?: number } = {},
): number {
  requireCounts(first, 'first');
  requireCounts(second, 'second');
  const { method = 'miettinen-nurminen', difference = 0 } = requireFields(
    'options',
    options,
    '{ difference: 0.1 }',
  );
  const name = requireOneOf('method', method, [
    ...new Set([...DIFFERENCE_TEST_NAMES, ...DIFFERENCE_METHOD_NAMES]),
  ]);
  if (name === 'fisher' || name === 'mid-p') {
    requireBetween(
      'difference',
      difference,
      0,
      0,
      'both',
      'The exact tests test no difference, and nothing else.',
    );
    return fisher(first, second, name === 'mid-p' ? 0.5 : 1);
  }
  requireBetween('difference', difference, -1, 1);
  if (name !== 'miettinen-nurminen' && name !== 'mee') return byInversion(first, second, name, difference);
  const correction = name === 'mee' ? 1 : scoreCorrection(first, second);
  const gap = Math.abs(first.yes / first.of - second.yes / second.of - difference);
  if (gap === 0) return 1;
  return 2 * normalCdf(-gap / Math.sqrt(constrainedVariance(first, second, difference, correction)), 0, 1);
}

/** The p-value at which the interval's nearer limit reaches the difference. */
function byInversion(first: Counts, second: Counts, name: DifferenceMethodName, difference: number): number {
  const { limits } = DIFFERENCE_METHODS[name];
  const beyond = (z: number) => {
    const { lower, upper } = limits(first, second, z);
    return Math.max(lower - difference, difference - upper);
  };
  if (beyond(0) <= 0) return 1;
  if (beyond(FURTHEST) > 0) return 0;
  return 2 * normalCdf(-findRoot(beyond, 0, FURTHEST), 0, 1);
}

/** A normal quantile beyond which nothing is left: the tail is below the smallest number. */
const FURTHEST = 38;

/** Two tables whose probabilities differ by less than this, relatively, are as likely as each other. */
const TIE = 1e-7;

function fisher(first: Counts, second: Counts, weightOfTies: number): number {
  const urn = { size: first.of + second.of, marked: first.yes + second.yes, draws: first.of };
  const mode = hypergeometricMode(urn);
  // Likelihoods relative to the likeliest table, walked outwards by ratios until they no longer count.
  const relative = (step: 1 | -1, from: number, visit: (likelihood: number, x: number) => boolean) => {
    let likelihood = 1;
    for (let x = mode; visit(likelihood, x) && x !== from; x += step) {
      likelihood *= step === 1 ? hypergeometricRatio(x, urn) : 1 / hypergeometricRatio(x - 1, urn);
    }
  };
  let seen = 1;
  relative(first.yes > mode ? 1 : -1, first.yes, (likelihood) => {
    seen = likelihood;
    return true;
  });
  let total = 0;
  const add = (likelihood: number, x: number, skip: number) => {
    if (x === skip) return true;
    if (likelihood < seen * (1 - TIE)) total += likelihood;
    else if (likelihood <= seen * (1 + TIE)) total += weightOfTies * likelihood;
    return likelihood > seen * NEGLIGIBLE;
  };
  const [lowest, highest] = [Math.max(0, urn.marked - second.of), Math.min(urn.marked, first.of)];
  relative(1, highest, (likelihood, x) => add(likelihood, x, Number.NaN));
  relative(-1, lowest, (likelihood, x) => add(likelihood, x, mode));
  return Math.min(1, total * hypergeometricChance(mode, urn));
}

/** A table this much less likely than the one seen no longer counts. */
const NEGLIGIBLE = 1e-18;
