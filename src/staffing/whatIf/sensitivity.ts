import { mean, variance } from 'simple-statistics';

/** Differences this small are the rounding of the output, not its variation. */
const ROUNDING = 1e-13;

/**
 * First-order Sobol' indices from a sample that is already there: the share of the variance of each y that the mean
 * of y given x accounts for, by comparing each y with that of the next larger x (Gamboa, Gremaud, Klein and Lagnoux
 * 2022, Bernoulli 28:2345).
 *
 * @param x - values of one input, all different or nearly so
 * @param outputs - outputs at each of these values, as many in each
 * @returns for each output a number that tends to its index; a small sample may put it a little outside 0 to 1. 0
 *   for an output that is constant
 */
export function firstOrderIndices(x: Float64Array, outputs: readonly Float64Array[]): number[] {
  const order = Array.from(x.keys()).sort((a, b) => x[a]! - x[b]!);
  return outputs.map((y) => {
    const sorted = order.map((draw) => y[draw]!);
    const middle = mean(sorted);
    const centred = sorted.map((value) => value - middle);
    if (centred.every((value) => Math.abs(value) <= ROUNDING * (1 + Math.abs(middle)))) return 0;
    const paired = centred.map((value, rank) => value * centred[(rank + 1) % centred.length]!);
    return mean(paired) / variance(centred);
  });
}
