import { clusterGroups } from '../../designs/clusters/clusters.js';
import type { Clustering, Grouping, Groups, Stratification, Taker } from '../../designs/groups.js';
import { type Design, kindOf } from '../../designs/registry.js';
import { strataOf } from '../../designs/sampling/strata.js';
import { clusterModel } from '../../model/cluster/cluster.js';
import { compileModel } from '../../model/compile/compile.js';
import type { CaseModel, Intervention } from '../../model/model.js';
import { expit, logit } from '../../numeric/logistic.js';
import { DataError, problem } from '../../problem.js';
import { NOT_RECORDED, NOT_RELEVANT, type Scenario } from '../../scenario/scenario.js';
import { percent } from '../../words/format.js';
import type { World } from '../study.js';
import type { ConditionWorld } from './conditions.js';
import { type Ladder, laddersOf } from './ladders.js';
import { marginsOf, type Patterns, patternsOf } from './patterns.js';

/** One world under one design, ready to be sampled: plain numbers, no names looked up any more. */
export interface CompiledWorld {
  readonly name: string;
  readonly scenario: Scenario;
  readonly design: Design;
  readonly patterns: Patterns;
  /** Questions on one scale that are marked together. */
  readonly ladders: readonly Ladder[];
  readonly grouping: Grouping;
  readonly groups: Groups;
  readonly take: Taker;
  /** Distributions over patterns: one per stratum, or one per value of the cluster effect and, within it, of the unit's. */
  readonly distributions: readonly Float64Array[];
  /** The chance of each value of the cluster effect; null where groups are strata. */
  readonly effectWeights: Float64Array | null;
  /** The chance of each value of the effect of a unit within a cluster; null where units have none. */
  readonly unitWeights: Float64Array | null;
  /** The distribution over patterns in the whole process. */
  readonly overall: Float64Array;
  /** Process truth for each question: proportion yes among relevant cases, and the share that is relevant. */
  readonly truth: Float64Array;
  readonly relevance: Float64Array;
}

/** The shape in which a design sees a world: strata from case variables, or clusters that share an effect. */
export function compileWorld(conditionWorld: ConditionWorld, questions: readonly string[]): CompiledWorld {
  const { design, world } = conditionWorld;
  const model = modelOf(conditionWorld, questions);
  const kind = kindOf(design.kind);
  const grouping = kind.grouping(design);
  const by = grouping.into === 'strata' ? grouping.by : [];
  const { levels, probabilities } = model.joint([...by, ...questions]);
  const patterns = patternsOf(questions, levels.slice(by.length));
  const overall = new Float64Array(patterns.count);
  for (let cell = 0; cell < probabilities.length; cell++) {
    overall[cell % patterns.count]! += probabilities[cell]!;
  }
  const { yes, relevant } = marginsOf(patterns, overall);
  const grouped =
    grouping.into === 'clusters'
      ? inClusters(model, questions, grouping)
      : inStrata(model, patterns, probabilities, grouping);
  return {
    name: world.name,
    scenario: world.scenario,
    design,
    grouping,
    patterns,
    ladders: laddersOf(questions, world.scenario),
    ...grouped,
    take: kind.taker(design, grouped.groups),
    overall,
    truth: yes.map((mass, question) => mass / relevant[question]!),
    relevance: relevant,
  };
}

/** What depends on how a design sorts the cohort. */
type Grouped = Pick<CompiledWorld, 'groups' | 'distributions' | 'effectWeights' | 'unitWeights'>;

function inClusters(model: CaseModel, questions: readonly string[], grouping: Clustering): Grouped {
  const { icc, within } = grouping;
  const iccWithin = within?.icc ?? icc;
  const clustered = clusterModel(model, { names: questions, questions, icc, iccWithin });
  return {
    groups: clusterGroups(grouping),
    distributions: clustered.tables,
    effectWeights: clustered.effect.weights,
    unitWeights: clustered.within.weights.length > 1 ? clustered.within.weights : null,
  };
}

/** The strata that have cases. */
function inStrata(
  model: CaseModel,
  patterns: Patterns,
  probabilities: Float64Array,
  { by, question }: Stratification,
): Grouped {
  const names = by.length === 0 ? ['all cases'] : strataOf(model, by).map(({ name }) => name);
  const strata = names
    .map((name, stratum) => {
      const from = stratum * patterns.count;
      const distribution = probabilities.slice(from, from + patterns.count);
      return { name, distribution, share: distribution.reduce((sum, mass) => sum + mass, 0) };
    })
    .filter(({ share }) => share > 0);
  const distributions = strata.map(({ distribution }) => distribution);
  return {
    groups: {
      names: strata.map(({ name }) => name),
      shares: strata.map(({ share }) => share),
      deviations:
        question === null
          ? null
          : distributions.map((distribution) => deviationOf(patterns, distribution, question)),
    },
    distributions,
    effectWeights: null,
    unitWeights: null,
  };
}

/** The standard deviation of the answer to a question in one stratum. */
function deviationOf(patterns: Patterns, distribution: Float64Array, name: string): number {
  const question = patterns.questions.indexOf(name);
  const { yes, relevant } = marginsOf(patterns, distribution);
  // A stratum in which the question never applies has none.
  const p = yes[question]! / (relevant[question] || 1);
  return Math.sqrt(p * (1 - p));
}

/** The case model of a world, with its changes made. */
function modelOf(
  { world, effects, proportion, shift }: ConditionWorld,
  questions: readonly string[],
): CaseModel {
  const model = compileModel(scenarioOf(world), { effects });
  const change: Record<string, number> = { ...world.change };
  if (proportion !== null) for (const question of questions) change[question] = proportion;
  for (const [question, points] of Object.entries(shift)) {
    const from = change[question] ?? model.margin(question).yes!;
    const to = from + points / 100;
    if (!(to >= -1e-12 && to <= 1 + 1e-12)) {
      throw new DataError([
        problem(
          'out-of-range',
          `A shift of ${points} percentage points takes ${question} from ${(100 * from).toFixed(1)}% to ${(100 * to).toFixed(1)}%.`,
          {
            path: `scenarios.${world.name}.shift.${question}`,
            got: String(points),
            hint: 'A percentage must stay from 0% to 100%.',
          },
        ),
      ]);
    }
    change[question] = Math.min(1, Math.max(0, to));
  }
  return Object.keys(change).length === 0 ? model : model.intervene(ofScales(world, model, change));
}

/**
 * The same changes, where what is asked of a question on a scale is the share at or above one of its levels: the odds of being at or
 * above any level are changed by one factor, the one that gives that share.
 */
function ofScales(
  { name: worldName, scenario }: World,
  model: CaseModel,
  change: Readonly<Record<string, number>>,
): Intervention {
  const asked: Record<string, number | Readonly<Record<string, number>>> = {};
  for (const [name, to] of Object.entries(change)) {
    const follows = scenario.variables.find((variable) => variable.name === name)?.follows;
    if (follows === undefined) {
      asked[name] = to;
      continue;
    }
    const { variable: scale } = follows;
    const from = model.margin(name).yes!;
    const refuse = (why: string, hint: string): never => {
      const path = `scenarios.${worldName}.shift.${name}`;
      throw new DataError([problem('bad-change', why, { path, got: name, hint })]);
    };
    if (scale in asked) {
      refuse(
        `${scale} is changed at two of its levels at once.`,
        'Change the share at or above one of them.',
      );
    }
    if (!(from > 0 && from < 1 && to > 0 && to < 1)) {
      refuse(
        `The share of ${name} cannot be changed from ${percent(from)} to ${percent(to)}: no odds do that.`,
        'Both must be above 0% and below 100%.',
      );
    }
    const margin = model.margin(scale);
    const levels = Object.keys(margin).filter((level) => level !== NOT_RECORDED && level !== NOT_RELEVANT);
    asked[scale] = {
      ...margin,
      ...shiftedShares(
        levels.map((level) => [level, margin[level]!]),
        { from, to },
      ),
    };
  }
  return asked;
}

/** Shares of levels, lowest first, once the odds of being at or above any of them are changed as from one share to another. */
function shiftedShares(
  levels: readonly (readonly [string, number])[],
  { from, to }: { readonly from: number; readonly to: number },
): Record<string, number> {
  const all = levels.reduce((sum, [, share]) => sum + share, 0);
  const shift = logit(to / all) - logit(from / all);
  let [left, reached] = [all, all];
  return Object.fromEntries(
    levels.map(([level, share], index) => {
      left -= share;
      const last = index === levels.length - 1;
      const beyond = last || left <= 0 ? 0 : left >= all ? all : all * expit(logit(left / all) + shift);
      const own = Math.max(0, reached - beyond);
      reached = beyond;
      return [level, own];
    }),
  );
}

/** The scenario of a world with its added effects, each replacing one between the same variables. */
function scenarioOf({ scenario, odds }: World): Scenario {
  if (Object.keys(odds).length === 0) return scenario;
  const variables = scenario.variables.map((variable) => {
    const added = Object.entries(odds[variable.name] ?? {});
    if (added.length === 0) return variable;
    const kept = variable.effects.filter(({ parent }) => !added.some(([name]) => name === parent));
    const effects = added.map(([parent, ratio]) => ({
      parent,
      odds: ratio,
      low: Math.min(1, ratio),
      high: Math.max(1, ratio),
      why: 'assumed by the study',
      position: null,
    }));
    return { ...variable, effects: [...kept, ...effects] };
  });
  return { ...scenario, variables };
}
