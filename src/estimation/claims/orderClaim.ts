import { requireCounts, requireFields, requireList, requireWhole } from '../../check.js';
import type { Counts } from '../../counts.js';
import { betaBinomial } from '../../numeric/betaBinomial.js';
import { betaCdf, betaln, betaQuantile } from '../../numeric/distributions.js';
import { gaussLegendre } from '../../numeric/quadrature.js';
import { uncertain } from '../../numeric/shortOfCertain.js';
import type { PairedMargins } from '../difference/frechet.js';

/** How probable it is that one share is above another, whichever cases had both. */
export interface OrderClaim {
  /** At the number of cases with Yes to both that was given; null where none was. */
  readonly probability: number | null;
  /** The least and the most over every number of cases with Yes to both that the totals allow. */
  readonly lowest: number;
  readonly highest: number;
}

/**
 * How probable it is that the first of two questions asked of the same cases has the higher share of Yes in the work behind
 * them. Where the cases with Yes to both are not published, the totals leave a range.
 *
 * @param margins - `first` and `second` cases with Yes to each question, of `of` cases, at most 100,000
 * @param options - `both`, the cases with Yes to both, which need not be whole
 * @returns the probability at `both`, and its range over all that the totals allow
 * @throws ArgumentError naming the argument
 * @source the posterior of a Dirichlet distribution with a quarter of a case in each of four cells: P(first above second) is
 *   P(Beta(n·π10 + ¼, n·π01 + ¼) > ½); Fréchet 1951 for the range
 *
 * @example
 * orderClaim({ first: 49, second: 41, of: 84 }); // 0.818… to 0.9997…
 */
export function orderClaim(margins: PairedMargins, options: { readonly both?: number } = {}): OrderClaim {
  const { first, second, of } = requireFields('margins', margins, '{ first: 49, second: 41, of: 84 }');
  const { both } = requireFields('options', options, '{ both: 30 }');
  requireWhole('of', of, { min: 1, max: MOST_CASES });
  requireWhole('first', first, { max: of });
  requireWhole('second', second, { max: of });
  const [from, to] = [Math.max(0, first + second - of), Math.min(first, second)];
  if (both !== undefined) requireBetweenCounts(both, from, to);
  const above = (overlap: number) => isAbove(first - overlap, second - overlap);
  let [lowest, highest] = [1, 0];
  for (let overlap = from; overlap <= to; overlap++) {
    const probability = above(overlap);
    lowest = Math.min(lowest, probability);
    highest = Math.max(highest, probability);
  }
  return Object.freeze({ probability: both === undefined ? null : above(both), lowest, highest });
}

const MOST_CASES = 100_000;

function requireBetweenCounts(both: number, from: number, to: number): void {
  if (typeof both === 'number' && both >= from && both <= to) return;
  requireWhole('both', both, { min: from, max: to });
}

/** The same from the expected cases with Yes to the first alone and to the second alone. */
export function isAbove(firstOnly: number, secondOnly: number): number {
  // The small tail is the one that is summed.
  const [a, b] = [Math.max(0, firstOnly) + 0.25, Math.max(0, secondOnly) + 0.25];
  return uncertain(betaCdf(0.5, b, a));
}

/** The chance that a repeat of as many cases has more Yes to the first than to the second question. */
export function repeatsAbove(firstOnly: number, secondOnly: number, of: number): number {
  const [a, b] = [Math.max(0, firstOnly) + 0.25, Math.max(0, secondOnly) + 0.25];
  const differing = betaBinomial(of, a + b, Math.max(0, of - firstOnly - secondOnly) + 0.5);
  let sum = 0;
  for (let cases = 1; cases <= of; cases++) {
    const chances = betaBinomial(cases, a, b);
    let more = 0;
    for (let count = Math.floor(cases / 2) + 1; count <= cases; count++) more += chances[count]!;
    sum += differing[cases]! * more;
  }
  return uncertain(sum);
}

/** How probable it is of each of several shares that it is the highest, and the lowest. */
export interface RankClaims {
  readonly highest: readonly number[];
  readonly lowest: readonly number[];
}

/**
 * How probable it is that each of several shares, counted in different cases, is the highest or the lowest of all.
 *
 * @param counts - `yes` of `of` cases, 2 to 100 of them
 * @returns probabilities that the share is above, and below, each of the others, in the order given
 * @throws ArgumentError naming the argument
 * @source independent posteriors Beta(yes + ½, of − yes + ½); the integral of one density times the others' distribution
 *   functions, by Gauss and Legendre's quadrature
 *
 * @example
 * rankClaims([{ yes: 41, of: 84 }, { yes: 29, of: 64 }]).highest[0]; // 0.66…
 */
export function rankClaims(counts: readonly Counts[]): RankClaims {
  requireSeveral(counts);
  const shapes = counts.map(({ yes, of }): Shape => [yes + 0.5, of - yes + 0.5]);
  const mirrored = shapes.map(([a, b]): Shape => [b, a]);
  return Object.freeze({ highest: chancesHighest(shapes), lowest: chancesHighest(mirrored) });
}

/** The two parameters of a beta distribution. */
type Shape = readonly [a: number, b: number];

/** How probable each of several shares is to be above all the others. */
function chancesHighest(shapes: readonly Shape[]): number[] {
  return shapes.map((own, index) =>
    chanceHighest(
      own,
      shapes.filter((_, other) => other !== index),
    ),
  );
}

/** How probable one share is to be above some others. */
export function chanceHighest([a, b]: Shape, others: readonly Shape[]): number {
  const logTotal = betaln(a, b);
  return uncertain(
    integral(betaQuantile(TAIL, a, b), betaQuantile(1 - TAIL, a, b), (p, rest) => {
      let product = Math.exp((a - 1) * Math.log(p) + (b - 1) * Math.log(rest) - logTotal);
      for (const [c, d] of others) product *= betaCdf(p, c, d);
      return product;
    }),
  );
}

/** What is left out at each end of an integral. */
const TAIL = 1e-16;
const PANELS = 24;
const RULE = gaussLegendre(20);

/** Integrates between two shares; the way there is slow at both ends, where a density may have no bound. */
function integral(low: number, high: number, value: (p: number, rest: number) => number): number {
  let sum = 0;
  for (let panel = 0; panel < PANELS; panel++) {
    for (let node = 0; node < RULE.nodes.length; node++) {
      const t = (panel + (RULE.nodes[node]! + 1) / 2) / PANELS;
      const p = low + (high - low) * t * t * (3 - 2 * t);
      if (p <= 0 || p >= 1) continue;
      sum += RULE.weights[node]! * value(p, 1 - p) * 6 * t * (1 - t);
    }
  }
  return (sum * (high - low)) / (2 * PANELS);
}

function requireSeveral(counts: readonly Counts[]): void {
  requireList('counts', counts);
  requireWhole('counts.length', counts.length, { min: 2, max: 100 });
  counts.forEach((entry, index) => {
    requireCounts(entry, `counts[${index}]`);
  });
}
