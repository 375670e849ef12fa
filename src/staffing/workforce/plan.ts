import { type Delay, delayOf, WEEKS_A_MONTH } from '../queues/delay.js';
import type { Assumed } from '../region/assumptions.js';
import type { LightestFirst } from '../region/caseMix.js';
import type { PointSet } from '../region/pointSet.js';
import { type Establishment, establish, type Region, staffOf } from '../region/region.js';
import { type Baseline, type Closing, closingOf, solveFreed } from './closing.js';

/** Vetting is a delay of three stages: most recruits take about the mean time, few very little or very much. */
const VETTING_STAGES = 3;
const TRAINING_STAGES = 3;

/** The work there is, relative to that without levers. */
export interface Demand {
  /** Cases supervised, as a multiple. */
  readonly cases: number;
  /** Work per case, as a multiple of today's: the national reduction, another point set, another mix of risk. */
  readonly workPerCase: number;
  /** Share of cases suspended from contact. */
  readonly suspended: number;
  /** Senior hours for one case that needs oversight, as a multiple of today's. */
  readonly oversightHours: number;
  /** Share of officers' cases that services officers may take over, the lightest first; and how light these are. */
  readonly spillOver: number;
  readonly lightest: LightestFirst;
}

const SAME_DEMAND: Demand = Object.freeze({
  cases: 1,
  workPerCase: 1,
  suspended: 0,
  oversightHours: 1,
  spillOver: 0,
  lightest: { cases: Float64Array.of(0, 1), points: Float64Array.of(0, 1) },
});

/** What goes on beside the cases supervised. */
export interface Beside {
  /** Officers' hours a month on work that comes as events, beyond today's. */
  readonly extraHours: number;
  /** Victim liaison officers, as a multiple of today's. */
  readonly victimOfficers: number;
}

const SAME_BESIDE: Beside = Object.freeze({ extraHours: 0, victimOfficers: 1 });

/** What is moved in the cases themselves. */
export interface InCases {
  /** How much the share of Yes of a case variable is moved at its published value, by its name. */
  readonly moved: Readonly<Record<string, number>>;
  /** The same for the share of cases that need oversight in which it is effective. */
  readonly oversight: number;
}

const SAME_IN_CASES: InCases = Object.freeze({ moved: Object.freeze({}), oversight: 0 });

/** Grades whose absence matters: of seniors it takes hours of oversight, of the others capacity. */
export type GradeAtWork = 'officers' | 'services' | 'trainees' | 'seniors';

/** Contracted hours a week of a full-time post, and the share of working days that people are absent: 12.9 of 225. */
export const WEEKLY_HOURS = 37;
export const TODAYS_ABSENCE = 0.057;

/** How much of their time people are at work. */
export interface Working {
  /** Contracted hours of a full-time post, as a multiple of today's. */
  readonly hours: number;
  readonly absence: Readonly<Record<GradeAtWork, number>>;
}

const SAME_WORKING: Working = Object.freeze({
  hours: 1,
  absence: Object.freeze({
    officers: TODAYS_ABSENCE,
    services: TODAYS_ABSENCE,
    trainees: TODAYS_ABSENCE,
    seniors: TODAYS_ABSENCE,
  }),
});

/** How much of a grade is at work, as a multiple of today's. */
export function presenceOf({ working }: Pick<Plan, 'working'>, grade: GradeAtWork): number {
  return (1 - working.absence[grade]) / (1 - TODAYS_ABSENCE);
}

/** What levers make of a number of posts that may change by itself: so many times as many, and so many more. */
export interface MovedPosts {
  readonly times: number;
  readonly more: number;
}

const SAME_POSTS: MovedPosts = Object.freeze({ times: 1, more: 0 });

export type PostsOf = keyof Establishment['posts'];

/** One course of events to work out: where staffing starts, and what governs it from then on. */
export interface Plan {
  readonly region: Region;
  /** The region that this one is a unit of; null for a whole region. */
  readonly whole: Region | null;
  readonly points: PointSet;
  readonly baseline: Baseline;
  readonly start: Establishment;
  readonly closing: Closing;
  /** The assumptions that describe the start, and those that apply from then on: levers move the second. */
  readonly before: Assumed;
  readonly after: Assumed;
  readonly posts: Readonly<Record<PostsOf, MovedPosts>>;
  /** Trainees who start a month. */
  readonly intake: number;
  readonly demand: Demand;
  readonly beside: Beside;
  readonly working: Working;
  readonly inCases: InCases;
}

export function vettingOf(assumed: Assumed): Delay {
  return delayOf(assumed.vettingWeeks / WEEKS_A_MONTH, VETTING_STAGES, assumed.vettingDropout);
}

export function trainingOf(assumed: Assumed): Delay {
  return delayOf(assumed.traineeMonths, TRAINING_STAGES, assumed.traineeLeaving / 12);
}

/** Trainees starting a month that keep this many in training: Little's law, `stock = flow · time`. */
export function startingToKeep(trainees: number, assumed: Assumed): number {
  return trainees / trainingOf(assumed).stock;
}

/** A region under some assumptions, and what closes the balance of its grades. */
function balanceOf(region: Region, drawn: Assumed, baseline: Baseline, growthOfWhole: number | null) {
  const staff = staffOf(region, drawn);
  const intake = startingToKeep(staff.trainees, drawn);
  const graduates = 12 * intake * trainingOf(drawn).survival * drawn.traineePass;
  const assumed = solveFreed({ staff, assumed: drawn, graduates, baseline });
  const trend = region.trend.officers;
  const closing = closingOf({ staff, assumed, graduates, baseline, trend, growthOfWhole });
  return { staff, intake, assumed, closing };
}

/** What goes on when nothing is changed; `whole` is the region that it is a unit of. */
export function baselinePlan(
  figures: Region,
  drawn: Assumed,
  points: PointSet,
  baseline: Baseline,
  whole: Region | null = null,
): Plan {
  const scaled = (one: Region): Region =>
    drawn.supervised === 1 ? one : { ...one, cases: one.cases * drawn.supervised };
  const region = scaled(figures);
  const within = whole === null ? null : scaled(whole);
  const growth = within === null ? null : balanceOf(within, drawn, baseline, null).closing.growth;
  const { staff, intake, assumed, closing } = balanceOf(region, drawn, baseline, growth);
  return {
    region,
    whole: within,
    points,
    baseline,
    start: establish(region, staff, assumed, {
      officers: closing.officersUnderTwo,
      services: closing.servicesUnderTwo,
    }),
    closing,
    before: assumed,
    after: assumed,
    posts: { officers: SAME_POSTS, services: SAME_POSTS, seniors: SAME_POSTS, facilitators: SAME_POSTS },
    intake,
    demand: SAME_DEMAND,
    beside: SAME_BESIDE,
    working: SAME_WORKING,
    inCases: SAME_IN_CASES,
  };
}

/** The same region without anything moved. */
export function unmoved({ region, whole, before, points, baseline }: Plan): Plan {
  // The people supervised are in the region already.
  const plan = baselinePlan(region, { ...before, supervised: 1 }, points, baseline, whole);
  return { ...plan, before, after: before };
}

/** Posts at the start after the levers. */
export function postsAt({ start, posts }: Pick<Plan, 'start' | 'posts'>, grade: PostsOf): number {
  return movedPosts(start.posts[grade], posts[grade]);
}

/** Never fewer than none. */
export function movedPosts(posts: number, { times, more }: MovedPosts): number {
  return Math.max(0, posts * times + more);
}
