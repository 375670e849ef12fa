import type { Counts } from '../../counts.js';
import { mostOf } from '../../numeric/extremes.js';
import { logit } from '../../numeric/logistic.js';
import { NEGLIGIBLE, type PoolingLeague, type PoolingLevel, poolingLevel } from './poolingLevel.js';

export const SPREAD_PRIORS = ['half-normal', 'gamma'] as const;
/** Of the standard deviation of true log odds: half-normal(1), or gamma(0.001, 0.001) of one over its square. */
export type SpreadPrior = (typeof SPREAD_PRIORS)[number];

/** The spreads that count, ascending at even steps of `scale`. */
export interface Spreads {
  readonly levels: readonly PoolingLevel[];
  /** Their posterior probabilities, each as the density at it has them, and as sums over them weigh them. */
  readonly masses: readonly number[];
  readonly weights: readonly number[];
  /** Step between spreads, or between their logarithms, and the way back. */
  readonly step: number;
  readonly scale: (spread: number) => number;
  readonly spreadAt: (value: number) => number;
  /** Whether the first is half a step from 0, on the other side of which all is the same. */
  readonly mirrored: boolean;
}

/**
 * Integrates over the spread by the midpoint rule. With the half-normal prior all depends on the square of the spread, so the
 * rule from 0 is one over the whole line; with the gamma prior the logarithm of the spread is one.
 */
export function poolingSpreads(league: PoolingLeague, prior: SpreadPrior): Spreads {
  const { regions } = league;
  const natural = 2 / Math.sqrt(mostOf(regions.map(({ of }) => of)));
  const scales = PRIORS[prior](natural);
  const { scale, spreadAt, logDensity, widestStep } = scales;
  let guess = meanLogOdds(regions);
  const levelAt = (value: number) => {
    const level = poolingLevel(league, spreadAt(value), guess);
    guess = level.nodes[0]?.mean ?? guess;
    return level;
  };
  const log = (level: PoolingLevel) => level.log + logDensity(level.spread);
  const { mode, deviation } = shapeOf((value) => log(levelAt(value)), natural, scales);
  const step = Math.min(widestStep, STEP_SHARE * deviation);
  const known = new Map<number, PoolingLevel>();
  const at = (index: number): PoolingLevel => {
    const level = known.get(index) ?? levelAt((index + 0.5) * step);
    known.set(index, level);
    return level;
  };
  const start = Math.floor(mode / step);
  const peak = log(at(start));
  const least = prior === 'gamma' ? -Infinity : 0;
  let [low, high] = [start, start];
  while (low > least && log(at(low - 1)) > peak - NEGLIGIBLE) low--;
  while (log(at(high + 1)) > peak - NEGLIGIBLE) high++;
  const levels = Array.from({ length: high - low + 1 }, (_, index) => at(low + index));
  const raw = levels.map((level) => Math.exp(log(level) - peak));
  const mirrored = low === 0 && prior === 'half-normal';
  const weights = mirrored ? raw.map((weight, index) => weight * (NEAR_ZERO[index] ?? 1)) : raw;
  return { levels, masses: shared(raw), weights: shared(weights), step, scale, spreadAt, mirrored };
}

function shared(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/**
 * What is averaged over the spread need not be smooth through 0, as the spread itself is not: with these weights of the first
 * midpoints the rule from 0 is exact to the fifth degree. They solve `Σ (w − 1)(j + ½)^q = B(½)/(q + 1)` for the Bernoulli
 * polynomials of degree q + 1, q from 0 to 5.
 */
const NEAR_ZERO = [184831, -532379, 681550, -497086, 195203, -32119].map((part) => 1 + part / 967680);

/** The step as a share of the posterior standard deviation of the spread. */
const STEP_SHARE = 0.3;

interface PriorScale {
  readonly scale: (spread: number) => number;
  readonly spreadAt: (value: number) => number;
  /** Of the spread on its scale, up to a constant. */
  readonly logDensity: (spread: number) => number;
  /** The largest step at which the rule is exact to the digits promised. */
  readonly widestStep: number;
}

/** Scales that are even where spreads are small beside the chance of a sample, `natural`, and logarithmic beyond. */
const PRIORS: Readonly<Record<SpreadPrior, (natural: number) => PriorScale>> = {
  'half-normal': (natural) => ({
    scale: (spread) => inverseSinh(spread / natural),
    spreadAt: (value) => (natural * (Math.exp(value) - Math.exp(-value))) / 2,
    logDensity: (spread) => Math.log(natural ** 2 + spread ** 2) / 2 - spread ** 2 / 2,
    widestStep: 0.12,
  }),
  gamma: () => ({
    scale: Math.log,
    spreadAt: Math.exp,
    // Shape and rate 0.001 of one over the square, on the scale of the logarithm.
    logDensity: (spread) => -0.002 * Math.log(spread) - 0.001 / spread ** 2,
    widestStep: 0.15,
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
