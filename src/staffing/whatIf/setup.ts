import { requireFields, requireList, requireOneOf } from '../../check.js';
import { compileModel } from '../../model/compile/compile.js';
import type { CaseModel, CompiledVariable } from '../../model/model.js';
import { ArgumentError, DataError, problem, refuse } from '../../problem.js';
import { variableWithRole } from '../../scenario/roles.js';
import { NOT_RECORDED, type Scenario } from '../../scenario/scenario.js';
import {
  describeMoves,
  type LeverMove,
  type LeverRequest,
  leverMoves,
  type Move,
  type MovedLever,
  movePlan,
  outOfRange,
  readMoves,
} from '../levers/moves.js';
import { stepOf } from '../levers/quantity.js';
import { HIGH_RISK, POINT_SET } from '../levers/registry.js';
import { strengthAt } from '../levers/when.js';
import { type QuestionEngine, questionEngine } from '../practice/questionEngine.js';
import { questionNetwork } from '../practice/questionNetwork.js';
import { type Assumed, type Assumption, centralOf } from '../region/assumptions.js';
import { STAFFING_OUTCOMES } from '../region/outcomes.js';
import { assumptionsWith, type OwnAssumptions } from '../region/ownAssumptions.js';
import type { PointSet, ProtectLevel } from '../region/pointSet.js';
import { POINTS_2021_07 } from '../region/points2021.js';
import { readRegion } from '../region/readRegion.js';
import type { Region } from '../region/region.js';
import { protectLevel, RISKS } from '../region/tier.js';
import { BASELINES, type Baseline } from '../workforce/closing.js';
import { baselinePlan, type Plan } from '../workforce/plan.js';
import type { Stretch } from './course.js';

/** What every what-if of a scenario is based on, whatever is moved. */
export interface Ground {
  readonly scenario: Scenario;
  readonly region: Region;
  readonly model: CaseModel;
  readonly engine: QuestionEngine;
  /** The assumptions with their ranges, those of one's own among them, and their central values. */
  readonly assumptions: readonly Assumption[];
  readonly central: Assumed;
  readonly kind: Baseline;
  readonly baseline: (assumed: Assumed) => Plan;
}

/** Everything that a what-if needs before the first draw. */
export interface Setup extends Ground {
  readonly moves: readonly Move[];
  readonly moved: readonly MovedLever[];
  /** The key questions after the levers: the engine of before unless a lever changes the cases. */
  readonly movedEngine: QuestionEngine;
  /** The plans with the levers, one after another in time; the first is from month 0 on. */
  readonly whatIf: (baseline: Plan) => readonly Stretch[];
}

export interface SetupOptions {
  /** The scenario of another region, whose staffing this region is given. */
  readonly staffingOf?: Scenario;
  /** Point sets to choose from besides 2021-07. */
  readonly pointSets?: readonly PointSet[];
}

/** What a what-if rests on whatever is moved. */
export interface GroundOptions {
  /** How the region goes on without levers: repair, level or held; the last if omitted. */
  readonly baseline?: Baseline;
  /** Assumptions of one's own, by name, in place of those that come with casesim. */
  readonly assume?: OwnAssumptions;
}

const RISK = 'risk-of-serious-harm';

/** A ground but for its baseline. */
type Model = Omit<Ground, 'baseline' | 'kind' | 'assumptions' | 'central'>;

const known = new WeakMap<Scenario, Model>();

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
  const moves = readMoves(request);
  requireList('pointSets', pointSets);
  pointSets.forEach((set, index) => {
    requireFields(`pointSets.${index}`, set, 'POINTS_2021_07');
    requireFields(`pointSets.${index}.cases`, set.cases, 'POINTS_2021_07.cases');
  });
  const ground = groundOf(scenario, options);
  const { region, model, engine, baseline } = ground;
  const staffing = staffingOf === undefined ? null : readRegion(staffingOf);

  const points = choosePoints(moves, pointSets);
  const risk = moveRisk(model, moves, points);
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
          },
          plan.before,
          plan.points,
          plan.baseline,
        );
  const central = swapped(baseline(ground.central));
  const staffMoves = leverMoves(central, moves);
  const moved = [...describeMoves(central, staffMoves), ...risk.moved, ...points.moved];
  const strengths = strengthsOf(staffMoves);
  const whatIf = (untouched: Plan): Stretch[] => {
    const before = swapped(untouched);
    return strengths.map(({ from, of }) => {
      const plan = movePlan(before, staffMoves, of);
      if (workPerCase === 1 && points.set === plan.points) return { from, plan };
      const demand = { ...plan.demand, workPerCase: plan.demand.workPerCase * workPerCase };
      return { from, plan: { ...plan, points: points.set, demand } };
    });
  };
  return {
    ...ground,
    moves,
    moved,
    movedEngine: risk.model === model ? engine : engineFor(risk.model, region),
    whatIf,
  };
}

/** The months from which the moves have other strengths than before, and what these are. */
function strengthsOf(
  moves: readonly LeverMove[],
): { readonly from: number; readonly of: readonly number[] }[] {
  const at = (month: number): number[] => moves.map(({ when }) => strengthAt(when, month));
  const last = Math.max(
    0,
    ...moves.flatMap(({ when: { from, until, over } }) => [from + over, Number.isFinite(until) ? until : 0]),
  );
  const stretches = [{ from: 0, of: at(0) }];
  for (let month = 1; month <= last; month++) {
    const of = at(month);
    if (of.some((strength, move) => strength !== stretches.at(-1)!.of[move]))
      stretches.push({ from: month, of });
  }
  return stretches;
}

/** The tier's points of a typical case at each risk: in the community, with change level 2. */
function pointsAtRisk(set: PointSet, risk: (typeof RISKS)[number]): number {
  const level: ProtectLevel = protectLevel({ risk }).level;
  return set.cases.community[`${level}2`];
}

/** Work per case under shares of risk, in points over the capacity of a person. */
function workAtRisk(set: PointSet, shares: Readonly<Record<string, number>>): number {
  let work = 0;
  let ranked = 0;
  for (const risk of RISKS) {
    work += (shares[risk] ?? 0) * pointsAtRisk(set, risk);
    ranked += shares[risk] ?? 0;
  }
  return work / ranked / set.capacity.points;
}

interface ChosenPoints {
  readonly set: PointSet;
  readonly work: number;
  readonly moved: readonly MovedLever[];
}

function choosePoints(moves: readonly Move[], pointSets: readonly PointSet[]): ChosenPoints {
  const asked = moves.find(({ lever }) => lever === POINT_SET.name);
  if (asked === undefined) return { set: POINTS_2021_07, work: 1, moved: [] };
  const known = [POINTS_2021_07, ...pointSets];
  const set = known.find(({ id }) => id === asked.text);
  if (set === undefined) {
    const ids = known.map(({ id }) => id);
    refuse('unknown-point-set', `There is no point set "${asked.text}".`, {
      path: POINT_SET.name,
      got: asked.text,
      expected: ids.join(', '),
      near: ids,
      hint: `Known: ${ids.join(', ')}.`,
    });
  }
  const even = { low: 0.07, medium: 0.63, high: 0.3 };
  const { name, label, unit, source } = POINT_SET;
  return {
    set,
    work:
      (workAtRisk(set, even) / workAtRisk(POINTS_2021_07, even)) *
      (set.capacity.points / POINTS_2021_07.capacity.points),
    moved: [
      { name, label, unit, source, text: asked.text, when: '', today: POINTS_2021_07.id, becomes: set.id },
    ],
  };
}

interface MovedRisk {
  readonly model: CaseModel;
  readonly work: number;
  readonly moved: readonly MovedLever[];
}

/** Moves the share of high-risk cases, the others in proportion, in the case model and in the work they make. */
function moveRisk(model: CaseModel, moves: readonly Move[], { set }: ChosenPoints): MovedRisk {
  const asked = moves.find(({ lever }) => lever === HIGH_RISK.name);
  if (asked === undefined) return { model, work: 1, moved: [] };
  const variable = variableWithRole(model, RISK);
  const high = variable?.levels[variable.meanings.indexOf('high')];
  if (variable === undefined || high === undefined) {
    const message = `${model.scenario.id} has no variable with the role ${RISK} and a level that means high, so the lever ${HIGH_RISK.name} cannot be used.`;
    refuse('no-risk', message, { path: HIGH_RISK.name });
  }
  const shares = model.margin(variable.name);
  const today = shares[high]!;
  const show = (share: number): string => `${Math.round(share * 1000) / 10}%`;
  const step = stepOf(asked.change, Math.round(today * 1000) / 1000, { byAmount: true });
  const becomes = today * step.times + step.more;
  const unrecorded = shares[NOT_RECORDED] ?? 0;
  const most = 1 - unrecorded;
  const range = unrecorded > 0 ? { low: 0, high: most, words: `0 to ${show(most)}` } : HIGH_RISK.range;
  const problems = outOfRange({ ...HIGH_RISK, range }, asked.text, becomes, show(becomes));
  if (problems.length > 0) throw new ArgumentError(problems);
  const { name, label, unit, source } = HIGH_RISK;
  const moved = [
    { name, label, unit, source, text: asked.text, when: '', today: show(today), becomes: show(becomes) },
  ];
  if (becomes === today) return { model, work: 1, moved };
  const rest = most - today;
  const left = most - becomes;
  const changedShares = Object.fromEntries(
    Object.entries(shares).map(([level, share]) => [
      level,
      level === high ? becomes : level === NOT_RECORDED ? share : (share * left) / rest,
    ]),
  );
  return {
    model: model.intervene({ [variable.name]: changedShares }),
    work: workAtRisk(set, byMeaning(variable, changedShares)) / workAtRisk(set, byMeaning(variable, shares)),
    moved,
  };
}

/** Shares by what each level means, in place of its name. */
function byMeaning(
  { levels, meanings }: CompiledVariable,
  shares: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const meant = levels.flatMap((level, rank) => {
    const meaning = meanings[rank] ?? null;
    return meaning === null ? [] : [[meaning, shares[level] as number] as const];
  });
  return Object.fromEntries(meant);
}

/**
 * A scenario's figures and its compiled case model, worked out once: that takes some 50 ms.
 *
 * @throws DataError for a scenario without staffing figures
 */
function groundOf(scenario: Scenario, { baseline: kind = 'held', assume = {} }: GroundOptions): Ground {
  requireOneOf('baseline', kind, BASELINES);
  const made = known.get(scenario) ?? makeModel(scenario);
  known.set(scenario, made);
  const { region } = made;
  const assumptions = assumptionsWith({ ...region.own, ...assume });
  return {
    ...made,
    assumptions,
    central: centralOf(assumptions),
    kind,
    baseline: (assumed) => baselinePlan(region, assumed, POINTS_2021_07, kind),
  };
}

function makeModel(scenario: Scenario): Model {
  const region = readRegion(scenario);
  const model = compileModel(scenario);
  return { scenario, region, model, engine: engineFor(model, region) };
}

function engineFor(model: CaseModel, region: Region): QuestionEngine {
  refuseNames(model.scenario);
  return questionEngine(questionNetwork(model), { programme: region.facilitators !== null });
}

/** A key question by the name of something else that is followed month by month could not be distinguished from it. */
function refuseNames({ id, keyQuestions }: Scenario): void {
  const taken = keyQuestions.find((question) => STAFFING_OUTCOMES.some(({ name }) => name === question.id));
  if (taken === undefined) return;
  const message = `The key question ${taken.id} of ${id} has the name of an outcome of staffing what-ifs.`;
  const hint = 'Give it another name.';
  throw new DataError([
    problem('name-taken', message, { path: `keyQuestions.${taken.id}`, got: taken.id, hint }),
  ]);
}
