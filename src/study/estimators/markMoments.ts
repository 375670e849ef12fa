import type { Accuracy } from '../../inspection/inspectors.js';
import { CHECKED, DOUBLE, MODES, type Scoring, SINGLE } from '../world/scoring.js';

/**
 * What the final answers to one question have in common where inspectors differ in leniency: means and covariances of the
 * chance of a yes, over the leniencies.
 *
 * An answer is a function of the leniency of the inspectors who mark the case, and of the truth: of one inspector
 * where the case is marked once or checked by leads, of three in turn where it is marked twice and a third decides. So
 * there are four functions, `2·isDouble + truth`, for each inspector whose turn comes first.
 */
export interface MarkMoments {
  /** Inspectors, who mark cases in turn. */
  readonly inspectors: number;
  /** The mean chance of a yes, index `2·mode + truth`. */
  readonly mean: Float64Array;
  /** What a unit of the function is worth in each mode, index `2·mode + truth`: leads leave less to the inspector. */
  readonly slope: Float64Array;
  /** For each distance in turns at which functions depend on each other, their covariances, index `4·first + second`. */
  readonly covariances: readonly { readonly distance: number; readonly table: Float64Array }[];
}

/** Functions of a leniency, or of three. */
export const FUNCTIONS = 4;

/** The function that a case of a mode has, by its truth. */
export function functionOf(mode: number, truth: number): number {
  return (mode === DOUBLE ? 2 : 0) + truth;
}

export function markMoments(scoring: Scoring, question: number): MarkMoments {
  const { count } = scoring.inspectors;
  const weights = scoring.leniency;
  const functions = [0, 1].map((truth) =>
    Float64Array.from(scoring.byLeniency[question]!, (accuracy) => chanceOfYes(accuracy, truth)),
  );
  const majorities = functions.map((chance) => majorityTable(chance, count));
  const at = (which: number, turn: number): Marked => {
    const width = which < 2 ? 1 : Math.min(3, count);
    return {
      table: which < 2 ? functions[which]! : majorities[which - 2]!,
      inspectors: Array.from({ length: width }, (_, index) => (turn + index) % count),
    };
  };
  const turns = [0, 1, 2, count - 1, count - 2].map((turn) => (turn + count) % count);
  const distances = weights.length === 1 ? [] : [...new Set(turns)];
  const covariances = distances.map((distance) => ({
    distance,
    table: Float64Array.from({ length: FUNCTIONS * FUNCTIONS }, (_, pair) =>
      covariance(at(Math.floor(pair / FUNCTIONS), 0), at(pair % FUNCTIONS, distance), weights),
    ),
  }));
  const mean = new Float64Array(2 * MODES);
  const slope = new Float64Array(2 * MODES).fill(1);
  for (const truth of [0, 1]) {
    const lead = chanceOfYes(scoring.leads[question]!, truth);
    const own = given(at(truth, 0), [], weights)[0]!;
    mean[2 * SINGLE + truth] = own;
    mean[2 * DOUBLE + truth] = given(at(2 + truth, 0), [], weights)[0]!;
    slope[2 * CHECKED + truth] = 2 * lead * (1 - lead);
    mean[2 * CHECKED + truth] = lead * lead + 2 * lead * (1 - lead) * own;
  }
  return { inspectors: count, mean, slope, covariances };
}

function chanceOfYes({ sensitivity, specificity }: Accuracy, truth: number): number {
  return truth === 1 ? sensitivity : 1 - specificity;
}

/** A function of the leniencies of some inspectors, the last one's changing fastest. */
interface Marked {
  readonly table: Float64Array;
  readonly inspectors: readonly number[];
}

/** The chance that the majority of three in turn says yes; of fewer inspectors one has two turns, or three. */
function majorityTable(chance: Float64Array, count: number): Float64Array {
  const size = chance.length;
  const width = Math.min(3, count);
  const cells = [1, size, size * size, size * size * size][width]!;
  return Float64Array.from({ length: cells }, (_, cell) => {
    const first = Math.floor(cell / (cells / size));
    const second = width === 1 ? first : Math.floor(cell / (width === 2 ? 1 : size)) % size;
    const third = width < 3 ? first : cell % size;
    const [a, b, c] = [chance[first]!, chance[second]!, chance[third]!];
    return a * b + a * c + b * c - 2 * a * b * c;
  });
}

/** The mean of a function given the leniencies of some of its inspectors, for each combination of these. */
function given(
  { table, inspectors }: Marked,
  shared: readonly number[],
  weights: Float64Array,
): Float64Array {
  const size = weights.length;
  // By how much each inspector's leniency moves the combination; 0 for one whose leniency is averaged out.
  const values = inspectors.map((inspector) => {
    const index = shared.indexOf(inspector);
    return index < 0 ? 0 : shared.slice(index + 1).reduce((product) => product * size, 1);
  });
  const means = new Float64Array(shared.reduce((product) => product * size, 1));
  table.forEach((chance, cell) => {
    let [rest, weight, at] = [cell, 1, 0];
    for (let index = values.length - 1; index >= 0; index--) {
      const leniency = rest % size;
      rest = (rest - leniency) / size;
      if (values[index] === 0) weight *= weights[leniency]!;
      else at += values[index]! * leniency;
    }
    means[at]! += weight * chance;
  });
  return means;
}

function covariance(first: Marked, second: Marked, weights: Float64Array): number {
  const shared = first.inspectors.filter((inspector) => second.inspectors.includes(inspector));
  if (shared.length === 0) return 0;
  const [one, other] = [given(first, shared, weights), given(second, shared, weights)];
  let [both, a, b] = [0, 0, 0];
  one.forEach((value, combination) => {
    let [weight, rest] = [1, combination];
    for (let depth = 0; depth < shared.length; depth++) {
      weight *= weights[rest % weights.length]!;
      rest = Math.floor(rest / weights.length);
    }
    both += weight * value * other[combination]!;
    a += weight * value;
    b += weight * other[combination]!;
  });
  return both - a * b;
}
