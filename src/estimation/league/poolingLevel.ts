import type { Counts } from '../../counts.js';
import type { Limits } from '../../limits.js';
import { mostOf } from '../../numeric/extremes.js';
import { expit, logit } from '../../numeric/logistic.js';

/**
 * One spread of true log odds between regions. Given it and their mean the regions are independent, so that every integral over
 * one region is a sum over a grid of log odds; the mean has a grid of its own. Both sums are trapezoid rules over analytic
 * functions that die away at both ends, exact to many digits (Trefethen and Weideman 2014, SIAM Review 56:385).
 */
export interface PoolingLevel {
  readonly spread: number;
  /** Means from the likeliest downwards and upwards until they no longer count. */
  readonly nodes: readonly PoolingNode[];
  /** Logarithm of the likelihood of the spread, the mean integrated out. */
  readonly log: number;
  /** Of the grid for one region: its step, and the likelihoods of all regions at `index·step`. */
  readonly step: number;
  readonly likelihoods: (index: number) => Float64Array;
  /** Step of the grid of means. */
  readonly meanStep: number;
}

/** One mean of the log odds. */
export interface PoolingNode {
  readonly mean: number;
  /** Logarithm of the likelihood of mean and spread. */
  readonly log: number;
  /** Per region: its likelihood, and the same times its share, integrated over its log odds. */
  readonly likelihood: Float64Array;
  readonly timesShare: Float64Array;
  /** First index of the grid over which they were, and the normal density at each times the step. */
  readonly from: number;
  readonly prior: Float64Array;
}

export function poolingLevel(league: PoolingLeague, spread: number, guess: number): PoolingLevel {
  const { regions } = league;
  const { step, meanStep } = stepsFor(regions, spread);
  const likelihoods = likelihoodsOf(regions, step);
  const known = new Map<number, PoolingNode>();
  const at = (index: number): PoolingNode => {
    const node = known.get(index) ?? nodeAt(index * meanStep, { league, spread, step, likelihoods });
    known.set(index, node);
    return node;
  };
  let best = Math.round(guess / meanStep);
  while (at(best + 1).log > at(best).log) best++;
  while (at(best - 1).log > at(best).log) best--;
  const nodes = [at(best)];
  for (const way of [1, -1]) {
    for (let index = best + way; at(index).log > at(best).log - NEGLIGIBLE; index += way)
      nodes.push(at(index));
  }
  const sum = nodes.reduce((total, node) => total + Math.exp(node.log - at(best).log), 0);
  return { spread, nodes, log: at(best).log + Math.log(sum * meanStep), step, likelihoods, meanStep };
}

/** Regions, and the log odds outside which the answers of each are all but impossible. */
export interface PoolingLeague extends Limits {
  readonly regions: readonly Counts[];
}

export function poolingLeague(regions: readonly Counts[]): PoolingLeague {
  const ends = regions.map(({ yes, of }) => ({
    lower: yes === 0 ? -Infinity : plausibleEnd(yes, of, -1),
    upper: yes === of ? Infinity : plausibleEnd(yes, of, 1),
  }));
  return {
    regions,
    lower: ends.reduce((lowest, { lower }) => Math.min(lowest, lower), Infinity),
    upper: ends.reduce((highest, { upper }) => Math.max(highest, upper), -Infinity),
  };
}

/** Where the likelihood has fallen from its top to e^−40 of it. */
function plausibleEnd(yes: number, of: number, way: 1 | -1): number {
  const isInside = yes > 0 && yes < of;
  const start = isInside ? logit(yes / of) : 0;
  const top = isInside ? logLikelihood(yes, of, start) : 0;
  let stride = 1 / Math.sqrt(of);
  while (logLikelihood(yes, of, start + way * stride) > top - IMPOSSIBLE) stride *= 1.2;
  return start + way * stride;
}

const IMPOSSIBLE = 40;

/** e to the minus this no longer counts. */
export const NEGLIGIBLE = 20;
/** Standard deviations of a normal distribution beyond which nothing is left. */
export const REACH = 7;

/** Half of the narrowest distribution that one region can have, and the whole of that of the mean beside a region. */
function stepsFor(regions: readonly Counts[], spread: number): { step: number; meanStep: number } {
  const most = mostOf(regions.map(({ of }) => of));
  const precision = 1 / spread ** 2;
  const ofMean = regions.reduce((sum, { of }) => sum + 1 / (spread ** 2 + 4 / of), 0);
  return { step: 0.4 / Math.sqrt(precision + most / 4), meanStep: 1 / Math.sqrt(precision + ofMean) };
}

/** Each region's likelihood relative to its largest, by index of the grid. */
export function likelihoodsOf(regions: readonly Counts[], step: number): (index: number) => Float64Array {
  const largest = regions.map(({ yes, of }) => logLikelihood(yes, of, Math.log(yes / (of - yes))));
  const known = new Map<number, Float64Array>();
  return (index) => {
    const found = known.get(index);
    if (found !== undefined) return found;
    const likelihoods = Float64Array.from(regions, ({ yes, of }, region) =>
      Math.exp(logLikelihood(yes, of, index * step) - largest[region]!),
    );
    known.set(index, likelihoods);
    return likelihoods;
  };
}

function logLikelihood(yes: number, of: number, logOdds: number): number {
  if (logOdds === Infinity || logOdds === -Infinity) return 0;
  // log p and log(1 − p), each from the side on which it keeps its digits.
  const small = Math.log1p(Math.exp(-Math.abs(logOdds)));
  return logOdds > 0
    ? -yes * small - (of - yes) * (logOdds + small)
    : yes * (logOdds - small) - (of - yes) * small;
}

function nodeAt(
  mean: number,
  {
    league,
    spread,
    step,
    likelihoods,
  }: Pick<PoolingLevel, 'spread' | 'step' | 'likelihoods'> & { league: PoolingLeague },
): PoolingNode {
  const count = league.regions.length;
  const from = Math.ceil(Math.max(league.lower, mean - REACH * spread) / step);
  const to = Math.floor(Math.min(league.upper, mean + REACH * spread) / step);
  const prior = new Float64Array(Math.max(0, to - from + 1));
  const likelihood = new Float64Array(count);
  const timesShare = new Float64Array(count);
  for (let at = 0; at < prior.length; at++) {
    const logOdds = (from + at) * step;
    const column = likelihoods(from + at);
    const weight = step * normalDensity(logOdds - mean, spread);
    const share = expit(logOdds);
    prior[at] = weight;
    for (let region = 0; region < count; region++) {
      const chance = column[region]! * weight;
      likelihood[region] = likelihood[region]! + chance;
      timesShare[region] = timesShare[region]! + chance * share;
    }
  }
  const log = likelihood.reduce((sum, value) => sum + Math.log(value), 0);
  return { mean, log, likelihood, timesShare, from, prior };
}

export function normalDensity(distance: number, spread: number): number {
  const z = distance / spread;
  return Math.exp((-z * z) / 2) / (spread * SQRT_TWO_PI);
}

const SQRT_TWO_PI = Math.sqrt(2 * Math.PI);
