import { requireConfidence, requireCounts, requireFields, requireWhole } from '../../check.js';
import type { Counts } from '../../counts.js';
import type { Limits } from '../../limits.js';
import { betaBinomial } from '../../numeric/betaBinomial.js';
import { leastOf, mostOf } from '../../numeric/extremes.js';
import { type BetaPrior, JEFFREYS, requirePrior } from '../proportion/betaPosterior.js';

/** The counts that another inspection is likely to report, given what this one did. */
export interface NextInspection extends Limits {
  /** The range in whole counts, both ends included; the limits are these as proportions of the next inspection's cases. */
  readonly lowerCount: number;
  readonly upperCount: number;
  /** The exact probability that the next count falls in the range: at least `confidence`, because counts are whole. */
  readonly probability: number;
  /** Cases of the next inspection. */
  readonly cases: number;
  readonly confidence: number;
}

export interface NextInspectionOptions {
  /** Cases of the next inspection; as many if omitted. */
  readonly cases?: number;
  /** Between 0 and 1; 0.95 if omitted. */
  readonly confidence?: number;
  /** What was known of the true proportion before: Jeffreys's half a Yes and half a No if omitted. */
  readonly prior?: BetaPrior;
}

/**
 * What the next inspection would report if nothing changed but the cases: its equal-tailed predictive range, which allows
 * both for chance in the next sample and for not knowing the true proportion from this one. Cases are taken as
 * independent; where they come in clusters, both samples say less and the range is too narrow.
 *
 * @param counts - `yes` of `of` cases inspected, `of` at least 1
 * @param options - `cases` of the next inspection, 1 to a million (as many as now if omitted); `confidence` in (0, 1),
 *   0.95 if omitted; `prior`, yes and no answers each above 0 (half of each if omitted)
 * @returns the range from the smallest k with P(X ≤ k) > a/2 to the smallest k with P(X ≤ k) ≥ 1 − a/2, where X is
 *   beta-binomial and a is 1 − confidence; the same as proportions; and its exact probability
 * @throws ArgumentError naming the argument that is out of range
 * @source Geisser 1993, Predictive Inference: An Introduction; Jeffreys 1946 for the prior.
 *
 * @example
 * nextInspection({ yes: 41, of: 84 }, { cases: 84, confidence: 0.95 }); // 29 to 54: 35% to 64%, probability 0.9575…
 */
export function nextInspection(counts: Counts, options: NextInspectionOptions = {}): NextInspection {
  requireCounts(counts);
  requireFields('options', options, '{ cases: 84, confidence: 0.95 }');
  const { cases = counts.of, confidence = 0.95 } = options;
  requireConfidence(confidence);
  const chances = predictive(counts, options);
  const tail = (1 - confidence) / 2;
  const ends = [
    firstAbove(chances, tail + TIE),
    cases - firstAbove(chances.toReversed(), tail + TIE),
  ] as const;
  // At levels smaller than a tie the two ends may pass each other.
  const [lowerCount, upperCount] = [leastOf(ends), mostOf(ends)];
  return Object.freeze({
    lowerCount,
    upperCount,
    lower: lowerCount / cases,
    upper: upperCount / cases,
    probability: chanceBetween(chances, lowerCount, upperCount),
    cases,
    confidence,
  });
}

/** The chance of each count of the next inspection: beta-binomial, given this one and the prior. */
export function predictive(
  counts: Counts,
  { cases = counts.of, prior = JEFFREYS }: Pick<NextInspectionOptions, 'cases' | 'prior'>,
): Float64Array {
  requireWhole('cases', cases, { min: 1, max: LARGEST_NEXT });
  requirePrior(prior);
  return betaBinomial(cases, counts.yes + prior.yes, counts.of - counts.yes + prior.no);
}

/** One probability is kept for each count of the next inspection. */
const LARGEST_NEXT = 1_000_000;

/** The chance of a count from `from` to `to`, both included. */
export function chanceBetween(chances: Float64Array, from: number, to: number): number {
  let [inside, outside] = [0, 0];
  chances.forEach((chance, count) => {
    if (count >= from && count <= to) inside += chance;
    else outside += chance;
  });
  // Whichever is small is known to its last digits.
  return inside < 0.5 ? inside : 1 - outside;
}

/** Probabilities that differ by less are the same: those of 0 of 1 tie exactly with a tail of a quarter. */
const TIE = 1e-12;

/** The first count up to which the chances add to more than the tail. */
function firstAbove(chances: Float64Array, tail: number): number {
  let sum = 0;
  return chances.findIndex((chance) => {
    sum += chance;
    return sum > tail;
  });
}
