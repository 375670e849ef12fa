import type { PoolingLevel, PoolingNode } from './poolingLevel.js';

/** Sums over nodes, per region: the chance that it is lowest, that it is highest, and how many are above it. */
export interface RankSums {
  readonly lowest: Float64Array;
  readonly highest: Float64Array;
  readonly above: Float64Array;
}

/** Adds the ranks at one mean and spread, where the regions are independent, with the weight given. */
export function addRanks(
  sums: RankSums,
  { likelihoods }: PoolingLevel,
  { likelihood, from, prior }: PoolingNode,
  weight: number,
): void {
  const regions = likelihood.length;
  const inverse = likelihood.map((value) => 1 / value);
  const fill = (into: Float64Array<ArrayBuffer>, at: number) => {
    const density = prior[at];
    if (density === undefined) return into.fill(0);
    const column = likelihoods(from + at);
    for (let region = 0; region < regions; region++)
      into[region] = column[region]! * density * inverse[region]!;
    return into;
  };
  const empty = () => new Float64Array(regions);
  /** The chance of log odds above the index, and the chances at the index and beside it, from above downwards. */
  const higher = empty();
  const last = prior.length - 1;
  let [afterNext, next, here, below] = [empty(), empty(), fill(empty(), last), fill(empty(), last - 1)];
  let belowNext = empty();
  const scratch = { kept: empty(), allLower: empty(), allHigher: empty() };
  for (let at = last; at >= 0; at--) {
    fill(belowNext, at - 2);
    for (let region = 0; region < regions; region++) {
      // The trapezoid rule up to the index, with two corrections (Gregory).
      const near = (82 / 1440) * (next[region]! - below[region]!);
      const far = (11 / 1440) * (afterNext[region]! - belowNext[region]!);
      const above = higher[region]! + here[region]! / 2 + near - far;
      scratch.kept[region] = Math.min(1, Math.max(0, above));
      higher[region] = higher[region]! + here[region]!;
    }
    addAt(sums, here, scratch, weight);
    [afterNext, next, here, below, belowNext] = [next, here, below, belowNext, afterNext];
  }
}

interface Scratch {
  /** Each region's chance of being above. */
  readonly kept: Float64Array;
  /** Chances that all regions before it are lower, and higher. */
  readonly allLower: Float64Array;
  readonly allHigher: Float64Array;
}

function addAt(sums: RankSums, here: Float64Array, scratch: Scratch, weight: number): void {
  const { kept, allLower, allHigher } = scratch;
  const regions = kept.length;
  let [lower, higher, total] = [1, 1, 0];
  for (let region = 0; region < regions; region++) {
    allLower[region] = lower;
    allHigher[region] = higher;
    lower *= 1 - kept[region]!;
    higher *= kept[region]!;
    total += kept[region]!;
  }
  lower = 1;
  higher = 1;
  for (let region = regions - 1; region >= 0; region--) {
    const share = weight * here[region]!;
    sums.highest[region] = sums.highest[region]! + share * allLower[region]! * lower;
    sums.lowest[region] = sums.lowest[region]! + share * allHigher[region]! * higher;
    sums.above[region] = sums.above[region]! + share * (total - kept[region]!);
    lower *= 1 - kept[region]!;
    higher *= kept[region]!;
  }
}
