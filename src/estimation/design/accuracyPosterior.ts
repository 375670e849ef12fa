import { betaQuantile } from '../../numeric/distributions.js';
import { expit } from '../../numeric/logistic.js';
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

/** One accuracy that the inspectors may have, and how probable it is beforehand; all are equally so. */
interface Rates {
  readonly sensitivity: number;
  readonly specificity: number;
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
  const raw = Array.from({ length: POINTS }, (_, i) => {
    const at = low + i * step;
    return rates.map((one) => ({ log: density(at, one, sample), ...shareAt(at, one, sample) }));
  });
  const top = raw.flat().reduce((most, { log }) => Math.max(most, log), Number.NEGATIVE_INFINITY);
  const merged = raw.map((parts, i) => {
    const at = low + i * step;
    return merge(
      parts.map(({ log, ...part }) => ({ ...part, weight: Math.exp(log - top) })),
      expit(at) * expit(-at) * step,
    );
  });
  const kept = merged.filter(({ weight }) => weight > LEAST_WEIGHT);
  const total = kept.reduce((sum, { weight }) => sum + weight, 0);
  return kept.map((part) => ({ ...part, weight: part.weight / total }));
}

const POINTS = 401;
const LEAST_WEIGHT = 1e-9;

/** Nodes of each rate: equally probable slices of its beta posterior. */
const SLICES = 7;

function ratesOf({
  sensitivity,
  specificity,
  sensitivityChecks,
  specificityChecks,
}: CheckedAccuracy): Rates[] {
  const slices = (rate: number, checks: number | undefined) =>
    checks === undefined
      ? [rate]
      : Array.from({ length: SLICES }, (_, i) =>
          betaQuantile((i + 0.5) / SLICES, checks * rate + 1, checks * (1 - rate) + 1),
        );
  const all = slices(sensitivity, sensitivityChecks).flatMap((se) =>
    slices(specificity, specificityChecks).map((sp) => ({ sensitivity: se, specificity: sp })),
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
  const extreme = [rates[0], rates[SLICES - 1], rates.at(-SLICES), rates.at(-1), rates[rates.length >> 1]];
  const ranges = extreme.flatMap((one) => (one === undefined ? [] : [rangeAt(sample, one)]));
  return [Math.min(...ranges.map(([low]) => low)), Math.max(...ranges.map(([, high]) => high))];
}

function rangeAt(sample: JudgedSample, rates: Rates): readonly [low: number, high: number] {
  const furthest = Math.min(700, 40 / Math.min(1, sample.prior.yes, sample.prior.no));
  let [low, high] = [-furthest, furthest];
  for (let round = 0; round < ROUNDS; round++) {
    const step = (high - low) / STEPS;
    const logs = Array.from({ length: STEPS + 1 }, (_, i) => density(low + i * step, rates, sample));
    const top = Math.max(...logs);
    const first = logs.findIndex((log) => log > top - NOTHING);
    const last = logs.findLastIndex((log) => log > top - NOTHING);
    [low, high] = [low + Math.max(0, first - 1) * step, low + Math.min(STEPS, last + 1) * step];
  }
  return [low, high];
}

/** A log density so far below the highest adds nothing that a double keeps. */
const NOTHING = 34;
const STEPS = 200;
const ROUNDS = 8;
