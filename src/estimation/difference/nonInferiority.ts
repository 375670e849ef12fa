import {
  exceeds,
  requireBetween,
  requireConfidence,
  requireCounts,
  requireFields,
  requireOneOf,
} from '../../check.js';
import type { Counts } from '../../counts.js';
import type { Limits } from '../../limits.js';
import { normalUpperTail } from '../../numeric/normalTail.js';
import { constrainedVariance, isVarianceWithin } from './constrainedDifference.js';
import { differenceInterval, scoreCorrection } from './difference.js';

/** Score tests of a difference by a margin; they differ by the factor N/(N − 1) of the variance. */
export const MARGIN_TESTS = ['miettinen-nurminen', 'farrington-manning'] as const;
export type MarginTest = (typeof MARGIN_TESTS)[number];

export interface MarginOptions {
  /** How much lower the second proportion may be and still count as no worse: in (0, 1), 0.1 is ten points. */
  readonly margin: number;
  /** One less the error allowed, all of it on one side; 0.975 if omitted. */
  readonly confidence?: number;
  readonly method?: MarginTest;
}

export interface NonInferiority {
  readonly direction: 'second minus first';
  /** Second minus first, as a proportion. */
  readonly difference: number;
  /** The one-sided lower limit of second minus first, with all of the error below it. */
  readonly lower: number;
  /** The score, in standard errors. */
  readonly z: number;
  /** One-sided: how probable a score as high is if the second were lower by exactly the margin. */
  readonly pValue: number;
  /** Whether no worse is shown: the p-value is no larger than the error allowed. */
  readonly shown: boolean;
  readonly margin: number;
  readonly confidence: number;
  readonly method: MarginTest;
}

/** The limits are on second minus first, each with all of the error beyond it. */
export interface Equivalence extends Limits {
  readonly direction: 'second minus first';
  readonly difference: number;
  /** One-sided p-values of lower by the margin, and of higher by it. */
  readonly pLower: number;
  readonly pUpper: number;
  /** The larger of the two. */
  readonly pValue: number;
  readonly shown: boolean;
  readonly margin: number;
  readonly confidence: number;
  readonly method: MarginTest;
}

/**
 * Whether a second sample shows that its proportion is no worse than the first by a margin: the one-sided score test of
 * "it is lower by the margin or more". Not finding a fall is not enough; this test has to rule one out.
 *
 * @param first - `yes` of `of` cases in the first sample
 * @param second - the same in the second, independent sample
 * @param options - `margin` in (0, 1); `confidence` in (0, 1), of which all of the error lies on one side (0.975 if
 *   omitted); `method` miettinen-nurminen (the default) or farrington-manning, which leaves out the factor N/(N − 1)
 * @returns the lower limit of second minus first, the p-value, and whether no worse is shown
 * @throws ArgumentError naming the argument that is out of range; a margin of 0 asks for the ordinary one-sided test
 * @source Miettinen and Nurminen 1985, Statistics in Medicine 4:213; Farrington and Manning 1990, Statistics in Medicine
 * 9:1447, test 3.
 *
 * @example
 * nonInferiority({ yes: 41, of: 84 }, { yes: 40, of: 84 }, { margin: 0.1 }); // lower −0.1614…, pValue 0.126…
 */
export function nonInferiority(first: Counts, second: Counts, options: MarginOptions): NonInferiority {
  const { margin, confidence, method } = requireTest(first, second, options);
  const z = marginScore(first, second, margin, method);
  const pValue = normalUpperTail(z);
  const { lower } = differenceInterval(second, first, {
    method: INTERVAL[method],
    confidence,
    side: 'lower',
  });
  return Object.freeze({
    direction: 'second minus first',
    difference: second.yes / second.of - first.yes / first.of,
    lower,
    z,
    pValue,
    shown: pValue <= 1 - confidence,
    margin,
    confidence,
    method,
  });
}

/**
 * Whether two samples show that their proportions differ by less than a margin, either way: two one-sided score tests,
 * both of which must reject.
 *
 * @param first - `yes` of `of` cases in the first sample
 * @param second - the same in the second, independent sample
 * @param options - as for `nonInferiority`: the error allowed is that of each of the two tests
 * @returns limits on second minus first (those of a two-sided interval at 1 − 2(1 − confidence)), both p-values, and
 *   whether equivalence is shown
 * @throws ArgumentError naming the argument that is out of range
 * @source Schuirmann 1987, Journal of Pharmacokinetics and Biopharmaceutics 15:657, with the tests of `nonInferiority`.
 *
 * @example
 * equivalence({ yes: 41, of: 84 }, { yes: 40, of: 84 }, { margin: 0.1 }); // pLower 0.126…, pUpper 0.0729…
 */
export function equivalence(first: Counts, second: Counts, options: MarginOptions): Equivalence {
  const { margin, confidence, method } = requireTest(first, second, options);
  const limits = { method: INTERVAL[method], confidence } as const;
  const pLower = normalUpperTail(marginScore(first, second, margin, method));
  // Not higher by the margin is the same question with the samples exchanged.
  const pUpper = normalUpperTail(marginScore(second, first, margin, method));
  const pValue = Math.max(pLower, pUpper);
  return Object.freeze({
    direction: 'second minus first',
    difference: second.yes / second.of - first.yes / first.of,
    lower: differenceInterval(second, first, { ...limits, side: 'lower' }).lower,
    upper: differenceInterval(second, first, { ...limits, side: 'upper' }).upper,
    pLower,
    pUpper,
    pValue,
    shown: pValue <= 1 - confidence,
    margin,
    confidence,
    method,
  });
}

/** The interval that each test is the inversion of. */
const INTERVAL = {
  'miettinen-nurminen': 'miettinen-nurminen',
  'farrington-manning': 'mee',
} as const satisfies Record<MarginTest, string>;

/** How many standard errors the second proportion lies above the first less the margin, if that is where it truly is. */
export function marginScore(first: Counts, second: Counts, margin: number, method: MarginTest): number {
  const correction = method === 'farrington-manning' ? 1 : scoreCorrection(first, second);
  const gap = second.yes / second.of - first.yes / first.of + margin;
  return gap / Math.sqrt(constrainedVariance(first, second, margin, correction));
}

/** Whether that score is at least z; above 0 it need not be worked out. */
export function reachesScore(
  first: Counts,
  second: Counts,
  { margin, method }: Pick<Required<MarginOptions>, 'margin' | 'method'>,
  z: number,
): boolean {
  if (!(z > 0)) return marginScore(first, second, margin, method) >= z;
  const gap = second.yes / second.of - first.yes / first.of + margin;
  const correction = method === 'farrington-manning' ? 1 : scoreCorrection(first, second);
  return gap > 0 && isVarianceWithin(first, second, margin, { correction, most: (gap / z) * (gap / z) });
}

function requireTest(first: Counts, second: Counts, options: MarginOptions): Required<MarginOptions> {
  requireCounts(first, 'first');
  requireCounts(second, 'second');
  return requireMargin(options);
}

/** The margin, level and method of a test, checked. */
export function requireMargin(options: MarginOptions): Required<MarginOptions> {
  const {
    margin,
    confidence = 0.975,
    method = 'miettinen-nurminen',
  } = requireFields('options', options, '{ margin: 0.1 }');
  requireBetween('margin', margin, 0, 1, 'neither', hintFor(margin));
  requireConfidence(confidence);
  return { margin, confidence, method: requireOneOf('method', method, MARGIN_TESTS) };
}

function hintFor(margin: number): string | undefined {
  if (margin === 0)
    return 'With no margin only a rise can be shown: that is the one-sided test of differencePValue.';
  return exceeds(margin, 1) && margin < 100 ? `Did you mean ${margin / 100}?` : undefined;
}
