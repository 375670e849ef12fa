import { sampleVariance } from 'simple-statistics';
import { type Outcome, outcomesOf } from '../region/outcomes.js';
import { atMonth, differenceOf, quantilesOf } from '../simulation/fan.js';
import type { Setup } from '../simulation/setup.js';
import { type Draws, type Simulation, simulate } from '../simulation/simulate.js';
import { isGlanced } from './readings.js';

/** The joint effect of several levers on one outcome at the inspection, and the part of each lever in it. */
export interface JointEffect extends Outcome {
  /** The median difference that all of them make together. */
  readonly together: number;
  readonly parts: readonly LeverPart[];
}

export interface LeverPart {
  readonly lever: string;
  /** The median difference that it makes without the others. */
  readonly alone: number;
  /** What it adds on average over the orders in which the levers could be moved: the parts add up to `together`. */
  readonly part: number;
  /** Monte Carlo standard error of the part. */
  readonly error: number;
}

/** More levers have too many orders. */
const MOST_SPLIT = 4;
/** Parts are worked out in so many batches of draws as well, for their error; each of them at least so large. */
const BATCHES = 10;

/**
 * Splits the joint effect of two to four levers among them by the Shapley value, on the draws of the what-if: a run for
 * every subset of the levers but none and all, which is the what-if itself.
 *
 * @param simulation - of all the levers; the runs of the subsets are written over it
 * @param setupOf - the what-if of some of its levers, as `name=value`
 * @source Shapley 1953, A value for n-person games
 */
export function jointEffects(
  setup: Setup,
  simulation: Simulation,
  setupOf: (levers: readonly string[]) => Setup,
  draws: Draws,
): JointEffect[] {
  const levers = setup.moves.map(({ lever, text }) => `${lever}=${text}`);
  if (levers.length < 2 || levers.length > MOST_SPLIT) return [];
  const { inspectAt, draws: count } = draws.run;
  const glanced = outcomesOf(setup.scenario).flatMap((outcome, index) =>
    isGlanced(setup, outcome) ? [{ outcome, index }] : [],
  );
  const none = glanced.map(() => new Float64Array(count));
  const differencesOf = ({ baseline, whatIf }: Simulation) =>
    glanced.map(({ index }) =>
      differenceOf(atMonth(whatIf[index]!, count, inspectAt), atMonth(baseline[index]!, count, inspectAt)),
    );
  const ofAll = differencesOf(simulation);
  const subsets = 1 << levers.length;
  /** Differences by subset of the levers, one bit for each, and outcome. */
  const differences = Array.from({ length: subsets }, (_, subset) => {
    if (subset === 0) return none;
    if (subset === subsets - 1) return ofAll;
    return differencesOf(simulate(setupOf(levers.filter((_, bit) => has(subset, bit))), draws));
  });
  return glanced.map(({ outcome }, row) => {
    const median = (from: number, to: number) =>
      differences.map((of) => quantilesOf(of[row]!.subarray(from, to)).middle);
    const all = median(0, count);
    const parts = shapley(all, levers.length);
    const size = Math.floor(count / BATCHES);
    const batches = Array.from({ length: BATCHES }, (_, batch) =>
      shapley(median(batch * size, (batch + 1) * size), levers.length),
    );
    return {
      ...outcome,
      together: all.at(-1)!,
      parts: levers.map((lever, bit) => ({
        lever,
        alone: all[1 << bit]!,
        part: parts[bit]!,
        error: Math.sqrt(sampleVariance(batches.map((batch) => batch[bit]!)) / BATCHES),
      })),
    };
  });
}

function has(subset: number, bit: number): boolean {
  return ((subset >> bit) & 1) === 1;
}

/** What each player adds to the value of those before, on average over all orders; `values` by subset, one bit a player. */
export function shapley(values: readonly number[], players: number): number[] {
  return Array.from({ length: players }, (_, player) =>
    values.reduce((sum, value, subset) => {
      if (has(subset, player)) return sum;
      const before = bitsOf(subset);
      const weight = (factorial(before) * factorial(players - before - 1)) / factorial(players);
      return sum + weight * (values[subset + (1 << player)]! - value);
    }, 0),
  );
}

function bitsOf(subset: number): number {
  return subset === 0 ? 0 : (subset & 1) + bitsOf(subset >> 1);
}

function factorial(n: number): number {
  return n <= 1 ? 1 : n * factorial(n - 1);
}
