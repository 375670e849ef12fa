import type { Stream } from '../../numeric/stream.js';
import type { Design } from './design.js';
import { type Groups, shuffleFront, takerFor } from './taker.js';

/** The cases that a design took from a cohort. */
export interface CohortSample {
  /** Places in the cohort, group by group. */
  readonly cases: Int32Array;
  /** How many cohort cases each sampled case stands for, given the clusters and numbers that came up. */
  readonly weights: Float64Array;
}

/**
 * Takes a sample from a cohort under a design. `groupOf` names each cohort case's group by its index in
 * `groups.names`; within a group every set of cases is as likely as any other.
 */
export function sampleCohort(
  design: Design,
  groups: Groups,
  groupOf: ArrayLike<number>,
  random: Stream,
): CohortSample {
  const members: number[][] = groups.names.map(() => []);
  for (let place = 0; place < groupOf.length; place++) members[groupOf[place] ?? 0]?.push(place);
  const sizes = Int32Array.from(members, (group) => group.length);
  const taken = new Int32Array(sizes.length);
  takerFor(design, groups)(sizes, random, taken);
  const stage = 'take' in design ? design.clusters / design.take : 1;
  const cases: number[] = [];
  const weights: number[] = [];
  members.forEach((group, index) => {
    const order = Int32Array.from(group);
    const count = taken[index] ?? 0;
    shuffleFront(order, count, random);
    for (let place = 0; place < count; place++) {
      cases.push(order[place] ?? 0);
      weights.push((stage * order.length) / count);
    }
  });
  return { cases: Int32Array.from(cases), weights: Float64Array.from(weights) };
}
