import { clusterGroups } from '../../designs/clusters/clusters.js';
import type { Clustering, Grouping, Groups, Stratification, Taker } from '../../designs/groups.js';
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
  return Object.keys(change).length === 0 ? model : model.intervene(change);
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
