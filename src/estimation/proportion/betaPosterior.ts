import { requireBetween, requireFields } from '../../check.js';
import { betaCdf, betaQuantile } from '../../numeric/distributions.js';
import type { LimitFunctions } from './method.js';

/** A beta prior, as the yes and no answers it counts for before any case is seen: Jeffreys's is a half of each. */
export interface BetaPrior {
  readonly yes: number;
  readonly no: number;
}

/** Jeffreys's prior, used if none is given. */
export const JEFFREYS: BetaPrior = Object.freeze({ yes: 0.5, no: 0.5 });

/** Refuses a prior that is none, or worth too little or too much, with the reason. */
export function requirePrior(prior: BetaPrior): BetaPrior {
  const { yes, no } = requireFields('prior', prior, '{ yes: 0.5, no: 0.5 }');
  const { smallest, largest, why } = PRIOR_WORTH;
  requireBetween('prior.yes', yes, smallest, largest, 'both', why);
  requireBetween('prior.no', no, smallest, largest, 'both', why);
  return { yes, no };
}

/** What the Yes and the No answers of a prior may be worth. Its own quantiles are lost where they are worth less. */
export const PRIOR_WORTH = {
  smallest: 0.01,
  largest: 1e9,
  why: 'A prior worth less says that the truth is 0% or 100%; one worth half of each, 0.5,0.5, is the least informative.',
} as const;

/** The equal-tailed interval of the posterior `Beta(yes + prior.yes, no + prior.no)`. */
export function betaPosterior(prior: BetaPrior): LimitFunctions {
  return {
    estimate: (yes, of) => (yes + prior.yes) / (of + prior.yes + prior.no),
    lower: (yes, of, tail) => betaQuantile(tail, yes + prior.yes, of - yes + prior.no),
    upper: (yes, of, tail) => 1 - betaQuantile(tail, of - yes + prior.no, yes + prior.yes),
    lowerTail: (yes, of, value) => betaCdf(value, yes + prior.yes, of - yes + prior.no),
    upperTail: (yes, of, value) => betaCdf(1 - value, of - yes + prior.no, yes + prior.yes),
  };
}

/** Bayes (1763) and Laplace: every proportion equally likely beforehand. Its limits never reach 0 or 1. */
export const uniform = betaPosterior({ yes: 1, no: 1 });

const half = betaPosterior({ yes: 0.5, no: 0.5 });

/**
 * Brown, Cai and DasGupta (2001), "Interval estimation for a binomial proportion": Jeffreys's prior,
 * with the lower limit 0 where there is no yes answer and the upper one 1 where there is no No.
 */
export const jeffreys: LimitFunctions = {
  ...half,
  lower: (yes, of, tail, sides) => (yes === 0 ? 0 : half.lower(yes, of, tail, sides)),
  upper: (yes, of, tail, sides) => (yes === of ? 1 : half.upper(yes, of, tail, sides)),
  lowerTail: (yes, of, value, sides) => (yes === 0 ? 1 : half.lowerTail(yes, of, value, sides)),
  upperTail: (yes, of, value, sides) => (yes === of ? 1 : half.upperTail(yes, of, value, sides)),
};
