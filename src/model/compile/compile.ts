import { requireFields, requireOneOf } from '../../check.js';
import { DataError, problem } from '../../problem.js';
import { inspectedScenario } from '../../scenario/audit/inspectedScenario.js';
import type { CaseVariable, Scenario } from '../../scenario/scenario.js';
import {
  type CaseModel,
  type CompiledVariable,
  EFFECTS_PRESETS,
  type EffectsPreset,
  PRESETS,
} from '../model.js';
import { meanRank, parentRows, solve, type Uncalibrated, weightsInside } from '../network/conditionals.js';
import { type Conditionals, type Node, planSweep, sweep } from '../network/network.js';
import { LARGEST_TABLE, networkOf } from '../network/parts.js';
import { caseModel } from './caseModel.js';

export interface CompileOptions {
  /** How strongly the assumed effects act; `moderate` takes them as written. */
  readonly effects?: EffectsPreset;
}

/**
 * Compiles a scenario into its case model: a gated logistic network whose intercepts are solved, over the exact
 * distribution of each variable's parents, so that every margin equals its figure whatever the effects.
 *
 * @param given - a validated scenario, from `loadScenario` or `parseScenario`; its key questions may be on an ordered scale
 * @param options.effects - `independent` (no effects), `moderate` (as written) or `strong` (log odds doubled)
 * @returns the frozen model, with readers for margins and joints
 * @throws ArgumentError for an unknown preset, or what is no scenario; DataError when a table would pass 2^20 cells, naming the effect
 *   to cut
 * @source sums by variable elimination, Zhang and Poole 1994; ordered variables by cumulative logits, McCullagh 1980.
 *
 * @example
 * const model = compileModel(loadScenario('west-midlands-2025'), { effects: 'moderate' });
 * model.margin('assessment').yes; // 0.488…, as published
 */
export function compileModel(given: Scenario, options: CompileOptions = {}): CaseModel {
  const scenario = inspectedScenario('scenario', given);
  const { effects = 'moderate' } = requireFields('options', options, "{ effects: 'strong' }");
  const strength = EFFECTS_PRESETS[requireOneOf('effects', effects, PRESETS)];
  const connected = scenario.variables.map((variable, index) =>
    connect(variable, scenario.variables.slice(0, index), strength),
  );
  const nodes = networkOf(connected);
  const plan = planSweep(nodes, nodes.keys(), []);
  if (plan.largestTable > LARGEST_TABLE) throw tooLarge(connected, plan.largestTable);

  const variables: CompiledVariable[] = [];
  const conditionals: Conditionals[] = [];
  sweep(plan, (index, weights) => {
    const variable = connected[index] as Uncalibrated;
    const rows = parentRows(variable, nodes[index] as Node, connected);
    const solved = solve(variable, rows, weightsInside(rows, weights()));
    variables.push(solved.variable);
    conditionals.push(solved.table);
    return solved.table;
  });
  return caseModel({
    scenario,
    effects,
    variables: Object.freeze(variables),
    nodes,
    conditionals,
    largestTable: plan.largestTable,
    intervention: null,
    plans: new Map(),
  });
}

/** A variable with its gate and parents as indices; they must come before it. */
function connect(variable: CaseVariable, earlier: readonly CaseVariable[], strength: number): Uncalibrated {
  const indexOf = (name: string): number => {
    const index = earlier.findIndex((candidate) => candidate.name === name);
    if (index < 0) {
      throw new DataError([
        problem('unknown-parent', `${variable.name} depends on ${name}, which does not come before it.`, {
          path: `variables.${variable.name}`,
          got: name,
        }),
      ]);
    }
    return index;
  };
  const { gate } = variable;
  const gateIndex = gate === null ? null : indexOf(gate.variable);
  const gateLevels = gateIndex === null ? [] : (earlier[gateIndex]?.levels ?? []);
  return {
    ...variable,
    gateIndex,
    gateOpen: gateLevels.map((level) => gate?.levels.includes(level) ?? false),
    followsIndex: variable.follows === undefined ? null : indexOf(variable.follows.variable),
    compiledEffects: variable.effects.map((effect) => {
      const parent = indexOf(effect.parent);
      if (variable.kind === 'nominal' || earlier[parent]?.kind === 'nominal') {
        throw new DataError([
          problem(
            'nominal-effect',
            `${effect.parent} can have no effect on ${variable.name}: the levels of a nominal variable have no order.`,
            { path: `${variable.name}.effects.${effect.parent}`, position: effect.position },
          ),
        ]);
      }
      const neutral = meanRank(earlier[parent] as CaseVariable);
      return Object.freeze({ parent, logOdds: strength * Math.log(effect.odds), neutral });
    }),
  };
}

/** The error for a scenario whose tables are too large: it names the one effect that helps most when cut. */
function tooLarge(variables: readonly Uncalibrated[], cells: number): DataError {
  const cuts = variables.flatMap((variable, index) =>
    variable.compiledEffects.map(({ parent }) => {
      const without = variables.map((candidate, other) =>
        other === index
          ? { ...candidate, compiledEffects: candidate.compiledEffects.filter((e) => e.parent !== parent) }
          : candidate,
      );
      const { largestTable } = planSweep(networkOf(without), without.keys(), []);
      const effect = variable.effects.find((e) => e.parent === variables[parent]?.name);
      return { child: variable.name, effect, largestTable };
    }),
  );
  const best = cuts.reduce<(typeof cuts)[number] | undefined>(
    (least, cut) => (least === undefined || cut.largestTable < least.largestTable ? cut : least),
    undefined,
  );
  const enough = (best?.largestTable ?? Infinity) <= LARGEST_TABLE;
  const message = `The case model needs a table of ${cells} cells, more than ${LARGEST_TABLE}.`;
  return new DataError([
    problem('too-large', message, {
      path: best === undefined ? 'variables' : `${best.child}.effects.${best.effect?.parent}`,
      position: best?.effect?.position,
      got: String(cells),
      expected: `at most ${LARGEST_TABLE} cells`,
      hint:
        best === undefined
          ? undefined
          : `Cut the effect of ${best.effect?.parent} on ${best.child} first: the largest table then has ${best.largestTable} cells${enough ? '' : ', still too many'}.`,
    }),
  ]);
}
