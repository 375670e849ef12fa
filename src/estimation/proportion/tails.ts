import { betaCdf } from '../../numeric/distributions.js';

/** `P(X ≥ x)` for X binomial(n, p), as a tail: the incomplete beta function `I_p(x, n − x + 1)`. */
export function atLeast(x: number, n: number, p: number): number {
  if (x <= 0) return 1;
  return x > n ? 0 : betaCdf(p, x, n - x + 1);
}

/** `P(X ≤ x)` for X binomial(n, p), as a tail. */
export function atMost(x: number, n: number, p: number): number {
  return atLeast(n - x, n, 1 - p);
}
