import { requireBetween, requireConfidence, requireCounts, requireFields } from '../../check.js';
import type { Counts } from '../../counts.js';
import { betaCdf, betaln } from '../../numeric/distributions.js';
import { findRoot } from '../../numeric/root.js';
import { type BetaPrior, JEFFREYS, requirePrior } from '../proportion/betaPosterior.js';

/** What is known of the difference between two true proportions, given a prior and a sample of each. */
export interface PosteriorDifference {
  /** The posterior mean of first minus second. */
  readonly mean: number;
  /** Equal-tailed: with a probability of half of what `confidence` leaves the difference is below, or above. */
  readonly lower: number;
  readonly upper: number;
  /** The posterior probability that first minus second is above `above`. */
  readonly probabilityAbove: number;
  readonly above: number;
  readonly prior: BetaPrior;
  readonly confidence: number;
}

/**
 * The posterior distribution of the difference between two true proportions.
 *
 * @param first - `yes` of `of` cases
 * @param second - the same for the second, independent sample
 * @param options - `prior`, the yes and no answers that it is worth for each of the two, above 0 (Jeffreys's half of each if
 *   omitted); `above`, a difference in (−1, 1) whose exceeding is asked (0 if omitted); `confidence` in (0, 1)
 * @returns the posterior mean of first minus second, its limits, and the probability above
 * @throws ArgumentError naming the argument
 * @source independent beta posteriors; the integral over one of the other's distribution function, by the double
 * exponential rule between breaks (Takahasi and Mori 1974, Publications of RIMS 9:721).
 *
 * @example
 * posteriorDifference({ yes: 41, of: 84 }, { yes: 29, of: 64 }, { above: 0.05 }).probabilityAbove; // 0.426…
 */
export function posteriorDifference(
  first: Counts,
  second: Counts,
  options: { readonly prior?: BetaPrior; readonly above?: number; readonly confidence?: number } = {},
): PosteriorDifference {
  requireCounts(first, 'first');
  requireCounts(second, 'second');
  const {
    prior = JEFFREYS,
    above = 0,
    confidence = 0.95,
  } = requireFields('options', options, '{ above: 0.1 }');
  requirePrior(prior);
  requireBetween('above', above, -1, 1);
  requireConfidence(confidence);
  const [one, other] = [posterior(first, prior), posterior(second, prior)];
  const tail = (1 - confidence) / 2;
  const beyond = (difference: number) => chances(one, other, difference);
  return Object.freeze({
    mean: one.mean - other.mean,
    lower: findRoot((difference) => beyond(difference).below - tail, -1, 1),
    upper: findRoot((difference) => tail - beyond(difference).above, -1, 1),
    probabilityAbove: beyond(above).above,
    above,
    prior,
    confidence,
  });
}

interface Beta {
  readonly a: number;
  readonly b: number;
  readonly mean: number;
  readonly deviation: number;
}

function posterior({ yes, of }: Counts, prior: BetaPrior): Beta {
  const [a, b] = [yes + prior.yes, of - yes + prior.no];
  const mean = a / (a + b);
  return { a, b, mean, deviation: Math.sqrt((mean * (1 - mean)) / (a + b + 1)) };
}

/** P(p1 − p2 > d) and P(p1 − p2 < d), to about nine decimals. */
function chances(first: Beta, second: Beta, difference: number): { above: number; below: number } {
  // Shares have no digits for a smaller difference, and the pieces below would be narrower than the quadrature can tell apart.
  const d = Math.abs(difference) < 1e-16 ? 0 : difference;
  if (d <= -1) return { above: 1, below: 0 };
  if (d >= 1) return { above: 0, below: 1 };
  const [from, to] = [Math.max(0, d), Math.min(1, 1 + d)];
  // Where the second cannot reach, the first alone decides.
  let above = d < 0 ? betaCdf(-d, first.b, first.a) : 0;
  let below = d > 0 ? betaCdf(d, first.a, first.b) : 0;
  const scale = -betaln(first.a, first.b);
  const ends = breaks(first, second, d, from, to);
  for (let i = 1; i < ends.length; i++) {
    const [low, high] = [ends[i - 1]!, ends[i]!];
    for (const { near, far, weight } of RULE) {
      // Both ends are reached from their own side, so that neither loses its digits.
      const p = low + (high - low) * near;
      const q = 1 - high + (high - low) * far;
      const density = Math.exp(scale + (first.a - 1) * Math.log(p) + (first.b - 1) * Math.log(q));
      const mass = density * weight * (high - low);
      if (!(mass > NEGLIGIBLE) || mass === Infinity) continue;
      const reached = betaCdf(Math.min(1, Math.max(0, p - d)), second.a, second.b);
      above += mass * reached;
      below += mass * (1 - reached);
    }
  }
  const total = above + below;
  return { above: above / total, below: below / total };
}

/** Where the integrand is steep: some deviations about the means. */
function breaks(first: Beta, second: Beta, d: number, from: number, to: number): number[] {
  const inside = DEVIATIONS.flatMap((k) => [
    first.mean + k * first.deviation,
    second.mean + d + k * second.deviation,
  ]);
  // A density that rises without end just beyond an end is approached in steps.
  const gap = Math.abs(d);
  const steps = gap === 0 ? [] : STEPS.map((step) => gap * step).filter((step) => step < FAR);
  const all = [...inside, ...steps, ...steps.map((step) => 1 - step)].filter((at) => at > from && at < to);
  return [from, ...new Set(all.sort((one, other) => one - other)), to];
}

const STEPS = Array.from({ length: 20 }, (_, i) => 2 * Math.exp(2 * i));
const FAR = 0.05;

const DEVIATIONS = [-9, -4, -1.5, 1.5, 4, 9];
/** Less of the distribution than a digit of a small tail would show. */
const NEGLIGIBLE = 1e-17;

/** Nodes between 0 and 1, by their distances from both ends, and weights: exact to the last digits for ends of any power. */
const RULE = Array.from({ length: 43 }, (_, i) => {
  const step = 0.17;
  const t = (i - 21) * step;
  const [up, down] = [Math.exp(t), Math.exp(-t)];
  const spread = Math.exp((-Math.PI / 2) * (up - down));
  const near = 1 / (1 + spread);
  const far = spread / (1 + spread);
  return { near, far, weight: step * (Math.PI / 2) * (up + down) * near * far };
});
