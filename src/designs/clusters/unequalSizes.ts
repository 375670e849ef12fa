import { normalQuantile } from '../../numeric/distributions.js';
import { findRoot } from '../../numeric/root.js';
import type { Clustering } from '../groups.js';
import { apportion } from '../sampling/apportion.js';

/** A clustered design whose clusters differ in size. */
export type UnequalClustering = Clustering & { readonly sizes: readonly number[] };

/** Whether clusters are given sizes of their own, rather than as equal as whole cases allow. */
export function isUnequal(design: Clustering): design is UnequalClustering {
  return design.sizes !== undefined;
}

/**
 * Sizes with a mean of 1 and the coefficient of variation that is asked for, the largest first: the quantiles of a
 * lognormal distribution at (k − ½)/clusters. No sizes have a larger one than √(clusters − 1).
 */
export function sizesOfCv(cv: number, clusters: number): number[] {
  const scores = Array.from({ length: clusters }, (_, index) =>
    normalQuantile((clusters - index - 0.5) / clusters, 0, 1),
  );
  const sizesAt = (sigma: number): number[] => {
    const raw = scores.map((score) => Math.exp(sigma * (score - scores[0]!)));
    const mean = raw.reduce((sum, size) => sum + size, 0) / clusters;
    return raw.map((size) => size / mean);
  };
  const cvAt = (sigma: number): number =>
    Math.sqrt(sizesAt(sigma).reduce((sum, size) => sum + (size - 1) * (size - 1), 0) / clusters);
  if (cv === 0 || clusters === 1) return scores.map(() => 1);
  const most = 100;
  return sizesAt(cv >= cvAt(most) ? most : findRoot((sigma) => cvAt(sigma) - cv, 0, most));
}

/** Cases of each cluster in the sample, by the clusters that are taken; filled again at every call. */
export type CasesOf = (order: ArrayLike<number>, sizes: Int32Array | null) => Int32Array;

/** All cases of the clusters that are first in an order, or `cases` shared out among them in proportion to size. */
export function casesByCluster({
  clusters,
  take,
  cases,
  sizes: relative,
  whole,
}: UnequalClustering): CasesOf {
  const weights = new Float64Array(clusters);
  const taken = new Int32Array(clusters);
  return (order, sizes) => {
    weights.fill(0);
    for (let index = 0; index < take; index++) {
      const cluster = order[index]!;
      weights[cluster] = (sizes ?? relative)[cluster]!;
    }
    if (whole && sizes !== null) taken.set(weights);
    else apportion(weights, cases, sizes, taken);
    return taken;
  };
}

/** More sets of clusters than this are not listed. */
const MOST_SETS = 20_000;

/**
 * Lists every set of clusters that a sample can have, all as likely, with the cases from each cluster; the same array
 * for every set. False, and nothing is listed, where there are too many.
 */
export function eachSet(
  design: UnequalClustering,
  sizes: Int32Array | null,
  visit: (cases: Int32Array, chance: number) => void,
): boolean {
  const { clusters, take } = design;
  let sets = 1;
  for (let index = 1; index <= take; index++) sets = (sets * (clusters - take + index)) / index;
  if (sets > MOST_SETS) return false;
  const casesOf = casesByCluster(design);
  const chosen: number[] = [];
  function choose(from: number): void {
    if (chosen.length === take) {
      visit(casesOf(chosen, sizes), 1 / sets);
      return;
    }
    for (let cluster = from; cluster <= clusters - (take - chosen.length); cluster++) {
      chosen.push(cluster);
      choose(cluster + 1);
      chosen.pop();
    }
  }
  choose(0);
  return true;
}

/** The chance that a case of each cluster has of being taken, over every set of clusters; null for too many sets. */
export function unequalInclusion(design: UnequalClustering, sizes: Int32Array): Float64Array | null {
  const chances = new Float64Array(sizes.length);
  const isListed = eachSet(design, sizes, (taken, chance) => {
    for (let cluster = 0; cluster < taken.length; cluster++) {
      chances[cluster]! += (chance * taken[cluster]!) / sizes[cluster]!;
    }
  });
  return isListed ? chances : null;
}
