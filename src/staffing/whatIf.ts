import { requireWhole } from '../check.js';
import { ArgumentError } from '../problem.js';
import { KEY_QUESTIONS, type KeyQuestion, type Scenario } from '../scenario/scenario.js';
import { ASSUMPTIONS, type Assumption, CENTRAL, NO_EFFECT, SIMPLIFICATIONS } from './assumptions.js';
import { casesNeeded, chancesOf, countsApart, detectionRoom } from './detection.js';
import { type Fan, fanOf, quantile } from './fan.js';
import type { LeverRequest, MovedLever } from './moves.js';
import { FIRST_QUESTION, OUTCOMES, type Outcome } from './outcomes.js';
import type { Establishment, Region } from './region.js';
import { type SetupOptions, setUp } from './setup.js';
import { type MeanCourse, meanCourses, type Simulation, simulate } from './simulate.js';
import { firstYearGrowth, type Staff, type SteadyState, SUSPECT_GROWTH, steadyState } from './steadyState.js';
import { differenceAt, type TornadoRow, tornadoOf } from './tornado.js';
import { findTraps, type Trap } from './traps.js';
import { splitVariance, type VarianceSplit } from './variance.js';

export interface WhatIfOptions extends SetupOptions {
  /** Months to follow, 1 to 240; 36 unless said. */
  readonly months?: number;
  /** Month of the inspection, 1 to `months`; the last unless said. */
  readonly inspectAt?: number;
  /** Cases that it inspects; as many as the scenario's unless said. */
  readonly cases?: number;
  /** Draws of the assumptions and of chance, 20 to 40,000 for 36 months; 1,000 unless said. */
  readonly draws?: number;
  readonly seed?: number | string;
}

/** One outcome by month, with and without the levers; `difference` is the fan of the differences. */
export interface OutcomeFans extends Outcome {
  readonly baseline: Fan;
  readonly whatIf: Fan;
  readonly difference: Fan;
  /** The difference by month if no assumed effect on a key question exists. */
  readonly noEffect: readonly number[];
}

/** What two inspections would show of a change. */
export interface Detection {
  /** Cases in the first inspection and in the second. */
  readonly of: readonly [number, number];
  /** The way the change goes: up, down, or no way at all. */
  readonly direction: 'rise' | 'fall' | 'none';
  /** Chance that the second percentage lies in that direction of the first. */
  readonly shows: number;
  /** Chance that it does and that the test of no difference at 5% tells the two apart. */
  readonly distinguishable: number;
}

export interface QuestionAnswer {
  readonly question: KeyQuestion;
  /** Medians over the draws of the true share of Yes at the inspection, and the 5, 50 and 95% of the difference. */
  readonly baseline: number;
  readonly whatIf: number;
  readonly difference: { readonly low: number; readonly middle: number; readonly high: number };
  /** The same difference if no assumed effect exists. */
  readonly noEffect: number;
  /** An inspection with the levers against one without, at the same month, each of `cases`. */
  readonly withAndWithout: Detection;
  /** An inspection with the levers against the published one. */
  readonly sincePublished: Detection;
  /** The two as if no assumed effect existed: what luck alone would show. */
  readonly byLuck: Detection;
  /** Cases each of two inspections would need for an 80% chance of telling the median change; null beyond 20,000. */
  readonly casesNeeded: number | null;
  /** Variance of the percentage that an inspection with the levers would give, and of its gap to one without. */
  readonly uncertainty: { readonly percentage: VarianceSplit; readonly change: VarianceSplit };
}

export interface WhatIf {
  readonly scenario: { readonly id: string; readonly title: string; readonly hash: string };
  readonly staffingOf: { readonly id: string; readonly title: string; readonly hash: string } | null;
  readonly levers: readonly MovedLever[];
  readonly months: number;
  readonly inspectAt: number;
  readonly cases: number;
  readonly draws: number;
  readonly seed: number | string;
  readonly outcomes: readonly OutcomeFans[];
  readonly questions: readonly QuestionAnswer[];
  /** The difference at the inspection with every assumption central and no chance: the tornado's middle. */
  readonly central: Readonly<Record<KeyQuestion, number>>;
  readonly tornado: readonly TornadoRow[];
  readonly traps: readonly Trap[];
  readonly region: Region;
  /** Numbers of staff at the start with every assumption central, and where they settle. */
  readonly start: Establishment;
  readonly steady: { readonly baseline: SteadyState; readonly whatIf: SteadyState };
  readonly growth: { readonly baseline: Staff; readonly whatIf: Staff };
  /** Caseloads times staff, which the published number of people supervised holds together. */
  readonly constraint: { readonly left: number; readonly right: number };
  readonly assumptions: readonly Assumption[];
  /** What the model leaves out or simplifies. */
  readonly simplifications: readonly string[];
}

const MOST_VALUES = 1_500_000;
const ENOUGH_CHANCE = 0.8;
/** A difference no larger is the rounding of a sum. */
const ROUNDING = 1e-12;
const GRADES = {
  officers: 'Probation officers',
  services: 'Probation services officers',
  seniors: 'Senior probation officers',
  trainees: 'Trainees',
} as const;

/**
 * What a change in staffing would do to workload, oversight and the four key questions, month by month, and
 * whether an inspection could tell.
 *
 * Staff move through vetting, training and years of experience; utilisation, senior time and experience follow;
 * they change the distribution of practice in the compiled case model by intervention, every intercept frozen.
 * Assumptions are drawn from a Latin hypercube over their ranges, chance month by month; the baseline and the
 * what-if share both.
 *
 * @param scenario - a scenario with staffing figures under `context`
 * @param levers - what to move, as `['vetting=8 weeks', 'spo=+15%']` or `{ vetting: '8 weeks' }`; none is a what-if
 *   in which nothing changes
 * @param options - months, month and size of the inspection, draws, seed, another region's staffing
 * @returns fans of every outcome with and without the levers, chances of detection, what drives them, traps
 * @throws ArgumentError for a lever or option that cannot be; DataError for a scenario without staffing figures
 * @see Sterman 2000, Business Dynamics, chapters 6 and 11 (stocks, flows, delays); Pearl 2009, Causality, 3.2
 *   (intervention); McKay, Beckman and Conover 1979 (Latin hypercube); O'Hagan, Stevens and Campbell 2005
 *   (chance averaged over assumptions)
 * @example
 * whatIf(loadScenario('west-midlands-2025'), ['vetting=8 weeks'], { seed: 1 }).questions[0].difference;
 */
export function whatIf(scenario: Scenario, levers: LeverRequest = [], options: WhatIfOptions = {}): WhatIf {
  const months = requireWhole('months', options.months ?? 36, { min: 1, max: 240 });
  const inspectAt = requireWhole('inspectAt', options.inspectAt ?? months, { min: 1, max: months });
  const cases = requireWhole('cases', options.cases ?? scenario.sample.cases, { min: 1, max: 5000 });
  const draws = requireWhole('draws', options.draws ?? 1000, { min: 20, max: MOST_VALUES });
  const seed = options.seed ?? 1;
  requireRoom(months, draws);
  const setup = setUp(scenario, levers, options);
  const simulation = simulate(setup, { months, draws, seed, inspectAt });
  const [course, without] = meanCourses(setup, months, [CENTRAL, NO_EFFECT]);
  if (course === undefined || without === undefined) throw new RangeError('no course');

  const plan = setup.baseline(CENTRAL);
  const moved = setup.whatIf(plan);
  const growth = { baseline: firstYearGrowth(plan), whatIf: firstYearGrowth(moved) };
  const steady = { baseline: steadyState(plan), whatIf: steadyState(moved) };
  const suspect = (Object.keys(GRADES) as (keyof Staff)[])
    .filter((grade) => growth.whatIf[grade] > SUSPECT_GROWTH)
    .map((grade) => ({ grade: GRADES[grade], rate: growth.whatIf[grade], unmoved: growth.baseline[grade] }));
  const noEffect = differenceAt(without, inspectAt);
  const { region } = setup;
  const { staffingOf } = options;
  return {
    scenario: { id: scenario.id, title: scenario.title, hash: scenario.hash },
    staffingOf:
      staffingOf === undefined ? null : { id: staffingOf.id, title: staffingOf.title, hash: staffingOf.hash },
    levers: setup.moved,
    months,
    inspectAt,
    cases,
    draws,
    seed,
    outcomes: fansOf(simulation, without),
    questions: KEY_QUESTIONS.map((_, question) =>
      answerOf(question, simulation, {
        inspectAt,
        cases,
        published: scenario.sample.cases,
        share: setup.engine.network.questions[question]?.share ?? 0,
        noEffect,
      }),
    ),
    central: differenceAt(course, inspectAt),
    tornado: tornadoOf(setup, simulation, inspectAt),
    traps: findTraps(course, steady, suspect),
    region,
    start: plan.start,
    steady,
    growth,
    constraint: {
      left:
        region.caseload.officers * plan.start.officers +
        region.caseload.services * plan.start.services +
        region.caseload.trainees * plan.start.trainees,
      right: region.cases,
    },
    assumptions: ASSUMPTIONS,
    simplifications: SIMPLIFICATIONS,
  };
}

/** Refuses more draws of more months than memory holds: 1.5 million of both are some 400 MB. */
function requireRoom(months: number, draws: number): void {
  if (draws * (months + 1) <= MOST_VALUES) return;
  throw new ArgumentError([
    {
      code: 'too-large',
      path: 'draws',
      got: String(draws),
      expected: `at most ${Math.floor(MOST_VALUES / (months + 1))}`,
      message: `${draws} draws of ${months} months are more than memory is meant to hold.`,
      hint: `For ${months} months the most are ${Math.floor(MOST_VALUES / (months + 1))} draws.`,
    },
  ]);
}

function fansOf({ baseline, whatIf: moved, draws }: Simulation, noEffect: MeanCourse): OutcomeFans[] {
  return OUTCOMES.map((outcome, place) => {
    const without = baseline[place] ?? new Float64Array(0);
    const withLevers = moved[place] ?? new Float64Array(0);
    return {
      ...outcome,
      baseline: fanOf(without, draws),
      whatIf: fanOf(withLevers, draws),
      difference: fanOf(
        withLevers.map((value, at) => value - (without[at] ?? 0)),
        draws,
      ),
      noEffect: Array.from(
        noEffect.whatIf[place] ?? [],
        (value, month) => value - (noEffect.baseline[place]?.[month] ?? 0),
      ),
    };
  });
}

interface Inspection {
  readonly inspectAt: number;
  readonly cases: number;
  readonly published: number;
  readonly share: number;
  readonly noEffect: Readonly<Record<KeyQuestion, number>>;
}

function answerOf(question: number, simulation: Simulation, inspection: Inspection): QuestionAnswer {
  const { inspectAt, cases, published, share, noEffect } = inspection;
  const { draws, baseline, whatIf: moved, again } = simulation;
  const name = KEY_QUESTIONS[question] as KeyQuestion;
  const at = (values: readonly Float64Array[]): Float64Array =>
    values[FIRST_QUESTION + question]?.slice(inspectAt * draws, (inspectAt + 1) * draws) ??
    new Float64Array(draws);
  const without = at(baseline);
  const withLevers = at(moved);
  const difference = withLevers.map((value, draw) => value - (without[draw] ?? 0));
  const sorted = difference.slice().sort();
  const middle = quantile(sorted, 0.5);
  const first = quantile(without.slice().sort(), 0.5);
  const second = quantile(withLevers.slice().sort(), 0.5);
  const [againWithout = without, againWith = withLevers] = [again.baseline[question], again.whatIf[question]];
  const sampling = (shares: Float64Array): number =>
    shares.reduce((sum, p) => sum + p * (1 - p), 0) / shares.length / cases;
  const fixed = (p: number): Float64Array => new Float64Array(1).fill(p);
  return {
    question: name,
    baseline: first,
    whatIf: second,
    difference: { low: quantile(sorted, 0.05), middle, high: quantile(sorted, 0.95) },
    noEffect: noEffect[name],
    withAndWithout: detect([cases, cases], without, withLevers, middle),
    sincePublished: detect(
      [published, cases],
      new Float64Array(draws).fill(share),
      withLevers,
      second - share,
    ),
    byLuck: detect([cases, cases], fixed(share), fixed(share + noEffect[name]), middle),
    casesNeeded: casesNeeded(first, first + middle, ENOUGH_CHANCE),
    uncertainty: {
      percentage: splitVariance(withLevers, againWith, sampling(withLevers)),
      change: splitVariance(
        difference,
        againWith.map((value, draw) => value - (againWithout[draw] ?? 0)),
        sampling(withLevers) + sampling(without),
      ),
    },
  };
}

/** Chances averaged over the draws; `difference` says which direction is the right one. */
function detect(
  of: readonly [number, number],
  first: Float64Array,
  second: Float64Array,
  difference: number,
): Detection {
  const change = Math.abs(difference) < ROUNDING ? 0 : difference;
  const apart = countsApart(of[0], of[1]);
  const room = detectionRoom(apart);
  let [shows, distinguishable] = [0, 0];
  for (let draw = 0; draw < first.length; draw++) {
    const chances = chancesOf(apart, first[draw] ?? 0, second[draw] ?? 0, room);
    if (change === 0) {
      // With no change there is no right direction: either counts, and only luck shows it.
      shows += chances.higher + chances.lower;
      distinguishable += chances.apartHigher + chances.apartLower;
    } else {
      shows += change > 0 ? chances.higher : chances.lower;
      distinguishable += change > 0 ? chances.apartHigher : chances.apartLower;
    }
  }
  return {
    of,
    direction: change > 0 ? 'rise' : change < 0 ? 'fall' : 'none',
    shows: shows / first.length,
    distinguishable: distinguishable / first.length,
  };
}
