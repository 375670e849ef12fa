import { mean, variance } from 'simple-statistics';

/** Differences this small are the rounding of the output, not its variation. */
const ROUNDING = 1e-13;
/** Polynomials by which the mean of an output given an input is described; fewer where draws are few. */
const MOST_DEGREES = 10;
const DRAWS_PER_DEGREE = 20;

/** A share of variance with the standard error of its estimate. */
export interface Index {
  readonly index: number;
  readonly error: number;
}

/**
 * First-order Sobol' indices from a sample that is already there: the share of the variance of each y that the mean of y
 * given x accounts for, as an expansion in Legendre polynomials of x, each coefficient freed of what chance adds to its
 * square (Sudret 2008, Reliability Engineering and System Safety 93:964).
 *
 * @param x - values of one input, evenly from 0 to 1: its quantiles
 * @param outputs - outputs at each of these values, as many in each
 * @returns for each output a number that tends to its index, and its error; 0 for an output that is constant
 */
export function firstOrderIndices(x: Float64Array, outputs: readonly Float64Array[]): Index[] {
  const count = x.length;
  const degrees = Math.max(1, Math.min(MOST_DEGREES, Math.floor(count / DRAWS_PER_DEGREE)));
  const polynomials = legendre(x, degrees);
  return outputs.map((y) => {
    const values = Array.from(y);
    const middle = mean(values);
    const centred = values.map((value) => value - middle);
    if (centred.every((value) => Math.abs(value) <= ROUNDING * (1 + Math.abs(middle)))) {
      return { index: 0, error: 0 };
    }
    const all = variance(centred);
    let explained = 0;
    for (const polynomial of polynomials) {
      const coefficient = centred.reduce((sum, value, draw) => sum + value * polynomial[draw]!, 0) / count;
      explained += (coefficient * coefficient) / all;
    }
    const index = (count * explained - degrees) / (count - degrees);
    const size = Math.min(1, Math.max(0, index));
    const error = Math.sqrt((4 * size * (1 - size) * (1 - size)) / count + (2 * degrees) / (count * count));
    return { index, error };
  });
}

/** Legendre polynomials of degree 1 on at some points from 0 to 1, with variance 1 over them. */
function legendre(x: Float64Array, degrees: number): Float64Array[] {
  const t = x.map((value) => 2 * value - 1);
  const plain: Float64Array[] = [new Float64Array(x.length).fill(1), t];
  for (let degree = 1; degree < degrees; degree++) {
    const [before, last] = [plain[degree - 1]!, plain[degree]!];
    plain.push(
      t.map((value, i) => ((2 * degree + 1) * value * last[i]! - degree * before[i]!) / (degree + 1)),
    );
  }
  return plain.slice(1).map((values, i) => values.map((value) => value * Math.sqrt(2 * (i + 1) + 1)));
}
