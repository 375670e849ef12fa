import { expit, logit } from '../../numeric/logistic.js';
import { type Panels, panelsOver } from '../../numeric/panels.js';
import { findRoot } from '../../numeric/root.js';
import type { CheckedAccuracy } from '../agreement/imperfect.js';
import type { BetaPrior } from '../proportion/betaPosterior.js';
import { type Rates, ratesOf } from './accuracyRates.js';
import { type CasesSeen, countsOfCohort, type JudgedCohort, momentsInCohort } from './judgedCohort.js';
import { logOddsRange } from './logOddsRange.js';

/** A sample of cases that inspectors judged, and what was known before. */
export interface JudgedSample {
  readonly yes: number;
  readonly of: number;
  /** Independent cases that it counts for. */
  readonly cases: number;
  readonly cohort: number | undefined;
  readonly accuracy: CheckedAccuracy;
  readonly prior: BetaPrior;
}

/** A distribution of a share that any value may have: its mean, the chance of at most a share, and the share below which a chance lies. */
export interface ShareDistribution {
  readonly mean: number;
  readonly atMost: (share: number) => number;
  readonly quantile: (below: number) => number;
}

/** The same of whole cases of a cohort: the chance of each number of them. */
export interface CountDistribution {
  readonly chances: Float64Array;
}

/**
 * The posterior of the true share behind what inspectors said: the prior times the chance of the answers, over the accuracies
 * that the inspectors may have, integrated on the scale of the log odds. Of a cohort, each case seen is truly sufficient with
 * the chance that its answer leaves, and each unseen one with the share itself: whole cases, where they are not too many to
 * count.
 */
export function accuracyPosterior(sample: JudgedSample): ShareDistribution | CountDistribution {
  const rates = ratesOf(sample.accuracy, stepOf(sample));
  const posterior = integrated(sample, rates);
  if (sample.cohort === undefined) return posterior.share;
  const judged = { ...sample, cohort: sample.cohort };
  const seen = casesSeen(sample, rates);
  const shares = posterior.panels.nodes.flatMap(({ x, weight }) =>
    weight > LEAST ? [{ p: expit(x), weight }] : [],
  );
  return countingCost(judged, shares.length, rates.weight.length) > MOST_PRODUCTS
    ? shareOfCohort(judged, posterior, seen)
    : { chances: countsOfCohort(judged, shares, seen) };
}

/** Steps of the rates' normal scores: narrower where the answers tell more of the accuracy than its checks do. */
function stepOf({ yes, of, cases, accuracy }: JudgedSample): number {
  const apparent = (yes + 0.5) / (of + 1);
  const sampling = Math.sqrt((apparent * (1 - apparent)) / cases);
  const spread = (rate: number, checks: number | undefined) => {
    const mean = checks === undefined ? rate : (checks * rate + 1) / (checks + 2);
    return checks === undefined ? 0 : Math.sqrt((mean * (1 - mean)) / (checks + 3));
  };
  const widest = Math.max(
    spread(accuracy.sensitivity, accuracy.sensitivityChecks),
    spread(accuracy.specificity, accuracy.specificityChecks),
  );
  return Math.min(0.6, Math.max(0.2, sampling / widest));
}

interface Integrated {
  readonly panels: Panels;
  readonly share: ShareDistribution;
}

function integrated(sample: JudgedSample, rates: Rates): Integrated {
  const { prior } = sample;
  const logOf = densityOf(sample, rates);
  // Where the posterior lies shows as well with few accuracies.
  const [low, high] = logOddsRange(densityOf(sample, ratesOf(sample.accuracy, 1.5)), prior);
  const knots = Array.from({ length: FIRST_PANELS + 1 }, (_, i) => low + ((high - low) * i) / FIRST_PANELS);
  const panels = panelsOver(logOf, knots, 1e-10);
  // Beyond the range the density falls off as the prior does: the log odds are infinite there as far as a share can show.
  const [none, all] = [
    Math.exp(logOf(low) - panels.log) / prior.yes,
    Math.exp(logOf(high) - panels.log) / prior.no,
  ];
  const whole = 1 + none + all;
  const mean = panels.nodes.reduce((sum, { x, weight }) => sum + weight * expit(x), all) / whole;
  const below = (at: number) => (none + panels.below(at)) / whole;
  return {
    panels,
    share: {
      mean,
      atMost: (share) => (share >= 1 ? 1 : share <= 0 ? 0 : below(logit(share))),
      quantile: (chance) => {
        if (chance <= below(low)) return 0;
        return chance >= below(high) ? 1 : expit(findRoot((at) => below(at) - chance, low, high));
      },
    },
  };
}

const FIRST_PANELS = 8;

/** The log of the prior times the chance of the answers, at a log odds; the prior's density is taken on that scale. */
function densityOf({ yes, of, cases, prior }: JudgedSample, rates: Rates): (at: number) => number {
  const [said, not] = [(yes / of) * cases, (1 - yes / of) * cases];
  return (at) => {
    const before = -prior.yes * Math.log1p(Math.exp(-at)) - prior.no * Math.log1p(Math.exp(at));
    return before + logChance(expit(at), { said, not }, rates).log;
  };
}

/** The log of the chance of the answers where the share is known, and what each accuracy adds to it. */
function logChance(
  p: number,
  { said, not }: { readonly said: number; readonly not: number },
  { sensitivity, specificity, weight }: Rates,
): { readonly log: number; readonly parts: Float64Array } {
  const parts = new Float64Array(weight.length);
  const q = 1 - p;
  let top = -Infinity;
  for (let i = 0; i < parts.length; i++) {
    const [se, sp] = [sensitivity[i]!, specificity[i]!];
    const log =
      (said === 0 ? 0 : said * Math.log(p * se + q * (1 - sp))) +
      (not === 0 ? 0 : not * Math.log(p * (1 - se) + q * sp));
    parts[i] = log;
    if (log > top) top = log;
  }
  if (top === -Infinity) return { log: top, parts: parts.fill(0) };
  let total = 0;
  for (let i = 0; i < parts.length; i++) {
    parts[i] = weight[i]! * Math.exp(parts[i]! - top);
    total += parts[i]!;
  }
  for (let i = 0; i < parts.length; i++) parts[i] = parts[i]! / total;
  return { log: top + Math.log(total), parts };
}

/** What the answers leave of the cases seen, accuracies that hardly weigh left out. */
function casesSeen({ yes, of, cases }: JudgedSample, rates: Rates): CasesSeen {
  const counts = { said: (yes / of) * cases, not: (1 - yes / of) * cases };
  return (p) =>
    Array.from(logChance(p, counts, rates).parts).flatMap((weight, i) => {
      if (!(weight > LEAST_OF_RATES)) return [];
      const [se, sp] = [rates.sensitivity[i]!, rates.specificity[i]!];
      const ofYes = p * se + (1 - p) * (1 - sp);
      return [
        {
          weight,
          ofYes: ofYes > 0 ? (p * se) / ofYes : 0,
          ofNo: ofYes < 1 ? (p * (1 - se)) / (1 - ofYes) : 0,
        },
      ];
    });
}

const LEAST_OF_RATES = 1e-6;
/** Shares that weigh less move nothing that is shown. */
const LEAST = 1e-10;

/** About how many products it takes to count the cohort's cases. */
function countingCost({ yes, of, cohort }: JudgedCohort, shares: number, rates: number): number {
  const reach = (cases: number) => Math.min(cases + 1, 8 * Math.sqrt(cases) + 10);
  const ofRates = Math.min(rates, 250);
  return shares * (ofRates * reach(yes) * reach(of - yes) + reach(of) * reach(cohort - of)) + cohort;
}

const MOST_PRODUCTS = 4e8;

/**
 * A cohort too large to count: its share follows from the share behind it but for what whole cases add to the variance, by
 * which the distribution is stretched round its mean.
 */
function shareOfCohort(
  sample: JudgedCohort,
  { panels, share }: Integrated,
  seen: CasesSeen,
): ShareDistribution {
  const parts = panels.nodes.map(({ x, weight }) => ({ weight, ...momentsInCohort(sample, expit(x), seen) }));
  const mean = parts.reduce((sum, part) => sum + part.weight * part.mean, 0);
  const between = parts.reduce((sum, part) => sum + part.weight * (part.mean - mean) * (part.mean - mean), 0);
  const within = parts.reduce((sum, part) => sum + part.weight * part.variance, 0);
  const stretch = Math.sqrt((between + within) / between);
  const behind = (p: number) => momentsInCohort(sample, p, seen).mean;
  return {
    mean,
    atMost: (at) => {
      const unstretched = mean + (at - mean) / stretch;
      if (unstretched <= behind(0)) return 0;
      return unstretched >= behind(1) ? 1 : share.atMost(findRoot((p) => behind(p) - unstretched, 0, 1));
    },
    quantile: (below) => {
      const at = mean + (behind(share.quantile(below)) - mean) * stretch;
      return Math.min(1, Math.max(0, at));
    },
  };
}
