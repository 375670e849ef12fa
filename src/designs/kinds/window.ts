import { z } from 'zod';
import { checkClusters } from '../clusters/clusterChecks.js';
import { clusteredKind } from '../clusters/clusteredKind.js';
import { clusterAxes, clustersAt, type DeclaredClusters } from '../clusters/declaredClusters.js';
import type { SomeDesign } from '../design.js';
import type { Clusters } from '../groups.js';
import { cases, cohort, icc, sizeOf, written } from '../input/fields.js';
import { sizeAt, sizeAxes } from '../input/grid.js';
import type { DesignKind } from '../kind.js';

/** One start window out of many that differ, then cases from that window: `take` is 1. */
export const window: DesignKind<WindowDesign, WindowDeclared> = {
  kind: 'window',

  written: written(
    z.strictObject({
      kind: z.literal('window'),
      windows: z
        .int()
        .min(2)
        .max(2000)
        .optional()
        .describe('Start windows, of which one is drawn; a cohort is that of all of them.'),
      icc: icc.optional(),
      cases,
      cohort,
    }),
    (said) => ({
      kind: 'window',
      ...sizeOf(said),
      unit: 'window',
      clusters: said.windows ?? null,
      take: 1,
      icc: said.icc ?? null,
    }),
  ),
  axes: (declared) => [...sizeAxes(declared), ...clusterAxes(declared)],
  resolve: (declared, at) => ({ kind: 'window', ...sizeAt(declared, at), ...clustersAt(declared, at) }),

  ...clusteredKind<WindowDesign, WindowDeclared>((design) => ({
    into: 'clusters',
    ...design,
    within: null,
    whole: false,
  })),
  mostCases: ({ cases: all }) => all,
  outcomes: () => 'clusters',
  check: (declared, facts) => checkClusters(declared, facts, { called: 'windows' }),
};

export interface WindowDesign extends SomeDesign, Clusters {
  readonly kind: 'window';
}

export interface WindowDeclared extends DeclaredClusters {
  readonly kind: 'window';
}
