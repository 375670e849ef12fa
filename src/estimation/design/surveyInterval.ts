import sin from '@stdlib/math-base-special-sin';
import { requireBetween, requireFields, requireOneOf, requireWhole } from '../../check.js';
import type { Limits } from '../../limits.js';
import { expit, logit } from '../../numeric/logistic.js';
import { findRoot } from '../../numeric/root.js';
import { tUpperQuantile } from '../../numeric/tTail.js';
import { refuse } from '../../problem.js';
import { finishInterval, type Interval, type IntervalOptions } from '../proportion/interval.js';
import { exactLimits } from '../proportion/scoreLimits.js';
import { USUAL_METHODS } from '../proportion/usualMethod.js';
import { degreesOfFreedomFactor, tailArea } from './clustered.js';
import type { SurveyProportion } from './surveyTotals.js';

interface SurveyMethod {
  readonly label: string;
  readonly source: string;
  /** Limits for a proportion inside (0, 1), its standard error, t quantile and tail area. */
  readonly limits: (p: number, error: number, t: number, tail: number, from: SurveyProportion) => Limits;
}

/** The methods of `svyciprop` in R's survey package, by the names it gives them, and Korn and Graubard's with its cap. */
export const SURVEY_METHODS = {
  logit: { label: 'Logit', source: 'Rao and Scott 1984, on the log odds', limits: logitLimits },
  likelihood: {
    label: 'Likelihood ratio',
    source: 'Rao and Scott 1984: the likelihood ratio scaled by the design effect',
    limits: likelihoodLimits,
  },
  asin: {
    label: 'Arcsine square root',
    source: 'Anscombe 1948, with the design-based error',
    limits: (p, error, t) => {
      const angle = Math.asin(Math.sqrt(p));
      const reach = (t * error) / (2 * Math.sqrt(p * (1 - p)));
      const at = (x: number) => sin(Math.min(Math.PI / 2, Math.max(0, x)));
      const [low, high] = [at(angle - reach), at(angle + reach)];
      return { lower: low * low, upper: high * high };
    },
  },
  'korn-graubard': {
    label: 'Korn-Graubard',
    source: 'Korn and Graubard 1998, Survey Methodology 24:193: no more than the cases there are',
    limits: (p, error, _t, tail, from) => {
      const effective = Math.min(from.cases, kornGraubardCases(p, error, tail, from));
      return exactLimits(effective * p, effective, tail);
    },
  },
  beta: {
    label: 'Korn-Graubard, not capped',
    source: 'Korn and Graubard 1998, Survey Methodology 24:193, as in R: also above the cases there are',
    limits: (p, error, _t, tail, from) => {
      const effective = kornGraubardCases(p, error, tail, from);
      return exactLimits(effective * p, effective, tail);
    },
  },
  mean: {
    label: 'Wald with t',
    source: 'the textbook formula',
    limits: (p, error, t) => ({ lower: p - t * error, upper: p + t * error }),
  },
  xlogit: { label: 'Logit of the mean', source: 'delta method on the log odds', limits: logitLimits },
} as const satisfies Record<string, SurveyMethod>;

/** As for every interval, with the design effect to assume where every case says the same. */
export interface SurveyIntervalOptions extends IntervalOptions<SurveyMethodName> {
  readonly designEffect?: number;
}

export type SurveyMethodName = keyof typeof SURVEY_METHODS;
export const SURVEY_METHOD_NAMES = Object.keys(SURVEY_METHODS) as readonly SurveyMethodName[];

/**
 * Limits on a proportion estimated from a designed sample.
 *
 * @param proportion - what `surveyProportion` gave
 * @param options - `method` (logit if omitted, as in R and as the command leads with), `confidence` in (0, 1), `side`; `designEffect`,
 *   used only where every case says the same: 1 if omitted
 * @returns limits from 0 to 1, and the method that gave them. When every case says the same, the standard error is 0 and
 *   knows nothing: then they are korn-graubard's, Clopper and Pearson's on the cases over that design effect, allowing
 *   for the degrees of freedom and no more than the cases there are
 * @throws ArgumentError naming the argument that is out of range; with the reason where the design says nothing of the
 *   variance: no degrees of freedom, or every unit alike
 * @source per method in `SURVEY_METHODS`; agrees with `svyciprop` of R's survey package 4.1.
 *
 * @example
 * surveyInterval(surveyProportion(sample), { method: 'logit' });
 */
export function surveyInterval(
  proportion: SurveyProportion,
  options: SurveyIntervalOptions = {},
): Interval<SurveyMethodName> {
  requireProportion(proportion);
  const {
    method = USUAL_METHODS.survey,
    confidence = 0.95,
    side = 'both',
    designEffect = 1,
  } = requireFields('options', options);
  const name = requireOneOf('method', method, SURVEY_METHOD_NAMES);
  const tail = tailArea(confidence, side);
  const { estimate, standardError, cases } = proportion;
  requireBetween('designEffect', designEffect, 0, Number.MAX_VALUE);
  const degreesOfFreedom = Math.max(1, proportion.degreesOfFreedom);
  const t = tUpperQuantile(tail, degreesOfFreedom);
  const about = { method: name, confidence, side };
  if (proportion.complete === true) return finishInterval({ lower: estimate, upper: estimate }, about);
  if (estimate === 0 || estimate === 1) {
    const effective =
      (cases / designEffect) * Math.min(1, degreesOfFreedomFactor(cases, degreesOfFreedom, tail));
    return finishInterval(exactLimits(effective * estimate, effective, tail), {
      ...about,
      method: 'korn-graubard',
    });
  }
  refuseUnknown(proportion);
  return finishInterval(
    SURVEY_METHODS[name].limits(estimate, standardError, t, tail, { ...proportion, degreesOfFreedom }),
    about,
  );
}

/** A variance that the sample cannot show is not 0. */
function refuseUnknown({ standardError, degreesOfFreedom }: SurveyProportion): void {
  const path = 'proportion';
  if (degreesOfFreedom < 1) {
    refuse(
      'no-degrees-of-freedom',
      'There are as many units as strata, so nothing shows how far they differ: no interval.',
      {
        path,
        hint: 'Join strata until each has two units or more.',
      },
    );
  }
  if (standardError < NO_ERROR) {
    refuse(
      'no-variance',
      'Every unit gives the same share, so nothing shows how far units differ: no interval.',
      {
        path,
        hint: 'State a design effect, and give the counts to clusteredInterval with it.',
      },
    );
  }
}

/** Sums over units that are alike come out at 0 or at what rounding leaves of it. */
const NO_ERROR = 1e-14;

function requireProportion(proportion: SurveyProportion): void {
  requireFields('proportion', proportion, 'surveyProportion gives');
  requireBetween('proportion.estimate', proportion.estimate, 0, 1, 'both');
  requireBetween('proportion.standardError', proportion.standardError, 0, Number.MAX_VALUE, 'low');
  requireBetween('proportion.degreesOfFreedom', proportion.degreesOfFreedom, 0, Number.MAX_VALUE, 'low');
  requireWhole('proportion.cases', proportion.cases, { min: 1 });
}

/** The cases that the design leaves, allowing for its degrees of freedom. */
function kornGraubardCases(
  p: number,
  error: number,
  tail: number,
  { cases, degreesOfFreedom }: SurveyProportion,
): number {
  return ((p * (1 - p)) / (error * error)) * degreesOfFreedomFactor(cases, degreesOfFreedom, tail);
}

function logitLimits(p: number, error: number, t: number): Limits {
  const reach = (t * error) / (p * (1 - p));
  return { lower: expit(logit(p) - reach), upper: expit(logit(p) + reach) };
}

/** `{q : 2·n_eff·KL(p ‖ q) ≤ t²·n/(n − 1)}`: n_eff = p(1 − p)/error², and Pearson's dispersion as in R. */
function likelihoodLimits(
  p: number,
  error: number,
  t: number,
  _tail: number,
  from: SurveyProportion,
): Limits {
  const dispersion = from.cases / (from.cases - 1);
  const allowed = (dispersion * t * error * (t * error)) / (2 * p * (1 - p));
  const divergence = (x: number) => {
    const q = expit(x);
    return p * Math.log(p / q) + (1 - p) * Math.log((1 - p) / (1 - q)) - allowed;
  };
  const here = logit(p);
  const far = 36; // 1 − expit(36) is the last that differs from 0
  // Where too little is allowed for the digits of a divergence, the estimate itself seems to be outside.
  if (t <= 0 || divergence(here) >= 0) return { lower: p, upper: p };
  return {
    lower: divergence(-far) <= 0 ? 0 : expit(findRoot(divergence, -far, here)),
    upper: divergence(far) <= 0 ? 1 : expit(findRoot(divergence, here, far)),
  };
}
