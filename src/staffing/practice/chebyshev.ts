/**
 * Smooth functions of one number, known at Chebyshev-Lobatto nodes `cos(kπ/n)` (Trefethen 2013, Approximation Theory
 * and Approximation Practice, chapters 3 and 8), and their means over a distribution by its moments. Built from
 * square roots alone, so that every JavaScript engine has the same nodes.
 */
export interface Grid {
  /** The largest half-width of an interval for which these nodes are enough. */
  readonly half: number;
  /** Nodes on the interval from −1 to 1. */
  readonly nodes: Float64Array;
  /** The grid of every other node, for a first look; null where there is no fewer. */
  readonly coarser: Grid | null;
  /** From values at the nodes to coefficients of the Chebyshev polynomials: [polynomial][node]. */
  readonly toChebyshev: Float64Array;
  /** From those to derivatives at 0 (coefficients of the powers, times the factorial): [power][polynomial]. */
  readonly toDerivatives: Float64Array;
}

/**
 * A logistic curve has poles π away from the real axis, so over a half-width L the error of interpolation falls as
 * ρ^−n with `ρ = π/L + sqrt(1 + (π/L)²)`: here below 1e-13. The powers are no worse than the polynomials: as long
 * as L < π the derivatives over their factorials fall too.
 */
const GRIDS: readonly Grid[] = [
  gridOf(1e-12, Float64Array.of(0)),
  gridOf(0.14, cosines(8, 0, 2)),
  gridOf(0.5, cosines(12, 0.5, 2)),
  gridOf(0.95, cosines(16, 0, 3)),
  gridOf(1.4, cosines(20, (1 + Math.sqrt(5)) / 4, 2)),
  gridOf(1.85, cosines(24, 0.5, 3)),
  gridOf(Infinity, cosines(32, 0, 4)),
];

/** The most nodes of any grid. */
export const MOST_NODES = 33;

/** The smallest grid that is enough for an interval of this half-width. */
export function gridFor(half: number): Grid {
  return GRIDS.find((grid) => half <= grid.half) ?? (GRIDS[GRIDS.length - 1] as Grid);
}

const scratch = new Float64Array(MOST_NODES);

/**
 * Derivatives at the middle of a function known at the nodes, in units of the half-width; written over the values,
 * from `at` on.
 */
export function differentiate(
  { nodes, toChebyshev, toDerivatives }: Grid,
  values: Float64Array,
  at: number,
): void {
  const count = nodes.length;
  // Two polynomials at a time: the number of nodes is odd, so the first is by itself.
  let sum = 0;
  for (let node = 0; node < count; node++) sum += toChebyshev[node]! * values[at + node]!;
  scratch[0] = sum;
  for (let k = 1; k < count; k += 2) {
    const row = k * count;
    const next = row + count;
    let first = 0;
    let second = 0;
    for (let node = 0; node < count; node++) {
      const value = values[at + node]!;
      first += toChebyshev[row + node]! * value;
      second += toChebyshev[next + node]! * value;
    }
    scratch[k] = first;
    scratch[k + 1] = second;
  }
  for (let power = 0; power < count; power++) {
    let derivative = 0;
    for (let k = power; k < count; k += 2) derivative += toDerivatives[power * count + k]! * scratch[k]!;
    values[at + power] = derivative;
  }
}

/** What the value at each node counts for in the mean over a distribution with these moments over factorials. */
export function nodeWeights(
  { nodes, toChebyshev, toDerivatives }: Grid,
  moments: Float64Array,
  into: Float64Array,
): void {
  const count = nodes.length;
  for (let k = 0; k < count; k++) {
    let sum = 0;
    for (let power = k % 2; power <= k; power += 2)
      sum += toDerivatives[power * count + k]! * moments[power]!;
    scratch[k] = sum;
  }
  for (let node = 0; node < count; node++) {
    let sum = 0;
    for (let k = 0; k < count; k++) sum += toChebyshev[k * count + node]! * scratch[k]!;
    into[node] = sum;
  }
}

/** Cosines of kπ/n for k = 0..n, by halving an angle whose cosine is known and Chebyshev's recurrence. */
function cosines(intervals: number, known: number, halvings: number): Float64Array {
  let step = known;
  for (let halving = 0; halving < halvings; halving++) step = Math.sqrt((1 + step) / 2);
  const values = new Float64Array(intervals + 1);
  values[0] = 1;
  values[1] = step;
  for (let k = 2; k <= intervals; k++) values[k] = 2 * step * values[k - 1]! - values[k - 2]!;
  return values;
}

function gridOf(half: number, nodes: Float64Array): Grid {
  const everyOther = nodes.filter((_, node) => node % 2 === 0);
  return { ...plainGrid(half, nodes), coarser: nodes.length < 3 ? null : plainGrid(half, everyOther) };
}

function plainGrid(half: number, nodes: Float64Array): Grid {
  const count = nodes.length;
  const intervals = count - 1;
  const toChebyshev = new Float64Array(count * count);
  const toDerivatives = new Float64Array(count * count);
  const ends = (index: number): number => (index === 0 || index === intervals ? 0.5 : 1);
  // The coefficients of a Chebyshev polynomial are whole numbers below 2⁵³ up to degree 32, so exact.
  let before = new Float64Array(count);
  let latest = Float64Array.from({ length: count }, (_, power) => (power === 0 ? 1 : 0));
  for (let k = 0; k < count; k++) {
    for (let node = 0; node < count; node++) {
      const around = (k * node) % (2 * intervals || 1);
      const cosine = nodes[around > intervals ? 2 * intervals - around : around]!;
      toChebyshev[k * count + node] = intervals === 0 ? 1 : (2 / intervals) * ends(k) * ends(node) * cosine;
    }
    let factorial = 1;
    for (let power = 0; power <= k; power++) {
      factorial *= Math.max(1, power);
      toDerivatives[power * count + k] = latest[power]! * factorial;
    }
    const next = latest.map((_, power) => (k === 0 ? 1 : 2) * (latest[power - 1] ?? 0) - before[power]!);
    before = latest;
    latest = next;
  }
  return { half, nodes, coarser: null, toChebyshev, toDerivatives };
}
