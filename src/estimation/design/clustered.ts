import {
  requireBetween,
  requireConfidence,
  requireCounts,
  requireFields,
  requireOneOf,
} from '../../check.js';
import type { Counts } from '../../counts.js';
import type { Limits } from '../../limits.js';
import { expit, logit } from '../../numeric/logistic.js';
import { normalUpperQuantile } from '../../numeric/normalTail.js';
import { tUpperQuantile } from '../../numeric/tTail.js';
import {
  finishInterval,
  type Interval,
  type IntervalOptions,
  SIDES,
  type Side,
} from '../proportion/interval.js';
import { type PValueOptions, pValueFromTails, tailsOfLimits } from '../proportion/pValue.js';
import { exactLimits, wilsonLimits } from '../proportion/scoreLimits.js';

/** A proportion from a sample whose variance is not that of independent cases. */
export interface ClusteredCounts extends Counts {
  /** The variance of the proportion over p(1 − p)/n: above 1 for clusters, below 1 for good strata. */
  readonly designEffect: number;
  /** Of the variance: units less strata. Cases less one if omitted. */
  readonly degreesOfFreedom?: number;
}

/** What the methods work on: the proportion and how many independent cases would know it as well. */
export interface Effective {
  readonly p: number;
  /** Effective cases with the allowance for few degrees of freedom; more than there are where the design is good. */
  readonly cases: number;
  /** The same, and no more than the cases there are. */
  readonly capped: number;
  /** Effective cases before the allowance for few degrees of freedom. */
  readonly unadjusted: number;
  /** Probability outside each limit. */
  readonly tail: number;
  readonly z: number;
  readonly t: number;
}

export const CLUSTERED_METHODS = {
  'korn-graubard': {
    label: 'Korn-Graubard',
    source: 'Korn and Graubard 1998, Survey Methodology 24:193',
    limits: ({ p, capped, tail }) => exactLimits(p * capped, capped, tail),
  },
  wilson: {
    label: 'Wilson on the effective sample',
    source: 'Dean and Pagano 2015, Journal of Survey Statistics and Methodology 3:484',
    limits: ({ p, cases, z }) => wilsonLimits(p * cases, cases, z),
  },
  logit: {
    label: 'Logit (Rao-Scott)',
    source: 'Rao and Scott 1984, Annals of Statistics 12:46; Lumley 2010, Complex Surveys',
    limits: ({ p, unadjusted, t }) => {
      const reach = t / Math.sqrt(unadjusted * p * (1 - p));
      return { lower: expit(logit(p) - reach), upper: expit(logit(p) + reach) };
    },
  },
  wald: {
    label: 'Wald with t',
    source: 'the textbook formula; for comparison',
    limits: ({ p, unadjusted, t }) => {
      const reach = t * Math.sqrt((p * (1 - p)) / unadjusted);
      return { lower: p - reach, upper: p + reach };
    },
  },
} as const satisfies Record<
  string,
  { label: string; source: string; limits: (effective: Effective) => Limits }
>;

export type ClusteredMethodName = keyof typeof CLUSTERED_METHODS;
export const CLUSTERED_METHOD_NAMES = Object.keys(CLUSTERED_METHODS) as readonly ClusteredMethodName[];

/**
 * Limits on a proportion from a clustered, stratified or weighted sample whose design effect is known. A design effect
 * below 1 narrows them; Korn and Graubard's alone are never narrower than those of as many independent cases.
 *
 * @param sample - `yes` of `of` cases; `designEffect` above 0; `degreesOfFreedom` of 1 or more
 * @param options - `method` (korn-graubard if omitted), `confidence` in (0, 1), `side` both, lower or upper
 * @returns limits from 0 to 1, and the method that gave them: where every case says the same, logit and wald have none, and
 *   the limits are Korn and Graubard's
 * @throws ArgumentError naming the argument that is out of range
 * @source per method in `CLUSTERED_METHODS`.
 *
 * @example
 * clusteredInterval({ yes: 41, of: 84, designEffect: 1.5, degreesOfFreedom: 10 }); // 0.336 to 0.642
 */
export function clusteredInterval(
  sample: ClusteredCounts,
  options: IntervalOptions<ClusteredMethodName> = {},
): Interval<ClusteredMethodName> {
  const { method = 'korn-graubard', confidence = 0.95, side = 'both' } = requireFields('options', options);
  const asked = requireClustered(sample, method);
  const name = clusteredMethodAt(sample.yes / sample.of, asked);
  const raw = limitsAt(sample, name, tailArea(confidence, side));
  return finishInterval(raw, { method: name, confidence, side });
}

/**
 * The p-value that goes with an interval of a clustered sample: above `1 − confidence` exactly where the interval of that
 * method contains `against`.
 *
 * @param sample - as for `clusteredInterval`
 * @param options - `against`, the proportion tested, from 0 to 1; `method` (korn-graubard if omitted); `side` both,
 *   lower or upper
 * @returns a probability from 0 to 1, found where the limit reaches `against`
 * @throws ArgumentError naming the argument that is out of range
 * @source the intervals of `CLUSTERED_METHODS`, inverted.
 *
 * @example
 * clusteredPValue({ yes: 41, of: 84, designEffect: 1.5, degreesOfFreedom: 10 }, { against: 0.65 }); // 0.0402…
 */
export function clusteredPValue(
  sample: ClusteredCounts,
  options: PValueOptions<ClusteredMethodName>,
): number {
  const {
    against,
    method = 'korn-graubard',
    side = 'both',
  } = requireFields('options', options, '{ against: 0.5 }');
  const asked = requireClustered(sample, method);
  const name = clusteredMethodAt(sample.yes / sample.of, asked);
  return pValueFromTails(
    tailsOfLimits((tail) => limitsAt(sample, name, tail)),
    against,
    side,
  );
}

function requireClustered(sample: ClusteredCounts, method: string): ClusteredMethodName {
  requireFields('sample', sample, '{ yes: 41, of: 84, designEffect: 1.5 }');
  requireCounts(sample);
  const { designEffect, degreesOfFreedom = 1 } = sample;
  requireBetween('designEffect', designEffect, 0, Number.MAX_VALUE);
  requireBetween('degreesOfFreedom', degreesOfFreedom, 1, Number.MAX_VALUE, 'low');
  return requireOneOf('method', method, CLUSTERED_METHOD_NAMES);
}

/** Answers that are all alike have no log odds and no variance of their own: logit and Wald give way to the exact limits. */
export function clusteredMethodAt(share: number, asked: ClusteredMethodName): ClusteredMethodName {
  const hasNone = (asked === 'logit' || asked === 'wald') && (share === 0 || share === 1);
  return hasNone ? 'korn-graubard' : asked;
}

function limitsAt(sample: ClusteredCounts, name: ClusteredMethodName, tail: number): Limits {
  const { yes, of, designEffect, degreesOfFreedom = Math.max(1, of - 1) } = sample;
  const { uncapped, effectiveSample } = sampleAt(sample, tail);
  return CLUSTERED_METHODS[name].limits({
    p: yes / of,
    cases: uncapped,
    capped: effectiveSample,
    unadjusted: of / designEffect,
    tail,
    z: normalUpperQuantile(tail),
    t: tUpperQuantile(tail, degreesOfFreedom),
  });
}

/** Korn and Graubard's effective sample, and what it would be without the cap at the cases there are. */
export interface KornGraubardSample {
  readonly uncapped: number;
  readonly effectiveSample: number;
}

/**
 * The effective sample on which Korn and Graubard's interval is Clopper and Pearson's: n/deff, less an allowance for few
 * degrees of freedom, and no more than the cases there are. The cap is the United States' National Center for Health
 * Statistics'; the survey package of R does without.
 *
 * @param sample - as for `clusteredInterval`
 * @param options - `confidence` in (0, 1) and `side` of the interval
 * @returns the effective sample, and what it would be without the cap
 * @throws ArgumentError naming the argument that is out of range
 * @source Korn and Graubard 1998, Survey Methodology 24:193; Parker and others 2017, Vital and Health Statistics 2(175).
 *
 * @example
 * kornGraubardSample({ yes: 41, of: 84, designEffect: 1.5, degreesOfFreedom: 10 }); // 44.62… cases
 */
export function kornGraubardSample(
  sample: ClusteredCounts,
  options: { readonly confidence?: number; readonly side?: Side } = {},
): KornGraubardSample {
  const { confidence = 0.95, side = 'both' } = requireFields('options', options);
  requireClustered(sample, 'korn-graubard');
  return Object.freeze(sampleAt(sample, tailArea(confidence, side)));
}

function sampleAt(sample: ClusteredCounts, tail: number): KornGraubardSample {
  const { of, designEffect, degreesOfFreedom = Math.max(1, of - 1) } = sample;
  const uncapped = (of / designEffect) * degreesOfFreedomFactor(of, degreesOfFreedom, tail);
  return { uncapped, effectiveSample: Math.min(of, uncapped) };
}

/** The probability that an interval leaves beyond each of its limits. */
export function tailArea(confidence: number, side: Side): number {
  requireConfidence(confidence);
  // Below the smallest confidence that 1 − confidence can tell from none, t has no quantile.
  const outside = Math.min(1 - confidence, 1 - Number.EPSILON);
  return requireOneOf('side', side, SIDES) === 'both' ? outside / 2 : outside;
}

/** Korn and Graubard's (t_{n−1}/t_df)²: the effective sample shrinks when its variance is poorly known. */
export function degreesOfFreedomFactor(of: number, degreesOfFreedom: number, tail: number): number {
  if (of < 2) return 1;
  // Both quantiles are 0 at a half, where their ratio is that of the quantiles beside it.
  const beside = Math.abs(tail - 0.5) < 1e-5 ? 0.5 - 1e-5 : tail;
  const ratio = tUpperQuantile(beside, of - 1) / tUpperQuantile(beside, degreesOfFreedom);
  return ratio * ratio;
}
