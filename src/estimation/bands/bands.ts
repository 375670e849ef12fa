import {
  requireBetween,
  requireConfidence,
  requireCounts,
  requireFields,
  requireOneOf,
  requireWhole,
} from '../../check.js';
import type { Counts } from '../../counts.js';
import { betaBinomial } from '../../numeric/betaBinomial.js';
import { betaCdf } from '../../numeric/distributions.js';
import { type BetaPrior, JEFFREYS, requirePrior } from '../proportion/betaPosterior.js';
import { type ProportionMethod, proportionInterval } from '../proportion/proportion.js';
import { countsInside } from './countsInside.js';
import {
  type BandName,
  bandOf,
  CUTS,
  type Cut,
  endOf,
  firstCount,
  type PerBand,
  perBand,
  printedPercent,
  RATING_BANDS,
  type RatingBand,
} from './ratingBands.js';

/**
 * How probable each band is, for the true proportion now and for the percentage of the next inspection.
 *
 * @param counts - `yes` of `of` cases inspected
 * @param options - `next`, cases of the next inspection (as many if omitted), 1 to a million; `cut`, whether the next
 *   percentage is banded as it is (`exact`, if omitted) or as printed; `prior`, the yes and no answers it is worth
 * @returns `now`, posterior probabilities under the prior, Jeffreys's if omitted; `next`, beta-binomial predictive probabilities
 * @throws ArgumentError naming the argument that is out of range
 * @source Jeffreys 1946 prior; Gelman et al. 2013, Bayesian Data Analysis, chapter 2.
 *
 * @example
 * bandProbabilities({ yes: 41, of: 84 }).now.inadequate; // 0.586…
 */
export function bandProbabilities(
  counts: Counts,
  options: { next?: number; cut?: Cut; prior?: BetaPrior } = {},
): { readonly now: PerBand<number>; readonly next: PerBand<number> } {
  requireCounts(counts);
  const {
    next = counts.of,
    cut = 'exact',
    prior = JEFFREYS,
  } = requireFields('options', options, '{ next: 84 }');
  requireWhole('next', next, { min: 1, max: LARGEST_NEXT });
  requireOneOf('cut', cut, CUTS);
  requirePrior(prior);
  const [a, b] = [counts.yes + prior.yes, counts.of - counts.yes + prior.no];
  const predictive = betaBinomial(next, a, b);
  const sumOver = (band: RatingBand) => {
    const following = RATING_BANDS[RATING_BANDS.indexOf(band) + 1];
    const end = following === undefined ? next + 1 : firstCount(following, next, cut);
    let sum = 0;
    for (let yes = firstCount(band, next, cut); yes < end; yes++) sum += predictive[yes]!;
    return sum;
  };
  return Object.freeze({
    now: perBand((band) => betaBetween(band.from / 100, endOf(band), a, b)),
    next: perBand(sumOver),
  });
}

/** One probability is kept for each count of the next inspection. */
const LARGEST_NEXT = 1_000_000;

/** P(from ≤ p < to) for a beta posterior, from whichever tails are small. */
function betaBetween(from: number, to: number, a: number, b: number): number {
  const below = (p: number) => (p <= 0 ? 0 : p >= 1 ? 1 : betaCdf(p, a, b));
  const above = (p: number) => (p <= 0 ? 1 : p >= 1 ? 0 : betaCdf(1 - p, b, a));
  const between = from > a / (a + b) ? above(from) - above(to) : below(to) - below(from);
  return Math.max(0, between);
}

/** A count whose percentage falls in one band as it is and in another as printed. */
export interface RoundedAcross {
  readonly yes: number;
  readonly percent: number;
  readonly exact: BandName;
  readonly printed: BandName;
}

/**
 * The counts that rounding puts in another band: 67 of 84 is 79.76%, Good, but prints as 80%, Outstanding.
 *
 * @param of - cases, 1 to ten million
 * @returns each such count with its percentage, and both bands
 * @throws ArgumentError naming the argument
 * @source whole-number arithmetic on the edges of `RATING_BANDS`
 *
 * @example
 * countsRoundedAcross(84).map(({ yes }) => yes); // [67]
 */
export function countsRoundedAcross(of: number): readonly RoundedAcross[] {
  requireWhole('of', of, { min: 1, max: LARGEST_LISTED });
  return RATING_BANDS.flatMap((band) => {
    // Rounding only lifts: it lets counts into a band from just below.
    const from = firstCount(band, of, 'printed');
    return Array.from({ length: firstCount(band, of, 'exact') - from }, (_, i) => {
      const counts = { yes: from + i, of };
      return {
        yes: counts.yes,
        percent: printedPercent(counts),
        exact: bandOf(counts).name,
        printed: band.name,
      };
    });
  });
}

/** About one count in seventy is listed. */
const LARGEST_LISTED = 10_000_000;

interface BandInterval {
  readonly method?: ProportionMethod;
  readonly confidence?: number;
}

/**
 * The bands that an interval round the percentage touches: those that the sample does not rule out.
 *
 * @param counts - `yes` of `of` cases
 * @param options - `method` of `proportionInterval` (wilson if omitted), `confidence` in (0, 1)
 * @returns names of bands, lowest first
 * @throws ArgumentError naming the argument
 * @source the interval's own, as in `PROPORTION_METHODS`
 *
 * @example
 * bandsNotRejected({ yes: 41, of: 84 }); // inadequate and requiresImprovement
 */
export function bandsNotRejected(counts: Counts, options: BandInterval = {}): readonly BandName[] {
  const { lower, upper } = proportionInterval(counts, options);
  return RATING_BANDS.filter((band) => touches(band, lower, upper)).map(({ name }) => name);
}

const touches = (band: RatingBand, lower: number, upper: number) =>
  upper >= band.from / 100 && (lower < endOf(band) || endOf(band) === 1);

/**
 * The fewest cases at which some count puts its whole interval inside a band, for each band.
 *
 * @param options - `method` (wilson if omitted), `confidence` in (0, 1)
 * @returns per band the cases `of` and the smallest such count; null when 10,000 cases are not enough
 * @throws ArgumentError naming the argument
 * @source the interval's own, as in `PROPORTION_METHODS`, searched over every count
 *
 * @example
 * bandsDecidableFrom().good; // { yes: 98, of: 134 }
 */
export function bandsDecidableFrom(options: BandInterval = {}): PerBand<Counts | null> {
  const { method = 'wilson', confidence = 0.95 } = requireFields('options', options);
  requireConfidence(confidence);
  return perBand((rating) => {
    const band = { from: rating.from / 100, to: endOf(rating) };
    for (let of = 1; of <= MOST_CASES; of++) {
      const { first, last } = countsInside(of, band, { method, confidence });
      if (first <= last) return { yes: first, of };
    }
    return null;
  });
}

const MOST_CASES = 10_000;

/**
 * The posterior probability that the true proportion is above a share.
 *
 * @param counts - `yes` of `of` cases inspected
 * @param options - `above`, a share from 0 to 1; `prior`, the yes and no answers it is worth (Jeffreys's half of each if
 *   omitted)
 * @returns a probability
 * @throws ArgumentError naming the argument that is out of range
 * @source as for `bandProbabilities`
 *
 * @example
 * chanceAbove({ yes: 41, of: 84 }, { above: 0.45 }); // 0.759…
 */
export function chanceAbove(
  counts: Counts,
  options: { readonly above: number; readonly prior?: BetaPrior },
): number {
  requireCounts(counts);
  const { above, prior = JEFFREYS } = requireFields('options', options, '{ above: 0.45 }');
  requireBetween('above', above, 0, 1, 'both');
  requirePrior(prior);
  return betaBetween(above, 1, counts.yes + prior.yes, counts.of - counts.yes + prior.no);
}
