import { estimateRatio, settled, spreadWithin } from '../estimating/estimate.js';
import type { About, Estimator } from '../groupedCounts.js';
import { type Clustering, unitsPerCluster } from '../groups.js';
import { clusterWeights } from './clusterWeights.js';

/**
 * A sample of clusters and of cases within them: the ultimate-cluster variance of a linearised ratio. About the
 * process, clusters vary as if drawn with replacement; about the cohort, both stages count, less what was taken
 * wholly (Särndal, Swensson and Wretman 1992, result 4.3.1 and section 5.6).
 */
export function clusteredEstimator(design: Clustering, about: About): Estimator {
  const { take, clusters } = design;
  const units = unitsPerCluster(design);
  const weights = new Float64Array(clusters * units);
  const weigh = clusterWeights(design);
  const drawn = take / clusters;
  const finite = about === 'cohort';
  return (sample, question, into) => {
    weigh(sample, weights);
    const relevant = estimateRatio(sample, question, weights, into);
    let [sum, squares, within, cases] = [0, 0, 0, 0];
    for (let first = 0; first < weights.length; first += units) {
      let [taken, size, y, r] = [0, 0, 0, 0];
      for (let group = first; group < first + units; group++) {
        taken += sample.taken[group]!;
        size += sample.sizes[group]!;
        y += sample.yes[group * sample.questions + question]!;
        r += sample.relevant[group * sample.questions + question]!;
      }
      if (taken === 0) continue;
      const weight = weights[first]!;
      cases += taken;
      const total = weight * (y - into.value * r);
      sum += total;
      squares += total * total;
      if (finite) within += weight * weight * (1 - taken / size) * spreadWithin(y, r, taken, into.value);
    }
    const between = (take / (take - 1)) * (squares - (sum * sum) / take);
    const variance = finite ? (1 - drawn) * between + drawn * within : between;
    into.variance = into.value === 0 || into.value === 1 ? 0 : settled(variance / (relevant * relevant));
    // Clusters that are all taken are strata of their cohort: only the cases within them vary.
    into.degreesOfFreedom = finite && take === clusters ? Math.max(1, cases - clusters) : take - 1;
  };
}
