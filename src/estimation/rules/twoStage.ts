import { requireBetween, requireFields, requireWhole } from '../../check.js';
import { atLeast, atMost } from '../../numeric/binomialTails.js';
import { binomialPmf } from '../../numeric/distributions.js';
import { isSettled, uncertain } from '../../numeric/shortOfCertain.js';
import { refuse } from '../../problem.js';

/**
 * An inspection in two stages: after `first` cases it stops and says low at `stopLow` Yes or fewer, stops and says high at
 * `stopHigh` or more, and else goes on to `of` cases and says high when more than `above` of them are Yes.
 */
export interface TwoStagePlan {
  /** Cases of the first stage. */
  readonly first: number;
  /** Yes at which, or below which, it stops low; −1 if it never does. */
  readonly stopLow: number;
  /** Yes at which, or above which, it stops high; `first + 1` if it never does, which it is if omitted. */
  readonly stopHigh?: number;
  /** Cases of both stages. */
  readonly of: number;
  /** Yes of all the cases beyond which it says high. */
  readonly above: number;
}

/** What a plan in two stages does at one true rate. */
export interface TwoStageCharacteristics {
  /** The chance that it stops after the first stage and says low. */
  readonly stopLow: number;
  /** The chance that it stops after the first stage and says high. */
  readonly stopHigh: number;
  readonly expectedCases: number;
  /** The chance that it says high, whenever. */
  readonly high: number;
}

/**
 * How often a plan in two stages stops early and says high, and the cases that it expects, at a true rate: exact sums.
 *
 * @param plan - stop low at `stopLow` or fewer of the `first` cases, high at `stopHigh` or more, else high above `above` of `of`
 * @param rate - the true rate, from 0 to 1
 * @returns chances and expected cases
 * @throws ArgumentError naming the argument; cut-offs out of order
 * @source Simon 1989, Controlled Clinical Trials 10:1; with a stop for success Chang, Therneau, Wieand and Cha 1987,
 * Biometrics 43:865. A double sampling plan of faults is the same: it accepts when it says low.
 *
 * @example
 * twoStageAt({ first: 42, stopLow: 16, stopHigh: 26, of: 84, above: 41 }, 0.3); // expectedCases 46.06…
 */
export function twoStageAt(plan: TwoStagePlan, rate: number): TwoStageCharacteristics {
  const settled = requireTwoStagePlan(plan);
  requireBetween('rate', rate, 0, 1, 'both');
  const { first, stopLow, stopHigh, of, above } = settled;
  // However little of a chance is left in a double, only what cannot happen has none.
  const open = (chance: number, isPossible: boolean) =>
    isPossible && !isSettled(rate) ? uncertain(chance) : chance;
  const low = open(atMost(stopLow, first, rate), stopLow >= 0);
  const high = open(atLeast(stopHigh, first, rate), stopHigh <= first);
  const continued = goesOn(settled).map((yes) => binomialPmf(yes, first, rate));
  return Object.freeze({
    stopLow: low,
    stopHigh: high,
    expectedCases: first + (of - first) * sum(continued),
    high: open(high + secondStageAbove(settled, rate, above), stopHigh <= first || above < of),
  });
}

/** A plan whose stop for high is settled. */
export type SettledPlan = Required<TwoStagePlan>;

/** A plan whose cut-offs are in order and can be reached. */
export function requireTwoStagePlan(plan: TwoStagePlan): SettledPlan {
  const { first, stopLow, of, above, ...rest } = requireFields(
    'plan',
    plan,
    '{ first: 42, stopLow: 16, stopHigh: 26, of: 84, above: 41 }',
  );
  requireWhole('first', first, { min: 1, max: MOST_PLANNED });
  requireWhole('of', of, { min: first + 1, max: MOST_PLANNED, hint: 'Of both stages together.' });
  requireWhole('stopLow', stopLow, {
    min: -1,
    max: first - 1,
    hint: 'It is -1 where the plan never stops low.',
  });
  const { stopHigh = first + 1 } = rest;
  requireWhole('stopHigh', stopHigh, {
    min: 0,
    max: first + 1,
    hint: `It is ${first + 1}, one more than the first stage has, where the plan never stops high.`,
  });
  requireWhole('above', above, { max: of });
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
  if (above < stopLow || stopHigh + (of - first) <= above) {
    refuse(
      'bad-two-stage',
      above < stopLow
        ? `A plan that stops low at ${stopLow} Yes cannot say high above ${above} of all.`
        : `A plan that stops high at ${stopHigh} Yes would fall short of ${above + 1} even if all the rest were Yes.`,
      { path: 'above', got: String(above), hint: 'Put the cut-offs in order.' },
    );
  }
  return { first, stopLow, stopHigh, of, above };
}

/** Counts of Yes after the first stage with which the plan goes on. */
export function goesOn({ stopLow, stopHigh }: SettledPlan): number[] {
  return Array.from({ length: stopHigh - stopLow - 1 }, (_, i) => stopLow + 1 + i);
}

/** The chance that the plan goes on and that more than `above` of all its cases are Yes. */
export function secondStageAbove(plan: SettledPlan, rate: number, above: number): number {
  const { first, of } = plan;
  return sum(
    goesOn(plan).map((yes) => binomialPmf(yes, first, rate) * atLeast(above + 1 - yes, of - first, rate)),
  );
}

/** Beyond this a plan is no inspection, and its sums take long. */
const MOST_PLANNED = 10_000;

const sum = (chances: readonly number[]) => chances.reduce((total, chance) => total + chance, 0);
