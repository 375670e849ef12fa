import { requireConfidence, requireCounts, requireFields, requireWhole } from '../check.js';
import type { Counts } from '../counts.js';
import type { Limits } from '../limits.js';
import { atMost } from '../numeric/binomialTails.js';
import { binomialQuantile } from '../numeric/distributions.js';

/** What further inspections would report if nothing but the sample changed. */
export interface Reinspection extends Limits {
  /** The counts behind the limits of the central range. */
  readonly lowerCount: number;
  readonly upperCount: number;
  readonly cases: number;
  /** The exact probability of a result within the range: at least `confidence`, because counts are whole. */
  readonly probability: number;
  /** The exact probability that fewer than half of the cases are Yes. */
  readonly belowHalf: number;
}

/**
 * The range in which repeated inspections of the same size would report, if the true rate were the published one:
 * binomial quantiles at (1 − confidence)/2 and 1 − (1 − confidence)/2. Exact, no simulation.
 *
 * @param counts - the published yes answers and cases
 * @param options.cases - cases of each repeated inspection, at least 1; those of the published one by default
 * @param options.confidence - the probability that the range contains the next figure, between 0 and 1; 0.95 by default
 * @returns the range in proportions and in counts, its exact probability, and the chance of fewer than half
 * @throws ArgumentError naming the argument that is out of range
 * @source the binomial distribution, as in Johnson, Kemp and Kotz 2005, Univariate Discrete Distributions, chapter 3.
 *
 * @example
 * reinspection({ yes: 41, of: 84 }); // 32 to 50 of 84: from 38% to 60%
 */
export function reinspection(
  counts: Counts,
  options: { readonly cases?: number; readonly confidence?: number } = {},
): Reinspection {
  requireCounts(counts);
  const { cases = counts.of, confidence = 0.95 } = requireFields('options', options);
  requireWhole('cases', cases, { min: 1, max: MOST_CASES });
  requireConfidence(confidence);
  const rate = counts.yes / counts.of;
  const tail = (1 - confidence) / 2;
  const certain = rate === 0 || rate === 1;
  const lowerCount = certain ? cases * rate : binomialQuantile(tail, cases, rate);
  const upperCount = certain ? cases * rate : binomialQuantile(1 - tail, cases, rate);
  return Object.freeze({
    lower: lowerCount / cases,
    upper: upperCount / cases,
    lowerCount,
    upperCount,
    cases,
    probability: atMost(upperCount, cases, rate) - atMost(lowerCount - 1, cases, rate),
    belowHalf: atMost(Math.ceil(cases / 2) - 1, cases, rate),
  });
}

/** Beyond this the search for the ends of a range takes longer than anyone waits. */
const MOST_CASES = 1e9;
