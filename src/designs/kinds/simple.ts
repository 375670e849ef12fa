import { z } from 'zod';
import type { DeclaredDesign, SomeDesign } from '../design.js';
import { simpleEstimator } from '../estimating/estimate.js';
import { strataVariance } from '../estimating/strataVariance.js';
import { requireCases } from '../input/arguments.js';
import { checkCohort } from '../input/checks.js';
import { cases, cohort, sizeOf, written } from '../input/fields.js';
import { sizeAt, sizeAxes } from '../input/grid.js';
import type { CohortDesignKind } from '../kind.js';
import { chanceOfAll, weightsInStrata } from '../sampling/strata.js';
import { strataTakings } from '../sampling/takings.js';

/** Every set of cases of the same size is as likely as any other. */
export const simple: CohortDesignKind<SimpleDesign, SimpleDeclared, object> = {
  kind: 'simple',

  written: written(z.strictObject({ kind: z.literal('simple'), cases, cohort }), (said) => ({
    kind: 'simple',
    ...sizeOf(said),
  })),
  axes: sizeAxes,
  resolve: (declared, at) => ({ kind: 'simple', ...sizeAt(declared, at) }),
  request: (asked, facts) => ({
    kind: 'simple',
    cases: requireCases(asked.cases, facts),
    cohort: facts.cohort,
  }),
  require: () => {},

  groupsAre: 'strata',
  grouping: () => ({ into: 'strata', by: [], question: null }),
  fixesStrata: false,

  taker: (design) => (_sizes, _random, taken) => {
    taken[0] = design.cases;
  },
  mostCases: (design) => design.cases,
  weights: (_design, sizes, taken) => weightsInStrata(sizes, taken),
  inclusion: (design, _groups, sizes) => chanceOfAll(design, sizes),

  weighs: () => false,
  estimator: (_design, _shares, about) => simpleEstimator(about),
  varianceBasis: () => 'design',
  trueVariance: strataVariance,
  takings: strataTakings,
  outcomes: () => 'fixedCounts',
  casesAreIndependent: true,

  variables: () => [],
  correlations: () => [],
  check: (declared, facts) => {
    checkCohort(declared, facts, { always: false });
    return true;
  },
  faults: () => [],

  facts: () => [],
  varianceNote: () => null,
};

export interface SimpleDesign extends SomeDesign {
  readonly kind: 'simple';
}

export interface SimpleDeclared extends DeclaredDesign {
  readonly kind: 'simple';
}
