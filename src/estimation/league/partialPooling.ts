import { refuseArgument, requireConfidence, requireFields, requireOneOf, requireText } from '../../check.js';
import type { Counts } from '../../counts.js';
import type { Limits } from '../../limits.js';
import { expit } from '../../numeric/logistic.js';
import { type DensityGrid, densityGrid, quantileIndex } from './poolingDensities.js';
import { type PoolingLevel, type PoolingNode, poolingLeague } from './poolingLevel.js';
import { RankSums } from './poolingRanks.js';
import {
  type AveragedLevel,
  poolingSpreads,
  SPREAD_PRIORS,
  type SpreadPrior,
  type Spreads,
} from './poolingSpreads.js';
import { requireRegions } from './regions.js';

/** One region, its share drawn towards those of the others as far as its own cases leave it uncertain. */
export interface PooledRegion extends Limits {
  /** As given; null where the region has no name. */
  readonly name: string | null;
  /** Posterior mean of the true share. */
  readonly mean: number;
  /** Posterior probabilities of being truly the lowest and the highest of all. */
  readonly lowest: number;
  readonly highest: number;
  /** The rank on average; 1 is the highest. */
  readonly expectedRank: number;
}

export interface PartialPooling {
  readonly confidence: number;
  readonly prior: SpreadPrior;
  readonly units: readonly PooledRegion[];
  /** Posterior mean and limits of the standard deviation of true log odds between regions. */
  readonly spread: Limits & { readonly mean: number };
}

/**
 * Shares of regions that borrow strength from each other: log odds normal between regions, their mean flat, their standard
 * deviation half-normal(1). Computed by quadrature, without simulation.
 *
 * @param regions - `yes` of `of` cases in each, and its `name` if it has one
 * @param options - `confidence` of the equal-tailed limits, 0.95 if omitted; `prior` of the spread: half-normal, or gamma, which
 *   published examples have, for five regions or more that have both answers
 * @returns `units`, the regions in the order given, to about six digits, and the spread
 * @throws ArgumentError naming the argument: where every answer is the same, the posterior has no total
 * @source Spiegelhalter, Thomas, Best and Gilks 1996, BUGS Examples, "Surgical"; Gelman 2006, Bayesian Analysis 1:515, for the
 *   half-normal prior.
 *
 * @example
 * partialPooling([{ yes: 41, of: 84 }, { yes: 29, of: 64 }, { yes: 20, of: 56 }]).units[2]?.lowest; // 0.68…
 */
export function partialPooling(
  regions: readonly (Counts & { readonly name?: string })[],
  options: { readonly confidence?: number; readonly prior?: SpreadPrior } = {},
): PartialPooling {
  requireRegions(regions);
  regions.forEach(({ name }, index) => {
    if (name !== undefined) requireText(`regions[${index}].name`, name);
  });
  const { confidence = 0.95, prior = 'half-normal' } = requireFields('options', options);
  requireConfidence(confidence);
  requireOneOf('prior', prior, SPREAD_PRIORS);
  requirePoolable(regions, prior);
  const league = poolingLeague(regions);
  const spreads = poolingSpreads(league, prior);
  const dense = spreads.averaged('densities');
  const grid = densityGrid(league, dense);
  const means = new Float64Array(regions.length);
  eachNode(dense, (_, node, weight) => {
    for (let region = 0; region < means.length; region++) {
      means[region] = means[region]! + (weight * node.timesShare[region]!) / node.likelihood[region]!;
    }
  });
  const ranked = spreads.averaged('ranks');
  const sums = new RankSums(regions.length);
  eachNode(ranked, (level, node, weight) => {
    if (weight > LEAST) sums.add(level, node, weight);
  });
  const tail = (1 - confidence) / 2;
  return {
    ...{ confidence, prior },
    units: regions.map(({ name = null }, region) => ({
      name,
      mean: means[region]!,
      ...limitsOf(grid, region, tail),
      lowest: Math.min(1, sums.lowest[region]!),
      highest: Math.min(1, sums.highest[region]!),
      expectedRank: 1 + sums.above[region]!,
    })),
    spread: spreadOf(spreads, ranked, tail),
  };
}

function eachNode(
  levels: readonly AveragedLevel[],
  visit: (level: PoolingLevel, node: PoolingNode, weight: number) => void,
): void {
  for (const { level, mass } of levels) {
    for (const node of level.nodes) {
      visit(level, node, mass * Math.exp(node.log - level.log) * level.meanStep);
    }
  }
}

/** Weights below this are left out: together they weigh less than the digits promised. */
const LEAST = 1e-8;

/** The distributions of the same regions on one grid of log odds, without ranks; in `spread` that between them. */
export function pooledDensities(
  regions: readonly Counts[],
  confidence: number,
): { readonly grid: DensityGrid; readonly spread: PartialPooling['spread'] } {
  requireRegions(regions);
  requirePoolable(regions, 'half-normal');
  const league = poolingLeague(regions);
  const spreads = poolingSpreads(league, 'half-normal');
  return {
    grid: densityGrid(league, spreads.averaged('densities')),
    spread: spreadOf(spreads, spreads.averaged('spread'), (1 - confidence) / 2),
  };
}

function requirePoolable(regions: readonly Counts[], prior: SpreadPrior): void {
  const large = regions.findIndex(({ of }) => of > MOST_CASES);
  if (large >= 0) {
    const expected = `at most ${MOST_CASES.toLocaleString('en-GB')} cases`;
    refuseArgument(`regions[${large}].of`, regions[large]?.of, expected, 'So many need no pooling.');
  }
  const isAlike = regions.every(({ yes }) => yes === 0) || regions.every(({ yes, of }) => yes === of);
  if (isAlike) {
    refuseArgument(
      'regions',
      regions,
      'regions that do not all have the same answer',
      'Nothing bounds their mean.',
    );
  }
  const mixed = regions.filter(({ yes, of }) => yes > 0 && yes < of).length;
  if (prior === 'gamma' && mixed < FEWEST_FOR_GAMMA) {
    refuseArgument(
      'prior',
      prior,
      `half-normal with fewer than ${FEWEST_FOR_GAMMA} regions that have both answers`,
    );
  }
}

const MOST_CASES = 20_000;
const FEWEST_FOR_GAMMA = 5;

function limitsOf(grid: DensityGrid, region: number, tail: number): Limits {
  const at = (share: number) => expit(grid.step * (grid.first + quantileIndex(grid.masses[region]!, share)));
  return { lower: at(tail), upper: at(1 - tail) };
}

function spreadOf(
  { masses, first, step, spreadAt, mirrored }: Spreads,
  averaged: readonly AveragedLevel[],
  tail: number,
): PartialPooling['spread'] {
  const mean = averaged.reduce((sum, { level, mass }) => sum + level.spread * mass, 0);
  const at = (share: number) => spreadAt(first + step * quantileIndex(masses, share, { mirrored }));
  return { mean, lower: at(tail), upper: at(1 - tail) };
}
