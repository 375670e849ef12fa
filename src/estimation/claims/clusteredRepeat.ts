import type { Counts } from '../../counts.js';
import { betaBinomial } from '../../numeric/betaBinomial.js';
import { betaln, betaQuantile } from '../../numeric/distributions.js';
import { gaussLegendre } from '../../numeric/quadrature.js';

/**
 * The sum of the parameters with which the counts of so many cases are beta-binomial, or Dirichlet-multinomial, and vary as much
 * as a design effect says: 1 + (n − 1)/(precision + 1). Infinite where cases are independent; null where no such counts do.
 */
export function clusterPrecision(of: number, designEffect: number): number | null {
  if (designEffect === 1) return Number.POSITIVE_INFINITY;
  return designEffect < 1 || designEffect >= of ? null : (of - designEffect) / (designEffect - 1);
}

/**
 * The chance of each count of Yes that a repeat of as many cases would find, where both it and this inspection have a design
 * effect: the share is that of x/D of n/D cases, and the count given the share is beta-binomial with the variance n·p·(1 − p)·D.
 * Null where no beta-binomial count varies so.
 */
export function clusteredRepeat({ yes, of }: Counts, designEffect: number): Float64Array | null {
  const precision = clusterPrecision(of, designEffect);
  if (precision === null) return null;
  const [a, b] = [yes / designEffect + 0.5, (of - yes) / designEffect + 0.5];
  if (precision === Number.POSITIVE_INFINITY) return betaBinomial(of, a, b);
  // Shares next to 0 have all their digits in a double, those next to 1 have not.
  if (2 * yes > of) return clusteredRepeat({ yes: of - yes, of }, designEffect)!.reverse();
  const [low, high] = [betaQuantile(TAIL, a, b), betaQuantile(1 - TAIL, a, b)];
  const logTotal = betaln(a, b);
  const chances = new Float64Array(of + 1);
  let total = 0;
  for (let panel = 0; panel < PANELS; panel++) {
    for (let node = 0; node < RULE.nodes.length; node++) {
      // The way is slow at both ends, where the density may have no bound: it goes like t to the fifth.
      const t = (panel + (RULE.nodes[node]! + 1) / 2) / PANELS;
      const slow = t * (1 - t) * t * (1 - t);
      const p = low + (high - low) * t * t * t * t * t * (126 + t * (-420 + t * (540 + t * (-315 + t * 70))));
      if (p <= 0 || p >= 1) continue;
      const density = Math.exp((a - 1) * Math.log(p) + (b - 1) * Math.log(1 - p) - logTotal);
      const weight = RULE.weights[node]! * density * slow * slow;
      total += weight;
      const given = betaBinomial(of, precision * p, precision * (1 - p));
      for (let count = 0; count <= of; count++) chances[count]! += weight * given[count]!;
    }
  }
  return chances.map((chance) => chance / total);
}

/** What is left out at each end. */
const TAIL = 1e-14;
const PANELS = 6;
const RULE = gaussLegendre(20);
