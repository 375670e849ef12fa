import { betaCdf } from './distributions.js';

/** `P(X ≥ x)` for X binomial(n, p), as a tail: the incomplete beta function `I_p(x, n − x + 1)`. */
export function atLeast(x: number, n: number, p: number): number {
  if (x <= 0) return 1;
  return x > n ? 0 : betaCdf(p, x, n - x + 1);
}

/** `P(X ≤ x)` for X binomial(n, p), as a tail. */
export function atMost(x: number, n: number, p: number): number {
  return atLeast(n - x, n, 1 - p);
}

/** `P(from ≤ X ≤ to)` for X binomial(n, p), from whichever tails are small. */
export function countBetween(from: number, to: number, n: number, p: number): number {
  if (from > to) return 0;
  const mean = n * p;
  if (from > mean) return Math.max(0, atLeast(from, n, p) - atLeast(to + 1, n, p));
  if (to < mean) return Math.max(0, atMost(to, n, p) - atMost(from - 1, n, p));
  return Math.max(0, 1 - atMost(from - 1, n, p) - atLeast(to + 1, n, p));
}
