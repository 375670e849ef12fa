import { atLeast } from '../../numeric/binomialTails.js';
import { betaQuantile } from '../../numeric/distributions.js';
import { mirrored } from './method.js';

/** The p at which `x` or more of `n` has chance `tail`: the beta quantile `Beta⁻¹(tail; x, n − x + 1)`. */
export function exactLower(yes: number, of: number, tail: number): number {
  return yes === 0 ? 0 : betaQuantile(tail, yes, of - yes + 1);
}

/**
 * Clopper and Pearson (1934), "The use of confidence or fiducial limits illustrated in the case of the binomial":
 * both exact tail tests inverted, half the error in each, also where one limit is 0 or 1.
 */
export const clopperPearson = mirrored({ lower: exactLower, lowerTail: atLeast });
