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
import { cases, cohort, sizeOf, written } from '../input/fields.js';
import { sizeAt, sizeAxes } from '../input/grid.js';
import type { DesignKind } from '../kind.js';

/** Some clusters, then as many cases from each, or cases in proportion to its size; or some clusters, some units of each, then cases from each unit. */
export const twoStage: DesignKind<TwoStageDesign, TwoStageDeclared> = {
  kind: 'two-stage',

  written: written(
    z.strictObject({
      kind: z.literal('two-stage'),
      ...clusterKeys,
      within: z
        .strictObject({ ...unitKeys, take: unitTake() })
        .optional()
        .describe(unitsOf('unit, clusters, take, icc')),
      cases,
      cohort,
    }),
    (said) => ({ kind: 'two-stage', ...sizeOf(said), ...readClusters(said) }),
  ),
  axes: (declared) => [...sizeAxes(declared), ...clusterAxes(declared)],
  resolve: (declared, at) => ({ kind: 'two-stage', ...sizeAt(declared, at), ...clustersAt(declared, at) }),

  ...clusteredKind<TwoStageDesign, TwoStageDeclared>((design) => ({
    into: 'clusters',
    ...design,
    within: design.within ?? null,
    whole: false,
  })),
  mostCases: ({ cases: all }) => all,
  // Which clusters of unequal size come up settles how many cases each has.
  outcomes: ({ sizes, take, clusters }) => (sizes !== undefined && take < clusters ? null : 'clusters'),
  check: (declared, facts) => checkClusters(declared, facts),
};

export interface TwoStageDesign extends SomeDesign, Clusters {
  readonly kind: 'two-stage';
  readonly within?: Within;
}

export interface TwoStageDeclared extends DeclaredClusters {
  readonly kind: 'two-stage';
}

function unitTake() {
  return z
    .int()
    .min(1)
    .max(2000)
    .optional()
    .describe(
      'Units taken in each cluster taken; if omitted, cases are drawn from the whole cluster, from any unit.',
    );
}
