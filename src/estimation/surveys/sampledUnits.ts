import {
  requireBetween,
  requireConfidence,
  requireCounts,
  requireFields,
  requireList,
  requireWhole,
} from '../../check.js';
import type { Counts } from '../../counts.js';
import type { Limits } from '../../limits.js';
import { tUpperQuantile } from '../../numeric/tTail.js';
import { finitePopulationInterval } from '../cohort/finitePopulation.js';

/** What some units, taken as drawn at random, say of all of them. */
export interface SampledUnits {
  readonly estimate: number;
  /** Null where the units sampled give no variance: one alone, or all alike. */
  readonly standardError: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly noInterval: 'one-unit' | 'alike' | null;
  readonly sampled: number;
  readonly units: number;
}

export interface SampledUnitsOptions {
  /** How many units there are in all. */
  readonly units: number;
  readonly confidence?: number;
}

/**
 * The mean of a value over all units, such as their points, from those that were sampled.
 *
 * @param values - one number for each unit sampled
 * @param options - `units` in all, at least as many; `confidence` in (0, 1)
 * @returns the mean with limits by t on the units sampled − 1, not cut to any range; no limits for one unit alone or for
 *   units that are all alike, unless they are all there are
 * @throws ArgumentError naming the argument that is out of range
 * @source Cochran 1977, Sampling Techniques, 3rd edition, section 2
 *
 * @example
 * sampledMean([2, 7, 0], { units: 11 }); // 3.0, from −4.6 to 10.6
 */
export function sampledMean(values: readonly number[], options: SampledUnitsOptions): SampledUnits {
  requireList('values', values).forEach((value, index) => {
    requireBetween(`values[${index}]`, value, -MOST_VALUE, MOST_VALUE, 'both');
  });
  const { units, confidence } = requireUnits('values', values.length, options);
  const estimate = values.reduce((sum, value) => sum + value, 0) / values.length;
  const distances = values.map((value) => value - estimate);
  return Object.freeze(estimated({ estimate, distances, scale: 1, units, confidence }));
}

/**
 * The share of all cases that are Yes, over all units, from the cases of the units that were sampled.
 *
 * @param counts - for each unit sampled `yes` of `of` cases
 * @param options - `units` in all, at least as many; `confidence` in (0, 1)
 * @returns the ratio of the sums with linearised limits by t on the units sampled − 1, from 0 to 1
 * @throws ArgumentError naming the argument that is out of range
 * @source Cochran 1977, Sampling Techniques, 3rd edition, section 6
 *
 * @example
 * sampledShare([{ yes: 9, of: 24 }, { yes: 14, of: 30 }, { yes: 8, of: 20 }], { units: 11 }); // 0.31 to 0.53
 */
export function sampledShare(counts: readonly Counts[], options: SampledUnitsOptions): SampledUnits {
  requireList('counts', counts).forEach((one, index) => {
    requireCounts(one, `counts[${index}]`);
  });
  const { units, confidence } = requireUnits('counts', counts.length, options);
  const of = counts.reduce((sum, one) => sum + one.of, 0);
  const estimate = counts.reduce((sum, { yes }) => sum + yes, 0) / of;
  const distances = counts.map((one) => one.yes - estimate * one.of);
  const found = estimated({ estimate, distances, scale: of / counts.length, units, confidence });
  const within = (limit: number | null) => (limit === null ? null : Math.min(1, Math.max(0, limit)));
  return Object.freeze({ ...found, lower: within(found.lower), upper: within(found.upper) });
}

/**
 * How many of all units can be like some of those sampled, such as Inadequate, if those were drawn at random.
 *
 * @param sample - `like` of the `sampled` units, of `units` in all: whole numbers, `sampled` at least 1
 * @param options - `confidence` in (0, 1)
 * @returns the fewest and the most that neither tail rejects, both included, and their shares of all units
 * @throws ArgumentError naming the argument that is out of range
 * @source Wright 1991, Exact confidence bounds when sampling from small finite universes
 *
 * @example
 * unitsLike({ like: 2, sampled: 3, units: 11 }); // 2 to 10
 */
export function unitsLike(
  sample: { readonly like: number; readonly sampled: number; readonly units: number },
  options: { readonly confidence?: number } = {},
): Limits & { readonly lowerCount: number; readonly upperCount: number } {
  const { like, sampled, units } = requireFields('sample', sample, '{ like: 2, sampled: 3, units: 11 }');
  requireWhole('sampled', sampled, { min: 1, max: MOST_UNITS });
  requireWhole('units', units, { min: sampled, max: MOST_UNITS });
  requireWhole('like', like, { max: sampled });
  const { confidence = 0.95 } = requireFields('options', options);
  const found = finitePopulationInterval({ yes: like, of: sampled, cohort: units }, { confidence });
  const { lower, upper, lowerCount = like, upperCount = units - sampled + like } = found;
  return Object.freeze({ lower, upper, lowerCount, upperCount });
}

const MOST_VALUE = 1e9;
const MOST_UNITS = 1_000_000;

function requireUnits(
  argument: string,
  sampled: number,
  options: SampledUnitsOptions,
): { readonly units: number; readonly confidence: number } {
  requireWhole(`the number of ${argument}`, sampled, { min: 1, max: MOST_UNITS });
  const { units, confidence = 0.95 } = requireFields('options', options, '{ units: 11 }');
  requireWhole('units', units, { min: sampled, max: MOST_UNITS });
  requireConfidence(confidence);
  return { units, confidence };
}

/** Limits from how far each unit is from what the estimate would have it be. */
function estimated(known: {
  readonly estimate: number;
  readonly distances: readonly number[];
  readonly scale: number;
  readonly units: number;
  readonly confidence: number;
}): SampledUnits {
  const { estimate, distances, scale, units, confidence } = known;
  const sampled = distances.length;
  const facts = { estimate, sampled, units };
  const certain = { standardError: 0, lower: estimate, upper: estimate, noInterval: null };
  if (sampled === units) return { ...facts, ...certain };
  const none = { standardError: null, lower: null, upper: null };
  if (sampled === 1) return { ...facts, ...none, noInterval: 'one-unit' };
  const squares = distances.reduce((sum, distance) => sum + distance * distance, 0);
  const error = Math.sqrt((squares / (sampled - 1) / sampled) * (1 - sampled / units)) / scale;
  if (!(error > 1e-14 * Math.max(1, Math.abs(estimate)))) return { ...facts, ...none, noInterval: 'alike' };
  const reach = tUpperQuantile((1 - confidence) / 2, sampled - 1) * error;
  const limits = { lower: estimate - reach, upper: estimate + reach };
  return { ...facts, standardError: error, ...limits, noInterval: null };
}
