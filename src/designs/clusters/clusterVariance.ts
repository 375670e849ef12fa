import type { Clustering } from '../groups.js';
import type { VarianceFacts } from '../kind.js';
import { clusterCoefficients } from './clusterCoefficients.js';

/** Clusters share effects: the variance of the coefficients' sum, level by level (Searle, Casella, McCulloch 1992). */
export function clusterVariance(
  design: Clustering,
  { overall: { scored, truth }, signal, weighted, about }: VarianceFacts,
): number | null {
  const found = clusterCoefficients(design, { weighted });
  if (found === null) return null;
  const icc = design.icc;
  const ofUnits = (design.within?.icc ?? icc) - icc;
  const all = variance(truth);
  const shared = signal * signal * (icc + ofUnits) * all;
  const estimate =
    signal * signal * all * (icc * found.clusters + ofUnits * found.units) +
    (variance(scored) - shared) * found.cases;
  if (about === 'process' || design.cohort === null) return estimate;
  // Every case of the sample is one of the cohort's.
  const cases = (1 - icc - ofUnits) / design.cohort;
  const cohort = all * (icc * found.clusterShares + ofUnits * found.unitShares + cases);
  const both = signal * all * (icc * found.clustersShared + ofUnits * found.unitsShared + cases);
  return estimate + cohort - 2 * both;
}

const variance = (p: number): number => p * (1 - p);
