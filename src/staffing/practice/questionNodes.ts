import { differentiate } from './chebyshev.js';
import { sumWithDerivatives, weighedValues } from './mixedLogistic.js';
import type { PracticeShift } from './practiceShift.js';
import type { QuestionEngine } from './questionEngine.js';
import type { QuestionTable } from './questionTable.js';

/** One key question to be worked out at every node: what adds to its linear predictor, and what came before it. */
export interface Asking {
  readonly question: number;
  /** Oversight's effect, and that of a programme place. */
  readonly oversight: number;
  readonly programme: number;
  readonly places: Float64Array | null;
  readonly before: Float64Array;
  readonly after: Float64Array;
}

/**
 * P(Yes) of a question at an intercept and its first three derivatives by the intercept, into `sums`; `coarsely` at
 * every other node alone.
 */
export function sumCurves(
  { links, curves, groupWeights, atNodes, atFewer, asked: evaluations }: QuestionEngine,
  { middle, half, grid }: PracticeShift,
  { question, oversight, programme, places, before }: Asking,
  intercept: number,
  { coarsely, sums }: { readonly coarsely: boolean; readonly sums: Float64Array },
): void {
  const link = links[question]!;
  const { states, shifts, layersBefore, groupOf, oversightOf, curveOf, offsetOf } = link;
  const { nodes } = grid;
  const count = nodes.length;
  const cells = groupOf.length;
  const { asked } = link;
  const every = coarsely ? 2 : 1;
  const { curve, x: argument, mass } = evaluations;
  let evaluation = 0;
  for (let layer = 0; layer < asked; layer++) {
    const ofLayer = asked === 1 ? 1 : places![layer]!;
    const from = Math.min(layer, layersBefore - 1) * count;
    for (let node = 0; node < count; node += every) {
      const ofNode = ofLayer * (coarsely ? atFewer[node >> 1]! : atNodes[node]!);
      const at = intercept + middle + half * nodes[node]! + programme * layer;
      for (let cell = 0; cell < cells; cell++) {
        const ofGroup = ofNode * groupWeights[groupOf[cell]!]!;
        const x = at + oversight * oversightOf[cell]! + offsetOf[cell]!;
        const base = ((from + node) * cells + cell) * states;
        for (let state = 0; state < states; state++) {
          curve[evaluation] = curveOf[cell]!;
          argument[evaluation] = x + shifts[state]!;
          mass[evaluation++] = ofGroup * before[base + state]!;
        }
      }
    }
  }
  sumWithDerivatives(curves, evaluations, evaluation, sums);
}

/** Works out a question at every node: fills its part of the table, and carries the earlier answers past it. */
export function tabulateQuestion(
  engine: QuestionEngine,
  { intercepts, shift, series }: QuestionTable,
  { question, oversight, programme, before, after: carried }: Asking,
): void {
  const { network, links, firstSeries, curves, columns, asked: evaluations, weighed } = engine;
  const { curve, x: argument, mass } = evaluations;
  const link = links[question]!;
  const { states, shifts, no, yes, after, layersBefore, layers, asked } = link;
  const { groupOf, oversightOf, curveOf, offsetOf, cellAfter, cellsAfter } = link;
  const { middle, half, grid } = shift;
  const { nodes } = grid;
  const count = nodes.length;
  const cells = groupOf.length;
  const widths = 1 + network.oversight.parents.length;
  carried.fill(0, 0, layers * count * cellsAfter * after);
  for (let layer = 0; layer < layers; layer++) {
    const from = Math.min(layer, layersBefore - 1) * count;
    columns.fill(0);
    let evaluation = 0;
    for (let node = 0; node < count; node++) {
      const at = intercepts[question]! + middle + half * nodes[node]! + programme * layer;
      for (let cell = 0; cell < cells; cell++) {
        const x = at + oversight * oversightOf[cell]! + offsetOf[cell]!;
        const base = ((from + node) * cells + cell) * states;
        for (let state = 0; state < states; state++) {
          curve[evaluation] = curveOf[cell]!;
          argument[evaluation] = x + shifts[state]!;
          mass[evaluation++] = before[base + state]!;
        }
      }
    }
    weighedValues(curves, evaluations, evaluation, weighed);
    evaluation = 0;
    for (let node = 0; node < count; node++) {
      for (let cell = 0; cell < cells; cell++) {
        const group = groupOf[cell]!;
        const to = ((layer * count + node) * cellsAfter + cellAfter[cell]!) * after;
        let yesHere = 0;
        for (let state = 0; state < states; state++) {
          const part = weighed[evaluation]!;
          yesHere += part;
          carried[to + no[state]!] = carried[to + no[state]!]! + mass[evaluation++]! - part;
          carried[to + yes[state]!] = carried[to + yes[state]!]! + part;
        }
        columns[group * count + node] = columns[group * count + node]! + yesHere;
      }
    }
    if (layer < asked) {
      const to = (firstSeries[question]! + layer * widths) * count;
      byOversight(engine, series, to, count);
      for (let column = 0; column < widths; column++) differentiate(grid, series, to + column * count);
    }
  }
}

/** From P(Yes) by group to a constant, and a multiple of how often oversight is effective for each of its parents. */
function byOversight(
  { network, columns }: QuestionEngine,
  series: Float64Array,
  to: number,
  count: number,
): void {
  const { parents } = network.oversight;
  series.fill(0, to, to + (1 + parents.length) * count);
  for (let group = 0; group < network.groups.length; group++) {
    const { parent, state } = network.groups[group]!;
    const { open, shut } = parents[parent]!;
    const multiple = to + (1 + parent) * count;
    const sign = state === 'yes' ? open : state === 'no' ? -open : 0;
    const constant = state === 'yes' ? 0 : state === 'no' ? open : shut;
    for (let node = 0; node < count; node++) {
      const value = columns[group * count + node]!;
      series[to + node] = series[to + node]! + constant * value;
      series[multiple + node] = series[multiple + node]! + sign * value;
    }
  }
}
