import { requireBetween, requireFields, requireWhole } from '../../check.js';
import { atLeast, atMost } from '../../numeric/binomialTails.js';
import { binomialPmf } from '../../numeric/distributions.js';
import { isSettled, uncertain } from '../../numeric/shortOfCertain.js';
import { refuse } from '../../problem.js';

/**
 * An inspection in two stages: after `first` cases it stops and says low at `stopLow` Yes or fewer, stops and says high at
 * `stopHigh` or more, and else goes on to `total` cases and says high when more than `cut` of them are Yes.
 */
export interface TwoStagePlan {
  /** Cases of the first stage. */
  readonly first: number;
  /** Yes at which, or below which, it stops low; −1 if it never does. */
  readonly stopLow: number;
  /** Yes at which, or above which, it stops high; null if it never does, which it is if omitted. */
  readonly stopHigh?: number | null;
  /** Cases of both stages. */
  readonly total: number;
  /** Yes of all the cases beyond which it says high. */
  readonly cut: number;
}

/** What a plan in two stages does at one true rate. */
export interface TwoStageCharacteristics {
  /** The chance that it stops after the first stage and says low. */
  readonly stopLow: number;
  /** The chance that it stops after the first stage and says high. */
  readonly stopHigh: number;
  /** The chance that it stops after the first stage, either way. */
  readonly stopped: number;
  readonly expectedCases: number;
  /** The chance that it says high, whenever. */
  readonly high: number;
  /** The chance that it says low, whenever. */
  readonly low: number;
}

/**
 * How often a plan in two stages stops early and says high, and the cases that it expects, at a true rate: exact sums.
 *
 * @param plan - stop low at `stopLow` or fewer of the `first` cases, high at `stopHigh` or more (null: never), else high where more than `cut` of `total` are Yes
 * @param rate - the true rate, from 0 to 1
 * @returns chances and expected cases
 * @throws ArgumentError naming the argument; cut-offs out of order
 * @source Simon 1989, Controlled Clinical Trials 10:1; with a stop for success Chang, Therneau, Wieand and Cha 1987,
 * Biometrics 43:865. A double sampling plan of faults is the same: it accepts when it says low.
 *
 * @example
 * twoStage({ first: 42, total: 84, stopLow: 16, stopHigh: 26, cut: 41 }, 0.3); // expectedCases 46.06…
 */
export function twoStage(plan: TwoStagePlan, rate: number): TwoStageCharacteristics {
  const settled = requireTwoStagePlan(plan);
  requireBetween('rate', rate, 0, 1, 'both');
  const { first, stopLow, stopHigh, total, cut } = settled;
  // However little of a chance is left in a double, only what cannot happen has none.
  const open = (chance: number, isPossible: boolean) =>
    isPossible && !isSettled(rate) ? uncertain(chance) : chance;
  const stopsLow = open(atMost(stopLow, first, rate), stopLow >= 0);
  const stopsHigh = open(atLeast(stopHigh, first, rate), stopHigh <= first);
  const continued = goesOn(settled).map((yes) => binomialPmf(yes, first, rate));
  return Object.freeze({
    stopLow: stopsLow,
    stopHigh: stopsHigh,
    stopped: open(stopsLow + stopsHigh, stopLow >= 0 || stopHigh <= first),
    expectedCases: first + (total - first) * sum(continued),
    high: open(stopsHigh + secondStageAbove(settled, rate, cut), stopHigh <= first || cut < total),
    low: open(stopsLow + secondStageUpTo(settled, rate, cut), true),
  });
}

/** A plan whose stop for high is settled. */
export interface SettledPlan extends TwoStagePlan {
  /** `first + 1` where it never stops high. */
  readonly stopHigh: number;
}

/** A plan whose cut-offs are in order and can be reached. */
export function requireTwoStagePlan(plan: TwoStagePlan): SettledPlan {
  const { first, stopLow, total, cut, ...rest } = requireFields(
    'plan',
    plan,
    '{ first: 42, total: 84, stopLow: 16, stopHigh: 26, cut: 41 }',
  );
  requireWhole('first', first, { min: 1, max: MOST_PLANNED });
  requireWhole('total', total, { min: first + 1, max: MOST_PLANNED, hint: 'Of both stages together.' });
  requireWhole('stopLow', stopLow, {
    min: -1,
    max: first - 1,
    hint: 'It is -1 where the plan never stops low.',
  });
  const stopHigh = rest.stopHigh ?? first + 1;
  requireWhole('stopHigh', stopHigh, {
    min: 0,
    max: first + 1,
    hint: 'It is null where the plan never stops high.',
  });
  requireWhole('cut', cut, { max: total });
  if (stopLow >= stopHigh - 1) {
    refuse(
      'bad-two-stage',
      `A plan that stops low at ${stopLow} Yes or fewer and high at ${stopHigh} or more never goes on.`,
      {
        path: 'stopHigh',
        got: String(stopHigh),
        hint: `Stop high at ${stopLow + 2} or more.`,
      },
    );
  }
  if (cut < stopLow || stopHigh + (total - first) <= cut) {
    refuse(
      'bad-two-stage',
      cut < stopLow
        ? `A plan that stops low at ${stopLow} Yes cannot say high above ${cut} of all.`
        : `A plan that stops high at ${stopHigh} Yes would fall short of ${cut + 1} even if all the rest were Yes.`,
      { path: 'cut', got: String(cut), hint: 'Put the cut-offs in order.' },
    );
  }
  return { first, stopLow, stopHigh, total, cut };
}

/** Counts of Yes after the first stage with which the plan goes on. */
export function goesOn({ stopLow, stopHigh }: SettledPlan): number[] {
  return Array.from({ length: stopHigh - stopLow - 1 }, (_, i) => stopLow + 1 + i);
}

/** The chance that the plan goes on and that more than `above` of all its cases are Yes. */
export function secondStageAbove(plan: SettledPlan, rate: number, cut: number): number {
  const { first, total } = plan;
  return sum(
    goesOn(plan).map((yes) => binomialPmf(yes, first, rate) * atLeast(cut + 1 - yes, total - first, rate)),
  );
}

/** The chance that the plan goes on and that no more than `cut` of all its cases are Yes: a sum of its own, not one minus another. */
function secondStageUpTo(plan: SettledPlan, rate: number, cut: number): number {
  const { first, total } = plan;
  return sum(
    goesOn(plan).map((yes) => binomialPmf(yes, first, rate) * atMost(cut - yes, total - first, rate)),
  );
}

/** Beyond this a plan is no inspection, and its sums take long. */
const MOST_PLANNED = 10_000;

const sum = (chances: readonly number[]) => chances.reduce((total, chance) => total + chance, 0);
