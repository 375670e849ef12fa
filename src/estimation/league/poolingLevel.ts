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
  /** Of the grid for one region: the likelihoods of all regions at every step of it. */
  readonly likelihoods: GridLikelihoods;
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

/**
 * What a level is for decides its steps: in standard deviations of the narrowest distribution of a region, and whether means are
 * so near each other that a region beside them is smooth, or only as near as they need themselves.
 */
const PURPOSES = {
  densities: { step: 1, isFine: true },
  // Sums up to an index, as ranks are, need smaller steps than sums over a whole distribution.
  ranks: { step: 0.4, isFine: false },
  spread: { step: 1, isFine: false },
};
export type PoolingPurpose = keyof typeof PURPOSES;

export interface PoolingAsked {
  readonly purpose: PoolingPurpose;
  /** About where the likeliest mean is. */
  readonly guess: number;
}

export function poolingLevel(league: PoolingLeague, spread: number, asked: PoolingAsked): PoolingLevel {
  const { likeliest, at, likelihoods, meanStep } = likeliestMean(league, spread, asked);
  const top = at(likeliest);
  const nodes = [top];
  for (const way of [1, -1]) {
    for (let index = likeliest + way; at(index).log > top.log - NEGLIGIBLE; index += way)
      nodes.push(at(index));
  }
  const sum = nodes.reduce((total, node) => total + Math.exp(node.log - top.log), 0);
  return { spread, nodes, log: top.log + Math.log(sum * meanStep), likelihoods, meanStep };
}

/** The likeliest mean at a spread, and about what a level has as `log`: its peak times the width that neighbours give it. */
export function poolingPeak(
  league: PoolingLeague,
  spread: number,
  guess: number,
): { readonly mean: number; readonly log: number } {
  const { likeliest, at, meanStep } = likeliestMean(league, spread, { purpose: 'spread', guess });
  const { mean, log } = at(likeliest);
  const bend = Math.max(FLATTEST, 2 * log - at(likeliest - 1).log - at(likeliest + 1).log);
  return { mean, log: log + Math.log(meanStep * Math.sqrt((2 * Math.PI) / bend)) };
}

const FLATTEST = 1e-3;

function likeliestMean(league: PoolingLeague, spread: number, { purpose, guess }: PoolingAsked) {
  const { regions } = league;
  const { step, isFine } = PURPOSES[purpose];
  const { narrowest, besideRegion, alone } = widthsFor(regions, spread);
  const meanStep = isFine ? besideRegion : alone;
  const likelihoods = new GridLikelihoods(regions, step * narrowest);
  const known = new Map<number, PoolingNode>();
  const at = (index: number): PoolingNode => {
    const node = known.get(index) ?? nodeAt(index * meanStep, { league, spread, likelihoods });
    known.set(index, node);
    return node;
  };
  let likeliest = Math.round(guess / meanStep) + 0;
  while (at(likeliest + 1).log > at(likeliest).log) likeliest++;
  while (at(likeliest - 1).log > at(likeliest).log) likeliest--;
  return { likeliest, at, likelihoods, meanStep };
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
  const top = isInside ? logLikelihood(yes, of - yes, start) : 0;
  let stride = 1 / Math.sqrt(of);
  while (logLikelihood(yes, of - yes, start + way * stride) > top - IMPOSSIBLE) stride *= 1.2;
  return start + way * stride;
}

const IMPOSSIBLE = 40;

/** e to the minus this no longer counts. */
export const NEGLIGIBLE = 16;
/** Standard deviations of a normal distribution beyond which nothing is left. */
export const REACH = 6;

/** The standard deviation of the narrowest distribution that one region can have, and the steps that means need. */
function widthsFor(
  regions: readonly Counts[],
  spread: number,
): { readonly narrowest: number; readonly besideRegion: number; readonly alone: number } {
  const most = mostOf(regions.map(({ of }) => of));
  const precision = 1 / spread ** 2;
  const ofMean = regions.reduce((sum, { of }) => sum + 1 / (spread ** 2 + 4 / of), 0);
  const besideRegion = 1 / Math.sqrt(precision + ofMean);
  return {
    narrowest: 1 / Math.sqrt(precision + most / 4),
    besideRegion,
    alone: Math.max(besideRegion, 0.75 / Math.sqrt(ofMean)),
  };
}

/** The likelihoods of regions relative to their largest on an even grid of log odds, which grows as it is asked for. */
export class GridLikelihoods {
  /** Index of the first, and all regions of each index one after another. */
  first = 0;
  values = new Float64Array(0);
  private readonly yes: Float64Array;
  private readonly no: Float64Array;
  private readonly largest: Float64Array;

  constructor(
    regions: readonly Counts[],
    readonly step: number,
  ) {
    this.yes = Float64Array.from(regions, ({ yes }) => yes);
    this.no = Float64Array.from(regions, ({ yes, of }) => of - yes);
    this.largest = Float64Array.from(regions, ({ yes, of }) =>
      logLikelihood(yes, of - yes, Math.log(yes / (of - yes))),
    );
  }

  /** Makes sure of all from one index to another, and gives where in `values` the first of them is. */
  reach(from: number, to: number): number {
    const count = this.yes.length;
    const end = this.first + this.values.length / count;
    if (from >= this.first && to < end) return (from - this.first) * count;
    const isEmpty = this.values.length === 0;
    const first = isEmpty ? from : Math.min(from, this.first);
    const last = isEmpty ? to : Math.max(to, end - 1);
    const values = new Float64Array((last - first + 1) * count);
    values.set(this.values, isEmpty ? 0 : (this.first - first) * count);
    for (let index = first; index <= last; index++) {
      if (isEmpty || index < this.first || index >= end) this.fill(values, first, index);
    }
    this.first = first;
    this.values = values;
    return (from - first) * count;
  }

  private fill(values: Float64Array, first: number, index: number): void {
    const logOdds = index * this.step;
    const small = Math.log1p(Math.exp(-Math.abs(logOdds)));
    const count = this.yes.length;
    const at = (index - first) * count;
    for (let region = 0; region < count; region++) {
      const log = logChance(this.yes[region]!, this.no[region]!, logOdds, small);
      values[at + region] = Math.exp(log - this.largest[region]!);
    }
  }
}

function logLikelihood(yes: number, no: number, logOdds: number): number {
  if (logOdds === Infinity || logOdds === -Infinity) return 0;
  return logChance(yes, no, logOdds, Math.log1p(Math.exp(-Math.abs(logOdds))));
}

/** With log p and log(1 − p) each from the side on which it keeps its digits; `small` is the logarithm of 1 + e^−|log odds|. */
function logChance(yes: number, no: number, logOdds: number, small: number): number {
  return logOdds > 0 ? -yes * small - no * (logOdds + small) : yes * (logOdds - small) - no * small;
}

function nodeAt(
  mean: number,
  {
    league,
    spread,
    likelihoods,
  }: Pick<PoolingLevel, 'spread' | 'likelihoods'> & { readonly league: PoolingLeague },
): PoolingNode {
  const count = league.regions.length;
  const { step } = likelihoods;
  // No index is −0, which engines take for a fraction.
  const from = Math.ceil(Math.max(league.lower, mean - REACH * spread) / step) + 0;
  const to = Math.floor(Math.min(league.upper, mean + REACH * spread) / step) + 0;
  const prior = new Float64Array(Math.max(0, to - from + 1));
  normalDensities(prior, { from, step, mean, spread });
  const likelihood = new Float64Array(count);
  const timesShare = new Float64Array(count);
  let column = prior.length === 0 ? 0 : likelihoods.reach(from, to);
  const { values } = likelihoods;
  for (let at = 0; at < prior.length; at++) {
    const weight = step * prior[at]!;
    const share = expit((from + at) * step);
    prior[at] = weight;
    for (let region = 0; region < count; region++) {
      const chance = values[column++]! * weight;
      likelihood[region] = likelihood[region]! + chance;
      timesShare[region] = timesShare[region]! + chance * share;
    }
  }
  let log = 0;
  for (let region = 0; region < count; region++) log += Math.log(likelihood[region]!);
  return { mean, log, likelihood, timesShare, from, prior };
}

/** Normal densities at even steps, each from its neighbour nearer to the mean by the ratio of the two. */
export function normalDensities(
  into: Float64Array,
  { from, step, mean, spread }: { from: number; step: number; mean: number; spread: number },
): void {
  if (into.length === 0) return;
  const nearest = Math.max(0, Math.min(into.length - 1, Math.round(mean / step) - from));
  const z = ((from + nearest) * step - mean) / spread;
  const stride = step / spread;
  const bend = Math.exp(-stride * stride);
  into[nearest] = Math.exp((-z * z) / 2) / (spread * SQRT_TWO_PI);
  let ratio = Math.exp(-stride * (z + stride / 2));
  for (let at = nearest + 1; at < into.length; at++, ratio *= bend) into[at] = into[at - 1]! * ratio;
  ratio = Math.exp(stride * (z - stride / 2));
  for (let at = nearest - 1; at >= 0; at--, ratio *= bend) into[at] = into[at + 1]! * ratio;
}

const SQRT_TWO_PI = Math.sqrt(2 * Math.PI);
