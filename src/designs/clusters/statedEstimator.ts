import type { Correlations } from '../../model/cluster/randomEffects.js';
import { estimateRatio } from '../estimating/estimate.js';
import type { About, Estimator } from '../groupedCounts.js';
import { type Clustering, unitsPerCluster } from '../groups.js';
import { clusterWeights } from './clusterWeights.js';

/**
 * A clustered sample with the correlation of its cases stated, not estimated: one window, or one cluster, shows
 * nothing of how windows differ, so anyone who wants an honest standard error must say how much they do.
 *
 * With coefficients c of the cases, which add to 1, and A of the clusters and units they lie in, the variance
 * about the process is s²·D, D = ρ·ΣA² (clusters) + (ρ' − ρ)·ΣA² (units) + (1 − ρ')·Σc²; for equal clusters of m
 * cases D = (1 + (m − 1)ρ)/n (Kish 1965, section 5.4). As p̂(1 − p̂) falls short of s² by that variance itself,
 * s² is taken as p̂(1 − p̂)/(1 − D). About the cohort, what the sample shares with it is taken off.
 *
 * @param asked.weighted - false for the percentage as published
 */
export function statedEstimator(
  design: Clustering,
  { icc, iccWithin }: Correlations,
  { weighted, about }: { readonly weighted: boolean; readonly about: About },
): Estimator {
  const units = unitsPerCluster(design);
  const weights = new Float64Array(design.clusters * units).fill(1);
  const weigh = clusterWeights(design);
  const ofUnits = units > 1 ? iccWithin - icc : 0;
  const ofCases = 1 - icc - ofUnits;
  const finite = about === 'cohort';
  return (sample, question, into) => {
    if (weighted) weigh(sample, weights);
    const total = estimateRatio(sample, question, weights, into);
    let [cases, cohort] = [0, 0];
    let [process, shared, own] = [0, 0, 0];
    for (let group = 0; group < weights.length; group++) {
      cases += sample.taken[group]!;
      cohort += sample.sizes[group]!;
    }
    for (let first = 0; first < weights.length; first += units) {
      let [cluster, clusterShare] = [0, 0];
      for (let group = first; group < first + units; group++) {
        const r = sample.relevant[group * sample.questions + question]!;
        const weight = weights[group]! / total;
        const share = finite ? sample.sizes[group]! / cohort : 0;
        cluster += weight * r;
        clusterShare += share;
        process += ofUnits * weight * r * weight * r + ofCases * weight * weight * r;
        shared += ofUnits * weight * r * share;
        own += ofUnits * share * share;
      }
      process += icc * cluster * cluster;
      shared += icc * cluster * clusterShare;
      own += icc * clusterShare * clusterShare;
    }
    // Relevant cases in the cohort, as the sample has them: each is one of its coefficients.
    const relevant = finite ? (cohort * into.cases) / cases : Infinity;
    const about = process + own + ofCases / relevant - 2 * (shared + ofCases / relevant);
    const spread = into.value * (1 - into.value);
    into.variance = process < 1 ? (spread * Math.max(0, about)) / (1 - process) : spread;
    into.degreesOfFreedom = Math.max(1, into.cases - 1);
  };
}
