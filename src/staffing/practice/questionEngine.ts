import { calibrateIntercept } from '../../model/network/calibrate.js';
import { mostOf } from '../../numeric/extremes.js';
import { expit } from '../../numeric/logistic.js';
import { MOST_NODES } from './chebyshev.js';
import { type Curves, type Evaluations, evaluations } from './mixedLogistic.js';
import { type Link, linksOf, type ProgrammePlaces } from './questionLinks.js';
import type { QuestionNetwork } from './questionNetwork.js';

/** A network made ready for evaluation, and space to work in. */
export interface QuestionEngine {
  readonly network: QuestionNetwork;
  readonly links: readonly Link[];
  /** The published share of Yes of every key question. */
  readonly published: Float64Array;
  readonly curves: Curves;
  /** Share in its group of every cell that comes to the first question. */
  readonly shareOf: Float64Array;
  /** Probability that oversight is effective where needed, for each configuration of its parents, as last asked. */
  readonly effective: Float64Array;
  /** Weights of the groups, of the nodes and of every other node alone, as last asked for. */
  readonly groupWeights: Float64Array;
  readonly atNodes: Float64Array;
  readonly atFewer: Float64Array;
  /** Probabilities of the answers carried into a question and out of it: [layer][node][cell][state]. */
  readonly carried: readonly [Float64Array, Float64Array];
  /** Evaluations of curves as last asked for, and their values times their masses. */
  readonly asked: Evaluations;
  readonly weighed: Float64Array;
  /** Space for P(Yes) of each group at every node. */
  readonly columns: Float64Array;
  /** Where the series of each key question begin among all of a table, and space for the means of all. */
  readonly firstSeries: Int32Array;
  readonly means: Float64Array;
  /** Space for the share of Yes of every key question, and for that of some cases apart. */
  readonly shares: Float64Array;
  readonly others: Float64Array;
}

export function questionEngine(network: QuestionNetwork, places: ProgrammePlaces): QuestionEngine {
  const { links, curves, shareOf } = linksOf(network, places);
  const most = mostOf(links.map(({ states, after }) => Math.max(states, after)));
  const size = 2 * MOST_NODES * shareOf.length * most;
  const space = () => new Float64Array(size);
  const { firstSeries, count } = seriesOf(network, links);
  return {
    network,
    links,
    published: Float64Array.from(network.questions, ({ share }) => share),
    curves,
    shareOf,
    effective: new Float64Array(network.oversight.parents.length),
    groupWeights: new Float64Array(network.groups.length),
    atNodes: new Float64Array(MOST_NODES),
    atFewer: new Float64Array(MOST_NODES),
    carried: [space(), space()],
    asked: evaluations(size),
    weighed: space(),
    columns: new Float64Array(network.groups.length * MOST_NODES),
    firstSeries,
    // They are worked out four at a time.
    means: new Float64Array(4 * Math.ceil(count / 4)),
    shares: new Float64Array(links.length),
    others: new Float64Array(links.length),
  };
}

/** Each layer asked of a question has a constant, and a multiple for each configuration of oversight's parents. */
function seriesOf({ oversight }: QuestionNetwork, links: readonly Link[]) {
  const firstSeries = new Int32Array(links.length);
  let count = 0;
  links.forEach(({ asked }, question) => {
    firstSeries[question] = count;
    count += asked * (1 + oversight.parents.length);
  });
  return { firstSeries, count };
}

/** How often oversight is effective in each configuration of its parents, when it is in this share of all. */
export function weighOversight({ network, effective }: QuestionEngine, oversight: number): void {
  const { parents } = network.oversight;
  if (parents.length === 1) {
    effective[0] = oversight;
    return;
  }
  const intercept = calibrateIntercept(
    {
      weights: Float64Array.from(parents, ({ open }) => open),
      shifts: Float64Array.from(parents, ({ shift }) => shift),
    },
    oversight,
  );
  parents.forEach(({ shift }, parent) => {
    effective[parent] = expit(intercept + shift);
  });
}

/** Weights of the groups when oversight is effective as last asked. */
export function weighGroups({ network, effective, groupWeights }: QuestionEngine): void {
  network.groups.forEach(({ parent, state }, group) => {
    const { open, shut } = network.oversight.parents[parent]!;
    const yes = effective[parent]!;
    groupWeights[group] = state === 'yes' ? open * yes : state === 'no' ? open * (1 - yes) : shut;
  });
}
