import type { CaseModel, CompiledVariable } from '../../model/model.js';
import { ArgumentError, refuse } from '../../problem.js';
import { variableWithRole } from '../../scenario/roles.js';
import { NOT_RECORDED } from '../../scenario/scenario.js';
import { list } from '../../words/format.js';
import {
  type CaseMix,
  CHANGE_SHARES,
  type LightestFirst,
  lightestFirst,
  meanPoints,
  VERY_HIGH,
} from '../region/caseMix.js';
import { CHANGE_LEVELS, type PointSet } from '../region/pointSet.js';
import { POINTS_2021_07 } from '../region/points2021.js';
import type { Region } from '../region/region.js';
import { askedFor, type Move, type MovedLever, outOfRange } from './moves.js';
import { stepOf } from './quantity.js';
import { HIGH_RISK, POINT_SET } from './registry.js';

const RISK = 'risk-of-serious-harm';

/** The point set that weighs the cases, and the work per case under it, as a multiple. */
export interface ChosenPoints {
  readonly set: PointSet;
  readonly work: number;
  /** How light the lightest cases are under it. */
  readonly lightest: LightestFirst;
  readonly moved: readonly MovedLever[];
  /** What is said of it beside the result. */
  readonly notes: readonly string[];
}

export function choosePoints(
  model: CaseModel,
  region: Region,
  moves: readonly Move[],
  pointSets: readonly PointSet[],
): ChosenPoints {
  const asked = moves.find(({ lever }) => lever === POINT_SET.name);
  const mix = mixOf(model, region);
  if (asked === undefined) {
    const lightest = lightestFirst(POINTS_2021_07, mix);
    return { set: POINTS_2021_07, work: 1, lightest, moved: [], notes: [] };
  }
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
  const { name, label, unit, source } = POINT_SET;
  return {
    set,
    work:
      (meanPoints(set, mix) / meanPoints(POINTS_2021_07, mix)) *
      (set.capacity.points / POINTS_2021_07.capacity.points),
    lightest: lightestFirst(set, mix),
    notes: set === POINTS_2021_07 ? [] : [pointSetNote(set, mix)],
    moved: [
      {
        name,
        label,
        unit,
        source,
        text: asked.text,
        when: '',
        turns: [],
        today: POINTS_2021_07.id,
        becomes: set.id,
      },
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
export function moveRisk(
  model: CaseModel,
  region: Region,
  moves: readonly Move[],
  { set }: ChosenPoints,
): MovedRisk {
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
    {
      name,
      label,
      unit,
      source,
      text: asked.text,
      when: '',
      turns: [],
      today: show(today),
      becomes: show(becomes),
    },
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
  const mix = mixOf(model, region);
  const { locations } = mix;
  const last = lastRisk.get(model);
  const made =
    last?.share === becomes
      ? last
      : { share: becomes, model: model.intervene({ [variable.name]: changedShares }) };
  lastRisk.set(model, made);
  return {
    model: made.model,
    work: meanPoints(set, { locations, risks: byMeaning(variable, changedShares) }) / meanPoints(set, mix),
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

/** Where a scenario says nothing of risk or of sentences: as in the West Midlands in 2025, and assumed. */
const RISKS_OTHERWISE = { low: 0.07, medium: 0.63, high: 0.3 };
const ON_LICENCE_OTHERWISE = 0.4;

/** How the cases of a region lie in the cells of a point set. */
function mixOf(model: CaseModel, { inTheCommunity }: Region): CaseMix {
  const [risk, sentence] = [variableWithRole(model, RISK), variableWithRole(model, 'sentence')];
  const sentences = sentence === undefined ? {} : byMeaning(sentence, model.margin(sentence.name));
  const known =
    (sentences.communityOrder ?? 0) + (sentences.suspendedSentenceOrder ?? 0) + (sentences.licence ?? 0);
  const licence = known > 0 ? (sentences.licence ?? 0) / known : ON_LICENCE_OTHERWISE;
  return {
    locations: {
      community: inTheCommunity * (1 - licence),
      licence: inTheCommunity * licence,
      custody: 1 - inTheCommunity,
    },
    risks: risk === undefined ? RISKS_OTHERWISE : byMeaning(risk, model.margin(risk.name)),
  };
}

/** How a set of one's own weighs the cases, and what of it counts for nothing. */
function pointSetNote({ id }: PointSet, { locations }: CaseMix): string {
  const percent = (share: number): string => `${Math.round(100 * share)}%`;
  const { community, licence, custody } = locations;
  const changes = list(CHANGE_LEVELS.map((level) => percent(CHANGE_SHARES[level])));
  return (
    `Every cell of the point set ${id} counts, by its share of cases: ${percent(community)} on orders in the community, ${percent(licence)} on licence and ${percent(custody)} in custody; ` +
    `risk of serious harm as in the cases inspected, ${percent(VERY_HIGH)} of high or very high being very high; change levels 3 to 0 in shares of ${changes}, which are assumed. ` +
    'All grades are taken to have this mix. Its points for court reports change nothing: reports are in the published workload of each grade.'
  );
}
