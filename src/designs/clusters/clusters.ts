import type { Stream } from '../../numeric/stream.js';
import { type Clustering, type Groups, type Taker, unitsPerCluster, type Within } from '../groups.js';
import { apportion } from '../sampling/apportion.js';
import { shuffleFront } from '../sampling/shuffle.js';
import { casesByCluster, isUnequal, type UnequalClustering, unequalInclusion } from './unequalSizes.js';

/** The groups of a clustered design: its clusters or, cluster by cluster, their units; by their sizes, or all expected to be equal. */
export function clusterGroups(design: Clustering): Groups {
  const { within } = design;
  const size = design.clusters * unitsPerCluster(design);
  const names = Array.from({ length: size }, (_, index) => {
    if (within === null) return `${design.unit} ${index + 1}`;
    const cluster = Math.floor(index / within.clusters);
    return `${design.unit} ${cluster + 1}, ${within.unit} ${(index % within.clusters) + 1}`;
  });
  const total = design.sizes?.reduce((sum, one) => sum + one, 0) ?? size;
  return { names, shares: names.map((_, index) => (design.sizes?.[index] ?? 1) / total), deviations: null };
}

/** The weight of a case by its group: one over the chance of its cluster, of its unit, and of the case in them. */
export function clusterCaseWeights(
  design: Clustering,
  sizes: Int32Array,
  taken: Int32Array,
): (group: number) => number {
  const { clusters, take, within, whole } = design;
  const stage = clusters / take;
  const inGroup = (group: number): number => sizes[group]! / taken[group]!;
  if (within === null || whole) return (group) => stage * inGroup(group);
  if (within.take !== null) {
    const second = within.clusters / within.take;
    return (group) => stage * second * inGroup(group);
  }
  return (group) => {
    const first = group - (group % within.clusters);
    const total = (counts: Int32Array): number =>
      counts.subarray(first, first + within.clusters).reduce((sum, count) => sum + count, 0);
    return (stage * total(sizes)) / total(taken);
  };
}

/** `total` in `parts` as equal as whole cases allow, the larger ones first. */
export function evenly(total: number, parts: number): number[] {
  const base = Math.floor(total / parts);
  return Array.from({ length: parts }, (_, part) => base + (part < total - base * parts ? 1 : 0));
}

/** Cohort cases in each group of a clustered design; null for a cohort without limit. */
export function clusterSizes(design: Clustering): Int32Array | null {
  if (design.cohort === null) return null;
  const units = unitsPerCluster(design);
  if (isUnequal(design)) {
    return apportion(design.sizes, design.cohort, null, new Int32Array(design.clusters));
  }
  return Int32Array.from(evenly(design.cohort, design.clusters).flatMap((size) => evenly(size, units)));
}

/** Cases from each of `take` clusters chosen at random, `cases` in all of them together; the rest get none. */
export function takeClusters(design: Clustering): Taker {
  if (isUnequal(design)) return takeUnequal(design);
  const { clusters, take, cases, within, whole } = design;
  const order = new Int32Array(clusters);
  const takeWithin = within === null ? takeAll : withinTaker(within);
  const units = unitsPerCluster(design);
  const base = Math.floor(cases / take);
  const larger = cases - base * take;
  return (sizes, random, taken) => {
    for (let index = 0; index < clusters; index++) order[index] = index;
    // The whole order is shuffled when the number per cluster differs, so that which gets one more is chance.
    shuffleFront(order, larger > 0 ? clusters - 1 : take, random);
    taken.fill(0);
    for (let index = 0; index < take; index++) {
      const first = order[index]! * units;
      const wanted = base + (index < larger ? 1 : 0);
      if (whole && sizes !== null) {
        for (let group = first; group < first + units; group++) taken[group] = sizes[group]!;
      } else takeWithin(first, wanted, sizes, random, taken);
    }
  };
}

/** The same from clusters that differ in size, each in proportion to it. */
function takeUnequal(design: UnequalClustering): Taker {
  const order = new Int32Array(design.clusters);
  const casesOf = casesByCluster(design);
  return (sizes, random, taken) => {
    for (let index = 0; index < order.length; index++) order[index] = index;
    if (design.take < order.length) shuffleFront(order, design.take, random);
    taken.set(casesOf(order, sizes));
  };
}

/** Takes `wanted` cases of the cluster whose groups start at `first`. */
type TakeWithin = (
  first: number,
  wanted: number,
  sizes: Int32Array | null,
  random: Stream,
  taken: Int32Array,
) => void;

const takeAll: TakeWithin = (first, wanted, sizes, _random, taken) => {
  taken[first] = sizes === null ? wanted : Math.min(sizes[first]!, wanted);
};

/** From some units of the cluster, as equal as can be; or from the whole cluster, whatever their unit. */
function withinTaker({ clusters: units, take }: Within): TakeWithin {
  const order = new Int32Array(units);
  if (take === null)
    return (first, wanted, sizes, random, taken) => takeAny(first, wanted, sizes, random, taken, units);
  return (first, wanted, sizes, random, taken) => {
    const base = Math.floor(wanted / take);
    const larger = wanted - base * take;
    for (let index = 0; index < units; index++) order[index] = index;
    shuffleFront(order, larger > 0 ? units - 1 : take, random);
    for (let index = 0; index < take; index++) {
      const group = first + order[index]!;
      const count = base + (index < larger ? 1 : 0);
      taken[group] = sizes === null ? count : Math.min(sizes[group]!, count);
    }
  };
}

/** A simple random sample of the cluster's cases, counted by unit. */
function takeAny(
  first: number,
  wanted: number,
  sizes: Int32Array | null,
  random: Stream,
  taken: Int32Array,
  units: number,
): void {
  if (sizes === null) {
    for (let unit = 0; unit < wanted; unit++) {
      const group = first + Math.floor(random() * units);
      taken[group]! += 1;
    }
    return;
  }
  let left = 0;
  for (let group = first; group < first + units; group++) left += sizes[group]!;
  for (let drawn = 0; drawn < wanted && left > 0; drawn++, left--) {
    let rest = Math.floor(random() * left);
    let group = first;
    for (; group < first + units - 1; group++) {
      const untaken = sizes[group]! - taken[group]!;
      if (rest < untaken) break;
      rest -= untaken;
    }
    taken[group]! += 1;
  }
}

/**
 * The chance that a case has of being taken, by group: the chance of its cluster, of its unit in the cluster, and
 * of the case in the unit, over every number of cases that the cluster and the unit may be asked for;
 * null for too many sets of clusters that differ in size.
 */
export function clusterInclusion(design: Clustering, sizes: Int32Array): Float64Array | null {
  const { clusters, take, cases, within, whole } = design;
  if (whole) return new Float64Array(sizes.length).fill(take / clusters);
  if (isUnequal(design)) return unequalInclusion(design, sizes);
  const units = unitsPerCluster(design);
  const atRandom = within !== null && within.take === null;
  const base = Math.floor(cases / take);
  const larger = cases - base * take;
  const clusterSize = (group: number): number => {
    const first = group - (group % units);
    return sizes.subarray(first, first + units).reduce((sum, size) => sum + size, 0);
  };
  /** Cases expected from a group when its cluster is taken and asked for so many. */
  const expected = (group: number, wanted: number): number => {
    const size = sizes[group]!;
    if (within === null) return Math.min(wanted, size);
    if (within.take === null) {
      const whole = clusterSize(group);
      return (Math.min(wanted, whole) * size) / whole;
    }
    const each = Math.floor(wanted / within.take);
    const more = wanted - each * within.take;
    return ((within.take - more) * Math.min(each, size) + more * Math.min(each + 1, size)) / within.clusters;
  };
  return Float64Array.from(sizes, (size, group) => {
    if (size === 0 || (atRandom && clusterSize(group) === 0)) return 0;
    const sum = (take - larger) * expected(group, base) + larger * expected(group, base + 1);
    return sum / (clusters * size);
  });
}
