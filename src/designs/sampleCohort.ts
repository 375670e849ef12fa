import { requireFunction, requireList, requireWhole } from '../check.js';
import type { Stream } from '../numeric/stream.js';
import type { Groups } from './groups.js';
import { type Design, requireDesign } from './registry.js';
import { shuffleFront } from './sampling/shuffle.js';

/** The cases that a design took from a cohort. */
export interface CohortSample {
  /** Indices in the cohort, group by group. */
  readonly cases: Int32Array;
  /** How many cohort cases each sampled case stands for, given the clusters and numbers that came up. */
  readonly weights: Float64Array;
}

/**
 * Takes a sample from a cohort under a design: within a group every set of cases is as likely as any other.
 *
 * @param design - how cases are chosen; its `cohort` is the length of `groupOf`
 * @param groups - names and expected shares of the design's strata or clusters
 * @param groupOf - for each case of the cohort, its group's index in `groups.names`
 * @param random - numbers in [0, 1), such as `stream(7, 'sample')`
 * @returns the indices of the sampled cases and the weight of each, both group by group
 * @throws ArgumentError for an unknown kind of design, a case whose group does not exist, and for a sample larger than its cohort
 * @source per design in `kinds/`; weights as in Horvitz and Thompson 1952.
 *
 * @example
 * const design = { kind: 'simple', cases: 3, cohort: 6 } as const;
 * const groups = { names: ['all'], shares: [1], deviations: null };
 * sampleCohort(design, groups, [0, 0, 0, 0, 0, 0], stream(7, 'sample')).cases; // three of the six
 */
export function sampleCohort(
  design: Design,
  groups: Groups,
  groupOf: ArrayLike<number>,
  random: Stream,
): CohortSample {
  requireList('groupOf', groupOf);
  requireFunction('random', random);
  const kind = requireDesign(design, groups, groupOf.length);
  const members: number[][] = groups.names.map(() => []);
  for (let one = 0; one < groupOf.length; one++) {
    const group = requireWhole(`groupOf[${one}]`, groupOf[one], { max: members.length - 1 });
    members[group]?.push(one);
  }
  const sizes = Int32Array.from(members, (group) => group.length);
  const taken = new Int32Array(sizes.length);
  kind.taker(design, groups)(sizes, random, taken);
  const weightOf = kind.weights(design, sizes, taken);
  const cases: number[] = [];
  const weights: number[] = [];
  members.forEach((group, index) => {
    const order = Int32Array.from(group);
    const count = requireWhole(`cases of ${groups.names[index]}`, taken[index]!, { max: order.length });
    shuffleFront(order, count, random);
    for (const one of order.subarray(0, count)) {
      cases.push(one);
      weights.push(weightOf(index));
    }
  });
  return { cases: Int32Array.from(cases), weights: Float64Array.from(weights) };
}
