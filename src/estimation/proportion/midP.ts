import { atLeast } from '../../numeric/binomialTails.js';
import { findRoot } from '../../numeric/root.js';
import { exactLower } from './clopperPearson.js';
import { mirrored } from './method.js';

/** `P(X > x) + ½P(X = x)`, as the mean of two tails. */
function midTail(x: number, n: number, p: number): number {
  return (atLeast(x, n, p) + atLeast(x + 1, n, p)) / 2;
}

/**
 * Lancaster (1961), "Significance tests in discrete distributions": the exact test with only half the chance of
 * what was seen counted against the value. The limit lies between the exact limits for x and for x + 1.
 */
export const midP = mirrored({
  lower(yes, of, tail) {
    if (yes === 0) return 0;
    if (yes === of) return tail >= 0.5 ? 1 : Math.exp(Math.log(2 * tail) / of);
    const [low, high] = [exactLower(yes, of, tail), exactLower(yes + 1, of, tail)];
    return findRoot((p) => midTail(yes, of, p) - tail, low, high);
  },
  lowerTail: (yes, of, value) => (yes === 0 || value >= 1 ? 1 : midTail(yes, of, value)),
});
