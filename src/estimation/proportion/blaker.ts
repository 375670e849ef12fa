import { atLeast, atMost } from '../../numeric/binomialTails.js';
import { binomialQuantile } from '../../numeric/distributions.js';
import { findRoot } from '../../numeric/root.js';
import { exactLower } from './clopperPearson.js';
import { mirrored } from './method.js';

/**
 * Whether the lower limit of a two-sided interval lies at a value or above it. The limit lies between Clopper and Pearson's of
 * its level (Blaker 2000, theorem 1) and theirs with twice the error, as the acceptability is never less than the upper tail:
 * only where the tail is between the two is more than that asked.
 */
export function blakerLowerReaches(yes: number, of: number, value: number, tail: number): boolean {
  if (value <= 0) return true;
  const upperTail = atLeast(yes, of, value);
  if (upperTail <= tail) return true;
  if (upperTail > 2 * tail) return false;
  const k = Math.min(yes - 1, largestWithin(upperTail, of, value));
  if (upperTail + atMost(k, of, value) > 2 * tail) return false;
  // The last jump below the value reaches the level unless it is below Clopper and Pearson's limit.
  return k < 0 || atMost(k, of, exactLower(yes, of, tail)) <= tail;
}

/**
 * Blaker (2000), "Confidence curves and improved exact confidence intervals for discrete distributions".
 *
 * Below the estimate the acceptability of p is `P(X ≥ x) + P(X ≤ k)`, with k the largest count whose lower tail is no
 * larger than the upper tail of x. It jumps up at the points p_k where `P(X ≤ k) = P(X ≥ x)`, to `2·P(X ≥ x | p_k)`, and
 * between two of them first falls, then rises. These two facts give the convex hull without any stepping: the lower
 * limit is the first jump that reaches the level, or the crossing on the rising piece just before it.
 */
function jumpPoint(yes: number, of: number, k: number, low: number, high: number): number {
  const excess = (p: number) => atLeast(yes, of, p) - atMost(k, of, p);
  // Where an end is itself the jump point, rounding may put it on either side.
  if (excess(low) >= 0) return low;
  return excess(high) <= 0 ? high : findRoot(excess, low, high);
}

function lower(yes: number, of: number, tail: number): number {
  if (yes === 0) return 0;
  const level = 2 * tail;
  const exact = exactLower(yes, of, tail);
  // 2·P(X ≥ x | p_k) reaches the level when p_k is at or above the exact limit: when P(X ≤ k) there is the tail or more.
  const k = Math.min(yes - 1, binomialQuantile(tail, of, exact));
  const jump = jumpPoint(yes, of, k, exact, yes / of);
  const below = (p: number) => atLeast(yes, of, p) + atMost(k - 1, of, p) - level;
  return below(jump) > 0 && below(exact) < 0 ? findRoot(below, exact, jump) : jump;
}

/** Half the hull of the acceptability at `value`: the tail that a two-sided interval spends to put its limit there. */
function lowerTail(yes: number, of: number, value: number): number {
  if (yes === 0 || value >= 1) return 1;
  if (value <= 0) return 0;
  const upperTail = atLeast(yes, of, value);
  if (atMost(yes - 1, of, value) <= upperTail) return 1;
  const k = largestWithin(upperTail, of, value);
  const here = upperTail + atMost(k, of, value);
  if (k < 0) return here / 2;
  const jump = jumpPoint(yes, of, k, 0, value);
  return Math.max(here / 2, atLeast(yes, of, jump));
}

/** The largest k with `P(X ≤ k) ≤ chance`, or −1. */
function largestWithin(chance: number, of: number, p: number): number {
  const k = binomialQuantile(chance, of, p);
  return atMost(k, of, p) <= chance ? k : k - 1;
}

/** One-sided, nothing is left to weigh against the one tail, and the limit is Clopper and Pearson's. */
export const blaker = mirrored({
  lower: (yes, of, tail, sides) => (sides === 2 ? lower : exactLower)(yes, of, tail),
  lowerTail: (yes, of, value, sides) => (sides === 2 ? lowerTail : atLeast)(yes, of, value),
});
