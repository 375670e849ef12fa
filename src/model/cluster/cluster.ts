import { requireBetween, requireFields, requireList, requireOneOf } from '../../check.js';
import { expit } from '../../numeric/logistic.js';
import type { Quadrature } from '../../numeric/quadrature.js';
import { reorder } from '../compile/joint.js';
import type { CaseModel } from '../model.js';
import { parentRows, weightsInside } from '../network/conditionals.js';
import { type Conditionals, type Plan, sweep } from '../network/network.js';
import { type ModelParts, modelParts, planFor } from '../network/parts.js';
import { effectGrid, type RandomEffect, rounded, solveRandomEffect } from './randomEffects.js';

/** A case model in which the cases of one cluster share an effect. */
export interface ClusteredModel {
  readonly names: readonly string[];
  /** The distribution of a cluster's effect. */
  readonly effect: Quadrature;
  /** The distribution of the effect of a unit within a cluster; a single value where there is none. */
  readonly within: Quadrature;
  /**
   * For each cluster effect, and within it for each unit effect, the exact joint distribution of `names`, the last
   * one changing fastest.
   */
  readonly tables: readonly Float64Array[];
  readonly randomEffects: readonly RandomEffect[];
}

const OPTIONS = "{ names: ['assessment'], questions: ['assessment'], icc: 0.05 }";

/**
 * Lets the cases of a cluster share an effect on some questions, and those of a unit within it another, with every
 * margin kept exact and the intraclass correlations asked for coming out exactly.
 *
 * The cluster's effect u and the unit's v are on the logit scale of each question, times spreads of the
 * question's own. Spreads and intercept are solved together, in the order of the network, over the exact
 * distribution of the parents given u and v. A correlation is that of the yes/no answers of two cases to both of
 * which the question applies, as in `deff = 1 + (m − 1)·ICC` (Kish 1965).
 *
 * @param model - a compiled case model
 * @param options.names - the variables whose joint distribution is wanted
 * @param options.questions - the binary variables among them that the cluster acts on
 * @param options.icc - correlation of two cases in one cluster, 0 ≤ icc < 1
 * @param options.iccWithin - correlation of two cases in one unit of a cluster, icc ≤ iccWithin < 1; `icc` is then
 *   that of two cases in different units. Without it clusters have no units
 * @returns the model with its random effects; its joint distributions are mixtures over them
 * @throws ArgumentError for a correlation out of range or a question that is not binary; DataError for one that
 *   no spread gives
 * @source Kish 1965, Survey Sampling, chapter 5, for the correlation; a logistic-normal random intercept, Gauss-
 *   Hermite quadrature
 * @example
 * clusterModel(model, { names: ['assessment'], questions: ['assessment'], icc: 0.05 }).randomEffects[0].spread
 */
export function clusterModel(
  model: CaseModel,
  options: {
    readonly names: readonly string[];
    readonly questions: readonly string[];
    readonly icc: number;
    readonly iccWithin?: number;
  },
): ClusteredModel {
  const parts = modelParts(model);
  const { names, questions, icc, iccWithin = icc } = requireFields('options', options, OPTIONS);
  requireList('names', names);
  requireList('questions', questions);
  requireBetween('icc', icc, 0, 1, 'low');
  requireBetween('iccWithin', iccWithin, icc, 1, 'low', 'Cases of one unit are cases of one cluster.');
  const binary = parts.variables.filter(({ kind }) => kind === 'binary').map(({ name }) => name);
  const indexOf = (name: string): number => parts.variables.findIndex((variable) => variable.name === name);
  const clustered = [...new Set(questions.map((question) => requireOneOf('questions', question, binary)))]
    .map(indexOf)
    .sort((a, b) => a - b);
  const wanted = rounded({ icc, iccWithin });
  const grid = effectGrid(wanted);
  const tables = Array.from(grid.weights, () => new Map<number, Conditionals>());
  const given = (point: number, node: number): Conditionals =>
    tables[point]?.get(node) ?? parts.conditionals[node] ?? new Float64Array(0);
  /** Once for each pair of effects; or for all of them at once, where nothing visited depends on them. */
  const forEach = <Result>(plan: Plan, make: (point: number) => Result): Result[] => {
    const depends = plan.steps.some(({ node }) => tables[0]?.has(node));
    const same = depends ? null : make(0);
    return Array.from(grid.weights, (_, point) => same ?? make(point));
  };

  const randomEffects = clustered.map((index) => {
    const variable = parts.variables[index];
    const node = parts.nodes[index];
    if (variable === undefined || node === undefined) throw new RangeError(`no variable ${index}`);
    const rows = parentRows(variable, node, parts.variables);
    const plan = planFor(parts, [index]);
    const weights = forEach(plan, (point) => {
      let parents = new Float64Array(0);
      sweep(plan, (step, weightsOf) => {
        if (step === index) parents = new Float64Array(weightsInside(rows, weightsOf()));
        return given(point, step);
      });
      return parents;
    });
    const share = model.margin(variable.name).yes!;
    const inside = { shifts: rows.shifts, weights };
    const solved = solveRandomEffect(variable.name, inside, grid, share, wanted);
    const { intercept, spread, spreadWithin } = solved;
    tables.forEach((table, point) => {
      const moved = spread * grid.u[point]! + spreadWithin * grid.v[point]!;
      table.set(index, conditionalsAt(parts, index, intercept, moved));
    });
    return Object.freeze(solved);
  });

  const known = parts.variables.map(({ name }) => name);
  const asked = names.map((name) => indexOf(requireOneOf('names', name, known)));
  const ascending = [...asked].sort((a, b) => a - b);
  const sizes = ascending.map((index) => parts.nodes[index]?.states ?? 1);
  const order = asked.map((index) => ascending.indexOf(index));
  const plan = planFor(parts, ascending);
  const joints = forEach(plan, (point) =>
    reorder(
      sweep(plan, (step) => given(point, step)),
      sizes,
      order,
    ),
  );
  const { effect, within } = grid;
  return Object.freeze({ names: Object.freeze([...names]), effect, within, tables: joints, randomEffects });
}

/** A clustered question's conditional probabilities when the effects move its log odds by `moved`. */
function conditionalsAt(parts: ModelParts, index: number, intercept: number, moved: number) {
  const variable = parts.variables[index];
  const node = parts.nodes[index];
  if (variable === undefined || node === undefined) return new Float64Array(0);
  const { open, shifts } = parentRows(variable, node, parts.variables);
  const table = new Float64Array(open.length * node.states);
  open.forEach((relevant, row) => {
    const start = row * node.states;
    const yes = expit(intercept + shifts[row]! + moved);
    if (relevant) table.set([1 - yes, yes], start);
    else table[start + 2] = 1;
  });
  return table;
}
