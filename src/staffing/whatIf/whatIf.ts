import { requireFields, requireWhole } from '../../check.js';
import { refuse } from '../../problem.js';
import { variableWithRole } from '../../scenario/roles.js';
import { requireScenario, type Scenario } from '../../scenario/scenario.js';
import type { LeverRequest, MovedLever } from '../levers/moves.js';
import { PROGRAMME_QUESTION } from '../practice/practiceScenario.js';
import { ASSUMPTIONS, type Assumption, CENTRAL, NO_EFFECT, SIMPLIFICATIONS } from '../region/assumptions.js';
import { type Outcome, outcomesOf } from '../region/outcomes.js';
import type { Establishment, Region } from '../region/region.js';
import {
  firstYearGrowth,
  type Staff,
  type SteadyState,
  SUSPECT_GROWTH,
  steadyState,
} from '../workforce/steadyState.js';
import { startOf } from './course.js';
import { differenceOf, type Fan, fanOf } from './fan.js';
import { type QuestionOutcome, questionOutcome } from './questionOutcome.js';
import { type Setup, type SetupOptions, setUp } from './setup.js';
import { type Draws, drawsOf, type MeanCourse, meanCourses, type Simulation, simulate } from './simulate.js';
import { type ByQuestion, differenceAt, type TornadoRow, tornadoOf } from './tornado.js';
import { findTraps, type Trap } from './traps.js';

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
  /** Told how many draws are done, every few draws. */
  readonly progress?: (done: number) => void;
}

/** One outcome by month, with and without the levers; `difference` is the fan of the differences. */
export interface OutcomeFans extends Outcome {
  readonly baseline: Fan;
  readonly whatIf: Fan;
  readonly difference: Fan;
  /** The difference by month if no assumed effect on a key question exists. */
  readonly noEffect: readonly number[];
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
  readonly trajectories: readonly OutcomeFans[];
  readonly keyQuestions: readonly QuestionOutcome[];
  /** The difference at the inspection with every assumption central and no chance: the tornado's middle. */
  readonly central: ByQuestion;
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
const GRADES = {
  officers: 'Probation officers',
  services: 'Probation services officers',
  seniors: 'Senior probation officers',
  trainees: 'Trainees',
} as const;

/**
 * What a change in staffing would do to workload, oversight and the key questions, month by month, and
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
 * @source Sterman 2000, Business Dynamics, chapters 6 and 11 (stocks, flows, delays); Pearl 2009, Causality, 3.2
 *   (intervention); McKay, Beckman and Conover 1979 (Latin hypercube); O'Hagan, Stevens and Campbell 2005
 *   (chance averaged over assumptions)
 * @example
 * whatIf(loadScenario('west-midlands-2025'), ['vetting=8 weeks'], { seed: 1 }).keyQuestions[0].difference;
 */
export function whatIf(scenario: Scenario, levers: LeverRequest = [], options: WhatIfOptions = {}): WhatIf {
  return asker(scenario, options, false)(levers, options);
}

/**
 * Checks a what-if without running it.
 *
 * @throws whatever `whatIf` throws for the same arguments
 */
export function checkWhatIf(scenario: Scenario, levers: LeverRequest, options: WhatIfOptions): void {
  asker(scenario, options, false);
  setUp(scenario, levers, options);
}

/** Asks one what-if after another of the same draws; the answers are those of `whatIf` to the last bit. */
export type AskWhatIf = (levers?: LeverRequest, options?: SetupOptions) => WhatIf;

/**
 * Makes ready to ask many what-ifs of one scenario, as a page does while a slider moves: what no lever changes (the
 * draws, the calibrated key questions, the course without levers) is worked out for the first and kept.
 *
 * @param scenario - a scenario with staffing figures under `context`
 * @param options - months, month and size of the inspection, draws (up to 5,000 are kept), seed
 * @returns a function of levers, and of another region's staffing or point sets of one's own
 * @throws ArgumentError for an option that cannot be; what `whatIf` throws when it is asked
 * @example
 * const ask = prepareWhatIf(loadScenario('west-midlands-2025'), { seed: 1 });
 * ['+5%', '+10%', '+15%'].map((spo) => ask({ spo }).keyQuestions[0].difference.middle);
 */
export function prepareWhatIf(
  scenario: Scenario,
  options: Omit<WhatIfOptions, keyof SetupOptions> = {},
): AskWhatIf {
  return asker(scenario, options, true);
}

function asker(scenario: Scenario, options: WhatIfOptions, keep: boolean): AskWhatIf {
  requireScenario('scenario', scenario);
  requireFields('options', options, '{ months: 36 }');
  const months = requireWhole('months', options.months ?? 36, { min: 1, max: 240 });
  const inspectAt = requireWhole('inspectAt', options.inspectAt ?? months, { min: 1, max: months });
  const cases = requireWhole('cases', options.cases ?? scenario.sample.cases, { min: 1, max: 5000 });
  const draws = requireWhole('draws', options.draws ?? 1000, { min: 20, max: MOST_VALUES });
  const seed = requireSeed(options.seed ?? 1);
  requireRoom(months, draws);
  const simulated = { months, draws, seed, inspectAt };
  let known: Draws | null = null;
  let without: Fan[] | null = null;
  return (levers = [], setupOptions = {}) => {
    requireFields('options', setupOptions, '{ staffingOf: scenario }');
    if (setupOptions.staffingOf !== undefined) requireScenario('staffingOf', setupOptions.staffingOf);
    const setup = setUp(scenario, levers, setupOptions);
    known ??= drawsOf(simulated, keep);
    const simulation = simulate(setup, { ...simulated, progress: options.progress }, known);
    without ??= simulation.baseline.map((values) => fanOf(values, draws));
    return answer(setup, simulation, without, { ...simulated, cases, staffingOf: setupOptions.staffingOf });
  };
}

interface Asked {
  readonly months: number;
  readonly inspectAt: number;
  readonly cases: number;
  readonly seed: number | string;
  readonly staffingOf: Scenario | undefined;
}

function answer(
  setup: Setup,
  simulation: Simulation,
  without: readonly Fan[],
  { months, inspectAt, cases, seed, staffingOf }: Asked,
): WhatIf {
  const { scenario, region } = setup;
  const [course, still] = meanCourses(setup, months, [CENTRAL, NO_EFFECT]);
  if (course === undefined || still === undefined) throw new RangeError('no course');
  const plan = setup.baseline(CENTRAL);
  const moved = setup.whatIf(plan);
  const { utilisation } = startOf(plan, setup.engine);
  const growth = {
    baseline: firstYearGrowth(plan, utilisation),
    whatIf: firstYearGrowth(moved, utilisation),
  };
  const steady = { baseline: steadyState(plan), whatIf: steadyState(moved) };
  const suspect = (Object.keys(GRADES) as (keyof Staff)[])
    .filter((grade) => growth.whatIf[grade] > SUSPECT_GROWTH)
    .map((grade) => ({ grade: GRADES[grade], rate: growth.whatIf[grade], unmoved: growth.baseline[grade] }));
  const { keyQuestions } = scenario;
  const noEffect = differenceAt(still, inspectAt, keyQuestions);
  const outcomes = outcomesOf(scenario);
  return {
    scenario: { id: scenario.id, title: scenario.title, hash: scenario.hash },
    staffingOf:
      staffingOf === undefined ? null : { id: staffingOf.id, title: staffingOf.title, hash: staffingOf.hash },
    levers: setup.moved,
    months,
    inspectAt,
    cases,
    draws: simulation.draws,
    seed,
    trajectories: fansOf(outcomes, simulation, without, still),
    keyQuestions: keyQuestions.map(({ id }, question) =>
      questionOutcome(id, question, simulation, {
        inspectAt,
        cases,
        published: scenario.sample.cases,
        share: setup.engine.network.questions[question]?.share ?? 0,
        noEffect: noEffect[id] ?? Number.NaN,
      }),
    ),
    central: differenceAt(course, inspectAt, keyQuestions),
    tornado: tornadoOf(setup, simulation, inspectAt),
    traps: findTraps(course, steady, suspect, outcomes),
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
    simplifications: [...SIMPLIFICATIONS, ...leftOut(setup)],
  };
}

/** What this scenario cannot have, for want of a role. */
function leftOut({ scenario, region }: Setup): string[] {
  if (region.facilitators === null || variableWithRole(scenario, PROGRAMME_QUESTION) !== undefined) return [];
  return [`No key question has the role ${PROGRAMME_QUESTION}, so programme places move none.`];
}

function requireSeed(seed: number | string): number | string {
  if (typeof seed === 'string' || Number.isFinite(seed)) return seed;
  const [got, expected] = [String(seed), 'a number or text'];
  const message = `seed must be ${expected}, not ${got}.`;
  refuse('bad-argument', message, { path: 'seed', got, expected });
}

/** Refuses more draws of more months than memory holds: 1.5 million of both are some 400 MB. */
function requireRoom(months: number, draws: number): void {
  if (draws * (months + 1) <= MOST_VALUES) return;
  refuse('too-large', `${draws} draws of ${months} months are more than memory is meant to hold.`, {
    path: 'draws',
    got: String(draws),
    expected: `at most ${Math.floor(MOST_VALUES / (months + 1))}`,
    hint: `For ${months} months the most are ${Math.floor(MOST_VALUES / (months + 1))} draws.`,
  });
}

function fansOf(
  outcomes: readonly Outcome[],
  { baseline, whatIf: moved, draws }: Simulation,
  without: readonly Fan[],
  noEffect: MeanCourse,
): OutcomeFans[] {
  return outcomes.map((outcome, place) => {
    const before = baseline[place] ?? new Float64Array(0);
    const after = moved[place] ?? new Float64Array(0);
    return {
      ...outcome,
      baseline: without[place] ?? fanOf(before, draws),
      whatIf: fanOf(after, draws),
      difference: fanOf(differenceOf(after, before), draws),
      noEffect: Array.from(
        noEffect.whatIf[place] ?? [],
        (value, month) => value - (noEffect.baseline[place]?.[month] ?? 0),
      ),
    };
  });
}
