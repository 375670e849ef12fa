import {
  refuseArgument,
  requireBetween,
  requireCohort,
  requireCounts,
  requireFields,
  requireOneOf,
} from '../../check.js';
import type { Counts } from '../../counts.js';
import { apparentProportion, kappaOf } from '../../inspection/inspectors.js';
import type { Limits } from '../../limits.js';
import { normalUpperQuantile } from '../../numeric/normalTail.js';
import { list } from '../../words/format.js';
import {
  type CheckedAccuracy,
  correctedProportion,
  type ImperfectMethodName,
  imperfectLimits,
  requireUsable,
} from '../agreement/imperfect.js';
import {
  finishInterval,
  type Interval,
  type IntervalOptions,
  SIDES,
  type Side,
} from '../proportion/interval.js';
import { type PValueOptions, pValueFromTails, tailsOfLimits } from '../proportion/pValue.js';
import { proportionMethod } from '../proportion/registry.js';
import { USUAL_METHODS } from '../proportion/usualMethod.js';
import { degreesOfFreedomFactor, tailArea } from './clustered.js';
import { effectiveCases } from './effectiveCases.js';

/** A sample with whatever is known of how its cases were drawn and judged. */
export interface ComplexSample extends Counts {
  /** Cases in the cohort that the estimate is about; left out, it is about the process behind the cases. */
  readonly cohort?: number;
  /** Variance over that of independent cases; 1 if omitted. */
  readonly designEffect?: number;
  /** Of the design effect, where it was estimated: units less strata. Left out, it is taken as known. */
  readonly degreesOfFreedom?: number;
  /** How often inspectors are right, and the checks behind it; left out, their answers are taken for the truth. */
  readonly accuracy?: CheckedAccuracy;
}

/** Without inspectors' accuracy: score or log odds on the effective sample. */
const PLAIN_METHODS = ['wilson', 'logit'] as const;
const IMPERFECT_METHODS = ['lang-reiczigel', 'rogan-gladen'] as const;

export const COMPLEX_METHODS = {
  wilson: { label: 'Wilson, jointly' },
  logit: { label: 'Logit, jointly' },
  'lang-reiczigel': { label: 'Lang-Reiczigel, jointly' },
  'rogan-gladen': { label: 'Rogan-Gladen, jointly' },
} as const satisfies Record<(typeof PLAIN_METHODS)[number] | ImperfectMethodName, { label: string }>;
export type ComplexMethod = keyof typeof COMPLEX_METHODS;

/** The methods that suit a sample, the usual one first. */
export function complexMethodsFor(accuracy: CheckedAccuracy | undefined): readonly ComplexMethod[] {
  if (accuracy === undefined) return PLAIN_METHODS;
  return accuracy.sensitivityChecks === undefined ? ['rogan-gladen'] : IMPERFECT_METHODS;
}

export interface ComplexInterval extends Interval<ComplexMethod> {
  /** The method's own estimate: corrected for the inspectors where their accuracy is given. */
  readonly estimate: number;
  /** Independent cases from an unlimited cohort that would say as much; Infinity where nothing is left to sampling. */
  readonly effectiveSample: number;
  /** The share of the variance that is real rather than the inspectors': what a finite cohort corrects. */
  readonly realShare: number;
}

/**
 * One interval for a sample with several complications at once: a finite cohort, a design, and inspectors who err.
 *
 * The cases count for n/(D·(1 − λ(n − 1)/(N − 1))), where D is the design effect, N the cohort and λ the share of the
 * variance of an answer that is the case's own; without inspectors λ is 1 and that is n/D·(N − 1)/(N − n). Seeing the
 * whole cohort leaves no doubt about the sample, but does leave that about the inspectors. A design effect below 1
 * narrows the interval. With a cohort, D is that of the cohort: clusters that are all visited are strata. Few degrees of
 * freedom behind D shrink the effective sample by Korn and Graubard's factor.
 *
 * @param sample - `yes` of `of` cases; `cohort`, at least `of`; `designEffect` above 0; `degreesOfFreedom`
 *   of 1 or more; `accuracy`, as for `trueProportionInterval`
 * @param options - `method`: wilson (the default) or logit without accuracy; with it lang-reiczigel (if omitted, where
 *   checks are given) or rogan-gladen, which takes the accuracy as known; `confidence` in (0, 1); `side`
 * @returns limits from 0 to 1 with the method's estimate, the effective sample and the real share of the variance
 * @throws ArgumentError naming the argument
 * @source Cochran 1977, Sampling Techniques, chapter 3; Kish 1965 for the design effect; Dean and Pagano 2015, Journal of
 * Survey Statistics and Methodology 3:484; Lang and Reiczigel 2014, Preventive Veterinary Medicine 113:13; Rogan and
 * Gladen 1978.
 *
 * @example
 * complexInterval({ yes: 41, of: 84, cohort: 400, designEffect: 1.5 }); // 0.375… to 0.602…, effective sample 70.7…
 */
export function complexInterval(
  sample: ComplexSample,
  options: IntervalOptions<ComplexMethod> = {},
): ComplexInterval {
  requireComplex(sample);
  const { confidence = 0.95, side = 'both' } = requireFields('options', options);
  const method = requireMethod(sample, options.method);
  const tail = tailArea(confidence, requireOneOf('side', side, SIDES));
  const { estimate, realShare, effectiveSample } = effectiveAt(sample, tail);
  const raw = limitsAt(sample, { method, tail, side });
  return Object.freeze({
    ...finishInterval(raw, { method, confidence, side }),
    estimate,
    effectiveSample,
    realShare,
  });
}

/**
 * The p-value that goes with `complexInterval`: above `1 − confidence` exactly where the interval of that method contains
 * `against`. Lang and Reiczigel's limits need not widen with the level, so theirs has none.
 *
 * @param sample - as for `complexInterval`
 * @param options - `against`, the true proportion tested, from 0 to 1; `method` as there, but not lang-reiczigel; `side`
 * @returns a probability from 0 to 1, found where the limit reaches `against`
 * @throws ArgumentError naming the argument
 * @source the intervals of `complexInterval`, inverted.
 *
 * @example
 * complexPValue({ yes: 41, of: 84, cohort: 400, designEffect: 1.5 }, { against: 0.6 }); // 0.054…
 */
export function complexPValue(sample: ComplexSample, options: PValueOptions<ComplexMethod>): number {
  requireComplex(sample);
  const { against, side = 'both', ...said } = requireFields('options', options, '{ against: 0.5 }');
  const method = requireMethod(
    sample,
    said.method ?? USUAL_METHODS[sample.accuracy === undefined ? 'cohort and design' : 'inspectors'],
  );
  if (method === 'lang-reiczigel') requireOneOf('method', method, [...PLAIN_METHODS, 'rogan-gladen']);
  requireOneOf('side', side, SIDES);
  const tails = tailsOfLimits((tail) => limitsAt(sample, { method, tail, side }));
  return pValueFromTails(tails, against, side);
}

/** What a sample knows, the allowance for few degrees of freedom at a tail area included. */
export function effectiveAt(
  sample: ComplexSample,
  tail: number,
): Pick<ComplexInterval, 'estimate' | 'effectiveSample' | 'realShare'> {
  const { yes, of, cohort, designEffect = 1, degreesOfFreedom, accuracy } = sample;
  const factor = degreesOfFreedom === undefined ? 1 : degreesOfFreedomFactor(of, degreesOfFreedom, tail);
  if (accuracy === undefined) {
    return {
      estimate: yes / of,
      realShare: 1,
      effectiveSample: effectiveCases({ of, cohort, designEffect }) * factor,
    };
  }
  const estimate = correctedProportion(yes / of, accuracy);
  const realShare = realShareOf(estimate, accuracy);
  const seen = cohort === undefined ? 0 : cohort === of ? 1 : (of - 1) / (cohort - 1);
  return { estimate, realShare, effectiveSample: (of / (designEffect * (1 - realShare * seen))) * factor };
}

/** So many cases leave nothing to sampling that a double could tell. */
const AS_GOOD_AS_ENDLESS = 1e30;

/** λ: 1 where every answer would be the same, as then nothing of the variance is the inspectors'. */
function realShareOf(p: number, accuracy: CheckedAccuracy): number {
  const apparent = apparentProportion(p, accuracy);
  return apparent * (1 - apparent) > 0 ? kappaOf(p, accuracy) : 1;
}

function limitsAt(
  sample: ComplexSample,
  { method, tail, side }: { method: ComplexMethod; tail: number; side: Side },
): Limits {
  const p = sample.yes / sample.of;
  const { effectiveSample } = effectiveAt(sample, tail);
  if (sample.accuracy !== undefined) {
    const cases = Math.min(effectiveSample, AS_GOOD_AS_ENDLESS);
    const counts = { yes: p * cases, of: cases };
    return imperfectLimits(counts, sample.accuracy, imperfect(method), normalUpperQuantile(tail));
  }
  if (effectiveSample === Infinity) return { lower: p, upper: p };
  const { lower, upper } = proportionMethod(method);
  const sides = side === 'both' ? 2 : 1;
  const yes = p * effectiveSample;
  return { lower: lower(yes, effectiveSample, tail, sides), upper: upper(yes, effectiveSample, tail, sides) };
}

const imperfect = (method: ComplexMethod): ImperfectMethodName =>
  method === 'rogan-gladen' ? method : 'lang-reiczigel';

function requireMethod({ accuracy }: ComplexSample, asked: ComplexMethod | undefined): ComplexMethod {
  const checked = accuracy?.sensitivityChecks !== undefined || accuracy?.specificityChecks !== undefined;
  const [usual, suited] =
    accuracy === undefined
      ? ([USUAL_METHODS['cohort and design'], PLAIN_METHODS] as const)
      : ([USUAL_METHODS[checked ? 'checked inspectors' : 'inspectors'], IMPERFECT_METHODS] as const);
  const method = requireOneOf('method', asked ?? usual, Object.keys(COMPLEX_METHODS) as ComplexMethod[]);
  if (suited.some((one) => one === method)) return method;
  return refuseArgument(
    'method',
    method,
    `${list(suited, 'or')} ${accuracy === undefined ? 'without' : 'with'} the accuracy of the inspectors`,
    accuracy === undefined ? 'Give sample.accuracy: { sensitivity: 0.9, specificity: 0.9 }.' : undefined,
  );
}

export function requireComplex(sample: ComplexSample): void {
  requireFields('sample', sample, '{ yes: 41, of: 84, cohort: 650, designEffect: 1.5 }');
  requireCounts(sample);
  const { of, cohort, designEffect = 1, degreesOfFreedom = 1, accuracy } = sample;
  if (cohort !== undefined) requireCohort(cohort, of);
  requireBetween('designEffect', designEffect, 1e-6, 1e6, 'both');
  requireBetween('degreesOfFreedom', degreesOfFreedom, 1, Number.MAX_VALUE, 'low');
  if (accuracy !== undefined) requireUsable(accuracy);
}
