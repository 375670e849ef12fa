import { betaQuantile, normalCdf } from '../../numeric/distributions.js';
import { leastOf, mostOf } from '../../numeric/extremes.js';
import { expit } from '../../numeric/logistic.js';
import { gaussHermite } from '../../numeric/quadrature.js';
import type { CheckedAccuracy } from '../agreement/imperfect.js';
import type { BetaPrior } from '../proportion/betaPosterior.js';

/** A true share with its posterior weight, and how far the share of a finite cohort may be from it. */
export interface WeightedShare {
  readonly weight: number;
  readonly mean: number;
  readonly deviation: number;
}

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

/** One accuracy that the inspectors may have, and the log of its weight by their checks. */
interface Rates {
  readonly sensitivity: number;
  readonly specificity: number;
  readonly log: number;
}

/**
 * The posterior of the true share behind what inspectors said, as weights on a grid of the log odds: the prior times the
 * chance of the answers, over the accuracies that the inspectors may have. Of a cohort, each case seen is truly sufficient
 * with the chance that its answer leaves, and each unseen one with the share itself.
 */
export function accuracyPosterior(sample: JudgedSample): WeightedShare[] {
  const rates = ratesOf(sample.accuracy);
  const [low, high] = rangeOf(sample, rates);
  const step = (high - low) / (POINTS - 1);
  const logs = Array.from({ length: POINTS }, (_, i) =>
    Float64Array.from(rates, (one) => one.log + density(low + i * step, one, sample)),
  );
  const top = logs.reduce((most, row) => mostOf(row, most), Number.NEGATIVE_INFINITY);
  const merged = logs.flatMap((row, i) => {
    const at = low + i * step;
    const parts = rates.flatMap((one, r) => {
      const weight = Math.exp(row[r]! - top);
      return weight > LEAST_WEIGHT ? [{ weight, ...shareAt(at, one, sample) }] : [];
    });
    return parts.length === 0 ? [] : [merge(parts, expit(at) * expit(-at) * step)];
  });
  const total = merged.reduce((sum, { weight }) => sum + weight, 0);
  return merged.map((part) => ({ ...part, weight: part.weight / total }));
}

const POINTS = 241;
const LEAST_WEIGHT = 1e-9;

/** Nodes of each rate, by its normal score: exact for whatever is a polynomial of it up to the ninth degree. */
const SCORES = gaussHermite(5);

function ratesOf({
  sensitivity,
  specificity,
  sensitivityChecks,
  specificityChecks,
}: CheckedAccuracy): Rates[] {
  const nodes = (rate: number, checks: number | undefined) =>
    checks === undefined
      ? [{ rate, log: 0 }]
      : Array.from(SCORES.nodes, (score, i) => ({
          rate: betaQuantile(normalCdf(score, 0, 1), checks * rate + 1, checks * (1 - rate) + 1),
          log: Math.log(SCORES.weights[i]!),
        }));
  const all = nodes(sensitivity, sensitivityChecks).flatMap((se) =>
    nodes(specificity, specificityChecks).map((sp) => ({
      sensitivity: se.rate,
      specificity: sp.rate,
      log: se.log + sp.log,
    })),
  );
  return all.filter((one) => one.sensitivity + one.specificity > 1);
}

/** The log of the prior times the chance of the answers, at a log odds; the prior's density is taken on that scale. */
function density(
  at: number,
  { sensitivity, specificity }: Rates,
  { yes, of, cases, prior }: JudgedSample,
): number {
  const [p, q] = [expit(at), expit(-at)];
  const share = yes / of;
  const part = (count: number, chance: number) => (count === 0 ? 0 : count * Math.log(chance));
  return (
    prior.yes * -Math.log1p(Math.exp(-at)) +
    prior.no * -Math.log1p(Math.exp(at)) +
    part(share * cases, p * sensitivity + q * (1 - specificity)) +
    part((1 - share) * cases, p * (1 - sensitivity) + q * specificity)
  );
}

/** The mean and the variance of the share of the cohort, or the share itself, at a log odds. */
function shareAt(at: number, { sensitivity, specificity }: Rates, { yes, of, cohort }: JudgedSample) {
  const p = expit(at);
  if (cohort === undefined) return { mean: p, variance: 0 };
  const ofYes = p * sensitivity + (1 - p) * (1 - specificity);
  const trueOfYes = ofYes > 0 ? (p * sensitivity) / ofYes : 0;
  const trueOfNo = ofYes < 1 ? (p * (1 - sensitivity)) / (1 - ofYes) : 0;
  const parts = [
    [yes, trueOfYes],
    [of - yes, trueOfNo],
    [cohort - of, p],
  ] as const;
  const mean = parts.reduce((sum, [count, chance]) => sum + count * chance, 0) / cohort;
  const variance = parts.reduce((sum, [count, chance]) => sum + count * chance * (1 - chance), 0);
  return { mean, variance: variance / (cohort * cohort) };
}

/** The accuracies of one grid point as one share, smoothed by half the grid's width so that its steps do not show. */
function merge(
  parts: readonly { readonly weight: number; readonly mean: number; readonly variance: number }[],
  cell: number,
): WeightedShare {
  const weight = parts.reduce((sum, part) => sum + part.weight, 0);
  if (weight === 0) return { weight, mean: 0, deviation: 0 };
  const mean = parts.reduce((sum, part) => sum + part.weight * part.mean, 0) / weight;
  const variance = parts.reduce(
    (sum, part) => sum + part.weight * (part.variance + (part.mean - mean) * (part.mean - mean)),
    0,
  );
  return { weight, mean, deviation: Math.sqrt(variance / weight + (cell * cell) / 4) };
}

/** The log odds outside which the posterior is nothing, for the likeliest accuracies and the extreme ones. */
function rangeOf(sample: JudgedSample, rates: readonly Rates[]): readonly [low: number, high: number] {
  const most = (of: (one: Rates) => number) =>
    rates.reduce<Rates | undefined>(
      (best, one) => (best === undefined || of(one) > of(best) ? one : best),
      undefined,
    );
  const extreme = [
    most(({ log }) => log),
    most((one) => one.sensitivity - one.specificity),
    most((one) => one.specificity - one.sensitivity),
    most((one) => -one.sensitivity - one.specificity),
    most((one) => one.sensitivity + one.specificity),
  ];
  const ranges = extreme.flatMap((one) => (one === undefined ? [] : [rangeAt(sample, one)]));
  return [leastOf(ranges.map(([low]) => low)), mostOf(ranges.map(([, high]) => high))];
}

function rangeAt(sample: JudgedSample, rates: Rates): readonly [low: number, high: number] {
  const furthest = Math.min(700, 40 / Math.min(1, sample.prior.yes, sample.prior.no));
  let [low, high] = [-furthest, furthest];
  for (let round = 0; round < ROUNDS; round++) {
    const step = (high - low) / STEPS;
    const logs = Array.from({ length: STEPS + 1 }, (_, i) => density(low + i * step, rates, sample));
    const top = mostOf(logs);
    const first = logs.findIndex((log) => log > top - NOTHING);
    const last = logs.findLastIndex((log) => log > top - NOTHING);
    [low, high] = [low + Math.max(0, first - 1) * step, low + Math.min(STEPS, last + 1) * step];
  }
  return [low, high];
}

/** A log density so far below the highest adds nothing that a double keeps. */
const NOTHING = 34;
const STEPS = 100;
const ROUNDS = 5;
