import { requireCohort, requireConfidence, requireFields, requireOneOf, requireWhole } from '../../check.js';
import {
  FINITE_POPULATION_METHOD_NAMES,
  FINITE_POPULATION_METHODS,
  type FinitePopulationMethodName,
  finitePopulationInterval,
} from '../cohort/finitePopulation.js';
import { SIDES, type Side } from '../proportion/interval.js';
import { intervalTable } from '../proportion/intervalTable.js';
import { PROPORTION_METHODS, type ProportionMethod } from '../proportion/registry.js';
import { type Coverage, hypergeometricCoverage, type LimitsByCount, sameLimit } from './coverageSum.js';

/**
 * The intervals one may put round a sample from a cohort: the two made for it, and those of `PROPORTION_METHODS`, which take the cohort for
 * endless, to see what that costs.
 */
export type CohortMethod = FinitePopulationMethodName | ProportionMethod;

export const COHORT_METHODS: readonly CohortMethod[] = Object.freeze([
  ...FINITE_POPULATION_METHOD_NAMES,
  ...PROPORTION_METHODS.map(({ name }) => name),
]);

export interface CohortCoverageSpec {
  readonly of: number;
  readonly cohort: number;
  readonly method?: CohortMethod;
  readonly confidence?: number;
  readonly side?: Side;
}

/** The lowest coverage over all cohorts of that size, and the number of Yes cases in the cohort where it is. */
export interface CohortCoverageSummary {
  readonly minimum: { readonly coverage: number; readonly count: number; readonly at: number };
  /** Mean coverage when every number of Yes cases in the cohort is equally likely. */
  readonly mean: number;
}

/**
 * The exact coverage and expected width of an interval for `of` cases drawn without replacement from a cohort.
 *
 * @param spec `of` cases of `cohort`; `yes`, the cases of the cohort that are truly Yes, so that p is `yes/cohort`;
 * `method` (hypergeometric), `confidence` (0.95) and `side` (both)
 * @returns `{ coverage, width, below, above }`
 * @throws ArgumentError naming the argument
 * @source Wright (1991), "Exact confidence bounds when sampling from small finite universes"
 * @example
 * cohortCoverage({ of: 84, cohort: 650, yes: 318 }); // coverage 0.9536…
 */
export function cohortCoverage(spec: CohortCoverageSpec & { readonly yes: number }): Coverage {
  const limits = cohortTable(spec);
  requireWhole('yes', spec.yes, { max: spec.cohort });
  return Object.freeze(coverageOf(limits, spec, spec.yes));
}

/**
 * The exact smallest and mean coverage over every number of Yes cases that the cohort may have.
 *
 * @param spec as for cohortCoverage, of a cohort of at most 1,000,000
 * @returns `{ minimum: { coverage, count, at }, mean }`; of equal minima, the one with the fewest Yes cases
 * @throws ArgumentError naming the argument
 * @source Wright (1991), "Exact confidence bounds when sampling from small finite universes"
 * @example
 * cohortCoverageSummary({ of: 84, cohort: 650 }); // never below 0.95
 */
export function cohortCoverageSummary(spec: CohortCoverageSpec): CohortCoverageSummary {
  const limits = cohortTable(spec);
  const { cohort } = spec;
  requireWhole('cohort', cohort, { min: 1, max: MOST_SUMMED });
  // With yes and no alike, half of the cohorts mirror the other half.
  const symmetric = isSymmetric(limits);
  const last = symmetric ? Math.floor(cohort / 2) : cohort;
  let minimum = { coverage: 2, count: 0, at: 0 };
  let sum = 0;
  for (let count = 0; count <= last; count++) {
    const { coverage } = coverageOf(limits, spec, count);
    sum += symmetric && 2 * count < cohort ? 2 * coverage : coverage;
    if (coverage < minimum.coverage - 1e-12) minimum = { coverage, count, at: count / cohort };
  }
  return Object.freeze({ minimum: Object.freeze(minimum), mean: sum / (cohort + 1) });
}

/** Every number of Yes cases is a sum of its own. */
const MOST_SUMMED = 1_000_000;

function isSymmetric({ of, lower, upper }: LimitsByCount): boolean {
  return lower.every((limit, yes) => Math.abs(limit - (1 - upper[of - yes]!)) <= sameLimit(limit));
}

function coverageOf(limits: LimitsByCount, { of, cohort }: CohortCoverageSpec, marked: number): Coverage {
  return hypergeometricCoverage(limits, { size: cohort, marked, draws: of });
}

function cohortTable(spec: CohortCoverageSpec): LimitsByCount {
  const {
    of,
    cohort,
    method = 'hypergeometric',
    confidence = 0.95,
    side = 'both',
  } = requireFields('spec', spec, '{ of: 84, cohort: 650 }');
  const kept = tables.find(
    (table) =>
      table.of === of &&
      table.cohort === cohort &&
      table.method === method &&
      table.confidence === confidence &&
      table.side === side,
  );
  if (kept !== undefined) return kept;
  requireWhole('of', of, { min: 1, max: 100_000 });
  requireCohort(cohort, of, 10_000_000);
  requireOneOf('method', method, COHORT_METHODS);
  requireConfidence(confidence);
  requireOneOf('side', side, SIDES);
  if (method !== 'hypergeometric' && method !== 'finite-wilson') {
    return intervalTable({ of, method, confidence, side });
  }
  const options = { method: FINITE_POPULATION_METHODS[method].method, confidence, side };
  const lower = new Float64Array(of + 1);
  const upper = new Float64Array(of + 1);
  for (let yes = 0; yes <= of; yes++) {
    const interval = finitePopulationInterval({ yes, of, cohort }, options);
    lower[yes] = interval.lower;
    upper[yes] = interval.upper;
  }
  const made = { of, cohort, method, confidence, side, lower, upper };
  tables.push(made);
  if (tables.length > TABLES_KEPT) tables.shift();
  return made;
}

/** The tables made last, given again: coverage is asked for at many shares of one cohort. */
const tables: (Required<CohortCoverageSpec> & LimitsByCount)[] = [];
const TABLES_KEPT = 8;
