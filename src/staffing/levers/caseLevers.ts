import type { CaseModel, CompiledVariable } from '../../model/model.js';
import { ArgumentError, refuse } from '../../problem.js';
import { variableWithRole } from '../../scenario/roles.js';
import { NOT_RECORDED } from '../../scenario/scenario.js';
import type { PointSet, ProtectLevel } from '../region/pointSet.js';
import { POINTS_2021_07 } from '../region/points2021.js';
import { protectLevel, RISKS } from '../region/tier.js';
import { askedFor, type Move, type MovedLever, outOfRange } from './moves.js';
import { stepOf } from './quantity.js';
import { HIGH_RISK, POINT_SET } from './registry.js';

const RISK = 'risk-of-serious-harm';

/** The point set that weighs the cases, and the work per case under it, as a multiple. */
export interface ChosenPoints {
  readonly set: PointSet;
  readonly work: number;
  readonly moved: readonly MovedLever[];
}

export function choosePoints(moves: readonly Move[], pointSets: readonly PointSet[]): ChosenPoints {
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

/** The case model after a lever, and the work per case that it makes. */
export interface MovedRisk {
  readonly model: CaseModel;
  readonly work: number;
  readonly moved: readonly MovedLever[];
}

/** What was made last of each model: one what-if asks for it under each baseline. */
const lastRisk = new WeakMap<CaseModel, { readonly share: number; readonly model: CaseModel }>();

/** Moves the share of high-risk cases, the others in proportion, in the case model and in the work they make. */
export function moveRisk(model: CaseModel, moves: readonly Move[], { set }: ChosenPoints): MovedRisk {
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
  const value = askedFor(asked.change, today, step);
  const unrecorded = shares[NOT_RECORDED] ?? 0;
  const most = 1 - unrecorded;
  const range = unrecorded > 0 ? { low: 0, high: most, words: `0 to ${show(most)}` } : HIGH_RISK.range;
  const problems = outOfRange({ ...HIGH_RISK, range }, asked.text, value, {
    becomes: show(value),
    today: show(today),
  });
  if (problems.length > 0) throw new ArgumentError(problems);
  const becomes = Math.min(Math.max(today * step.times + step.more, 0), most);
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
  const last = lastRisk.get(model);
  const made =
    last?.share === becomes
      ? last
      : { share: becomes, model: model.intervene({ [variable.name]: changedShares }) };
  lastRisk.set(model, made);
  return {
    model: made.model,
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
