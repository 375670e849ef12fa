import type { Estimate } from '../../designs/groupedCounts.js';
import {
  FINITE_POPULATION_METHOD_NAMES,
  FINITE_POPULATION_METHODS,
  finitePopulationInterval,
} from '../../estimation/cohort/finitePopulation.js';
import {
  CLUSTERED_METHOD_NAMES,
  CLUSTERED_METHODS,
  clusteredMethodAt,
  tailArea,
} from '../../estimation/design/clustered.js';
import { DIFFERENCE_METHOD_NAMES, differenceInterval } from '../../estimation/difference/difference.js';
import {
  PAIRED_METHOD_NAMES,
  pairedDifferenceInterval,
} from '../../estimation/difference/pairedDifference.js';
import { MEAN_METHOD_NAMES, meanScore } from '../../estimation/ordered/meanScore.js';
import { criticalValue } from '../../estimation/proportion/interval.js';
import { PROPORTION_METHODS, proportionInterval } from '../../estimation/proportion/proportion.js';
import type { Limits } from '../../limits.js';
import { tUpperQuantile } from '../../numeric/tTail.js';

/** Limits to be filled: one object serves every replicate. */
export type LimitsToFill = { -readonly [Key in keyof Limits]: Limits[Key] };

/** The methods that each kind of inquiry and estimate can use, by name. */
export const PERCENTAGE_METHODS: readonly string[] = PROPORTION_METHODS.map(({ name }) => name);
export const COHORT_METHODS: readonly string[] = FINITE_POPULATION_METHOD_NAMES;
export const DESIGN_METHODS: readonly string[] = CLUSTERED_METHOD_NAMES;
export const DIFFERENCE_METHODS: readonly string[] = DIFFERENCE_METHOD_NAMES;
export const PAIRED_METHODS: readonly string[] = PAIRED_METHOD_NAMES;
export const SCORE_METHODS: readonly string[] = MEAN_METHOD_NAMES;

/** Intervals already made are kept up to this many, so that memory does not grow with the replicates. */
const MOST_KEPT = 100_000;

type FourCounts = (a: number, b: number, c: number, d: number) => Limits;

/** Largest count that the memory tells apart: four of them make one exact number. */
const LARGEST_COUNT = 4096;

/** Limits for yes answers out of relevant cases, from a table for each number of cases, filled as needed. */
export function percentageLimits(
  method: string,
  confidence: number,
  cohort: number | null,
): (yes: number, of: number, into: LimitsToFill) => void {
  const proportion = PROPORTION_METHODS.find(({ name }) => name === method)?.name;
  const finite = FINITE_POPULATION_METHOD_NAMES.find((name) => name === method);
  const make = (yes: number, of: number): Limits => {
    if (finite !== undefined && cohort !== null) {
      return finitePopulationInterval(
        { yes, of, cohort },
        { method: FINITE_POPULATION_METHODS[finite].method, confidence },
      );
    }
    return proportionInterval({ yes, of }, { method: proportion ?? 'wilson', confidence });
  };
  const tables: (Float64Array | undefined)[] = [];
  return (yes, of, into) => {
    let table = tables[of];
    if (table === undefined) {
      table = new Float64Array(2 * (of + 1)).fill(Number.NaN);
      tables[of] = table;
    }
    let lower = table[2 * yes]!;
    if (Number.isNaN(lower)) {
      const made = make(yes, of);
      lower = made.lower;
      table[2 * yes] = made.lower;
      table[2 * yes + 1] = made.upper;
    }
    into.lower = lower;
    into.upper = table[2 * yes + 1]!;
  };
}

/**
 * Limits for a weighted percentage with a design-based variance, by the methods of `clusteredInterval`, on as many
 * independent cases as would know it as well.
 */
export function designLimits(
  method: string,
  confidence: number,
): (estimate: Estimate, into: LimitsToFill) => void {
  const name = CLUSTERED_METHOD_NAMES.find((known) => known === method) ?? 'logit';
  const tail = tailArea(confidence, 'both');
  const z = criticalValue(confidence);
  const quantiles = new Map<number, number>();
  const quantile = (freedom: number): number => {
    const known = quantiles.get(freedom) ?? tUpperQuantile(tail, freedom);
    quantiles.set(freedom, known);
    return known;
  };
  return ({ value, variance, cases: taken, degreesOfFreedom }, into) => {
    const t = quantile(degreesOfFreedom);
    const ratio = taken > 1 ? quantile(taken - 1) / t : 1;
    // When every case says the same, or every stratum does, the variance is 0 and knows nothing.
    const unadjusted = variance > 0 ? (value * (1 - value)) / variance : taken;
    const cases = unadjusted * ratio * ratio;
    const { limits } = CLUSTERED_METHODS[clusteredMethodAt(value, name)];
    const found = limits({ p: value, cases, capped: Math.min(taken, cases), unadjusted, tail, z, t });
    into.lower = Math.max(0, found.lower);
    into.upper = Math.min(1, found.upper);
  };
}

/** Limits for p(to) − p(from), two independent samples. */
export function differenceLimits(
  method: string,
  confidence: number,
): (into: LimitsToFill, yesTo: number, to: number, yesFrom: number, from: number) => void {
  const name = DIFFERENCE_METHOD_NAMES.find((known) => known === method) ?? 'newcombe';
  return remembered((yesTo, to, yesFrom, from) =>
    differenceInterval({ yes: yesTo, of: to }, { yes: yesFrom, of: from }, { method: name, confidence }),
  );
}

/** Limits for the difference of two weighted percentages: Wald, with the two variances added. */
export function differenceDesignLimits(
  confidence: number,
): (into: LimitsToFill, difference: number, variance: number) => void {
  const z = criticalValue(confidence);
  return (into, difference, variance) => {
    const reach = z * Math.sqrt(variance);
    into.lower = Math.max(-1, difference - reach);
    into.upper = Math.min(1, difference + reach);
  };
}

/** Limits for the difference of two questions on the same cases. */
export function pairedLimits(
  method: string,
  confidence: number,
): (into: LimitsToFill, both: number, firstOnly: number, secondOnly: number, neither: number) => void {
  const name = PAIRED_METHOD_NAMES.find((known) => known === method) ?? 'tango';
  return remembered((both, firstOnly, secondOnly, neither) =>
    pairedDifferenceInterval({ both, firstOnly, secondOnly, neither }, { method: name, confidence }),
  );
}

/** Remembers the limits that four counts give, so that no replicate makes them twice. */
function remembered(
  make: FourCounts,
): (into: LimitsToFill, a: number, b: number, c: number, d: number) => void {
  const kept = new Map<number, Limits>();
  return (into, a, b, c, d) => {
    const key = ((a * LARGEST_COUNT + b) * LARGEST_COUNT + c) * LARGEST_COUNT + d;
    let found = kept.get(key);
    if (found === undefined) {
      found = make(a, b, c, d);
      if (kept.size < MOST_KEPT) kept.set(key, found);
    }
    into.lower = found.lower;
    into.upper = found.upper;
  };
}

/** Limits for a mean score, from the cases at each level, lowest first. */
export function scoreLimits(
  method: string,
  confidence: number,
  scores: readonly number[],
): (counts: readonly number[], into: LimitsToFill) => void {
  const name = MEAN_METHOD_NAMES.find((known) => known === method) ?? 'likelihood';
  const kept = new Map<string, Limits>();
  return (counts, into) => {
    const key = counts.join();
    let found = kept.get(key);
    if (found === undefined) {
      found = meanScore(counts, { method: name, confidence, scores });
      if (kept.size < MOST_KEPT) kept.set(key, found);
    }
    into.lower = found.lower;
    into.upper = found.upper;
  };
}
