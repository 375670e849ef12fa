import type { Assumed } from './assumptions.js';
import { MOST_INTERVALS, nodeWeights } from './chebyshev.js';
import { type Curves, curveAt, curveWithSlope } from './mixedLogistic.js';
import type { Practice } from './practice.js';
import { oversightLogOdds } from './practiceScenario.js';
import {
  firstGuess,
  type Link,
  type QuestionEngine,
  shiftPractice,
  weighGroups,
  weighPractice,
} from './questionEngine.js';

/** The frozen intercepts of one draw of the assumptions. */
export type Intercepts = Float64Array;

/**
 * P(Yes) of every key question at every node of practice and group of oversight, for one draw of the assumptions:
 * what remains is a weighted mean. Indexed [question][layer][group][node].
 */
export type QuestionTable = Float64Array;

export function questionTable({ links, network, layers }: QuestionEngine): QuestionTable {
  return new Float64Array(links.length * layers * network.groups.length * (MOST_INTERVALS + 1));
}

const MOST_STEPS = 60;
/** A curve's value and slope. */
const point = new Float64Array(2);
/** Newton's method squares its error, so after a step this short nothing is left of it in floating point. */
const CLOSE = 2e-8;

/**
 * Solves every key question's intercept so that, with practice as at the start, each has its published share, and
 * fills the table: what `compileModel` does, over the same distribution. What varies over configurations of
 * practice enters as one number, so a mean over them is taken at Chebyshev nodes of its range.
 */
export function calibrateQuestions(
  engine: QuestionEngine,
  assumed: Assumed,
  practice: Practice,
  table: QuestionTable,
): Intercepts {
  const { network, interpolation, atNodes, shares } = engine;
  shiftPractice(engine, assumed);
  weighPractice(engine, practice);
  weighGroups(engine, network.oversight.share);
  nodeWeights(interpolation, shares, atNodes);
  return passQuestions(engine, assumed, table, practice.programmePlace, null);
}

/** Fills the table with intercepts that another engine, of the model before an intervention, has solved. */
export function tabulateQuestions(
  engine: QuestionEngine,
  assumed: Assumed,
  intercepts: Intercepts,
  table: QuestionTable,
): void {
  shiftPractice(engine, assumed);
  passQuestions(engine, assumed, table, null, intercepts);
}

function passQuestions(
  engine: QuestionEngine,
  assumed: Assumed,
  table: QuestionTable,
  places: Float64Array | null,
  given: Intercepts | null,
): Intercepts {
  const { network, links, curves, groupOf, shareOf, oversightOf, layers, stride, carried, interpolation } =
    engine;
  const { count, nodes } = interpolation;
  const cells = groupOf.length;
  const groups = network.groups.length;
  const step = Math.log(assumed.programmeOdds);
  for (let layer = 0; layer < layers; layer++) {
    for (let place = 0; place < count * cells; place++) carried[(layer * count * cells + place) * stride] = 1;
  }
  table.fill(0);
  const intercepts = given ?? new Float64Array(links.length);
  links.forEach((link, question) => {
    const { oversight: effect = null } = network.questions[question] ?? {};
    const oversight = effect === null ? 0 : oversightLogOdds(effect, assumed.oversightStrength);
    if (given === null) intercepts[question] = solve(engine, link, question, oversight, step, places);
    const intercept = intercepts[question] ?? 0;
    for (let layer = 0; layer < layers; layer++) {
      const own = link.programme === 'directly' ? step * layer : 0;
      for (let node = 0; node < count; node++) {
        const at = intercept + (nodes[node] ?? 0) + own;
        for (let cell = 0; cell < cells; cell++) {
          const x = at + oversight * (oversightOf[cell] ?? 0);
          const base = ((layer * count + node) * cells + cell) * stride;
          const yes = answer(link, curves, cell * links.length + question, x, carried, base, engine.next);
          const to = ((question * layers + layer) * groups + (groupOf[cell] ?? 0)) * count + node;
          table[to] = (table[to] ?? 0) + (shareOf[cell] ?? 0) * yes;
        }
      }
    }
  });
  return intercepts;
}

/** The intercept that gives a question its published share, given how the earlier ones are answered. */
function solve(
  engine: QuestionEngine,
  link: Link,
  question: number,
  oversight: number,
  programmeStep: number,
  places: Float64Array | null,
): number {
  const { network, links, curves, groupOf, shareOf, oversightOf, stride, carried, groupWeights, atNodes } =
    engine;
  const { count, nodes } = engine.interpolation;
  const share = network.questions[question]?.share ?? 0;
  if (share <= 0) return -Infinity;
  if (share >= 1) return Infinity;
  const cells = groupOf.length;
  const layers = link.programme === 'no' ? 1 : engine.layers;
  let intercept = firstGuess(engine, question, oversight);
  for (let round = 0; round < MOST_STEPS; round++) {
    let excess = -share;
    let slope = 0;
    for (let layer = 0; layer < layers; layer++) {
      const ofLayer = layers === 1 ? 1 : (places?.[layer] ?? 0);
      const own = link.programme === 'directly' ? programmeStep * layer : 0;
      for (let node = 0; node < count; node++) {
        const ofNode = ofLayer * (atNodes[node] ?? 0);
        const at = intercept + (nodes[node] ?? 0) + own;
        for (let cell = 0; cell < cells; cell++) {
          const mass = ofNode * (shareOf[cell] ?? 0) * (groupWeights[groupOf[cell] ?? 0] ?? 0);
          const x = at + oversight * (oversightOf[cell] ?? 0);
          const base = ((layer * count + node) * cells + cell) * stride;
          const curve = cell * links.length + question;
          for (let state = 0; state < link.states; state++) {
            const part = mass * (carried[base + state] ?? 0);
            const shifted = x + (link.shifts[state] ?? 0);
            curveWithSlope(curves, curve, shifted, point);
            excess += part * (point[0] ?? 0);
            slope += part * (point[1] ?? 0);
          }
        }
      }
    }
    // Newton's method on a curve that rises everywhere; no step is longer than 4, so none overshoots far.
    const move = Math.max(-4, Math.min(4, excess / slope));
    intercept -= move;
    if (Math.abs(move) < CLOSE) break;
  }
  return intercept;
}

/** Carries the earlier answers past one question, in place, and returns the probability of Yes. */
function answer(
  { states, shifts, no, yes, after }: Link,
  curves: Curves,
  curve: number,
  x: number,
  carried: Float64Array,
  base: number,
  next: Float64Array,
): number {
  // biome-ignore-start lint/style/noNonNullAssertion: the innermost loop; every index is inside its array.
  for (let state = 0; state < after; state++) next[state] = 0;
  let total = 0;
  for (let state = 0; state < states; state++) {
    const mass = carried[base + state]!;
    const part = mass * curveAt(curves, curve, x + shifts[state]!);
    total += part;
    next[no[state]!] = next[no[state]!]! + mass - part;
    next[yes[state]!] = next[yes[state]!]! + part;
  }
  for (let state = 0; state < after; state++) carried[base + state] = next[state]!;
  return total;
  // biome-ignore-end lint/style/noNonNullAssertion: the innermost loop; every index is inside its array.
}

/**
 * The share of Yes of every key question with practice as given, into `shares`: what `intervene` gives on the
 * compiled model with every intercept frozen. The table must be the one last filled on this engine.
 */
export function answerQuestions(
  engine: QuestionEngine,
  table: QuestionTable,
  practice: Practice,
  shares: Float64Array,
): void {
  const { links, groupWeights, layers, interpolation, atNodes } = engine;
  const { count } = interpolation;
  weighPractice(engine, practice);
  weighGroups(engine, practice.oversight);
  nodeWeights(interpolation, engine.shares, atNodes);
  const groups = groupWeights.length;
  // biome-ignore-start lint/style/noNonNullAssertion: a hot loop; every index is inside its array.
  for (let question = 0; question < links.length; question++) {
    const touched = layers > 1 && links[question]!.programme !== 'no';
    let total = 0;
    for (let layer = 0; layer < (touched ? layers : 1); layer++) {
      const ofLayer = touched ? practice.programmePlace[layer]! : 1;
      for (let group = 0; group < groups; group++) {
        const base = ((question * layers + layer) * groups + group) * count;
        // Two sums, so that one addition need not wait for the other.
        let even = 0;
        let odd = 0;
        let node = 0;
        for (; node + 1 < count; node += 2) {
          even += atNodes[node]! * table[base + node]!;
          odd += atNodes[node + 1]! * table[base + node + 1]!;
        }
        if (node < count) even += atNodes[node]! * table[base + node]!;
        total += ofLayer * groupWeights[group]! * (even + odd);
      }
    }
    shares[question] = total;
  }
  // biome-ignore-end lint/style/noNonNullAssertion: a hot loop; every index is inside its array.
}
