import { expit } from '../numeric/logistic.js';

const REACH = 16;
const PER_UNIT = 32;
const NODES = 2 * REACH * PER_UNIT;
const TERMS = 6;
const LENGTH = (NODES + 1) * TERMS;

/** The terms of a mean of logistic curves, `F(x) = Σ weight·expit(x + shift)`. */
export interface MixedLogistic {
  readonly weights: readonly number[];
  readonly shifts: readonly number[];
}

/**
 * Several such means, tabulated so that one costs a few nanoseconds.
 *
 * Between nodes 1/32 apart each is its Taylor series to the fifth power; the remainder, at most
 * (1/64)⁶/720 · max|F⁽⁶⁾|, is below 1e-13. Beyond ±16 it is summed as it stands.
 */
export interface Curves {
  readonly terms: readonly MixedLogistic[];
  readonly series: Float64Array;
}

export function tabulateCurves(terms: readonly MixedLogistic[]): Curves {
  const series = new Float64Array(terms.length * LENGTH);
  terms.forEach(({ weights, shifts }, curve) => {
    weights.forEach((weight, term) => {
      if (weight === 0) return;
      for (let node = 0; node <= NODES; node++) {
        const s = expit(node / PER_UNIT - REACH + (shifts[term] ?? 0));
        // Derivatives of the logistic function over their factorials, as polynomials in p = s(1 − s).
        const p = s * (1 - s);
        const tilt = 1 - 2 * s;
        const at = curve * LENGTH + node * TERMS;
        series[at] = (series[at] ?? 0) + weight * s;
        series[at + 1] = (series[at + 1] ?? 0) + weight * p;
        series[at + 2] = (series[at + 2] ?? 0) + (weight * p * tilt) / 2;
        series[at + 3] = (series[at + 3] ?? 0) + (weight * p * (1 - 6 * p)) / 6;
        series[at + 4] = (series[at + 4] ?? 0) + (weight * p * tilt * (1 - 12 * p)) / 24;
        series[at + 5] = (series[at + 5] ?? 0) + (weight * p * (1 - 30 * p + 120 * p * p)) / 120;
      }
    });
  });
  return { terms, series };
}

function summed({ weights, shifts }: MixedLogistic, x: number): number {
  return weights.reduce((sum, weight, i) => sum + weight * expit(x + (shifts[i] ?? 0)), 0);
}

// biome-ignore-start lint/style/noNonNullAssertion: the innermost loops; every index is inside the table.
/** One of the curves at x. */
export function curveAt({ terms, series }: Curves, curve: number, x: number): number {
  const place = (x + REACH) * PER_UNIT;
  if (!(place >= 0 && place <= NODES)) return summed(terms[curve]!, x);
  const node = Math.floor(place + 0.5);
  const d = (place - node) / PER_UNIT;
  const at = curve * LENGTH + node * TERMS;
  const low = series[at]! + d * series[at + 1]!;
  const d2 = d * d;
  return low + d2 * (series[at + 2]! + d * series[at + 3]! + d2 * (series[at + 4]! + d * series[at + 5]!));
}

/** One of the curves at x and, to fewer digits, its slope, which steers Newton's method: written into `into`. */
export function curveWithSlope(curves: Curves, curve: number, x: number, into: Float64Array): void {
  const { series } = curves;
  const place = (x + REACH) * PER_UNIT;
  if (!(place >= 0 && place <= NODES)) {
    into[0] = summed(curves.terms[curve]!, x);
    into[1] = into[0]! * (1 - into[0]!);
    return;
  }
  const node = Math.floor(place + 0.5);
  const d = (place - node) / PER_UNIT;
  const at = curve * LENGTH + node * TERMS;
  const d2 = d * d;
  const c1 = series[at + 1]!;
  const c2 = series[at + 2]!;
  const c3 = series[at + 3]!;
  into[0] = series[at]! + d * c1 + d2 * (c2 + d * c3 + d2 * (series[at + 4]! + d * series[at + 5]!));
  into[1] = c1 + d * (2 * c2 + 3 * d * c3);
}
// biome-ignore-end lint/style/noNonNullAssertion: the innermost loops; every index is inside the table.
