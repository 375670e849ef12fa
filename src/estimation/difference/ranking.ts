import { requireCounts, requireFields } from '../../check.js';
import type { Counts } from '../../counts.js';
import { betaCdf } from '../../numeric/distributions.js';
import { expit } from '../../numeric/logistic.js';
import { type BetaPrior, JEFFREYS, requirePrior } from '../proportion/betaPosterior.js';

/** Which of two regions is truly higher, given what was seen of each. */
export interface Ranking {
  /** Posterior probability that the first true proportion is above the second. */
  readonly firstHigher: number;
  /** Probability that the published order is the wrong way round; null when the proportions are equal. */
  readonly wrong: number | null;
}

/**
 * The chance that ranking two regions by their percentages gets them the wrong way round.
 *
 * @param first - `yes` of `of` cases in the first region
 * @param second - the same for the second
 * @param options - `prior`, the yes and no answers it is worth for each of the two (Jeffreys's half of each if omitted)
 * @returns posterior probabilities under independent priors, to about twelve digits
 * @throws ArgumentError naming the argument
 * @source Jeffreys 1946 for the priors; the integral over one posterior of the other's distribution function, by the
 * trapezoid rule on the log odds (Trefethen and Weideman 2014, SIAM Review 56:385).
 *
 * @example
 * rankingError({ yes: 41, of: 84 }, { yes: 29, of: 64 }).wrong; // 0.33…
 */
export function rankingError(
  first: Counts,
  second: Counts,
  options: { readonly prior?: BetaPrior } = {},
): Ranking {
  requireCounts(first, 'first');
  requireCounts(second, 'second');
  const { prior = JEFFREYS } = requireFields('options', options, '{ prior: { yes: 2, no: 2 } }');
  requirePrior(prior);
  const { above, below } = compareBetas(posterior(first, prior), posterior(second, prior));
  const order = first.yes * second.of - second.yes * first.of;
  return Object.freeze({ firstHigher: above, wrong: order === 0 ? null : order > 0 ? below : above });
}

interface Beta {
  readonly a: number;
  readonly b: number;
  /** Rough spread on the log-odds scale. */
  readonly spread: number;
}

function posterior({ yes, of }: Counts, prior: BetaPrior): Beta {
  const [a, b] = [yes + prior.yes, of - yes + prior.no];
  return { a, b, spread: Math.sqrt(1 / a + 1 / b) };
}

/** P(p1 > p2) and P(p1 < p2), each from its own tail so that a small one keeps its digits. */
function compareBetas(first: Beta, second: Beta): { above: number; below: number } {
  // The narrower one is integrated over: the other's distribution function is smooth on its scale.
  if (first.spread > second.spread) {
    const { above, below } = compareBetas(second, first);
    return { above: below, below: above };
  }
  const { a, b, spread } = first;
  const step = spread / STEPS_PER_SPREAD;
  const centre = Math.log(a / b);
  let [total, above, below] = [0, 0, 0];
  const add = (x: number): boolean => {
    const [p, q] = [expit(x), expit(-x)];
    // The density on the log-odds scale relative to its top, where p = a/(a + b).
    const density = Math.exp(a * Math.log((p * (a + b)) / a) + b * Math.log((q * (a + b)) / b));
    total += density;
    above += density * betaCdf(p, second.a, second.b);
    below += density * betaCdf(q, second.b, second.a);
    return density > NEGLIGIBLE;
  };
  add(centre);
  for (let i = 1; add(centre + i * step); i++);
  for (let i = 1; add(centre - i * step); i++);
  return { above: above / total, below: below / total };
}

/** The trapezoid rule is exact to the last digits at this step: the integrand is analytic and dies away at both ends. */
const STEPS_PER_SPREAD = 6;
const NEGLIGIBLE = 1e-20;
