import { requireMade } from '../../check.js';
import type { Scenario } from '../../scenario/scenario.js';
import type { CaseModel, CompiledVariable, EffectsPreset, Intervention } from '../model.js';
import { statesOf } from './conditionals.js';
import { type Conditionals, type Node, type Plan, planSweep } from './network.js';

/** The largest table, in cells, that the model will have: 8 MB of probabilities. */
export const LARGEST_TABLE = 2 ** 20;

/** Everything a case model is made of; its readers need nothing else. */
export interface ModelParts {
  readonly scenario: Scenario;
  readonly effects: EffectsPreset;
  readonly variables: readonly CompiledVariable[];
  readonly nodes: readonly Node[];
  readonly conditionals: readonly Conditionals[];
  readonly largestTable: number;
  readonly intervention: Intervention | null;
  /** Plans of sweeps made so far; they depend on the graph alone, so a model and its interventions share them. */
  readonly plans: Map<string, Plan>;
}

const partsOf = new WeakMap<CaseModel, ModelParts>();

export function rememberParts(model: CaseModel, parts: ModelParts): void {
  partsOf.set(model, parts);
}

/** The network inside a model, for the engine's own files. */
export function modelParts(model: CaseModel): ModelParts {
  const parts = partsOf.get(model);
  requireMade('model', model, { isMade: parts !== undefined, makers: 'compileModel' });
  return parts!;
}

/** The plan of the sweep over some variables and their ancestors that keeps the joint table of `kept`. */
export function planFor(
  { nodes, plans }: ModelParts,
  asked: readonly number[],
  kept: readonly number[] = asked,
): Plan {
  const key = `${asked.join()} ${kept.join()}`;
  const known = plans.get(key);
  if (known !== undefined) return known;
  const plan = planSweep(nodes, asked, kept);
  plans.set(key, plan);
  return plan;
}

/** The network of a set of compiled variables: an effect of no strength is no parent. */
export function networkOf(
  variables: readonly Pick<
    CompiledVariable,
    'levels' | 'gate' | 'gateIndex' | 'compiledEffects' | 'followsIndex'
  >[],
): Node[] {
  return variables.map((variable) => {
    const parents = new Set(
      variable.compiledEffects.filter(({ logOdds }) => logOdds !== 0).map(({ parent }) => parent),
    );
    if (variable.gateIndex !== null) parents.add(variable.gateIndex);
    if (variable.followsIndex !== null) parents.add(variable.followsIndex);
    return { states: statesOf(variable), parents: [...parents].sort((a, b) => a - b) };
  });
}
