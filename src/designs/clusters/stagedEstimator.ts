import { estimateRatio, settled, spreadWithin } from '../estimating/estimate.js';
import type { About, Estimator } from '../groupedCounts.js';
import type { Clustering, Within } from '../groups.js';
import { clusterWeights } from './clusterWeights.js';

/**
 * A sample of clusters, of units within them, and of cases within those. About the process the ultimate clusters
 * vary as if drawn with replacement; about the cohort all three stages count, less what was taken wholly
 * (Särndal, Swensson and Wretman 1992, result 4.4.1), linearised for a ratio.
 *
 * With a single unit from each cluster how units differ cannot be seen: the variance about the process, which is
 * larger, then stands for that about the cohort.
 */
export function stagedEstimator(design: Clustering, within: Within, about: About): Estimator {
  const { take, clusters } = design;
  const units = within.clusters;
  const takeUnits = design.whole ? units : (within.take ?? units);
  const weights = new Float64Array(clusters * units);
  const weigh = clusterWeights(design);
  const [drawn, drawnUnits] = [take / clusters, takeUnits / units];
  const inStages = about === 'cohort' && (takeUnits > 1 || units === 1);
  return (sample, question, into) => {
    weigh(sample, weights);
    const relevant = estimateRatio(sample, question, weights, into);
    const p = into.value;
    let [sum, squares, later, cases] = [0, 0, 0, 0];
    for (let first = 0; first < weights.length; first += units) {
      let [taken, total, unitSquares, inUnits] = [0, 0, 0, 0];
      for (let group = first; group < first + units; group++) {
        const n = sample.taken[group]!;
        if (n === 0) continue;
        const weight = weights[group]!;
        const y = sample.yes[group * sample.questions + question]!;
        const r = sample.relevant[group * sample.questions + question]!;
        const residual = weight * (y - p * r);
        taken += n;
        total += residual;
        if (!inStages) continue;
        unitSquares += residual * residual;
        const left = 1 - n / (sample.sizes[group] ?? 1);
        inUnits += weight * weight * left * spreadWithin(y, r, n, p);
      }
      if (taken === 0) continue;
      cases += taken;
      sum += total;
      squares += total * total;
      if (!inStages) continue;
      if (takeUnits > 1) {
        const between = (takeUnits / (takeUnits - 1)) * (unitSquares - (total * total) / takeUnits);
        later += (1 - drawnUnits) * between;
      }
      later += drawnUnits * inUnits;
    }
    const between = (take / (take - 1)) * (squares - (sum * sum) / take);
    const variance = inStages ? (1 - drawn) * between + drawn * later : between;
    into.variance = p === 0 || p === 1 ? 0 : settled(variance / (relevant * relevant));
    into.degreesOfFreedom = inStages && take === clusters ? Math.max(1, freedom(cases)) : take - 1;
  };

  /** Clusters that are all taken are strata, and so are units that are all taken: what is drawn in them varies. */
  function freedom(cases: number): number {
    return takeUnits < units ? clusters * (takeUnits - 1) : cases - clusters * units;
  }
}
