import { normalUpperTail } from './normalTail.js';

/**
 * The chance that chi-squared with a whole number of degrees of freedom exceeds `x`, as a tail: a sum of positive terms
 * from one or two degrees of freedom upwards (Abramowitz and Stegun 1964, equations 26.4.4 and 26.4.5).
 */
export function chiSquaredUpperTail(x: number, degreesOfFreedom: number): number {
  if (x <= 0) return 1;
  const isOdd = degreesOfFreedom % 2 === 1;
  let tail = isOdd ? 2 * normalUpperTail(Math.sqrt(x)) : Math.exp(-x / 2);
  // The term by which two more degrees of freedom raise the tail, on the logarithmic scale: it may be below any number.
  let log = isOdd ? 0.5 * Math.log((2 * x) / Math.PI) - x / 2 : Math.log(x / 2) - x / 2;
  for (let freedom = isOdd ? 1 : 2; freedom < degreesOfFreedom; freedom += 2) {
    tail += Math.exp(log);
    log += Math.log(x / (freedom + 2));
  }
  return Math.min(1, tail);
}
