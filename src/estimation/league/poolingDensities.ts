import { leastOf, mostOf } from '../../numeric/extremes.js';
import { findRoot } from '../../numeric/root.js';
import {
  likelihoodsOf,
  normalDensity,
  type PoolingLeague,
  type PoolingLevel,
  type PoolingNode,
  REACH,
} from './poolingLevel.js';
import type { Spreads } from './poolingSpreads.js';

/** Posterior masses of the regions' log odds on one even grid, each adding up to 1. */
export interface DensityGrid {
  /** Index of the first mass: it is at `first·step`. */
  readonly first: number;
  readonly step: number;
  /** By region. */
  readonly masses: readonly Float64Array[];
}

/** The distribution of each region, mean and spread integrated out. */
export function densityGrid(league: PoolingLeague, { levels, masses: posterior }: Spreads): DensityGrid {
  const { regions, lower, upper } = league;
  const cases = regions.reduce((sum, { of }) => sum + of, 0);
  const counted = levels.flatMap((level, index) => {
    const weight = posterior[index]!;
    return weight > LEAST_LEVEL ? [{ level, weight }] : [];
  });
  // No distribution is narrower than that of one share for all, or than that of a region at the smallest spread.
  const narrowest = leastOf(counted.map(({ level }) => 2.5 * level.step));
  const step = 0.3 * Math.max(narrowest, 2 / Math.sqrt(cases));
  const ends = counted.flatMap(({ level: { nodes, spread } }) =>
    nodes.flatMap(({ mean }) => [mean - REACH * spread, mean + REACH * spread]),
  );
  const first = Math.floor(Math.max(lower, leastOf(ends)) / step);
  const last = Math.ceil(Math.min(upper, mostOf(ends)) / step);
  const masses = regions.map(() => new Float64Array(last - first + 1));
  const likelihoods = likelihoodsOf(regions, step);
  for (const { level, weight } of counted) addLevel({ first, step, masses }, likelihoods, level, weight);
  return { first, step, masses: masses.map(normalised) };
}

const LEAST_LEVEL = 1e-7;

function addLevel(
  { first, step, masses }: DensityGrid,
  likelihoods: (index: number) => Float64Array,
  { spread, nodes, log, meanStep }: PoolingLevel,
  weight: number,
): void {
  const shares = nodes.map((node) => shareOf(node, weight * meanStep * Math.exp(node.log - log)));
  const length = masses[0]!.length;
  const prior = new Float64Array(masses.length);
  for (let at = 0; at < length; at++) {
    prior.fill(0);
    let isNear = false;
    for (const { mean, byRegion } of shares) {
      const distance = (first + at) * step - mean;
      if (Math.abs(distance) > REACH * spread) continue;
      isNear = true;
      const density = normalDensity(distance, spread);
      for (let region = 0; region < prior.length; region++) {
        prior[region] = prior[region]! + density * byRegion[region]!;
      }
    }
    if (!isNear) continue;
    const column = likelihoods(first + at);
    for (const [region, mass] of masses.entries()) mass[at] = mass[at]! + prior[region]! * column[region]!;
  }
}

function shareOf({ mean, likelihood }: PoolingNode, weight: number) {
  return { mean, byRegion: likelihood.map((value) => weight / value) };
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
  const at = (index: number): number => (index < 0 && mirrored ? masses[-1 - index] : masses[index]) ?? 0;
  const slope = (index: number) =>
    (8 * (at(index + 1) - at(index - 1)) - (at(index + 2) - at(index - 2))) / 12;
  const bend = (index: number) => (at(index + 2) - 2 * at(index + 1) + 2 * at(index - 1) - at(index - 2)) / 2;
  /** The share below a mass, given the sum of those before it. */
  const upTo = (before: number, index: number) =>
    before + at(index) / 2 - slope(index) / 12 + bend(index) / 720;
  // All that is before the first mass, or the half step up to the midpoint.
  let index = -1;
  let before = mirrored ? -at(0) : 0;
  while (index < masses.length && upTo(before + at(index), index + 1) < share) {
    before += at(index);
    index++;
  }
  const [low, high] = [upTo(before, index), upTo(before + at(index), index + 1)];
  const between = quintic([low, at(index), slope(index)], [high, at(index + 1), slope(index + 1)]);
  // Near the very ends of a distribution rounding is larger than the share: then the nearer end of the step.
  const [below, above] = [between(0), between(1)];
  if (below >= share || above <= share) return index + (below >= share ? 0 : 1);
  return index + findRoot((t) => between(t) - share, 0, 1);
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
