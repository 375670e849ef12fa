import { z } from 'zod';
import { list } from '../../words/format.js';
import type { DeclaredDesign, SomeDesign } from '../design.js';
import { simpleEstimator } from '../estimating/estimate.js';
import { strataVariance } from '../estimating/strataVariance.js';
import { requireBy, requireCases, requireCountsByLevel, requireLevels, totalOf } from '../input/arguments.js';
import { checkCohort, checkLevels } from '../input/checks.js';
import { by, cohort, countsByLevel, listOf, written } from '../input/fields.js';
import { cohortAt, cohortAxes } from '../input/grid.js';
import type { CohortDesignKind } from '../kind.js';
import { levelsInWords, takeLevels, variablesOf, weightsInStrata } from '../sampling/strata.js';
import { strataTakings } from '../sampling/takings.js';

/** Cases taken as they come until each level's quota is full; analysed as if simple random. */
export const quota: CohortDesignKind<QuotaDesign, QuotaDeclared, QuotaAsked> = {
  kind: 'quota',

  written: written(
    z.strictObject({ kind: z.literal('quota'), by, quotas: countsByLevel, cohort }),
    (said) => ({
      kind: 'quota',
      cases: null,
      cohort: said.cohort ?? null,
      by: listOf(said.by),
      quotas: said.quotas,
    }),
  ),
  axes: cohortAxes,
  resolve: (declared, at) => ({
    kind: 'quota',
    cases: totalOf(declared.quotas),
    cohort: cohortAt(declared, at),
    by: declared.by,
    quotas: declared.quotas,
  }),
  request: ({ quotas = {}, ...asked }, facts) => {
    const variables = requireBy(asked.by, facts);
    const wanted = requireLevels('design.quotas', quotas, facts.strata(variables));
    return {
      kind: 'quota',
      cases: requireCases(wanted, facts),
      cohort: facts.cohort,
      by: variables,
      quotas,
    };
  },
  require: (design) => requireCountsByLevel('design.quotas', design.quotas),

  groupsAre: 'strata',
  grouping: (design) => ({ into: 'strata', by: design.by, question: null }),
  fixesStrata: true,

  taker: (design, { names }) => takeLevels(design.quotas, names),
  mostCases: (design) => design.cases,
  weights: (_design, sizes, taken) => weightsInStrata(sizes, taken),
  // Who comes first is not drawn, so no case has a chance that the design knows.
  inclusion: () => null,

  weighs: () => false,
  estimator: (_design, _shares, about) => simpleEstimator(about),
  varianceBasis: () => 'none',
  trueVariance: strataVariance,
  takings: strataTakings,
  outcomes: (design) => (design.cohort === null ? 'fixedCounts' : null),
  casesAreIndependent: false,

  variables: variablesOf,
  correlations: () => [],
  check: (declared, facts) => {
    checkCohort(declared, facts, { always: false });
    for (const world of facts.worlds) {
      checkLevels(declared.quotas, { world, by: declared.by, key: 'quotas' }, facts);
    }
    return true;
  },
  faults: () => [],

  facts: (declared) => [`by ${list(declared.by)}`, levelsInWords(declared.quotas)],
  varianceNote: () =>
    'No design-based variance: a quota sample has no inclusion probabilities. The simple-random variance is shown, not justified by the design.',
};

export interface QuotaDesign extends SomeDesign {
  readonly kind: 'quota';
  readonly by: readonly string[];
  readonly quotas: Readonly<Record<string, number>>;
}

export interface QuotaDeclared extends DeclaredDesign {
  readonly kind: 'quota';
  readonly by: readonly string[];
  readonly quotas: Readonly<Record<string, number>>;
}

export interface QuotaAsked {
  /** The case variable, or variables, whose levels make the strata. */
  readonly by: string | readonly string[];
  /** For quota samples: cases from each level. */
  readonly quotas: Readonly<Record<string, number>>;
}
