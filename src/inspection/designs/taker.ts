import type { Stream } from '../../numeric/stream.js';
import { apportion, systematicCounts } from './apportion.js';
import type { Design } from './design.js';

/** What a design knows of the groups before it sees a cohort. */
export interface Groups {
  /** Name of each group, for reports and custom allocations. */
  readonly names: readonly string[];
  /** Expected share of the cohort in each group; adds to 1. */
  readonly shares: readonly number[];
  /** Standard deviation of the answer in each group, for Neyman's allocation; null where not needed. */
  readonly deviations: readonly number[] | null;
}

/** Sets how many cases to take from each group, given each group's size (null for a cohort without limit). */
export type Taker = (sizes: Int32Array | null, random: Stream, taken: Int32Array) => void;

/** Moves a uniformly random subset of `take` to the front of `order` (Fisher and Yates, stopped early). */
export function shuffleFront(order: Int32Array, take: number, random: Stream): void {
  for (let place = 0; place < take; place++) {
    const other = place + Math.floor(random() * (order.length - place));
    const held = order[place] ?? 0;
    order[place] = order[other] ?? 0;
    order[other] = held;
  }
}

/** Cases from each of `take` clusters chosen at random, `perCluster` in all of them together; the rest get none. */
function takeClusters(design: Design & { clusters: number; take: number }): Taker {
  const order = Int32Array.from({ length: design.clusters }, (_, cluster) => cluster);
  const whole = design.kind === 'cluster';
  const base = Math.floor(design.cases / design.take);
  const larger = design.cases - base * design.take;
  return (sizes, random, taken) => {
    for (let place = 0; place < order.length; place++) order[place] = place;
    // The whole order is shuffled when the number per cluster differs, so that which gets one more is chance.
    shuffleFront(order, larger > 0 ? order.length - 1 : design.take, random);
    taken.fill(0);
    for (let place = 0; place < design.take; place++) {
      const cluster = order[place] ?? 0;
      const size = sizes === null ? Number.MAX_SAFE_INTEGER : (sizes[cluster] ?? 0);
      const wanted = base + (place < larger ? 1 : 0);
      taken[cluster] = whole && sizes !== null ? size : Math.min(size, wanted);
    }
  };
}

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
    case 'cluster':
      return new Float64Array(sizes.length).fill(design.take / design.clusters);
    default: {
      const base = Math.floor(design.cases / design.take);
      const larger = design.cases - base * design.take;
      return Float64Array.from(sizes, (size) => {
        const usual = Math.min(base, size) * (design.take - larger);
        const more = Math.min(base + 1, size) * larger;
        return size === 0 ? 0 : (usual + more) / (design.clusters * size);
      });
    }
  }
}
