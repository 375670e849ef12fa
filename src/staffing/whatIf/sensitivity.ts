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

/** An output of every draw, made ready for its indices: its distances from its mean, and their variance. */
export interface Output {
  readonly centred: Float64Array;
  /** 0 for an output that is constant. */
  readonly variance: number;
}

export function outputOf(y: Float64Array): Output {
  const middle = mean(Array.from(y));
  const centred = y.map((value) => value - middle);
  const isConstant = centred.every((value) => Math.abs(value) <= ROUNDING * (1 + Math.abs(middle)));
  return { centred, variance: isConstant ? 0 : variance(Array.from(centred)) };
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
export function firstOrderIndices(x: Float64Array, outputs: readonly Output[]): Index[] {
  const count = x.length;
  const degrees = Math.max(1, Math.min(MOST_DEGREES, Math.floor(count / DRAWS_PER_DEGREE)));
  const explained = new Float64Array(outputs.length);
  eachLegendre(x, degrees, (polynomial) => {
    outputs.forEach(({ centred, variance: all }, output) => {
      if (all === 0) return;
      let sum = 0;
      for (let draw = 0; draw < count; draw++) sum += centred[draw]! * polynomial[draw]!;
      const coefficient = sum / count;
      explained[output]! += (coefficient * coefficient) / all;
    });
  });
  return outputs.map(({ variance: all }, output) => {
    if (all === 0) return { index: 0, error: 0 };
    const index = (count * explained[output]! - degrees) / (count - degrees);
    const size = Math.min(1, Math.max(0, index));
    const error = Math.sqrt((4 * size * (1 - size) * (1 - size)) / count + (2 * degrees) / (count * count));
    return { index, error };
  });
}

/** Legendre polynomials of degree 1 to `degrees` at some points from 0 to 1, with variance 1 over them, one after another. */
function eachLegendre(x: Float64Array, degrees: number, told: (polynomial: Float64Array) => void): void {
  const count = x.length;
  const t = new Float64Array(count);
  for (let i = 0; i < count; i++) t[i] = 2 * x[i]! - 1;
  let before = new Float64Array(count).fill(1);
  let last = t.slice();
  const scaled = new Float64Array(count);
  for (let degree = 1; degree <= degrees; degree++) {
    const size = Math.sqrt(2 * degree + 1);
    for (let i = 0; i < count; i++) scaled[i] = last[i]! * size;
    told(scaled);
    for (let i = 0; i < count; i++) {
      before[i] = ((2 * degree + 1) * t[i]! * last[i]! - degree * before[i]!) / (degree + 1);
    }
    [before, last] = [last, before];
  }
}
