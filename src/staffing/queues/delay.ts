import { erlangStages, erlangSurvival, type MonthOfStages, monthOfStages, steadyStages } from './stages.js';

/** Delays are given in weeks; a course runs in months. */
export const WEEKS_A_MONTH = 365.25 / 7 / 12;

/** An Erlang delay, such as vetting or training, and what follows from its three numbers. */
export interface Delay {
  /** Months for a person who is not lost, number of stages, hazard a month of being lost. */
  readonly mean: number;
  readonly count: number;
  readonly loss: number;
  readonly month: MonthOfStages;
  /** People in each stage, and in all, once one a month has been coming in for ever. */
  readonly steady: Float64Array;
  readonly stock: number;
  /** The share of those who enter that come out. */
  readonly survival: number;
}

/** Delays worked out lately: a what-if mostly asks for those of its baseline. */
const lately: Delay[] = [];
const MOST_LATELY = 8;

export function delayOf(mean: number, count: number, loss: number): Delay {
  for (const known of lately) {
    if (known.mean === mean && known.loss === loss && known.count === count) return known;
  }
  const stages = erlangStages(mean, count, loss);
  const steady = steadyStages(stages, 1);
  const delay = {
    mean,
    count,
    loss,
    month: monthOfStages(stages),
    steady,
    stock: steady.reduce((sum, people) => sum + people, 0),
    survival: erlangSurvival(mean, count, loss),
  };
  lately.unshift(delay);
  lately.length = Math.min(lately.length, MOST_LATELY);
  return delay;
}
