import { type Delay, delayOf, WEEKS_A_MONTH } from '../queues/delay.js';
import type { Assumed } from '../region/assumptions.js';
import type { PointSet } from '../region/pointSet.js';
import { type Establishment, establish, type Region } from '../region/region.js';

/** Vetting is a delay of three stages: most recruits take about the mean time, few very little or very much. */
const VETTING_STAGES = 3;
const TRAINING_STAGES = 3;

/** The work there is, relative to today. */
export interface Demand {
  /** Cases supervised, as a multiple of today's. */
  readonly cases: number;
  /** Work per case, as a multiple of today's: the national reduction, another point set, another mix of risk. */
  readonly workPerCase: number;
  /** Share of cases suspended from contact. */
  readonly suspended: number;
  /** Senior hours for one case that needs oversight, as a multiple of today's. */
  readonly oversightHours: number;
}

const SAME_DEMAND: Demand = Object.freeze({
  cases: 1,
  workPerCase: 1,
  suspended: 0,
  oversightHours: 1,
});

/** One course of events to work out: where staffing starts, and what governs it from then on. */
export interface Plan {
  readonly region: Region;
  readonly points: PointSet;
  readonly start: Establishment;
  /** The assumptions that describe the start, and those that apply from then on: levers move the second. */
  readonly before: Assumed;
  readonly after: Assumed;
  readonly posts: Establishment['posts'];
  /** Training places offered a month; vetting comes after. */
  readonly intake: number;
  readonly demand: Demand;
}

export function vettingOf(assumed: Assumed): Delay {
  return delayOf(assumed.vettingWeeks / WEEKS_A_MONTH, VETTING_STAGES, assumed.vettingDropout);
}

export function trainingOf(assumed: Assumed): Delay {
  return delayOf(assumed.traineeMonths, TRAINING_STAGES, assumed.traineeLeaving / 12);
}

/** Trainees joining a month that keep this many in training: Little's law, `stock = flow · time`. */
export function joiningToKeep(trainees: number, assumed: Assumed): number {
  return trainees / trainingOf(assumed).stock;
}

/** What goes on when nothing is changed. */
export function baselinePlan(region: Region, assumed: Assumed, points: PointSet): Plan {
  const start = establish(region, assumed);
  return {
    region,
    points,
    start,
    before: assumed,
    after: assumed,
    posts: start.posts,
    intake: joiningToKeep(start.trainees, assumed) / vettingOf(assumed).survival,
    demand: SAME_DEMAND,
  };
}
