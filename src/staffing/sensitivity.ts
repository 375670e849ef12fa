import { mean, variance } from 'simple-statistics';

/** Differences this small are the rounding of the output, not its variation. */
const ROUNDING = 1e-13;

/**
 * First-order Sobol' index from a sample that is already there: the share of the variance of y that the mean of y
 * given x accounts for, by comparing each y with that of the next larger x (Gamboa, Gremaud, Klein and Lagnoux
 * 2022, Bernoulli 28:2345, equation 9).
 *
 * @param x - values of one input, all different or nearly so
 * @param y - the output at each, as many
 * @returns a number that tends to the index; a small sample may put it a little outside 0 to 1. 0 when y is constant
 */
export function firstOrderIndex(x: Float64Array, y: Float64Array): number {
  const middle = mean(Array.from(y));
  const centred = Array.from(y, (value) => value - middle);
  if (centred.every((value) => Math.abs(value) <= ROUNDING * (1 + Math.abs(middle)))) return 0;
  const order = Array.from(x.keys()).sort((a, b) => (x[a] ?? 0) - (x[b] ?? 0));
  const paired = order.map((draw, rank) => {
    const next = order[(rank + 1) % order.length] ?? 0;
    return (centred[draw] ?? 0) * (centred[next] ?? 0);
  });
  return mean(paired) / variance(centred);
}
