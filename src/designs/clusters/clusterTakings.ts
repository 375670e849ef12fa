import { type Clustering, type EachTaking, unitsPerCluster } from '../groups.js';
import { clusterSizes } from './clusters.js';
import { eachSet, isUnequal } from './unequalSizes.js';

/** More ways to take cases than this are not listed. */
const MOST_WAYS = 20_000;

/**
 * Every way in which a design can take cases from its clusters; null for too many, and where clusters have units, which
 * are drawn in far too many ways. Clusters alike, which any may stand in for, are listed once.
 */
export function clusterTakings(design: Clustering): EachTaking | null {
  const { clusters, take, cases, whole } = design;
  if (unitsPerCluster(design) > 1) return null;
  const sizes = clusterSizes(design);
  if (isUnequal(design)) {
    if (ways(clusters, take) > MOST_WAYS) return null;
    return (visit) => {
      eachSet(design, sizes, (taken, chance) => visit({ chance, sizes, taken }));
    };
  }
  const alike = sizes === null || sizes.every((size) => size === sizes[0]);
  const base = Math.floor(cases / take);
  const larger = whole ? 0 : cases - base * take;
  const count = (alike ? 1 : ways(clusters, take)) * ways(take, larger);
  if (count > MOST_WAYS) return null;
  const sets = alike ? [Array.from({ length: take }, (_, index) => index)] : subsets(clusters, take);
  const more = subsets(take, larger);
  const taken = new Int32Array(clusters);
  return (visit) => {
    for (const set of sets) {
      for (const ones of more) {
        taken.fill(0);
        set.forEach((cluster, index) => {
          const wanted = base + (ones.includes(index) ? 1 : 0);
          const size = sizes?.[cluster] ?? wanted;
          taken[cluster] = whole ? size : Math.min(size, wanted);
        });
        visit({ chance: 1 / count, sizes, taken });
      }
    }
  };
}

/** How many sets of `size` there are among `of`. */
function ways(of: number, size: number): number {
  let count = 1;
  for (let index = 1; index <= size; index++) count = (count * (of - size + index)) / index;
  return count;
}

/** The sets of `size` among the indices below `of`. */
function subsets(of: number, size: number): number[][] {
  if (size === 0) return [[]];
  if (size > of) return [];
  const without = subsets(of - 1, size);
  const withLast = subsets(of - 1, size - 1).map((set) => [...set, of - 1]);
  return [...without, ...withLast];
}
