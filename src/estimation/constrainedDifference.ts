import type { Counts } from './proportion.js';

/** Below any proportion that arises, so that a term divided by it keeps its sign and stays finite. */
const TINY = 1e-300;

/** Where bisection stops at an empty cell; elsewhere neighbouring floating-point numbers stop it first. */
const NARROW = 1e-18;

const term = (count: number, proportion: number) => (count === 0 ? 0 : count / Math.max(proportion, TINY));

/** Derivative of the log likelihood in p2 when p1 = p2 + d; it falls as p2 rises. */
export function constrainedScore(first: Counts, second: Counts, difference: number, p2: number): number {
  const p1 = p2 + difference;
  return (
    term(first.yes, p1) -
    term(first.of - first.yes, 1 - p1) +
    term(second.yes, p2) -
    term(second.of - second.yes, 1 - p2)
  );
}

/**
 * The two proportions most likely to have given the samples if they differ by exactly `difference`.
 *
 * Found by bisecting the score, which falls throughout, rather than by the trigonometric solution of its
 * cubic: that one loses its root where a cell is empty (Miettinen and Nurminen 1985, Statistics in Medicine
 * 4:213, appendix; Farrington and Manning 1990 for the cubic).
 */
export function constrainedEstimate(
  first: Counts,
  second: Counts,
  difference: number,
): { readonly p1: number; readonly p2: number } {
  let low = Math.max(0, -difference);
  let high = Math.min(1, 1 - difference);
  while (high - low > NARROW) {
    const middle = low + (high - low) / 2;
    if (middle === low || middle === high) break;
    if (constrainedScore(first, second, difference, middle) > 0) low = middle;
    else high = middle;
  }
  const p2 = low + (high - low) / 2;
  return { p1: Math.min(1, Math.max(0, p2 + difference)), p2 };
}

/** Variance of the difference in sample proportions at the constrained estimate, times `correction`. */
export function constrainedVariance(
  first: Counts,
  second: Counts,
  difference: number,
  correction: number,
): number {
  const { p1, p2 } = constrainedEstimate(first, second, difference);
  return correction * ((p1 * (1 - p1)) / first.of + (p2 * (1 - p2)) / second.of);
}
