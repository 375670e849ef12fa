import type { GroupedCounts } from '../groupedCounts.js';
import { type Clustering, drawsUnits, unitsPerCluster } from '../groups.js';

/**
 * Sets how many cases of its cluster, or of its unit, each sampled case stands for. The chances of clusters and of
 * units are the same for all, so they cancel in a ratio. Where cases are drawn from a whole cluster, whatever their unit,
 * it is the cluster's cases that each stands for.
 */
export function clusterWeights(design: Clustering): (sample: GroupedCounts, weights: Float64Array) => void {
  const sized = design.cohort !== null;
  const together = drawsUnits(design) ? 1 : unitsPerCluster(design);
  return ({ sizes, taken }, weights) => {
    for (let first = 0; first < weights.length; first += together) {
      let [count, size] = [0, 0];
      for (let group = first; group < first + together; group++) {
        count += taken[group]!;
        size += sizes[group]!;
      }
      const relative = design.sizes?.[first] ?? 1;
      const weight = count > 0 ? (sized ? size : relative) / count : 0;
      for (let group = first; group < first + together; group++) weights[group] = weight;
    }
  };
}
