import { gammaln, tQuantile } from './distributions.js';
import { normalUpperQuantile } from './normalTail.js';

/**
 * The value that Student's t exceeds with probability `tail`, `0 < tail < 1`.
 *
 * @stdlib's quantile gives 0 for a whole stretch about the median, the wider the more degrees of freedom there are. There
 * and for very many of them, a series is exact to the last digits: on the normal quantile (Abramowitz and Stegun 1964,
 * equation 26.7.5), or for few degrees of freedom on the distance from the median.
 */
export function tUpperQuantile(tail: number, degreesOfFreedom: number): number {
  const beyond = 0.5 - tail;
  const isNearMedian = Math.abs(beyond) < 1e-4;
  if (degreesOfFreedom > 1e5 || (isNearMedian && degreesOfFreedom > 1e3)) {
    return cornishFisher(normalUpperQuantile(tail), degreesOfFreedom);
  }
  if (!isNearMedian) return 0 - tQuantile(tail, degreesOfFreedom);
  const t = beyond / densityAtMedian(degreesOfFreedom);
  return t * (1 + ((degreesOfFreedom + 1) / (6 * degreesOfFreedom)) * t * t);
}

function cornishFisher(z: number, v: number): number {
  const square = z * z;
  const first = (square + 1) / 4;
  const second = ((5 * square + 16) * square + 3) / 96;
  const third = (((3 * square + 19) * square + 17) * square - 15) / 384;
  return z * (1 + (first + (second + third / v) / v) / v);
}

function densityAtMedian(v: number): number {
  return Math.exp(gammaln((v + 1) / 2) - gammaln(v / 2)) / Math.sqrt(Math.PI * v);
}
