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
  const count = y.length;
  let mean = 0;
  for (const value of y) mean += value / count;
  let variance = 0;
  let furthest = 0;
  for (const value of y) {
    variance += (value - mean) ** 2 / count;
    furthest = Math.max(furthest, Math.abs(value - mean));
  }
  if (furthest <= ROUNDING * (1 + Math.abs(mean))) return 0;
  const order = Array.from(x.keys()).sort((a, b) => (x[a] ?? 0) - (x[b] ?? 0));
  let paired = 0;
  for (let rank = 0; rank < count; rank++) {
    const here = (y[order[rank] ?? 0] ?? 0) - mean;
    const next = (y[order[(rank + 1) % count] ?? 0] ?? 0) - mean;
    paired += (here * next) / count;
  }
  return paired / variance;
}
