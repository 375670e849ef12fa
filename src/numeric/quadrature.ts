import { findRoot } from './root.js';

/** A discrete stand-in for the standard normal distribution: nodes, ascending, and their probabilities. */
export interface Quadrature {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/**
 * Gauss-Hermite quadrature for the standard normal: `Σ weights·f(nodes)` is the mean of `f` exactly for every
 * polynomial of degree up to `2·points − 1`, so as a distribution it shares that many moments with the normal.
 *
 * The roots of one degree separate those of the next (Szegő 1939, theorem 3.3.2), which brackets each of them;
 * the weights are the Christoffel numbers `1/Σ h_k(x)²`.
 *
 * @param points - number of nodes, from 1 to 200
 */
export function gaussHermite(points: number): Quadrature {
  let roots: number[] = [0];
  const scratch = new Float64Array(points + 1);
  for (let degree = 2; degree <= points; degree++) {
    // Every root lies within 2·sqrt(degree) of 0 (Gershgorin's circles round the Jacobi matrix).
    const reach = 2 * Math.sqrt(degree) + 1;
    const fences = [-reach, ...roots, reach];
    const value = (x: number): number => hermite(degree, x, scratch)[degree]!;
    roots = fences.slice(1).map((high, index) => findRoot(value, fences[index]!, high));
  }
  // Odd polynomials must integrate to 0 to the last digit, so the two halves are made mirror images.
  const nodes = Float64Array.from(roots, (root, index) => (root - roots[points - 1 - index]!) / 2);
  const raw = nodes.map((x) => 1 / hermite(points - 1, x).reduce((sum, h) => sum + h * h, 0));
  const total = raw.reduce((sum, weight) => sum + weight, 0);
  return { nodes, weights: raw.map((weight) => weight / total) };
}

/** The orthonormal Hermite polynomials of degree 0 to `degree` at x (probabilists' kind), by their recurrence. */
function hermite(degree: number, x: number, values = new Float64Array(degree + 1)): Float64Array {
  values[0] = 1;
  if (degree > 0) values[1] = x;
  for (let k = 1; k < degree; k++) {
    values[k + 1] = (x * values[k]! - Math.sqrt(k) * (values[k - 1] ?? 0)) / Math.sqrt(k + 1);
  }
  return values;
}

/**
 * Gauss-Legendre quadrature on [−1, 1]: `Σ weights·f(nodes)` is the integral of `f` exactly for every polynomial of degree
 * up to `2·points − 1`.
 *
 * The nodes are Newton's from about where they lie (Abramowitz and Stegun 1964, 22.16.6), in pairs; the weights are
 * `2(1 − x²)/(n·P_{n−1}(x))²` (25.4.29).
 *
 * @param points - number of nodes, from 1 to 100
 */
export function gaussLegendre(points: number): Quadrature {
  const nodes = new Float64Array(points);
  const weights = new Float64Array(points);
  for (let index = 0; index < points / 2; index++) {
    const middle = points - 1 - index;
    const x = index === middle ? 0 : legendreRoot(points, index);
    const scaled = points * legendre(points, x).before;
    nodes[index] = -x;
    nodes[middle] = x;
    weights[index] = (2 * (1 - x * x)) / (scaled * scaled);
    weights[middle] = weights[index]!;
  }
  return { nodes, weights };
}

/** The root of the Legendre polynomial of a degree that comes at an index from the largest downwards. */
function legendreRoot(degree: number, index: number): number {
  let x = cosine((Math.PI * (4 * index + 3)) / (4 * degree + 2));
  for (let iteration = 0; iteration < 10; iteration++) {
    const { value, before } = legendre(degree, x);
    const step = (value * (x * x - 1)) / (degree * (x * value - before));
    x -= step;
    if (Math.abs(step) < 1e-14) break;
  }
  return x;
}

/** Of an angle in [0, π/2], by its series: engines round their own differently. */
function cosine(angle: number): number {
  let [sum, term] = [1, 1];
  for (let k = 1; k <= 20; k += 2) {
    term *= -(angle * angle) / (k * (k + 1));
    sum += term;
  }
  return sum;
}

/** The Legendre polynomials of a degree and of one less at x, by their recurrence. */
function legendre(degree: number, x: number): { readonly value: number; readonly before: number } {
  let before = 1;
  let value = x;
  for (let k = 1; k < degree; k++) {
    const next = ((2 * k + 1) * x * value - k * before) / (k + 1);
    before = value;
    value = next;
  }
  return { value, before };
}
