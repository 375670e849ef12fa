import { binomialPmf } from './distributions.js';

/** Sampling without replacement: `draws` of a population of `size`, of which `marked` are marked. */
export interface Urn {
  readonly size: number;
  readonly marked: number;
  readonly draws: number;
}

/**
 * The chance of `x` marked draws, as a quotient of three binomial chances, so that no large factorials cancel.
 * Loader (2000), "Fast and accurate computation of binomial probabilities".
 */
export function hypergeometricChance(x: number, { size, marked, draws }: Urn): number {
  if (x < Math.max(0, draws + marked - size) || x > Math.min(draws, marked)) return 0;
  if (draws === size) return 1;
  const share = draws / size;
  const together = binomialPmf(x, marked, share) * binomialPmf(draws - x, size - marked, share);
  return together / binomialPmf(draws, size, share);
}

/** `P(X = x + 1)/P(X = x)`. */
export function hypergeometricRatio(x: number, { size, marked, draws }: Urn): number {
  return ((marked - x) * (draws - x)) / ((x + 1) * (size - marked - draws + x + 1));
}

/** The likeliest number of marked draws. */
export function hypergeometricMode({ size, marked, draws }: Urn): number {
  return Math.floor(((draws + 1) * (marked + 1)) / (size + 2));
}

/** `P(X ≥ x)`, summed from the thin end of the tail. */
export function hypergeometricAtLeast(x: number, urn: Urn): number {
  if (x <= Math.max(0, urn.draws + urn.marked - urn.size)) return 1;
  if (x > hypergeometricMode(urn)) return sumAway(x, urn, 1);
  return 1 - sumAway(x - 1, urn, -1);
}

/** Adds the chances from `x` away from the mode, upwards or downwards, until they no longer count. */
function sumAway(x: number, urn: Urn, step: 1 | -1): number {
  let chance = hypergeometricChance(x, urn);
  let sum = chance;
  for (let at = x; chance > sum * 1e-18; at += step) {
    chance *= step === 1 ? hypergeometricRatio(at, urn) : 1 / hypergeometricRatio(at - 1, urn);
    sum += chance;
  }
  return sum;
}
