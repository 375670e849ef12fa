/**
 * Interpolation at Chebyshev-Lobatto nodes `cos(kπ/n)` (Trefethen 2013, Approximation Theory and Approximation
 * Practice, chapters 5 and 8), built from square roots alone so that every JavaScript engine has the same nodes.
 */
export const MOST_INTERVALS = 32;

/** Cosines of kπ/n for k = 0..n, by halving an angle whose cosine is known and Chebyshev's recurrence. */
function cosines(intervals: number, known: number, halvings: number): Float64Array {
  let step = known;
  for (let halving = 0; halving < halvings; halving++) step = Math.sqrt((1 + step) / 2);
  const values = new Float64Array(intervals + 1);
  values[0] = 1;
  values[1] = step;
  for (let k = 2; k <= intervals; k++) values[k] = 2 * step * (values[k - 1] ?? 0) - (values[k - 2] ?? 0);
  return values;
}

/**
 * Nodes, and the half-width up to which they are enough. A logistic curve has poles π away from the real axis, so
 * over a half-width L the error falls as ρ^−n with `ρ = π/L + sqrt(1 + (π/L)²)`: here below 1e-13.
 */
const GRIDS = [
  { half: 0.14, nodes: cosines(8, 0, 2) },
  { half: 0.5, nodes: cosines(12, 0.5, 2) },
  { half: 0.95, nodes: cosines(16, 0, 3) },
  { half: 1.4, nodes: cosines(20, (1 + Math.sqrt(5)) / 4, 2) },
  { half: 1.85, nodes: cosines(24, 0.5, 3) },
  { half: Infinity, nodes: cosines(MOST_INTERVALS, 0, 4) },
] as const;

/** A smooth function of one number known at a few nodes, to be averaged over many points. */
export interface Interpolation {
  /** Number of nodes in use. */
  count: number;
  readonly nodes: Float64Array;
  /** Row per point, `count` columns: the weight of each node's value in the value at the point. */
  readonly weights: Float64Array;
}

export function emptyInterpolation(points: number): Interpolation {
  return {
    count: 0,
    nodes: new Float64Array(MOST_INTERVALS + 1),
    weights: new Float64Array(points * (MOST_INTERVALS + 1)),
  };
}

/** Sets up interpolation over the range of some points. */
export function interpolateAt(points: Float64Array, into: Interpolation): void {
  let low = Infinity;
  let high = -Infinity;
  for (let place = 0; place < points.length; place++) {
    const point = points[place] ?? 0;
    if (point < low) low = point;
    if (point > high) high = point;
  }
  const middle = (low + high) / 2;
  const half = (high - low) / 2;
  const { nodes, weights } = into;
  if (half < 1e-12) {
    into.count = 1;
    nodes[0] = middle;
    weights.fill(1, 0, points.length);
    return;
  }
  const grid = GRIDS.find((candidate) => half <= candidate.half)?.nodes ?? GRIDS[5].nodes;
  const count = grid.length;
  const intervals = count - 1;
  into.count = count;
  for (let k = 0; k < count; k++) nodes[k] = middle + half * (grid[k] ?? 0);
  // The second barycentric formula (Berrut and Trefethen 2004, equation 5.4).
  for (let place = 0; place < points.length; place++) {
    const x = points[place] ?? 0;
    const row = place * count;
    let sum = 0;
    let exact = -1;
    let sign = 1;
    for (let k = 0; k < count; k++) {
      const gap = x - (nodes[k] ?? 0);
      // So near a node that its reciprocal would overflow.
      if (Math.abs(gap) < 1e-290) exact = k;
      const term = ((k === 0 || k === intervals ? 0.5 : 1) * sign) / gap;
      weights[row + k] = term;
      sum += term;
      sign = -sign;
    }
    if (exact >= 0) {
      weights.fill(0, row, row + count);
      weights[row + exact] = 1;
    } else {
      const scale = 1 / sum;
      for (let k = 0; k < count; k++) weights[row + k] = (weights[row + k] ?? 0) * scale;
    }
  }
}

/** What each node's value counts for in the mean over the points, weighted by `masses`. */
export function nodeWeights(
  { count, weights }: Interpolation,
  masses: Float64Array,
  into: Float64Array,
): void {
  // biome-ignore-start lint/style/noNonNullAssertion: a hot loop; every index is inside its array.
  for (let k = 0; k < count; k++) into[k] = 0;
  const points = masses.length;
  let place = 0;
  // Nine points at a time: the sum of each node is then read and written a ninth as often.
  for (; place + 9 <= points; place += 9) {
    const m0 = masses[place]!;
    const m1 = masses[place + 1]!;
    const m2 = masses[place + 2]!;
    const m3 = masses[place + 3]!;
    const m4 = masses[place + 4]!;
    const m5 = masses[place + 5]!;
    const m6 = masses[place + 6]!;
    const m7 = masses[place + 7]!;
    const m8 = masses[place + 8]!;
    let at = place * count;
    for (let k = 0; k < count; k++, at++) {
      into[k] =
        into[k]! +
        (m0 * weights[at]! + m1 * weights[at + count]! + m2 * weights[at + 2 * count]!) +
        (m3 * weights[at + 3 * count]! + m4 * weights[at + 4 * count]! + m5 * weights[at + 5 * count]!) +
        (m6 * weights[at + 6 * count]! + m7 * weights[at + 7 * count]! + m8 * weights[at + 8 * count]!);
    }
  }
  for (; place < points; place++) {
    for (let k = 0; k < count; k++) into[k] = into[k]! + masses[place]! * weights[place * count + k]!;
  }
  // biome-ignore-end lint/style/noNonNullAssertion: a hot loop; every index is inside its array.
}
