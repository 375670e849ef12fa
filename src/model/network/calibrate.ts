import { expit, logit } from '../../numeric/logistic.js';
import { findRoot } from '../../numeric/root.js';

/** Configurations of a variable's parents, inside its gate: their probabilities and their shifts η. */
export interface Configurations {
  readonly weights: Float64Array;
  readonly shifts: Float64Array;
}

/**
 * The intercept β for which `Σ weights·expit(β + shift) / Σ weights = share`: the margin is met exactly, whatever
 * the effects. Shares of 0 and 1 give −∞ and +∞. With no weight at all the shifts count for nothing.
 */
export function calibrateIntercept({ weights, shifts }: Configurations, share: number): number {
  if (share <= 0) return -Infinity;
  if (share >= 1) return Infinity;
  let total = 0;
  let lowest = Infinity;
  let highest = -Infinity;
  weights.forEach((weight, row) => {
    if (weight <= 0) return;
    const shift = shifts[row]!;
    total += weight;
    lowest = Math.min(lowest, shift);
    highest = Math.max(highest, shift);
  });
  if (total === 0) [lowest, highest] = [0, 0];
  const target = logit(share);
  if (lowest === highest) return target - lowest;
  const excess = (intercept: number): number => {
    if (total === 0) return expit(intercept) - share;
    let sum = 0;
    for (let row = 0; row < weights.length; row++) {
      const weight = weights[row]!;
      if (weight > 0) sum += weight * (expit(intercept + shifts[row]!) - share);
    }
    return sum / total;
  };
  // The extreme shifts bound the intercept; one more on each side keeps rounding from leaving it outside.
  return findRoot(excess, target - highest - 1, target - lowest + 1);
}

/**
 * Cumulative intercepts of an ordered variable with these shares, one per level but the first:
 * `P(level ≥ k) = expit(intercepts[k − 1] + η)` (McCullagh 1980, the proportional-odds model).
 */
export function calibrateLevels(configurations: Configurations, shares: readonly number[]): number[] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  const intercepts: number[] = [];
  let reached = 0;
  for (let level = shares.length - 1; level > 0; level--) {
    reached += shares[level]!;
    const nothingBelow = shares.slice(0, level).every((share) => share === 0);
    intercepts.unshift(calibrateIntercept(configurations, nothingBelow ? 1 : reached / total));
  }
  return intercepts;
}
