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

/** How many cases a design takes from each of its groups, and the chance of that; the next one overwrites it. */
export interface Taking {
  readonly chance: number;
  /** Cohort cases of each group; null for a cohort without limit. */
  readonly sizes: Int32Array | null;
  readonly taken: Int32Array;
}

/** Visits every taking of a design. */
export type EachTaking = (visit: (taking: Taking) => void) => void;

/** How a design sorts the cohort: by levels of case variables, or into clusters whose cases resemble each other. */
export type Grouping = Stratification | Clustering;

export interface Stratification {
  readonly into: 'strata';
  /** Case variables whose combined levels are the strata; none where all cases are one group. */
  readonly by: readonly string[];
  /** The question whose spread in each stratum the design needs to know; null for none. */
  readonly question: string | null;
}

export interface Clustering extends Clusters {
  readonly into: 'clusters';
  /** Units within the clusters; null where they have none. */
  readonly within: Within | null;
  /** Whether all cases of a cluster taken are. */
  readonly whole: boolean;
}

/** The clusters of a design. */
export interface Clusters {
  readonly cases: number;
  readonly cohort: number | null;
  /** What a cluster is, for the report: a PDU, a practitioner. */
  readonly unit: string;
  /** Clusters in the cohort. */
  readonly clusters: number;
  /**
   * Their sizes, in proportion; of equal size, as near as whole cases allow, if omitted. Cases are then taken from each
   * in proportion to its size.
   */
  readonly sizes?: readonly number[];
  /** Clusters taken, by simple random sampling. */
  readonly take: number;
  /** Correlation of the answers of two cases in the same cluster; of different units, where clusters have units. */
  readonly icc: number;
}

/** Units within each cluster, whose cases resemble each other more: the practitioners of a PDU. */
export interface Within {
  /** What a unit is, for the report. */
  readonly unit: string;
  /** Units in each cluster, of equal size as near as whole cases allow. */
  readonly clusters: number;
  /** Units taken in each cluster taken, by simple random sampling; null where cases are drawn whatever their unit. */
  readonly take: number | null;
  /** Correlation of the answers of two cases in the same unit: at least that of two cases in the same cluster. */
  readonly icc: number;
}

/** Groups in each cluster: its units, or the cluster itself. */
export function unitsPerCluster({ within }: Clustering): number {
  return within?.clusters ?? 1;
}

/** Whether units are drawn within clusters, and cases within units; false where cases are drawn whatever their unit. */
export function drawsUnits({ within, whole }: Clustering): boolean {
  return within !== null && (whole || within.take !== null);
}
