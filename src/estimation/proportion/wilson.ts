import { normalUpperQuantile, normalUpperTail } from '../../numeric/normalTail.js';
import { mirrored } from './method.js';

/**
 * The lower root p of `(x − np)² = z²·np(1 − p)`, and the upper one for a negative z. The counts need not be whole.
 *
 * Written as a quotient for positive z, so that nothing cancels near 0 and the limit for no yes answers is exactly 0;
 * Wilson (1927), "Probable inference, the law of succession, and statistical inference".
 */
export function wilsonRoot(x: number, n: number, z: number): number {
  const reach = x + (z * z) / 2 + Math.abs(z) * Math.sqrt((x * (n - x)) / n + (z * z) / 4);
  return z > 0 ? (x * x) / (n * reach) : reach / (n + z * z);
}

/** The tail beyond the score of `x` against the value p; no score is further out than one against 0. */
export function scoreTail(x: number, n: number, p: number): number {
  return normalUpperTail((x - n * p) / Math.sqrt(n * p * (1 - p)));
}

/** Wilson (1927): the score test inverted; the lower limit is 0 where there is no yes answer. */
export const wilson = mirrored({
  lower: (yes, of, tail) => (yes === 0 ? 0 : wilsonRoot(yes, of, normalUpperQuantile(tail))),
  lowerTail: (yes, of, value) => (yes === 0 || value >= 1 ? 1 : scoreTail(yes, of, value)),
});

/** Newcombe (1998), "Two-sided confidence intervals for the single proportion", method 4: half a case less. */
export const wilsonCc = mirrored({
  lower: (yes, of, tail) => (yes === 0 ? 0 : wilsonRoot(yes - 0.5, of, normalUpperQuantile(tail))),
  lowerTail: (yes, of, value) => (yes === 0 || value >= 1 ? 1 : scoreTail(yes - 0.5, of, value)),
});
