import {
  requireBetween,
  requireConfidence,
  requireCounts,
  requireFields,
  requireOneOf,
} from '../../check.js';
import type { Counts } from '../../counts.js';
import { type BetaPrior, betaPosterior } from './betaPosterior.js';
import { finishInterval, type Interval, type IntervalOptions, SIDES, type Side } from './interval.js';
import type { LimitFunctions } from './method.js';
import { type PValueOptions, pValueFromTails } from './pValue.js';
import { type ProportionMethod, proportionMethod } from './registry.js';

export type { BetaPrior } from './betaPosterior.js';
export { PROPORTION_METHODS, type ProportionMethod } from './registry.js';

/**
 * A confidence interval for one proportion, by any method of `PROPORTION_METHODS`.
 *
 * A one-sided interval spends all of `1 − confidence` on the side it is called after. Blaker's weighs one tail
 * against the other, so one-sided it is Clopper-Pearson's.
 *
 * @param counts yes answers out of how many cases
 * @param options `method` is a name in PROPORTION_METHODS (wilson); `confidence` is between 0 and 1 (0.95); `side` is
 * both, lower or upper (both)
 * @returns `{ lower, upper, method, confidence, side, clipped }`, limits as proportions
 * @throws ArgumentError naming the argument: counts that are not whole or do not fit, a confidence outside (0, 1), an
 * unknown method or side
 * @source Brown, Cai and DasGupta (2001), "Interval estimation for a binomial proportion"; each method's file for its own
 * @example
 * proportionInterval({ yes: 41, of: 84 }); // { lower: 0.3840…, upper: 0.5931…, method: 'wilson', … }
 */
export function proportionInterval(
  counts: Counts,
  options: IntervalOptions<ProportionMethod> = {},
): Interval<ProportionMethod> {
  requireCounts(counts);
  const { method = 'wilson', confidence = 0.95, side = 'both' } = requireFields('options', options);
  return limits(proportionMethod(method), counts, { method, confidence, side });
}

/**
 * The equal-tailed posterior interval under a beta prior of your own.
 *
 * @param counts yes answers out of how many cases
 * @param options `prior` as the yes and no answers it is worth, each above 0; `confidence` and `side` as for
 * proportionInterval
 * @returns the same shape, method `beta`
 * @throws ArgumentError naming the argument
 * @source Gelman and others 2013, Bayesian Data Analysis, chapter 2
 * @example
 * betaPriorInterval({ yes: 41, of: 84 }, { prior: { yes: 2, no: 2 } }); // the prior is worth four cases, half of them Yes
 */
export function betaPriorInterval(
  counts: Counts,
  options: { prior: BetaPrior; confidence?: number; side?: Side },
): Interval<'beta'> {
  requireCounts(counts);
  const { prior, confidence = 0.95, side = 'both' } = requireFields('options', options, PRIOR_OPTIONS);
  requireFields('prior', prior, '{ yes: 2, no: 2 }');
  requireBetween('prior.yes', prior.yes, 0, LARGEST_PRIOR, 'high');
  requireBetween('prior.no', prior.no, 0, LARGEST_PRIOR, 'high');
  return limits(betaPosterior(prior), counts, { method: 'beta', confidence, side });
}

const PRIOR_OPTIONS = '{ prior: { yes: 2, no: 2 } }';

/** Beyond this the beta quantile loses its digits. */
const LARGEST_PRIOR = 1e9;

/**
 * The p-value that goes with an interval: above `1 − confidence` exactly where the interval of that method contains
 * `against`, and equal to it at the limits. For `side: 'lower'` it is the one-sided p-value that goes with the lower
 * limit, so it is small where the proportion is convincingly above `against`; for `upper`, below.
 *
 * @param counts yes answers out of how many cases
 * @param options `against`, the proportion tested, from 0 to 1; `method` (wilson) and `side` (both)
 * @returns the p-value, from 0 to 1
 * @throws ArgumentError naming the argument
 * @source each method's file; Blaker (2000) for the acceptability, here its hull
 * @example
 * proportionPValue({ yes: 41, of: 84 }, { against: 0.6, method: 'clopper-pearson' }); // 0.0492…
 */
export function proportionPValue(counts: Counts, options: PValueOptions<ProportionMethod>): number {
  requireCounts(counts);
  const { yes, of } = counts;
  const { against, method = 'wilson', side = 'both' } = requireFields('options', options, '{ against: 0.5 }');
  const functions = proportionMethod(method);
  const sides = side === 'both' ? 2 : 1;
  return pValueFromTails(
    {
      lower: (value) => functions.lowerTail(yes, of, value, sides),
      upper: (value) => functions.upperTail(yes, of, value, sides),
    },
    against,
    side,
  );
}

function limits<Method extends string>(
  functions: LimitFunctions,
  { yes, of }: Counts,
  spec: { method: Method; confidence: number; side: Side },
): Interval<Method> {
  const outside = 1 - requireConfidence(spec.confidence);
  const sides = requireOneOf('side', spec.side, SIDES) === 'both' ? 2 : 1;
  const raw = {
    lower: spec.side === 'upper' ? 0 : functions.lower(yes, of, outside / sides, sides),
    upper: spec.side === 'lower' ? 1 : functions.upper(yes, of, outside / sides, sides),
  };
  return finishInterval(raw, spec);
}
