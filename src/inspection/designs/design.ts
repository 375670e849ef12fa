/**
 * How cases are chosen from the eligible cohort.
 *
 * Every design sorts the cohort into groups (one for a simple design, else strata or clusters), says how many
 * cases it takes from each, and takes them by simple random sampling. `cohort` is the number of eligible cases;
 * null stands for a cohort without limit, the process itself.
 */
export type Design =
  | SimpleDesign
  | StratifiedDesign
  | MatchedDesign
  | QuotaDesign
  | ClusterDesign
  | TwoStageDesign
  | WindowDesign;

interface Common {
  /** Cases to take. */
  readonly cases: number;
  readonly cohort: number | null;
}

/** Every set of cases of the same size is as likely as any other. */
export interface SimpleDesign extends Common {
  readonly kind: 'simple';
}

export const ALLOCATIONS = ['proportional', 'equal', 'neyman'] as const;
export type Allocation = (typeof ALLOCATIONS)[number] | Readonly<Record<string, number>>;

/** A simple random sample of fixed size from each stratum. */
export interface StratifiedDesign extends Common {
  readonly kind: 'stratified';
  /** Case variables whose combined levels are the strata. */
  readonly by: readonly string[];
  /**
   * Cases per stratum in proportion to its size; the same for all; in proportion to size times standard
   * deviation of the answer to `question` (Neyman 1934); or given by level.
   */
  readonly allocation: Allocation;
  readonly question: string | null;
}

/**
 * A sample whose make-up matches the cohort's on several variables at once, as the core inspection programmes
 * have it: a systematic sample of the cohort sorted by those variables, every case with the same chance.
 */
export interface MatchedDesign extends Common {
  readonly kind: 'matched';
  readonly by: readonly string[];
}

/** Cases taken as they come until each level's quota is full; analysed as if simple random. */
export interface QuotaDesign extends Common {
  readonly kind: 'quota';
  readonly by: readonly string[];
  readonly quotas: Readonly<Record<string, number>>;
}

interface Clustered extends Common {
  /** What a cluster is, for the report: a PDU, a practitioner. */
  readonly unit: string;
  /** Clusters in the cohort, of equal size as near as whole cases allow. */
  readonly clusters: number;
  /** Clusters taken, by simple random sampling. */
  readonly take: number;
  /** Correlation of the answers of two cases in the same cluster. */
  readonly icc: number;
}

/** Some clusters, all of their cases: `cases` is the cohort's size times `take / clusters`. */
export interface ClusterDesign extends Clustered {
  readonly kind: 'cluster';
}

/** Some clusters, then as many cases from each. */
export interface TwoStageDesign extends Clustered {
  readonly kind: 'two-stage';
}

/** One start window out of many that differ, then cases from that window: `take` is 1. */
export interface WindowDesign extends Clustered {
  readonly kind: 'window';
}

/** Whether the groups of a design are clusters whose cases resemble each other, not strata. */
export function isClustered(design: Design): design is ClusterDesign | TwoStageDesign | WindowDesign {
  return design.kind === 'cluster' || design.kind === 'two-stage' || design.kind === 'window';
}

/** The case variables whose levels make the groups of a design; none for simple and clustered designs. */
export function groupedBy(design: Design): readonly string[] {
  return 'by' in design ? design.by : [];
}
