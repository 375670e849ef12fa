import { normalCdf, normalQuantile } from './distributions.js';

/** The chance that a standard normal value exceeds `z`, computed as a tail: it keeps its digits down to 1e-300. */
export function normalUpperTail(z: number): number {
  return normalCdf(-z, 0, 1);
}

/**
 * The value that a standard normal exceeds with probability `tail`, `0 < tail < 1`.
 *
 * @stdlib's quantile starts from `2p − 1` and so loses the tail: 1% off at 1e-15 and infinite at 1e-17. Newton's
 * method on the logarithm of the tail, which is concave, corrects it to the last digits at every level.
 */
export function normalUpperQuantile(tail: number): number {
  // A tail that has rounded to 1 is the largest below it.
  if (tail > 0.5) return 0 - normalUpperQuantile(Math.max(1 - tail, Number.EPSILON / 4));
  let z = tail > 1e-6 ? 0 - normalQuantile(tail, 0, 1) : Math.sqrt(-2 * Math.log(tail));
  for (let step = 0; step < 12; step++) {
    const reached = normalUpperTail(z);
    const density = Math.exp((-z * z) / 2) / SQRT_TWO_PI;
    const change = (reached / density) * Math.log(reached / tail);
    z += change;
    if (Math.abs(change) <= 2e-16 * z) break;
  }
  return z;
}

const SQRT_TWO_PI = Math.sqrt(2 * Math.PI);
