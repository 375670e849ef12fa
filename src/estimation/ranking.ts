import { requireCounts } from '../check.js';
import { betaln } from '../numeric/distributions.js';
import type { Counts } from './proportion.js';

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
 * @returns posterior probabilities under independent Jeffreys priors, exact
 * @throws ArgumentError naming the argument
 * Source: Cook 2005, Exact calculation of beta inequalities: its recurrences climb from Beta(½, ½) against
 * Beta(½, ½), where the answer is a half by symmetry.
 *
 * @example
 * rankingError({ yes: 41, of: 84 }, { yes: 29, of: 64 }).wrong; // 0.33…
 */
export function rankingError(first: Counts, second: Counts): Ranking {
  requireCounts(first, 'first');
  requireCounts(second, 'second');
  const firstHigher = probabilityHigher(first, second);
  const order = first.yes * second.of - second.yes * first.of;
  const wrong = order === 0 ? null : order > 0 ? 1 - firstHigher : firstHigher;
  return Object.freeze({ firstHigher, wrong });
}

/** P(p1 > p2) for p1 ~ Beta(a, b) and p2 ~ Beta(c, d), all counts plus a half. */
function probabilityHigher(first: Counts, second: Counts): number {
  let [a, b, c, d] = [0.5, 0.5, 0.5, 0.5];
  let higher = 0.5;
  // h(a, b, c, d) = B(a + c, b + d)/(B(a, b)·B(c, d)): one more in a or d raises the answer, in b or c lowers it.
  const step = (parameter: number) =>
    Math.exp(betaln(a + c, b + d) - betaln(a, b) - betaln(c, d)) / parameter;
  const left = {
    a: first.yes,
    b: first.of - first.yes,
    c: second.yes,
    d: second.of - second.yes,
  };
  // In step with the shares, so that the running answer stays near the final one and nothing cancels.
  const total = first.of + second.of;
  for (let done = 1; done <= total; done++) {
    const behind = (target: number, now: number) => (target * done) / total - (now - 0.5);
    const gaps = [behind(left.a, a), behind(left.b, b), behind(left.c, c), behind(left.d, d)];
    const next = gaps.indexOf(Math.max(...gaps));
    if (next === 0) {
      higher += step(a);
      a++;
    } else if (next === 1) {
      higher -= step(b);
      b++;
    } else if (next === 2) {
      higher -= step(c);
      c++;
    } else {
      higher += step(d);
      d++;
    }
  }
  return Math.min(1, Math.max(0, higher));
}
