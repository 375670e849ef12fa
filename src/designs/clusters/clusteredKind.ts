import { requireBetween, requireFields, requireList, requireWhole } from '../../check.js';
import type { DeclaredDesign, SomeDesign } from '../design.js';
import { simpleEstimator } from '../estimating/estimate.js';
import type { About, Estimator } from '../groupedCounts.js';
import { type Clustering, drawsUnits } from '../groups.js';
import type { DesignKind, OwnVarianceBasis } from '../kind.js';
import { clusterFaults } from './clusterChecks.js';
import { clusteredEstimator } from './clusteredEstimator.js';
import { clusterCaseWeights, clusterInclusion, takeClusters } from './clusters.js';
import { clusterTakings } from './clusterTakings.js';
import { clusterVariance } from './clusterVariance.js';
import { clusterFacts, type DeclaredClusters } from './declaredClusters.js';
import { stagedEstimator } from './stagedEstimator.js';

/** What follows from the clusters of a design alone, and so is the same for every kind of clustered design. */
export function clusteredKind<Design extends SomeDesign, Declared extends DeclaredClusters>(
  clusteringOf: (design: Design) => Clustering,
): Pick<DesignKind<Design, Declared>, Shared> {
  return {
    require: (design) => requireClusters(clusteringOf(design)),

    groupsAre: 'clusters',
    grouping: clusteringOf,
    fixesStrata: false,

    taker: (design) => takeClusters(clusteringOf(design)),
    weights: (design, sizes, taken) => clusterCaseWeights(clusteringOf(design), sizes, taken),
    inclusion: (design, _groups, sizes) => clusterInclusion(clusteringOf(design), sizes),

    weighs: (design, { stated }) => clusteringOf(design).take > 1 || stated,
    estimator: (design, _shares, about) => estimatorOf(clusteringOf(design), about),
    varianceBasis: (design, about) => basisOf(clusteringOf(design), about),
    trueVariance: (design, facts) => clusterVariance(clusteringOf(design), facts),
    takings: (design) => clusterTakings(clusteringOf(design)),
    casesAreIndependent: false,

    variables: () => [],
    correlations: ({ within }) => (within === undefined ? ['icc'] : ['icc', 'iccWithin']),
    faults: (design, name) => clusterFaults(clusteringOf(design), name),

    facts: clusterFacts,
    varianceNote: (design, basis) => noteOf(clusteringOf(design), basis),
  };
}

type Shared = Exclude<
  keyof DesignKind<SomeDesign, DeclaredDesign>,
  'kind' | 'written' | 'axes' | 'resolve' | 'mostCases' | 'outcomes' | 'check'
>;

function requireClusters({ clusters, sizes, take, within }: Clustering): void {
  requireWhole('design.clusters', clusters, { min: 1 });
  if (sizes !== undefined) {
    requireList('design.sizes', sizes);
    requireWhole('the number of design.sizes', sizes.length, { min: clusters, max: clusters });
    for (const size of sizes) requireBetween('design.sizes', size, 0, Number.MAX_VALUE);
  }
  requireWhole('design.take', take, { min: 1, max: clusters });
  if (within === null) return;
  requireFields('design.within', within, "{ unit: 'practitioner', clusters: 15, take: null, icc: 0.1 }");
  requireWhole('design.within.clusters', within.clusters, { min: 1 });
  if (within.take !== null) {
    requireWhole('design.within.take', within.take, { min: 1, max: within.clusters });
  }
}

function estimatorOf(design: Clustering, about: About): Estimator {
  // One cluster shows nothing of how clusters differ.
  if (design.take === 1) return simpleEstimator(about);
  return design.within !== null && drawsUnits(design)
    ? stagedEstimator(design, design.within, about)
    : clusteredEstimator(design, about);
}

function basisOf(design: Clustering, about: About): OwnVarianceBasis {
  // The one cluster that a cohort is all in is no sample of clusters.
  if (design.take === 1 && !(about === 'cohort' && design.clusters === 1)) return 'none';
  const oneUnit = drawsUnits(design) && design.within?.take === 1;
  return about === 'cohort' && oneUnit ? 'approximate' : 'design';
}

function noteOf({ unit, clusters }: Clustering, basis: 'approximate' | 'none'): string {
  return basis === 'approximate'
    ? 'One unit from each cluster shows nothing of how units differ: the variance about the process, which is larger, stands in.'
    : `No design-based variance: one ${unit} shows nothing of how ${clusters > 1 ? clusters : 'others'} differ, and no estimator from one is unbiased (Särndal, Swensson and Wretman 1992, section 2.8). The standard error shown is that of cases within one, too small; an answer may state the correlation instead (icc).`;
}
