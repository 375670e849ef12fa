import { requireFields } from '../check.js';
import type { Counts } from '../counts.js';
import { type SampledUnits, sampledShare } from '../estimation/surveys/sampledUnits.js';

/** What the cases of some units say of all units. */
export interface SampledUnitsReport extends SampledUnits {
  readonly counts: readonly Counts[];
  readonly confidence: number;
}

/**
 * What the cases of the units that were sampled say of all units, if those were drawn at random.
 *
 * @param counts - for each unit sampled `yes` of `of` cases
 * @param settings - `units` in all, `confidence` in (0, 1)
 * @returns the counts, and the share of all units with its limits
 * @throws ArgumentError naming the argument
 *
 * @example
 * sampledUnitsReport([{ yes: 9, of: 24 }, { yes: 14, of: 30 }], { units: 11 }).estimate; // 0.43
 */
export function sampledUnitsReport(
  counts: readonly Counts[],
  settings: { readonly units: number; readonly confidence?: number },
): SampledUnitsReport {
  const { confidence = 0.95 } = requireFields('settings', settings, '{ units: 11 }');
  const found = sampledShare(counts, { ...settings, confidence });
  return { ...found, counts: counts.map(({ yes, of }) => ({ yes, of })), confidence };
}
