import type { Counts } from '../../counts.js';
import type { Limits } from '../../limits.js';
import { mostOf } from '../../numeric/extremes.js';
import { logit } from '../../numeric/logistic.js';
import { gaussLegendre } from '../../numeric/quadrature.js';
import {
  NEGLIGIBLE,
  type PoolingLeague,
  type PoolingLevel,
  type PoolingPurpose,
  poolingLevel,
  poolingPeak,
} from './poolingLevel.js';

export const SPREAD_PRIORS = ['half-normal', 'gamma'] as const;
/** Of the standard deviation of true log odds: half-normal(1), or gamma(0.001, 0.001) of one over its square. */
export type SpreadPrior = (typeof SPREAD_PRIORS)[number];

/** The posterior distribution of the spread, at even steps of a scale. */
export interface Spreads {
  /** Probabilities that add up to 1; the first is at `first`. */
  readonly masses: readonly number[];
  readonly first: number;
  readonly step: number;
  /** The way from the scale back to a spread. */
  readonly spreadAt: (value: number) => number;
  /** Whether the first is half a step from 0, on the other side of which all is the same. */
  readonly mirrored: boolean;
  /** The spreads over which regions are averaged: their densities, their ranks, or the spread itself. */
  readonly averaged: (purpose: PoolingPurpose) => readonly AveragedLevel[];
}

export interface AveragedLevel {
  readonly level: PoolingLevel;
  /** How much it counts: they add up to 1. */
  readonly mass: number;
}

/**
 * Integrates over the spread by the midpoint rule: with the half-normal prior the likelihood depends on its square, so that the
 * rule from 0 is one over the whole line, and with the gamma prior the logarithm of the spread is one. What need not be smooth
 * through 0, as ranks and the spread itself are not, is integrated from 0 by Gauss and Legendre's rule.
 */
export function poolingSpreads(league: PoolingLeague, prior: SpreadPrior): Spreads {
  const { regions } = league;
  const natural = 2 / Math.sqrt(mostOf(regions.map(({ of }) => of)));
  const scales = PRIORS[prior](natural);
  const { spreadAt, logDensity, widestStep } = scales;
  let guess = meanLogOdds(regions);
  const peakAt = (value: number) => {
    const peak = poolingPeak(league, spreadAt(value), guess);
    guess = peak.mean;
    return peak.log + logDensity(spreadAt(value));
  };
  const levelAt = (value: number, purpose: PoolingPurpose): PoolingLevel => {
    const level = poolingLevel(league, spreadAt(value), { purpose, guess });
    guess = level.nodes[0]?.mean ?? guess;
    return level;
  };
  const logOf = (level: PoolingLevel) => level.log + logDensity(level.spread);
  const { mode, deviation } = shapeOf(peakAt, natural, scales);
  const step = Math.min(widestStep, STEP_SHARE * deviation);
  const known = new Map<number, PoolingLevel>();
  const at = (index: number): PoolingLevel => {
    const level = known.get(index) ?? levelAt((index + 0.5) * step, 'densities');
    known.set(index, level);
    return level;
  };
  const log = (index: number) => logOf(at(index));
  const start = Math.floor(mode / step);
  const peak = log(start);
  const least = prior === 'gamma' ? -Infinity : 0;
  let [low, high] = [start, start];
  while (low > least && log(low - 1) > peak - NEGLIGIBLE) low--;
  while (log(high + 1) > peak - NEGLIGIBLE) high++;
  const masses = Array.from({ length: high - low + 1 }, (_, index) => Math.exp(log(low + index) - peak));
  const mirrored = low === 0 && prior === 'half-normal';
  const ends = { lower: low * step, upper: (high + 1) * step };
  const averaged = (purpose: PoolingPurpose) => {
    if (purpose === 'densities') {
      // Away from 0 the midpoint rule needs no more than a third of them.
      const every = mirrored || prior === 'gamma' ? 1 : 3;
      return weighted(
        masses.flatMap((mass, index) => (index % every === 0 ? [{ level: at(low + index), mass }] : [])),
      );
    }
    const points = (mirrored ? legendrePoints : midpoints)(ends, deviation, scales);
    return weighted(
      points.map(({ at: value, weight }) => {
        const level = levelAt(value, purpose);
        return { level, mass: weight * Math.exp(logOf(level) - peak) };
      }),
    );
  };
  return { masses: shared(masses), first: (low + 0.5) * step, step, spreadAt, mirrored, averaged };
}

function weighted(levels: readonly AveragedLevel[]): AveragedLevel[] {
  const total = levels.reduce((sum, { mass }) => sum + mass, 0);
  return levels.map(({ level, mass }) => ({ level, mass: mass / total }));
}

function shared(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** The step as a share of the posterior standard deviation of the spread. */
const STEP_SHARE = 0.3;

interface Point {
  readonly at: number;
  readonly weight: number;
}

function midpoints({ lower, upper }: Limits, deviation: number, { widestMidpoints }: PriorScale): Point[] {
  const count = Math.ceil((upper - lower) / Math.min(widestMidpoints, WIDE_SHARE * deviation));
  const step = (upper - lower) / count;
  return Array.from({ length: count }, (_, index) => ({ at: lower + (index + 0.5) * step, weight: step }));
}

/** So wide a step, as a share of the standard deviation, still gives a normal density to nine digits. */
const WIDE_SHARE = 0.9;

function legendrePoints({ lower, upper }: Limits, deviation: number): Point[] {
  const points = Math.min(MOST_POINTS, Math.ceil(5 + (2 * (upper - lower)) / deviation));
  const { nodes, weights } = gaussLegendre(Math.max(FEWEST_POINTS, points));
  const half = (upper - lower) / 2;
  return Array.from(nodes, (node, index) => ({
    at: lower + half * (1 + node),
    weight: half * weights[index]!,
  }));
}

const FEWEST_POINTS = 13;
const MOST_POINTS = 60;

interface PriorScale {
  readonly scale: (spread: number) => number;
  readonly spreadAt: (value: number) => number;
  /** Of the spread on its scale, up to a constant. */
  readonly logDensity: (spread: number) => number;
  /** The largest step from which the distribution of the spread can be read between. */
  readonly widestStep: number;
  /** The largest at which the midpoint rule is exact to the digits promised. */
  readonly widestMidpoints: number;
}

/** Scales that are even where spreads are small beside the chance of a sample, `natural`, and logarithmic beyond. */
const PRIORS: Readonly<Record<SpreadPrior, (natural: number) => PriorScale>> = {
  'half-normal': (natural) => ({
    scale: (spread) => inverseSinh(spread / natural),
    spreadAt: (value) => (natural * (Math.exp(value) - Math.exp(-value))) / 2,
    logDensity: (spread) => Math.log(natural ** 2 + spread ** 2) / 2 - spread ** 2 / 2,
    ...{ widestStep: 0.12, widestMidpoints: 0.36 },
  }),
  gamma: () => ({
    scale: Math.log,
    spreadAt: Math.exp,
    // Shape and rate 0.001 of one over the square, on the scale of the logarithm.
    logDensity: (spread) => -0.002 * Math.log(spread) - 0.001 / spread ** 2,
    ...{ widestStep: 0.15, widestMidpoints: 0.15 },
  }),
};

/** By the functions that every engine rounds alike. */
const inverseSinh = (x: number) => Math.log(x + Math.sqrt(x * x + 1));

function meanLogOdds(regions: readonly Counts[]): number {
  const odds = regions.map(({ yes, of }) => logit((yes + 0.5) / (of + 1)));
  return odds.reduce((sum, value) => sum + value, 0) / odds.length;
}

/** Where the density of the spread is highest, on its scale, and how wide its peak is. */
function shapeOf(
  log: (value: number) => number,
  natural: number,
  { scale }: PriorScale,
): { mode: number; deviation: number } {
  let best = { at: scale(natural / 4), log: -Infinity };
  for (let at = best.at; at < scale(WIDEST); at += STRIDE) {
    const found = log(at);
    if (found > best.log) best = { at, log: found };
  }
  let deviation = Infinity;
  for (let stride = STRIDE / 2; stride > STRIDE / 20; stride /= 2) {
    const [before, after] = [log(best.at - stride), log(best.at + stride)];
    const bend = 2 * best.log - before - after;
    if (!(bend > 0)) break;
    deviation = stride / Math.sqrt(bend);
    // The top of the parabola through the three.
    const at = best.at + Math.max(-stride, Math.min(stride, (stride * (after - before)) / (2 * bend)));
    const found = log(at);
    if (found > best.log) best = { at, log: found };
    if (stride < deviation) break;
  }
  return { mode: best.at, deviation };
}

const STRIDE = 0.4;
/** Larger standard deviations of log odds than any prior expects. */
const WIDEST = 6;
