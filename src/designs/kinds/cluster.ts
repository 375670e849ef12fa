import { z } from 'zod';
import { checkClusters } from '../clusters/clusterChecks.js';
import { clusteredKind } from '../clusters/clusteredKind.js';
import { clusterKeys, unitKeys, unitsOf } from '../clusters/clusterFields.js';
import {
  clusterAxes,
  clustersAt,
  type DeclaredClusters,
  readClusters,
} from '../clusters/declaredClusters.js';
import type { SomeDesign } from '../design.js';
import type { Clusters, Within } from '../groups.js';
import { cohort, written } from '../input/fields.js';
import { cohortAt, cohortAxes } from '../input/grid.js';
import type { DesignKind } from '../kind.js';

/** Some clusters, all of their cases: `cases` is the cohort's size times `take / clusters`. */
export const cluster: DesignKind<ClusterDesign, ClusterDeclared> = {
  kind: 'cluster',

  written: written(
    z.strictObject({
      kind: z.literal('cluster'),
      ...clusterKeys,
      within: z.strictObject(unitKeys).optional().describe(unitsOf('unit, clusters, icc')),
      cohort,
    }),
    (said) => ({ kind: 'cluster', cases: null, cohort: said.cohort ?? null, ...readClusters(said) }),
  ),
  axes: (declared) => [...cohortAxes(declared), ...clusterAxes(declared)],
  resolve: (declared, at) => {
    const clusters = clustersAt(declared, at);
    const size = cohortAt(declared, at);
    const cases =
      size === null ? (at.axis('cases') ?? at.cases) : Math.round((size * clusters.take) / clusters.clusters);
    return { kind: 'cluster', cases, cohort: size, ...clusters };
  },

  ...clusteredKind<ClusterDesign, ClusterDeclared>((design) => ({
    into: 'clusters',
    ...design,
    within: design.within ?? null,
    whole: true,
  })),
  // Which clusters come up settles how many cases there are, up to the whole cohort.
  mostCases: ({ cases, cohort: size }) => size ?? cases,
  // Whole clusters are as large as their cohort makes them, so the number of cases is not known beforehand.
  outcomes: () => null,
  check: (declared, facts) => checkClusters(declared, facts, { needsCohort: true }),
};

export interface ClusterDesign extends SomeDesign, Clusters {
  readonly kind: 'cluster';
  readonly within?: Within;
}

export interface ClusterDeclared extends DeclaredClusters {
  readonly kind: 'cluster';
}
