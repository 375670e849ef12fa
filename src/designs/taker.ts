import { apportion, systematicCounts } from './apportion.js';
import { clusterInclusion, takeClusters } from './clusters.js';
import type { Design } from './design.js';
import type { Groups, Taker } from './groups.js';

/**
 * The rule by which a design takes cases from its groups. It uses the stream only where the design itself leaves
 * the number per group to chance: the start of a systematic sample, the clusters chosen.
 */
export function takerFor(design: Design, { names, shares, deviations }: Groups): Taker {
  switch (design.kind) {
    case 'simple':
      return (_sizes, _random, taken) => {
        taken[0] = design.cases;
      };
    case 'matched':
      return (sizes, random, taken) => {
        systematicCounts(sizes ?? shares, design.cases, random(), taken);
      };
    case 'quota': {
      const wanted = Int32Array.from(names, (name) => design.quotas[name] ?? 0);
      return (sizes, _random, taken) => {
        wanted.forEach((count, group) => {
          taken[group] = sizes === null ? count : Math.min(count, sizes[group] ?? 0);
        });
      };
    }
    case 'stratified': {
      const { allocation, cases } = design;
      if (typeof allocation === 'object') {
        const wanted = Int32Array.from(names, (name) => allocation[name] ?? 0);
        return (sizes, _random, taken) => {
          wanted.forEach((count, group) => {
            taken[group] = sizes === null ? count : Math.min(count, sizes[group] ?? 0);
          });
        };
      }
      const weights = new Float64Array(names.length);
      return (sizes, _random, taken) => {
        for (let group = 0; group < weights.length; group++) {
          const size = (sizes === null ? shares[group] : sizes[group]) ?? 0;
          // A stratum whose answers are all the same still needs a case to stand for it.
          const factor = allocation === 'neyman' ? Math.max(deviations?.[group] ?? 1, 1e-9) : 1;
          weights[group] = allocation === 'equal' ? Math.sign(size) : size * factor;
        }
        apportion(weights, cases, sizes, taken);
      };
    }
    default:
      return takeClusters(design);
  }
}

/**
 * The chance that a case has of being taken, by group, exactly, from the design alone.
 *
 * @param design - how cases are chosen
 * @param groups - names and expected shares of the design's strata or clusters
 * @param sizes - cohort cases in each group
 * @returns one probability per group; null for a quota design, which does not settle them
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
  const cohort = sizes.reduce((sum, size) => sum + size, 0);
  switch (design.kind) {
    case 'quota':
      return null;
    case 'simple':
    case 'matched':
      return new Float64Array(sizes.length).fill(design.cases / cohort);
    case 'stratified': {
      const taken = new Int32Array(sizes.length);
      takerFor(design, groups)(sizes, () => 0, taken);
      return Float64Array.from(sizes, (size, group) => (size === 0 ? 0 : (taken[group] ?? 0) / size));
    }
    default:
      return clusterInclusion(design, sizes);
  }
}
