import { clusterGroups } from '../../designs/clusters/clusters.js';
import type { Grouping, Groups, Taker } from '../../designs/groups.js';
import { type Design, kindOf } from '../../designs/registry.js';
import { strataOf } from '../../designs/sampling/strata.js';
import { clusterModel } from '../../model/cluster/cluster.js';
import { compileModel } from '../../model/compile/compile.js';
import type { CaseModel } from '../../model/model.js';
import { DataError, problem } from '../../problem.js';
import type { Scenario } from '../../scenario/scenario.js';
import type { World } from '../study.js';
import type { ConditionWorld } from './conditions.js';
import { marginsOf, type Patterns, patternsOf } from './patterns.js';

/** One world under one design, ready to be sampled: plain numbers, no names looked up any more. */
export interface CompiledWorld {
  readonly name: string;
  readonly scenario: Scenario;
  readonly design: Design;
  readonly patterns: Patterns;
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
          `A shift of ${points} points takes ${question} from ${(100 * from).toFixed(1)}% to ${(100 * to).toFixed(1)}%.`,
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
  return Object.keys(change).length === 0 ? model : model.intervene(change);
}

/** The shape in which a design sees a world: strata from case variables, or clusters that share an effect. */
export function compileWorld(conditionWorld: ConditionWorld, questions: readonly string[]): CompiledWorld {
  const { design } = conditionWorld;
  const model = modelOf(conditionWorld, questions);
  const kind = kindOf(design.kind);
  const grouping = kind.grouping(design);
  const by = grouping.into === 'strata' ? grouping.by : [];
  const joint = model.joint([...by, ...questions]);
  const patterns = patternsOf(questions, joint.levels.slice(by.length));
  const strata = joint.probabilities.length / patterns.count;
  const overall = new Float64Array(patterns.count);
  joint.probabilities.forEach((mass, cell) => {
    const pattern = cell % patterns.count;
    overall[pattern]! += mass;
  });
  const { yes, relevant } = marginsOf(patterns, overall);
  const common = {
    name: conditionWorld.world.name,
    scenario: conditionWorld.world.scenario,
    design,
    grouping,
    patterns,
    overall,
    truth: yes.map((mass, question) => mass / relevant[question]!),
    relevance: relevant,
  };

  if (grouping.into === 'clusters') {
    const { icc, within } = grouping;
    const clustered = clusterModel(model, {
      names: questions,
      questions,
      icc,
      iccWithin: within?.icc ?? icc,
    });
    const groups = clusterGroups(grouping);
    return {
      ...common,
      groups,
      take: kind.taker(design, groups),
      distributions: clustered.tables,
      effectWeights: clustered.effect.weights,
      unitWeights: clustered.within.weights.length > 1 ? clustered.within.weights : null,
    };
  }

  const masses = Array.from({ length: strata }, (_, stratum) =>
    joint.probabilities.subarray(stratum * patterns.count, (stratum + 1) * patterns.count),
  );
  const shares = masses.map((part) => part.reduce((sum, mass) => sum + mass, 0));
  const names = strataOf(model, by).map(({ name }) => name);
  const kept = shares.flatMap((share, stratum) => (share > 0 ? [stratum] : []));
  const asked = grouping.question === null ? -1 : questions.indexOf(grouping.question);
  const distributions = kept.map((stratum) => masses[stratum]!.slice());
  const groups: Groups = {
    names: kept.map((stratum) => (by.length === 0 ? 'all cases' : names[stratum]!)),
    shares: kept.map((stratum) => shares[stratum]!),
    deviations:
      asked < 0
        ? null
        : distributions.map((part) => {
            const within = marginsOf(patterns, part);
            const p = within.yes[asked]! / (within.relevant[asked] || 1);
            return Math.sqrt(p * (1 - p));
          }),
  };
  return {
    ...common,
    groups,
    take: kind.taker(design, groups),
    distributions,
    effectWeights: null,
    unitWeights: null,
  };
}
