import { expit } from '../../numeric/logistic.js';

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

/** Weights and shifts no further apart are the same but for rounding. */
const SAME = 1e-13;

/**
 * Tabulates means of logistic curves, those that differ by a shift alone once: `of` says which curve each is, and
 * `offsets` what is to be added to its argument.
 */
export function tabulateCurves(means: readonly MixedLogistic[]): {
  readonly curves: Curves;
  readonly of: readonly number[];
  readonly offsets: readonly number[];
} {
  const terms: MixedLogistic[] = [];
  const of = means.map((mean) => {
    const known = terms.findIndex((term) => same(term, mean));
    return known >= 0 ? known : terms.push(mean) - 1;
  });
  const offsets = means.map((mean, index) => {
    const offset = mean.shifts[0]! - terms[of[index]!]!.shifts[0]!;
    return Math.abs(offset) < SAME ? 0 : offset;
  });
  return { curves: { terms, series: seriesOf(terms) }, of, offsets };
}

function seriesOf(terms: readonly MixedLogistic[]): Float64Array {
  const series = new Float64Array(terms.length * LENGTH);
  terms.forEach(({ weights, shifts }, curve) => {
    weights.forEach((weight, term) => {
      if (weight === 0) return;
      for (let node = 0; node <= NODES; node++) {
        const s = expit(node / PER_UNIT - REACH + shifts[term]!);
        // Derivatives of the logistic function over their factorials, as polynomials in p = s(1 − s).
        const p = s * (1 - s);
        const tilt = 1 - 2 * s;
        const at = curve * LENGTH + node * TERMS;
        series[at]! += weight * s;
        series[at + 1]! += weight * p;
        series[at + 2]! += (weight * p * tilt) / 2;
        series[at + 3]! += (weight * p * (1 - 6 * p)) / 6;
        series[at + 4]! += (weight * p * tilt * (1 - 12 * p)) / 24;
        series[at + 5]! += (weight * p * (1 - 30 * p + 120 * p * p)) / 120;
      }
    });
  });
  return series;
}

function summed({ weights, shifts }: MixedLogistic, x: number): number {
  return weights.reduce((sum, weight, i) => sum + weight * expit(x + shifts[i]!), 0);
}

/** Many evaluations at once: which curve, at which x, and what its value counts for. */
export interface Evaluations {
  readonly curve: Int32Array;
  readonly x: Float64Array;
  readonly mass: Float64Array;
}

export function evaluations(most: number): Evaluations {
  return { curve: new Int32Array(most), x: new Float64Array(most), mass: new Float64Array(most) };
}

/** The curves at x, for the first `count` evaluations, each times its mass. */
export function weighedValues(
  curves: Curves,
  { curve, x, mass }: Evaluations,
  count: number,
  into: Float64Array,
): void {
  const { series } = curves;
  for (let i = 0; i < count; i++) {
    const position = (x[i]! + REACH) * PER_UNIT;
    if (!(position >= 0 && position <= NODES)) {
      into[i] = mass[i]! * summed(curves.terms[curve[i]!]!, x[i]!);
      continue;
    }
    const node = (position + 0.5) | 0;
    const d = (position - node) / PER_UNIT;
    const at = curve[i]! * LENGTH + node * TERMS;
    const low = series[at]! + d * series[at + 1]!;
    const d2 = d * d;
    const value =
      low + d2 * (series[at + 2]! + d * series[at + 3]! + d2 * (series[at + 4]! + d * series[at + 5]!));
    into[i] = mass[i]! * value;
  }
}

/**
 * The sum of the first `count` evaluations, each times its mass, and of their first three derivatives, written into `sums`.
 * The derivatives have fewer digits: they steer a search.
 */
export function sumWithDerivatives(
  curves: Curves,
  { curve, x, mass }: Evaluations,
  count: number,
  sums: Float64Array,
): void {
  const { series } = curves;
  let value = 0;
  let first = 0;
  let second = 0;
  let third = 0;
  for (let i = 0; i < count; i++) {
    const times = mass[i]!;
    const position = (x[i]! + REACH) * PER_UNIT;
    if (!(position >= 0 && position <= NODES)) {
      farOut(curves, curve[i]!, x[i]!, point);
      value += times * point[0]!;
      first += times * point[1]!;
      second += times * point[2]!;
      third += times * point[3]!;
      continue;
    }
    const node = (position + 0.5) | 0;
    const d = (position - node) / PER_UNIT;
    const at = curve[i]! * LENGTH + node * TERMS;
    const c1 = series[at + 1]!;
    const c2 = series[at + 2]!;
    const c3 = series[at + 3]!;
    const c4 = series[at + 4]!;
    const c5 = series[at + 5]!;
    const d2 = d * d;
    value += times * (series[at]! + d * c1 + d2 * (c2 + d * c3 + d2 * (c4 + d * c5)));
    first += times * (c1 + d * (2 * c2 + 3 * d * c3 + d2 * (4 * c4 + 5 * d * c5)));
    second += times * (2 * c2 + d * (6 * c3 + d * (12 * c4 + 20 * d * c5)));
    third += times * (6 * c3 + d * (24 * c4 + 60 * d * c5));
  }
  sums[0] = value;
  sums[1] = first;
  sums[2] = second;
  sums[3] = third;
}

/** A curve's value and its derivatives. */
const point = new Float64Array(4);

/** The same beyond the table, where a curve is all but flat. */
function farOut({ terms }: Curves, curve: number, x: number, into: Float64Array): void {
  const value = summed(terms[curve]!, x);
  const slope = value * (1 - value);
  into[0] = value;
  into[1] = slope;
  into[2] = slope * (1 - 2 * value);
  into[3] = slope * (1 - 6 * slope);
}

/** Whether two means are the same but for a shift. */
function same(one: MixedLogistic, other: MixedLogistic): boolean {
  return (
    one.weights.length === other.weights.length &&
    one.weights.every(
      (weight, term) =>
        Math.abs(weight - other.weights[term]!) < SAME &&
        Math.abs(shiftFrom(one, term) - shiftFrom(other, term)) < SAME,
    )
  );
}

function shiftFrom({ shifts }: MixedLogistic, term: number): number {
  return shifts[term]! - shifts[0]!;
}
