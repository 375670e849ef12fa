import { betaln, betaQuantile } from './distributions.js';

/** Steps are of third order, so that a start within a tenth of a standard deviation needs two of them. */
const MOST_STEPS = 8;

const MOST_TERMS = 200;

/**
 * The quantile of a beta distribution of which a value near it is known: as `betaQuantile` has it, in a fifth of the
 * time. Halley's steps towards the root of the distribution function.
 *
 * @param tail - probability below the quantile
 * @param start - a value near the quantile; where it is not near enough, `betaQuantile` is asked
 */
export function betaQuantileNear(tail: number, a: number, b: number, start: number): number {
  const scale = betaln(a, b);
  let x = start;
  for (let step = 0; step < MOST_STEPS; step++) {
    // x(1 − x) times the density.
    const mass = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - scale);
    // The continued fraction is quick on the near side of the mean.
    const below =
      x < (a + 1) / (a + b + 2)
        ? (mass * continuedFraction(x, a, b)) / a
        : 1 - (mass * continuedFraction(1 - x, b, a)) / b;
    const newton = ((below - tail) * x * (1 - x)) / mass;
    const change = newton / (1 - Math.min(1, newton * ((a - 1) / x - (b - 1) / (1 - x))) / 2);
    x -= change;
    if (!(x > 0 && x < 1)) break;
    // The next step would be smaller than a double can tell.
    if (Math.abs(change) < 1e-7 * Math.min(x, 1 - x)) return x;
  }
  return betaQuantile(tail, a, b);
}

/** The continued fraction of the incomplete beta function (DLMF 8.17.22), by Lentz's method; NaN if it does not settle. */
function continuedFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m < MOST_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    value *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-15) return value;
  }
  return Number.NaN;
}
