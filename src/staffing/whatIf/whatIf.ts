import { requireFields } from '../../check.js';
import { allOfLazily } from '../../problem.js';
import { requireScenario } from '../../scenario/requireScenario.js';
import { variableWithRole } from '../../scenario/roles.js';
import type { Scenario } from '../../scenario/scenario.js';
import { hashOf } from '../../scenario/yaml/hash.js';
import { readCosts } from '../levers/costs.js';
import type { LeverRequest, MovedLever } from '../levers/moves.js';
import { refuseLate } from '../levers/when.js';
import { PROGRAMME_QUESTION } from '../practice/practiceScenario.js';
import { balancesOf, type QueueBalance } from '../queues/balance.js';
import type { Assumption } from '../region/assumptions.js';
import { queuesIn } from '../region/outcomes.js';
import { QUEUE_SIMPLIFICATIONS } from '../region/queueAssumptions.js';
import { assumptionsOf, type Region } from '../region/region.js';
import { SIMPLIFICATIONS } from '../region/simplifications.js';
import { meanCourse } from '../simulation/meanCourse.js';
import { type Run, readRun, type WhatIfOptions } from '../simulation/runOptions.js';
import { type GroundOptions, isUsed, type Setup, type SetupOptions, setUp } from '../simulation/setup.js';
import { type Draws, drawsOf, simulate } from '../simulation/simulate.js';
import type { Baseline } from '../workforce/closing.js';
import { refuseOverGiven } from './idleNumbers.js';
import { type JointEffect, jointEffects } from './leverParts.js';
import { type LongRun, longRunOf } from './longRun.js';
import { type QuestionOutcome, questionOutcomes } from './questionOutcome.js';
import { type BaselineRow, baselineRows, type VettingReading, vettingReading } from './readings.js';
import { growthLowered, type SolvedNumber, solvedNumbers } from './solved.js';
import { type StaffCost, staffCosts } from './staffCosts.js';
import { type ByQuestion, differenceAt, type TornadoRow, tornadoOf } from './tornado.js';
import { type OutcomeFans, trajectoriesOf } from './trajectories.js';
import type { Trap } from './trap.js';
import { findTraps } from './traps.js';
import { lateLevers } from './trapsOfModel.js';

export interface WhatIf extends Omit<Run, 'ground'>, LongRun {
  readonly scenario: { readonly id: string; readonly title: string; readonly hash: string };
  readonly staffingOf: { readonly id: string; readonly title: string; readonly hash: string } | null;
  readonly levers: readonly MovedLever[];
  /** The point set that weighs the cases: the same hash for the same points. */
  readonly points: { readonly id: string; readonly hash: string };
  /** How the region goes on without levers. */
  readonly baseline: Baseline;
  /** What closes the balance of each grade, beside its plausible range; none where vacancies are being filled. */
  readonly solved: readonly SolvedNumber[];
  /** Share of draws in which there are too few graduates for officers to grow as assumed. */
  readonly growthLowered: number;
  readonly trajectories: readonly OutcomeFans[];
  readonly keyQuestions: readonly QuestionOutcome[];
  /** The joint effect of two to four levers split among them, where it was asked for. */
  readonly jointEffects: readonly JointEffect[];
  /** What the levers cost, where costs of posts are given. */
  readonly costs: readonly StaffCost[];
  /** A vetting lever if faster vetting adds no trainees, and if it adds as many as it can; else none. */
  readonly vettingReadings: readonly VettingReading[];
  /** The change under each way of going on without levers, with every assumption central. */
  readonly byBaseline: readonly BaselineRow[];
  /** The difference at the inspection with every assumption central and no chance: the tornado's middle. */
  readonly central: ByQuestion;
  readonly tornado: readonly TornadoRow[];
  readonly traps: readonly Trap[];
  readonly region: Region;
  readonly assumptions: readonly Assumption[];
  /** What the model leaves out or simplifies. */
  readonly simplifications: readonly string[];
  /** Each queue today, with every assumption central: what comes, how long it stays and how many there are. */
  readonly queueBalances: readonly QueueBalance[];
}

/*
 * A what-if from end to end.
 *
 *   a scenario, levers, options
 *      │
 *   readRun           months, the inspection, draws, seed
 *   drawsOf           the assumptions of every draw, from a Latin hypercube
 *      │
 *   setUp             the region's figures, its compiled case model, the levers
 *   simulate          every draw month by month, with and without the levers: staff, workload, oversight, key questions
 *   meanCourse        the same once without chance: with every assumption central, and with no assumed effect
 *      │
 *      ├── trajectoriesOf     each outcome as fans over the draws
 *      ├── questionOutcomes   each key question at the inspection, and whether an inspection would show the change
 *      ├── tornadoOf          what each assumption does to the change
 *      ├── longRunOf          where the staff start, grow and settle
 *      └── findTraps          what misleads a reader who looks at one number or one month
 */

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
 * whatIf(loadScenario('west-midlands-2025'), ['vetting=8 weeks'], { draws: 200, seed: 1 }).keyQuestions[0].difference;
 */
export function whatIf(scenario: Scenario, levers: LeverRequest = [], options: WhatIfOptions = {}): WhatIf {
  const run = readRun(scenario, options);
  const draws = drawsOf(run, { kept: false, progress: options.progress });
  return askOfDraws(scenario, run, draws)(levers, options);
}

/** Asks one what-if after another of the same draws; the results are those of `whatIf` to the last bit. */
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
 * const ask = prepareWhatIf(loadScenario('west-midlands-2025'), { draws: 200, seed: 1 });
 * ['+5%', '+10%', '+15%'].map((spo) => ask({ spo }).keyQuestions[0].difference.middle);
 */
export function prepareWhatIf(
  scenario: Scenario,
  options: Omit<WhatIfOptions, keyof SetupOptions> = {},
): AskWhatIf {
  const run = readRun(scenario, options);
  return askOfDraws(scenario, run, drawsOf(run, { kept: true, progress: options.progress }));
}

/**
 * Checks a what-if without running it.
 *
 * @throws whatever `whatIf` throws for the same arguments
 */
export function checkWhatIf(scenario: Scenario, levers: LeverRequest, options: WhatIfOptions): void {
  const run = () => readRun(scenario, options);
  const set = (some: LeverRequest) => {
    const setup = setUp(scenario, some, options);
    refuseOverGiven(setup);
    refuseLate(setup.moves, run().months);
  };
  // One that cannot be read would hide what others come to.
  const alone = Array.isArray(levers) && levers.length > 1 && levers.length <= FEW_LEVERS ? levers : [];
  allOfLazily(
    [() => void run(), () => void readCosts(options.costs ?? {}), () => set(levers)],
    alone.map((text: string) => () => set([text])),
  );
}

const FEW_LEVERS = 20;

/** Levers under which it matters whether faster vetting adds trainees. */
const VETTING_LEVERS = ['vetting', 'vetting-dropout'];

/** The steps after the draws, for whatever levers are asked. */
function askOfDraws(scenario: Scenario, run: Run, draws: Draws): AskWhatIf {
  const { ground, ...told } = run;
  const otherReadings = new Map<number, Draws>();
  return (levers = [], options = {}) => {
    requireFields('options', options, '{ staffingOf: scenario }');
    if (options.staffingOf !== undefined) requireScenario('staffingOf', options.staffingOf, 'A what-if');
    const setupUnder = (change: GroundOptions): Setup =>
      setUp(scenario, levers, { ...options, ...ground, ...change });
    const setup = setupUnder({});
    refuseOverGiven(setup);
    refuseLate(setup.moves, run.months);
    const simulation = simulate(setup, draws);
    const reading = (vettingStarts: number): VettingReading => {
      if (vettingStarts === setup.central.vettingStarts) {
        return vettingReading(setup, simulation, { row: run.inspectAt });
      }
      const other = setupUnder({ assume: { ...ground.assume, vettingStarts: { value: vettingStarts } } });
      const known =
        otherReadings.get(vettingStarts) ??
        drawsOf({ ...run, once: true, inspectedOnly: true }, { kept: draws.kept !== null });
      otherReadings.set(vettingStarts, known);
      return vettingReading(other, simulate(other, known), { row: 0 });
    };
    const split = (all: Setup, { byLever = false, staffingOf }: SetupOptions): JointEffect[] =>
      !byLever || staffingOf !== undefined
        ? []
        : jointEffects(all, simulation, (some) => setUp(scenario, some, { ...options, ...ground }), draws);
    const central = meanCourse(setup, run.months, setup.central);
    const noEffect = meanCourse(setup, run.months, setup.noEffect);
    const longRun = longRunOf(setup);
    const result: Omit<WhatIf, 'jointEffects'> = {
      scenario: named(scenario),
      staffingOf: options.staffingOf === undefined ? null : named(options.staffingOf),
      levers: setup.moved,
      points: { id: setup.points.id, hash: hashOf(setup.points) },
      ...told,
      baseline: setup.kind,
      solved: setup.kind === 'repair' ? [] : solvedNumbers(simulation.closings, setup.assumptions),
      growthLowered: growthLowered(simulation.closings, setup.assumptions),
      trajectories: trajectoriesOf(setup, simulation, { central, noEffect }, run.inspectAt),
      costs: staffCosts(setup, simulation, run.inspectAt, options.costs ?? {}),
      keyQuestions: questionOutcomes(setup, simulation, run, noEffect),
      vettingReadings: setup.moves.some(({ lever }) => VETTING_LEVERS.includes(lever))
        ? [0, 1].map(reading)
        : [],
      byBaseline: baselineRows((baseline) => setupUnder({ baseline }), run.inspectAt),
      central: differenceAt(central, run.inspectAt, scenario.keyQuestions),
      tornado: tornadoOf(setup, simulation, run.inspectAt),
      traps: [...lateLevers(setup, run.inspectAt), ...findTraps(setup, central, longRun)],
      region: setup.region,
      ...longRun,
      assumptions: assumptionsOf(setup.region, setup.assumptions).filter(({ name }) => isUsed(setup, name)),
      simplifications: [...SIMPLIFICATIONS, ...leftOut(setup)],
      queueBalances: balancesOf(setup.region, setup.central),
    };
    // Last, for what is simulated next is written over the simulation above.
    return { ...result, jointEffects: split(setup, options) };
  };
}

function named({ id, title, hash }: Scenario): WhatIf['scenario'] {
  return { id, title, hash };
}

/** What this scenario cannot have, for want of a role. */
function leftOut({ scenario, region, notes }: Setup): string[] {
  const queues = [...queuesIn(region.queues).map((name) => QUEUE_SIMPLIFICATIONS[name]), ...notes];
  if (region.facilitators === null || variableWithRole(scenario, PROGRAMME_QUESTION) !== undefined)
    return queues;
  return [...queues, `No key question has the role ${PROGRAMME_QUESTION}, so programme places move none.`];
}
