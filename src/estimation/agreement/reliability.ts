import { exceeds, requireBetween } from '../../check.js';
import { exactDecimal } from '../../numeric/exactDecimal.js';
import { refuse } from '../../problem.js';

/** The fewest reviews of a case with the reliability asked for. */
export interface ReviewsNeeded {
  readonly reviews: number;
  /** The reliability of the mean of so many. */
  readonly reliability: number;
  /** That of one review less: 0 where one is enough. */
  readonly oneFewer: number;
}

/**
 * The reliability of the mean of several reviews of a case, from that of a single one.
 *
 * @param single - the reliability of one review, such as the agreement of two reviewers beyond chance, from 0 to 1
 * @param reviews - how many are averaged: above 0, and not whole where a review is shortened
 * @returns k·r/(1 + (k − 1)·r), from 0 to 1
 * @throws ArgumentError naming the argument
 * @source Spearman 1910, British Journal of Psychology 3:271; Brown 1910, British Journal of Psychology 3:296.
 *
 * @example
 * reliabilityOf(0.25, 3); // 0.5
 */
export function reliabilityOf(single: number, reviews: number): number {
  requireBetween('single', single, 0, 1, 'both');
  requireBetween('reviews', reviews, 0, MOST_REVIEWS, 'high');
  return (reviews * single) / (1 + (reviews - 1) * single);
}

/**
 * How many reviews of a case reach a reliability: Spearman and Brown's formula the other way round, in whole-number
 * arithmetic, because the fewest jumps by one where the last digit of a quotient decides.
 *
 * @param single - the reliability of one review: a number in (0, 1], or as written, such as `"0.25"`
 * @param target - the reliability asked for, in (0, 1), in the same ways
 * @returns the fewest reviews, their reliability, and that of one fewer
 * @throws ArgumentError naming the argument: no number of reviews makes anything of a reliability of 0, or reaches 1
 * @source as for `reliabilityOf`, solved for k = t(1 − r)/(r(1 − t)).
 *
 * @example
 * reviewsNeeded(0.25, 0.8); // 12 reviews, reliability 0.8; one fewer 0.785…
 */
export function reviewsNeeded(single: number | string, target: number | string): ReviewsNeeded {
  const r = exactDecimal('single', single);
  const t = exactDecimal('target', target);
  requireBetween(
    'single',
    r.value,
    0,
    1,
    'high',
    exceeds(r.value, 1)
      ? 'A reliability is a share: 25% or 0.25.'
      : 'Reviews that agree only by chance do not become reliable, however many there are.',
  );
  requireBetween('target', t.value, 0, 1, 'neither', 'No number of reviews is without any error.');
  const numerator = t.units * (r.scale - r.units);
  const denominator = r.units * (t.scale - t.units);
  const needed = numerator === 0n ? 1n : (numerator + denominator - 1n) / denominator;
  if (needed > BigInt(MOST_REVIEWS)) {
    refuse(
      'out-of-reach',
      `A target of ${target} from a single reliability of ${single} needs ${needed} reviews.`,
      { path: 'target', got: String(target), hint: 'Make a single review more reliable, or ask for less.' },
    );
  }
  const reviews = Number(needed);
  const reliability = (count: bigint): number => {
    const signal = count * r.units;
    return quotient(signal, r.scale + (count - 1n) * r.units);
  };
  return Object.freeze({ reviews, reliability: reliability(needed), oneFewer: reliability(needed - 1n) });
}

/** More reviews of one case than anyone could mean. */
const MOST_REVIEWS = 1e9;

/** A quotient of whole numbers from 0 to 1, rounded once: both are first scaled to what a double tells apart. */
function quotient(numerator: bigint, denominator: bigint): number {
  if (numerator === 0n) return 0;
  return Number((numerator * PRECISION) / denominator) / Number(PRECISION);
}

const PRECISION = 10n ** 17n;
