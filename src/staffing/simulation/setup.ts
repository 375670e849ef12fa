import { requireFields, requireList, requireOneOf } from '../../check.js';
import { compileModel } from '../../model/compile/compile.js';
import type { CaseModel } from '../../model/model.js';
import { mostOf } from '../../numeric/extremes.js';
import { DataError, problem } from '../../problem.js';
import type { Scenario } from '../../scenario/scenario.js';
import type { CostsRequest } from '../levers/costs.js';
import { choosePoints, moveRisk } from '../levers/movedCases.js';
import {
  describeMoves,
  type LeverMove,
  type LeverRequest,
  leverMoves,
  type Move,
  type MovedLever,
  movePlan,
  readMoves,
} from '../levers/moves.js';
import { practiceMoves } from '../levers/practiceMoves.js';
import { strengthAt } from '../levers/when.js';
import { type AddedOdds, addedOdds, type MovedVariable } from '../practice/addedOdds.js';
import { type QuestionEngine, questionEngine } from '../practice/questionEngine.js';
import { questionNetwork } from '../practice/questionNetwork.js';
import { type Assumed, type Assumption, centralOf, noEffectOf } from '../region/assumptions.js';
import { QUEUE_OUTCOMES, STAFFING_OUTCOMES } from '../region/outcomes.js';
import { assumptionsWith, type OwnAssumptions } from '../region/ownAssumptions.js';
import type { PointSet } from '../region/pointSet.js';
import { POINTS_2021_07 } from '../region/points2021.js';
import { readRegion } from '../region/readRegion.js';
import { assumptionsOfQuestions, type Region, requireServices } from '../region/region.js';
import { wholeOf } from '../region/unitScenarios.js';
import { BASELINES, type Baseline } from '../workforce/closing.js';
import { baselinePlan, type Plan } from '../workforce/plan.js';
import { type Stretch, startOf } from './course.js';

/** What every what-if of a scenario is based on, whatever is moved. */
export interface Ground {
  readonly scenario: Scenario;
  readonly region: Region;
  readonly model: CaseModel;
  readonly engine: QuestionEngine;
  /** The assumptions with their ranges, those of one's own among them, and their central values. */
  readonly assumptions: readonly Assumption[];
  readonly central: Assumed;
  /** The central values without any assumed effect, and those with each assumption at its low and at its high. */
  readonly noEffect: Assumed;
  readonly ends: readonly (readonly [Assumed, Assumed])[];
  readonly kind: Baseline;
  readonly baseline: (assumed: Assumed) => Plan;
}

/** Everything that a what-if needs before the first draw. */
export interface Setup extends Ground {
  readonly moves: readonly Move[];
  readonly moved: readonly MovedLever[];
  /** The point set that weighs the cases. */
  readonly points: PointSet;
  /** What is said beside the result of how the levers act. */
  readonly notes: readonly string[];
  /** The key questions after the levers: the engine of before unless a lever changes the cases. */
  readonly movedEngine: QuestionEngine;
  /** What moved case variables add to the key questions. */
  readonly added: readonly AddedOdds[];
  /** The plans with the levers, one after another in time; the first is from month 0 on. */
  readonly whatIf: (baseline: Plan) => readonly Stretch[];
}

export interface SetupOptions {
  /** The scenario of another region, whose staffing this region is given. */
  readonly staffingOf?: Scenario;
  /** Point sets to choose from besides 2021-07. */
  readonly pointSets?: readonly PointSet[];
  /** Pounds a year that a post of a grade costs, such as `{ po: 52000 }`: one's own figures. */
  readonly costs?: CostsRequest;
  /** Whether to split the joint effect of two to four levers among them; it takes as many runs as there are subsets. */
  readonly byLever?: boolean;
}

/** What a what-if rests on whatever is moved. */
export interface GroundOptions {
  /** How the region goes on without levers: repair, level or held; the last if omitted. */
  readonly baseline?: Baseline;
  /** Assumptions of one's own, by name, in place of those that come with casesim. */
  readonly assume?: OwnAssumptions;
}

/** A ground but for its baseline. */
type Model = Pick<Ground, 'scenario' | 'region' | 'model' | 'engine'> & { readonly whole: Region | null };

/** What is worked out of a scenario once, and the grounds that were asked for lately. */
interface Known {
  readonly model: Model;
  readonly grounds: Map<string, Ground>;
}

const known = new WeakMap<Scenario, Known>();
const MOST_GROUNDS = 12;

/**
 * Makes a what-if ready: the region's figures, the compiled case model, the levers.
 *
 * @throws ArgumentError for levers that cannot be moved so; DataError for a scenario without staffing figures
 */
export function setUp(
  scenario: Scenario,
  request: LeverRequest,
  { staffingOf, pointSets = [], ...options }: SetupOptions & GroundOptions = {},
): Setup {
  requireList('pointSets', pointSets);
  pointSets.forEach((set, index) => {
    requireFields(`pointSets.${index}`, set, 'POINTS_2021_07');
    requireFields(`pointSets.${index}.cases`, set.cases, 'POINTS_2021_07.cases');
  });
  const ground = groundOf(scenario, options);
  const { region, baseline, model } = ground;
  const moves = readMoves(
    request,
    model.variables.map(({ name }) => name),
  );
  const staffing = staffingOf === undefined ? null : readRegion(staffingOf);

  const points = choosePoints(ground.model, region, moves, pointSets);
  const risk = moveRisk(ground.model, region, moves, points);
  const workPerCase = points.work * risk.work;
  const swapped = (plan: Plan): Plan =>
    staffing === null
      ? plan
      : baselinePlan(
          {
            ...staffing,
            id: region.id,
            cases: region.cases,
            trainees: staffing.trainees === null ? null : staffing.trainees * (region.cases / staffing.cases),
            facilitators: region.facilitators,
            queues: region.queues,
          },
          plan.before,
          plan.points,
          plan.baseline,
        );
  const central = swapped(baseline(ground.central));
  const ofCases = practiceMoves(model, moves);
  const staffMoves = [...leverMoves(central, moves), ...ofCases];
  const moved = [...describeMoves(central, staffMoves, ground.assumptions), ...risk.moved, ...points.moved];
  const strengths = strengthsOf(staffMoves);
  const added = addedBy(ground, ofCases);
  const whatIf = (untouched: Plan): Stretch[] => {
    const before = swapped(untouched);
    return strengths.map(({ from, of }) => {
      const plan = movePlan(before, staffMoves, of);
      const { lightest } = points;
      if (workPerCase === 1 && points.set === plan.points && plan.demand.spillOver === 0)
        return { from, plan };
      const demand = { ...plan.demand, lightest, workPerCase: plan.demand.workPerCase * workPerCase };
      return { from, plan: { ...plan, points: points.set, demand } };
    });
  };
  return {
    ...ground,
    moves,
    moved,
    points: points.set,
    notes: [
      ...points.notes,
      ...(moves.some(({ lever }) => lever === 'spill-over') ? [SPILL_OVER] : []),
      ...(added.length > 0 ? [ADDED_ONCE] : []),
      ...(staffing === null ? [] : [SAME_PEOPLE]),
    ],
    movedEngine: engineFor(risk.model, region),
    added,
    whatIf,
  };
}

const ADDED_ONCE =
  'What a case variable adds to the log odds of each key question is worked out once, from staff as at the start and with every assumption central, and kept as staffing changes.';

const SAME_PEOPLE =
  "With another region's staffing as many people are supervised, month by month, as without: cases per head begin as published there, and change where its staff grow otherwise than those of this region.";

const SPILL_OVER =
  "How light officers' lightest cases are follows from the cells of the point set and the risks of the cases inspected, the same for all grades; a case that is taken over keeps its workload points and is then worked by the other grade, with the odds of that grade.";

/** Whether an assumption is of what is there: that of case variables is used where one is moved. */
export function isUsed({ added }: Setup, name: Assumption['name']): boolean {
  return name !== 'practiceStrength' || added.length > 0;
}

/** What the moves of case variables add to the key questions, where they move them: oversight is moved by itself. */
function addedBy(ground: Ground, moves: readonly LeverMove[]): AddedOdds[] {
  const { model, engine, region, central, scenario, baseline } = ground;
  const plan = baseline(central);
  const moved = moves.flatMap(({ lever: variable, of, steps }): MovedVariable[] => {
    const { moved } = of.move(plan, steps, 1).inCases;
    const today = model.margin(variable).yes!;
    const by = moved[variable] ?? 0;
    return by === 0
      ? []
      : [
          {
            variable,
            today,
            becomes: Math.min(Math.max(today + by, 0), 1),
            of: scenario.sample.cases * model.relevance(variable),
          },
        ];
  });
  if (moved.length === 0) return [];
  const { practice } = startOf(plan, engine, 1);
  return addedOdds(model, moved, (one) => engineFor(one, region), { assumed: central, practice });
}

/** The months from which the moves have other strengths than before, and what these are. */
function strengthsOf(
  moves: readonly LeverMove[],
): { readonly from: number; readonly of: readonly number[] }[] {
  const at = (month: number): number[] => moves.map(({ when }) => strengthAt(when, month));
  const last = mostOf(
    moves.flatMap(({ when: { from, until, over } }) => [from + over, Number.isFinite(until) ? until : 0]),
    0,
  );
  const stretches = [{ from: 0, of: at(0) }];
  for (let month = 1; month <= last; month++) {
    const of = at(month);
    if (of.some((strength, move) => strength !== stretches.at(-1)!.of[move]))
      stretches.push({ from: month, of });
  }
  return stretches;
}

/**
 * A scenario's figures and its compiled case model, worked out once: that takes some 50 ms.
 *
 * @throws DataError for a scenario without staffing figures
 */
function groundOf(scenario: Scenario, { baseline = 'held', assume = {} }: GroundOptions): Ground {
  const kind = requireOneOf('baseline', baseline, BASELINES);
  const { model, grounds } = known.get(scenario) ?? { model: makeModel(scenario), grounds: new Map() };
  known.set(scenario, { model, grounds });
  const key = JSON.stringify([kind, requireFields('assume', assume, '{ span: { value: 8 } }')]);
  const made = grounds.get(key) ?? makeGround(model, kind, assume);
  if (grounds.size >= MOST_GROUNDS) grounds.clear();
  grounds.set(key, made);
  return made;
}

function makeGround(model: Model, kind: Baseline, assume: OwnAssumptions): Ground {
  const { whole, ...ofRegion } = model;
  const { region } = model;
  const assumptions = assumptionsWith({ ...region.own, ...assume });
  const central = centralOf(assumptions);
  requireServices(region, assumptions);
  const at = (name: Assumption['name'], value: number): Assumed =>
    value === central[name] ? central : { ...central, [name]: value };
  return {
    ...ofRegion,
    assumptions,
    central,
    noEffect: noEffectOf(assumptions),
    ends: assumptionsOfQuestions(region, assumptions).map(
      ({ name, low, high }) => [at(name, low), at(name, high)] as const,
    ),
    kind,
    baseline: (assumed) => baselinePlan(region, assumed, POINTS_2021_07, kind, whole),
  };
}

function makeModel(scenario: Scenario): Model {
  const region = readRegion(scenario);
  const model = compileModel(scenario);
  const whole = wholeOf(scenario);
  return {
    scenario,
    region,
    whole: whole === null ? null : readRegion(whole),
    model,
    engine: engineFor(model, region),
  };
}

const engines = new WeakMap<CaseModel, QuestionEngine>();

function engineFor(model: CaseModel, region: Region): QuestionEngine {
  const known = engines.get(model);
  if (known !== undefined) return known;
  refuseNames(model.scenario);
  const engine = questionEngine(questionNetwork(model), { programme: region.facilitators !== null });
  engines.set(model, engine);
  return engine;
}

/** A key question by the name of something else that is followed month by month could not be distinguished from it. */
function refuseNames({ id, keyQuestions }: Scenario): void {
  const names: readonly string[] = [...STAFFING_OUTCOMES, ...Object.values(QUEUE_OUTCOMES).flat()].map(
    ({ name }) => name,
  );
  const taken = keyQuestions.find((question) => names.includes(question.id));
  if (taken === undefined) return;
  const message = `The key question ${taken.id} of ${id} has the name of an outcome of staffing what-ifs.`;
  const hint = 'Give it another name.';
  throw new DataError([
    problem('name-taken', message, { path: `keyQuestions.${taken.id}`, got: taken.id, hint }),
  ]);
}
