import { requireList, requireWhole } from '../check.js';
import type { Groups } from './groups.js';
import { type Design, requireDesign } from './registry.js';

/**
 * The chance that a case has of being taken, by group, exactly, from the design alone.
 *
 * @param design - how cases are chosen
 * @param groups - names and expected shares of the design's strata or clusters
 * @param sizes - cohort cases in each group
 * @returns one probability per group; null for a quota design, which does not settle them
 * @throws ArgumentError for an unknown kind of design, numbers that are none, and for a sample larger than its cohort
 * @source per design in `kinds/`; Särndal, Swensson and Wretman 1992, Model Assisted Survey Sampling, chapters 2 to 4
 *
 * @example
 * const groups = { names: ['low', 'high'], shares: [0.5, 0.5], deviations: null };
 * const design = { kind: 'matched', by: ['risk'], cases: 3, cohort: 12 } as const;
 * inclusionProbabilities(design, groups, Int32Array.of(6, 6)); // 0.25, 0.25
 */
export function inclusionProbabilities(
  design: Design,
  groups: Groups,
  sizes: Int32Array,
): Float64Array | null {
  const counts = Int32Array.from(requireList('sizes', sizes), (size, group) =>
    requireWhole(`sizes[${group}]`, size),
  );
  const kind = requireDesign(
    design,
    groups,
    counts.reduce((sum, size) => sum + size, 0),
  );
  requireWhole('sizes.length', counts.length, { min: groups.names.length, max: groups.names.length });
  return kind.inclusion(design, groups, counts);
}
