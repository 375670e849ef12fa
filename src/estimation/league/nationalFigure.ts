import {
  refuseArgument,
  requireBetween,
  requireConfidence,
  requireCounts,
  requireFields,
  requireList,
} from '../../check.js';
import type { Counts } from '../../counts.js';
import type { Limits } from '../../limits.js';
import { criticalValue } from '../proportion/interval.js';
import { wilsonLimits } from '../proportion/scoreLimits.js';
import { MOST_REGIONS } from './regions.js';

/** One region with what it weighs in the nation, such as its caseload. */
export interface WeightedRegion extends Counts {
  readonly weight: number;
}

/** The share of a nation from its regions. */
export interface NationalFigure extends Limits {
  readonly share: number;
  readonly standardError: number;
  /** A simple sample of so many cases would be as sure. */
  readonly effectiveCases: number;
  readonly confidence: number;
}

/**
 * The share of a nation from the counts of its regions, each weighing as much as it does in the nation, whatever the cases
 * inspected there. Regions are strata, and cases within them simple samples.
 *
 * @param regions - `yes` of `of` cases in each, and its `weight`, above 0
 * @param options - `confidence` in (0, 1), 0.95 if omitted
 * @returns the weighted share, its standard error, and Wilson's limits on the effective sample
 * @throws ArgumentError naming the argument
 * @source Cochran 1977, Sampling Techniques, section 5.3, for the variance Σ W²p(1 − p)/(n − 1); Kish 1965, section 11.7, for
 *   the effective sample where no region has both answers; Wilson 1927
 *
 * @example
 * nationalFigure([{ yes: 41, of: 84, weight: 25343 }, { yes: 29, of: 64, weight: 17200 }]).share; // 0.4740…
 */
export function nationalFigure(
  regions: readonly WeightedRegion[],
  options: { readonly confidence?: number } = {},
): NationalFigure {
  requireList('regions', regions).forEach((region, index) => {
    requireCounts(region, `regions[${index}]`);
    requireBetween(`regions[${index}].weight`, region.weight, 0, MOST_WEIGHT);
  });
  if (regions.length < 1 || regions.length > MOST_REGIONS) {
    refuseArgument('regions', regions, `a list of 1 to ${MOST_REGIONS.toLocaleString('en-GB')} regions`);
  }
  const { confidence = 0.95 } = requireFields('options', options);
  requireConfidence(confidence);
  const total = regions.reduce((sum, { weight }) => sum + weight, 0);
  const parts = regions.map(({ yes, of, weight }) => ({ part: weight / total, share: yes / of, of }));
  const sum = parts.reduce((all, { part, share }) => all + part * share, 0);
  const share = regions.every(({ yes, of }) => yes === of) ? 1 : Math.min(1, sum);
  const variance = parts.reduce(
    (all, { part, share: own, of }) => all + (part * part * own * (1 - own)) / Math.max(1, of - 1),
    0,
  );
  const kish = 1 / parts.reduce((all, { part, of }) => all + (part * part) / of, 0);
  const effectiveCases = variance > 0 && share > 0 && share < 1 ? (share * (1 - share)) / variance : kish;
  const { lower, upper } = wilsonLimits(share * effectiveCases, effectiveCases, criticalValue(confidence));
  return {
    ...{ share, standardError: Math.sqrt(variance), effectiveCases, confidence },
    ...{ lower: Math.max(0, lower), upper: Math.min(1, upper) },
  };
}

const MOST_WEIGHT = 1e12;
