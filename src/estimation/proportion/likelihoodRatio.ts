import { normalUpperQuantile, normalUpperTail } from '../../numeric/normalTail.js';
import { findRoot } from '../../numeric/root.js';
import { mirrored } from './method.js';

/** The signed root of `2·log(L(p̂)/L(p))`: positive below p̂, negative above, and nearly straight in p. */
function signedRoot(x: number, n: number, p: number): number {
  const estimate = x / n;
  const fromYes = x === 0 ? 0 : x * Math.log1p((estimate - p) / p);
  const fromNo = x === n ? 0 : (n - x) * Math.log1p((p - estimate) / (1 - p));
  return Math.sign(estimate - p) * Math.sqrt(Math.max(0, 2 * (fromYes + fromNo)));
}

/** `{p : 2·log(L(p̂)/L(p)) ≤ z²}`: the likelihood-ratio test inverted. */
export const likelihoodRatio = mirrored({
  lower(yes, of, tail) {
    if (yes === 0) return 0;
    const z = normalUpperQuantile(tail);
    if (yes === of) return z > 0 ? Math.exp((-z * z) / (2 * of)) : 1;
    const estimate = yes / of;
    // x·log(p̂/p) − x is at most half the statistic, so these ends lie beyond the limit.
    const low = estimate * Math.exp(-1 - (z * z) / (2 * yes));
    const high = 1 - (1 - estimate) * Math.exp(-1 - (z * z) / (2 * (of - yes)));
    const above = (p: number) => z - signedRoot(yes, of, p);
    return z > 0 ? findRoot(above, low, estimate) : findRoot(above, estimate, high);
  },
  lowerTail: (yes, of, value) => (yes === 0 || value >= 1 ? 1 : normalUpperTail(signedRoot(yes, of, value))),
});
