import { requireBetween, requireOneOf } from '../check.js';
import { expit } from '../numeric/logistic.js';
import { gaussHermite, type Quadrature } from '../numeric/quadrature.js';
import { findRoot } from '../numeric/root.js';
import { DataError } from '../problem.js';
import { calibrateIntercept } from './calibrate.js';
import { parentRows, weightsInside } from './conditionals.js';
import { reorder } from './joint.js';
import type { CaseModel } from './model.js';
import { type Conditionals, sweep } from './network.js';
import { type ModelParts, modelParts, planFor } from './parts.js';

/** One question's random effect: logit P(yes | parents, u) = intercept + η + spread·u, u the cluster's own. */
export interface RandomEffect {
  readonly question: string;
  readonly intercept: number;
  readonly spread: number;
  /** What comes out, over the distribution of the cluster effect: the margin and the intraclass correlation. */
  readonly margin: number;
  readonly icc: number;
}

/** A case model in which the cases of one cluster share an effect. */
export interface ClusteredModel {
  readonly names: readonly string[];
  /** The distribution of a cluster's effect. */
  readonly effect: Quadrature;
  /** For each value of the effect, the exact joint distribution of `names`, the last one changing fastest. */
  readonly tables: readonly Float64Array[];
  readonly randomEffects: readonly RandomEffect[];
}

/**
 * Nodes of the cluster effect. Cluster effects are drawn from the quadrature itself, a distribution with the
 * first 63 moments of the normal: margins and correlations are then exact, not exact up to an integration error.
 */
const POINTS = 32;

/** Above this spread on the logit scale every cluster is all yes or all no, as near as makes no difference. */
const LARGEST_SPREAD = 1000;

/** Configurations of the parents inside the gate, for each value of the cluster effect. */
interface Inside {
  readonly shifts: Float64Array;
  readonly weights: readonly Float64Array[];
}

/** Margin and intraclass correlation of a question, among the cases to which it applies. */
function moments(inside: Inside, effect: Quadrature, intercept: number, spread: number) {
  let relevant = 0;
  let yes = 0;
  let [bothRelevant, oneYes, bothYes] = [0, 0, 0];
  inside.weights.forEach((rows, place) => {
    const weight = effect.weights[place] ?? 0;
    let r = 0;
    let y = 0;
    rows.forEach((mass, row) => {
      if (mass === 0) return;
      r += mass;
      y += mass * expit(intercept + (inside.shifts[row] ?? 0) + spread * (effect.nodes[place] ?? 0));
    });
    relevant += weight * r;
    yes += weight * y;
    bothRelevant += weight * r * r;
    oneYes += weight * r * y;
    bothYes += weight * y * y;
  });
  const mean = oneYes / bothRelevant;
  const variance = mean * (1 - mean);
  const icc = variance > 0 ? (bothYes / bothRelevant - mean * mean) / variance : 0;
  return { margin: yes / relevant, icc };
}

/** The intercept that keeps the margin, given the spread. */
function interceptFor(inside: Inside, effect: Quadrature, spread: number, share: number): number {
  const rows = inside.shifts.length;
  const weights = new Float64Array(rows * effect.nodes.length);
  const shifts = new Float64Array(weights.length);
  inside.weights.forEach((masses, place) => {
    masses.forEach((mass, row) => {
      weights[place * rows + row] = mass * (effect.weights[place] ?? 0);
      shifts[place * rows + row] = (inside.shifts[row] ?? 0) + spread * (effect.nodes[place] ?? 0);
    });
  });
  return calibrateIntercept({ weights, shifts }, share);
}

function unreachable(question: string, icc: number, reached: number, why: string): DataError {
  return new DataError([
    {
      code: 'icc-unreachable',
      path: 'icc',
      got: String(icc),
      message: `An intraclass correlation of ${icc} cannot be had for ${question}: ${why} ${reached.toFixed(3)}.`,
      hint: 'Ask for another correlation, or cluster fewer questions.',
    },
  ]);
}

/** Solves one question's spread for the correlation asked for, its margin kept. */
function solveQuestion(
  question: string,
  inside: Inside,
  effect: Quadrature,
  share: number,
  icc: number,
): RandomEffect {
  const at = (spread: number): RandomEffect => {
    const intercept = interceptFor(inside, effect, spread, share);
    return { question, intercept, spread, ...moments(inside, effect, intercept, spread) };
  };
  const none = at(0);
  if (share <= 0 || share >= 1) return { ...none, margin: share, icc: 0 };
  if (none.icc > icc + 1e-12) {
    throw unreachable(question, icc, none.icc, 'what it depends on is clustered already and gives it');
  }
  if (icc === 0 || none.icc >= icc) return none;
  let high = 1;
  while (at(high).icc < icc) {
    high *= 2;
    if (high > LARGEST_SPREAD) {
      throw unreachable(question, icc, at(LARGEST_SPREAD).icc, 'the largest within reach is');
    }
  }
  return at(findRoot((spread) => at(spread).icc - icc, 0, high));
}

/** A clustered question's conditional probabilities at one value of the cluster effect. */
function conditionalsAt(parts: ModelParts, index: number, { intercept, spread }: RandomEffect, u: number) {
  const variable = parts.variables[index];
  const node = parts.nodes[index];
  if (variable === undefined || node === undefined) return new Float64Array(0);
  const { open, shifts } = parentRows(variable, node, parts.variables);
  const table = new Float64Array(open.length * node.states);
  open.forEach((relevant, row) => {
    const start = row * node.states;
    const yes = expit(intercept + (shifts[row] ?? 0) + spread * u);
    if (relevant) table.set([1 - yes, yes], start);
    else table[start + 2] = 1;
  });
  return table;
}

/**
 * Lets the cases of a cluster share an effect on some questions, with every margin kept exact and the
 * intraclass correlation asked for coming out exactly.
 *
 * The cluster's effect u stands on the logit scale of each question, times a spread of the question's own. The
 * spread and the intercept are solved together, in the order of the network, over the exact distribution of the
 * parents given u. The correlation is that of the yes/no answers of two cases in one cluster to both of which
 * the question applies, as in `deff = 1 + (m − 1)·ICC` (Kish 1965).
 *
 * @param model - a compiled case model
 * @param options.names - the variables whose joint distribution is wanted
 * @param options.questions - the binary variables among them that the cluster acts on
 * @param options.icc - intraclass correlation, 0 ≤ icc < 1
 * @throws ArgumentError for a correlation out of range or a question that is not binary; DataError for one that
 *   no spread gives
 * @example
 * clusterModel(model, { names: ['assessment'], questions: ['assessment'], icc: 0.05 }).randomEffects[0].spread
 */
export function clusterModel(
  model: CaseModel,
  { names, questions, icc }: { names: readonly string[]; questions: readonly string[]; icc: number },
): ClusteredModel {
  requireBetween('icc', icc, 0, 1, 'low');
  const parts = modelParts(model);
  const binary = parts.variables.filter(({ kind }) => kind === 'binary').map(({ name }) => name);
  const indexOf = (name: string): number => parts.variables.findIndex((variable) => variable.name === name);
  const clustered = questions
    .map((question) => indexOf(requireOneOf('questions', question, binary)))
    .sort((a, b) => a - b);
  const effect = gaussHermite(icc === 0 ? 1 : POINTS);
  const tables = Array.from(effect.nodes, () => new Map<number, Conditionals>());
  const given = (place: number, node: number): Conditionals =>
    tables[place]?.get(node) ?? parts.conditionals[node] ?? new Float64Array(0);

  const randomEffects = clustered.map((index) => {
    const variable = parts.variables[index];
    const node = parts.nodes[index];
    if (variable === undefined || node === undefined) throw new RangeError(`no variable ${index}`);
    const rows = parentRows(variable, node, parts.variables);
    const weights = Array.from(effect.nodes, (_, place) => {
      let parents = new Float64Array(0);
      sweep(planFor(parts, [index]), (step, weightsOf) => {
        if (step === index) parents = new Float64Array(weightsInside(rows, weightsOf()));
        return given(place, step);
      });
      return parents;
    });
    const share = model.margin(variable.name).yes ?? 0;
    const solved = solveQuestion(variable.name, { shifts: rows.shifts, weights }, effect, share, icc);
    effect.nodes.forEach((u, place) => {
      tables[place]?.set(index, conditionalsAt(parts, index, solved, u));
    });
    return Object.freeze(solved);
  });

  const known = parts.variables.map(({ name }) => name);
  const asked = names.map((name) => indexOf(requireOneOf('names', name, known)));
  const ascending = [...asked].sort((a, b) => a - b);
  const sizes = ascending.map((index) => parts.nodes[index]?.states ?? 1);
  const order = asked.map((index) => ascending.indexOf(index));
  const joints = Array.from(effect.nodes, (_, place) =>
    reorder(
      sweep(planFor(parts, ascending), (step) => given(place, step)),
      sizes,
      order,
    ),
  );
  return Object.freeze({ names: Object.freeze([...names]), effect, tables: joints, randomEffects });
}
