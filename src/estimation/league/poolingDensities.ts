import { leastOf, mostOf } from '../../numeric/extremes.js';
import { findRoot } from '../../numeric/root.js';
import {
  GridLikelihoods,
  normalDensities,
  type PoolingLeague,
  type PoolingLevel,
  REACH,
} from './poolingLevel.js';
import type { AveragedLevel } from './poolingSpreads.js';

/** Posterior masses of the regions' log odds on one even grid, each adding up to 1. */
export interface DensityGrid {
  /** Index of the first mass: it is at `first·step`. */
  readonly first: number;
  readonly step: number;
  /** By region. */
  readonly masses: readonly Float64Array[];
}

/** The distribution of each region, mean and spread integrated out. */
export function densityGrid(league: PoolingLeague, averaged: readonly AveragedLevel[]): DensityGrid {
  const { regions, lower, upper } = league;
  const cases = regions.reduce((sum, { of }) => sum + of, 0);
  const counted = averaged.filter(({ mass }) => mass > LEAST_LEVEL);
  // No distribution is narrower than that of one share for all, or than that of a region at the smallest spread.
  const narrowest = leastOf(counted.map(({ level }) => level.likelihoods.step));
  const step = 0.3 * Math.max(narrowest, 2 / Math.sqrt(cases));
  const reaches = (way: 1 | -1) =>
    counted.map(({ level: { nodes, spread } }) => {
      const means = nodes.map(({ mean }) => way * mean);
      return way * (mostOf(means) + REACH * spread);
    });
  const first = Math.floor(Math.max(lower, leastOf(reaches(-1))) / step) + 0;
  const last = Math.ceil(Math.min(upper, mostOf(reaches(1))) / step);
  const sum = new Float64Array((last - first + 1) * regions.length);
  const densities = new Float64Array(last - first + 1);
  for (const { level, mass } of counted) addLevel(sum, { first, step, densities }, level, mass);
  const likelihoods = new GridLikelihoods(regions, step);
  likelihoods.reach(first, last);
  const masses = regions.map(() => new Float64Array(last - first + 1));
  for (const [region, own] of masses.entries()) {
    for (let at = 0, cell = region; at < own.length; at++, cell += regions.length)
      own[at] = sum[cell]! * likelihoods.values[cell]!;
  }
  return { first, step, masses: masses.map(normalised) };
}

const LEAST_LEVEL = 1e-7;

/** Adds the prior densities of the means of one spread, as each region weighs them, to the cells of the grid; `densities` is scratch. */
function addLevel(
  sum: Float64Array,
  { first, step, densities }: { first: number; step: number; densities: Float64Array },
  { spread, nodes, log, meanStep }: PoolingLevel,
  weight: number,
): void {
  const count = sum.length / densities.length;
  for (const { mean, likelihood, log: ofNode } of nodes) {
    const shares = likelihood.map((value) => (weight * meanStep * Math.exp(ofNode - log)) / value);
    const start = Math.max(0, Math.ceil((mean - REACH * spread) / step) - first);
    const end = Math.min(densities.length, Math.floor((mean + REACH * spread) / step) - first + 1);
    const near = densities.subarray(start, Math.max(start, end));
    normalDensities(near, { from: first + start, step, mean, spread });
    for (let at = 0, cell = start * count; at < near.length; at++) {
      const density = near[at]!;
      for (let region = 0; region < count; region++, cell++) {
        sum[cell] = sum[cell]! + density * shares[region]!;
      }
    }
  }
}

function normalised(masses: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const total = masses.reduce((sum, mass) => sum + mass, 0);
  return masses.map((mass) => mass / total);
}

/**
 * Where, in steps from the first mass, a share of a smooth distribution lies below: masses at even steps are summed up to each
 * by the trapezoid rule with two corrections (Euler and Maclaurin), and met in between by a quintic. `mirrored` is a
 * distribution of which the masses are the half above a midpoint before the first.
 */
export function quantileIndex(
  masses: ArrayLike<number>,
  share: number,
  { mirrored = false }: { mirrored?: boolean } = {},
): number {
  const read: Masses = { masses, mirrored };
  let { index, before } = justBelow(read, share);
  while (index < masses.length && upTo(read, before + massAt(read, index), index + 1) < share) {
    before += massAt(read, index);
    index++;
  }
  const next = before + massAt(read, index);
  const [low, high] = [upTo(read, before, index), upTo(read, next, index + 1)];
  const between = quintic(
    [low, massAt(read, index), slopeAt(read, index)],
    [high, massAt(read, index + 1), slopeAt(read, index + 1)],
  );
  // Near the very ends of a distribution rounding is larger than the share: then the nearer end of the step.
  const [below, above] = [between(0), between(1)];
  if (below >= share || above <= share) return index + (below >= share ? 0 : 1);
  return index + findRoot((t) => between(t) - share, 0, 1);
}

interface Masses {
  readonly masses: ArrayLike<number>;
  readonly mirrored: boolean;
}

function massAt({ masses, mirrored }: Masses, index: number): number {
  if (index < 0) return mirrored ? (masses[-1 - index] ?? 0) : 0;
  return masses[index] ?? 0;
}

function slopeAt(read: Masses, index: number): number {
  const near = massAt(read, index + 1) - massAt(read, index - 1);
  return (8 * near - (massAt(read, index + 2) - massAt(read, index - 2))) / 12;
}

/** The share below a mass, given the sum of those before it. */
function upTo(read: Masses, before: number, index: number): number {
  const far = massAt(read, index + 2) - massAt(read, index - 2);
  const bend = (far - 2 * (massAt(read, index + 1) - massAt(read, index - 1))) / 2;
  return before + massAt(read, index) / 2 - slopeAt(read, index) / 12 + bend / 720;
}

/** An index below which the share lies for certain, a little before the sum of masses reaches it, and the sum before the index. */
function justBelow(read: Masses, share: number): { index: number; before: number } {
  const { masses, mirrored } = read;
  // All that is before the first mass, or the half step up to the midpoint.
  const start = { index: -1, before: mirrored ? -massAt(read, 0) : 0 };
  let [index, before] = [start.index, start.before];
  while (index < masses.length && before + massAt(read, index) < share) {
    before += massAt(read, index);
    index++;
  }
  for (let back = 0; back < 3 && index > start.index; back++) {
    index--;
    before -= massAt(read, index);
  }
  return upTo(read, before, index) < share ? { index, before } : start;
}

type Ends = readonly [value: number, slope: number, bend: number];

/** From 0 to 1 with the value, slope and second derivative given at both ends. */
function quintic([a, b, c]: Ends, [A, B, C]: Ends): (t: number) => number {
  const rise = A - a - b - c / 2;
  const slope = B - b - c;
  const bend = C - c;
  const cubic = 10 * rise - 4 * slope + bend / 2;
  const fourth = -15 * rise + 7 * slope - bend;
  const fifth = 6 * rise - 3 * slope + bend / 2;
  return (t) => a + t * (b + t * (c / 2 + t * (cubic + t * (fourth + t * fifth))));
}
