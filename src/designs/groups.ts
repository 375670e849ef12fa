import type { Stream } from '../numeric/stream.js';

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
