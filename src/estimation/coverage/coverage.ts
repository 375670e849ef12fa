import { requireBetween, requireFields, requireList, requireShortList, requireWhole } from '../../check.js';
import { betaCdf } from '../../numeric/distributions.js';
import { type IntervalTable, type IntervalTableSpec, intervalTable } from '../proportion/intervalTable.js';
import { type ProportionMethod, proportionMethod } from '../proportion/registry.js';
import {
  binomialCoverage,
  binomialCoverages,
  binomialCovered,
  type Coverage,
  sameLimit,
} from './coverageSum.js';

export type { Coverage } from './coverageSum.js';

/** A proportion, approached from one side. */
export interface OneSidedLimit {
  readonly at: number;
  /** `below`: the limit as p rises to `at`; `above`: as p falls to it. */
  readonly side: 'below' | 'above';
}

export interface CoverageSummary {
  readonly infimum: OneSidedLimit & {
    readonly coverage: number;
    /** Every proportion that coverage nears it at, in order; `at` and `side` are the first. */
    readonly reached: readonly OneSidedLimit[];
  };
  /** Mean coverage when every p is equally likely. */
  readonly mean: number;
}

/**
 * The exact coverage and expected width of an interval for n cases when the true proportion is p: a finite sum over the
 * n + 1 intervals there are.
 *
 * @param spec `of` cases; `p` from 0 to 1; `method` (wilson), `confidence` (0.95) and `side` (both) as in
 * proportionInterval
 * @returns `{ coverage, width, below, above }`
 * @throws ArgumentError naming the argument
 * @source Brown, Cai and DasGupta (2001), "Interval estimation for a binomial proportion"
 * @example
 * coverage({ of: 84, p: 0.49 }); // { coverage: 0.9505…, width: 0.2078…, … }
 */
export function coverage(spec: IntervalTableSpec & { readonly p: number }): Coverage {
  const { p, ...table } = requireFields('spec', spec, '{ of: 84, p: 0.49 }');
  requireBetween('p', p, 0, 1, 'both');
  return Object.freeze(binomialCoverage(intervalTable(table), p));
}

/** The samples, methods and shares of coverage curves. */
export interface CoverageCurvesSpec extends Omit<IntervalTableSpec, 'method'> {
  /** As in proportionInterval; one curve each. */
  readonly methods: readonly ProportionMethod[];
  /** True shares from 0 to 1. */
  readonly at: ArrayLike<number>;
}

/**
 * The exact coverage of several intervals along many true shares: the chances of the counts at each share are made once
 * for all of them.
 *
 * @param spec `of` cases; `methods`, as in proportionInterval; true shares `at` which to work it out, each from 0 to 1;
 * `confidence` (0.95) and `side` (both)
 * @returns for each method, in their order, its coverage at each share
 * @throws ArgumentError naming the argument
 * @source Brown, Cai and DasGupta (2001), "Interval estimation for a binomial proportion"
 * @example
 * coverageCurves({ of: 84, methods: ['wilson', 'wald'], at: [0.1, 0.49] })[0][1]; // 0.9505…
 */
export function coverageCurves(spec: CoverageCurvesSpec): readonly Float64Array[] {
  const { methods, at, ...table } = requireFields(
    'spec',
    spec,
    "{ of: 84, methods: ['wilson'], at: [0.49] }",
  );
  requireShortList('methods', methods);
  requireList('at', at);
  for (let index = 0; index < at.length; index++)
    requireBetween(`at[${index}]`, at[index] ?? Number.NaN, 0, 1, 'both');
  return binomialCoverages(
    methods.map((method) => intervalTable({ ...table, method })),
    at,
  );
}

/**
 * The exact smallest coverage over all p in (0, 1), where it is, and the exact mean over uniform p.
 *
 * Between two limits coverage is smooth, and its lowest values lie just beside them, so both one-sided values are taken
 * at every limit of every interval, 0 and 1 among them where they are limits. Coverage need not reach the infimum. A
 * method that treats yes and no alike reaches it at p and, from the other side, at 1 − p: the first is reported as
 * `at`, all of them as `reached`.
 *
 * @param spec `of` cases, at most 100,000; `method` (wilson), `confidence` (0.95) and `side` (both) as in proportionInterval
 * @returns `{ infimum: { coverage, at, side, reached }, mean }`
 * @throws ArgumentError naming the argument
 * @source Wang (2007), "Exact confidence coefficients of confidence intervals for a binomial proportion"
 * @example
 * coverageSummary({ of: 84 }); // infimum 0.8378… just below p = 0.0021, mean 0.9513…
 */
export function coverageSummary(spec: IntervalTableSpec): CoverageSummary {
  const { of } = requireFields('spec', spec, '{ of: 84 }');
  requireWhole('of', of, { min: 1, max: MOST_CASES });
  const table = intervalTable(spec);
  return Object.freeze({ infimum: infimumOf(table), mean: meanOf(table) });
}

/** Each limit of each interval is looked at from both sides: the time rises faster than the cases. */
const MOST_CASES = 100_000;

/** Coverages closer than this are equal: what the chances of n cases lose to rounding. */
const sameCoverage = (of: number) => 1e-12 + 1e-15 * of;

function infimumOf(table: IntervalTable): CoverageSummary['infimum'] {
  // With yes and no alike, what happens at p happens at 1 − p from the other side: half the scale is enough.
  const symmetric = isSymmetric(table);
  const limits = new Set<number>();
  for (const side of [table.lower, table.upper]) {
    for (const limit of side) if (!symmetric || limit <= 0.5) limits.add(limit);
  }
  const same = sameCoverage(table.of);
  let lowest = 2;
  let reached: OneSidedLimit[] = [];
  const consider = (at: number, side: OneSidedLimit['side'], value: number) => {
    if (value < lowest - same) {
      lowest = value;
      reached = [];
    }
    if (value < lowest + same) reached.push(Object.freeze({ at, side }));
  };
  for (const at of Float64Array.from(limits).sort()) {
    const beside = sameLimit(at);
    if (at > 0) consider(at, 'below', binomialCovered(table, at, at - beside));
    if (at < 1) consider(at, 'above', binomialCovered(table, at, at + beside));
  }
  if (symmetric) for (const mirrored of reflected(reached)) reached.push(mirrored);
  const [first = { at: 0, side: 'above' as const }] = reached;
  return Object.freeze({ ...first, coverage: lowest, reached: Object.freeze(reached) });
}

/** Those on the other half of the scale, in order; a half is its own reflection. */
function reflected(reached: readonly OneSidedLimit[]): OneSidedLimit[] {
  const others = reached.filter(({ at }) => at !== 0.5).reverse();
  return others.map(({ at, side }) =>
    Object.freeze({ at: 1 - at, side: side === 'below' ? 'above' : 'below' }),
  );
}

/**
 * `Σ_x [I_upper(x + 1, n − x + 1) − I_lower(x + 1, n − x + 1)]/(n + 1)`. With yes and no alike, as much is lost above as
 * below, and one sum does for both.
 */
function meanOf(table: IntervalTable): number {
  const { of, lower, upper } = table;
  const both = !isSymmetric(table);
  let missed = 0;
  for (let x = 0; x <= of; x++) {
    const [low, high] = [lower[x]!, upper[x]!];
    if (low > 0) missed += betaCdf(low, x + 1, of - x + 1);
    if (both && high < 1) missed += betaCdf(1 - high, of - x + 1, x + 1);
  }
  return 1 - ((both ? 1 : 2) * missed) / (of + 1);
}

function isSymmetric({ method, side }: IntervalTable): boolean {
  return side === 'both' && proportionMethod(method).symmetric;
}
