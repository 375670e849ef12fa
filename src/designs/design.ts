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
  /** Correlation of the answers of two cases in the same cluster; of different units, where clusters have units. */
  readonly icc: number;
}

/** Units within each cluster, whose cases resemble each other more: the practitioners of a PDU. */
export interface Within {
  /** What a unit is, for the report. */
  readonly unit: string;
  /** Units in each cluster, of equal size as near as whole cases allow. */
  readonly clusters: number;
  /** Units taken in each cluster taken, by simple random sampling; null where cases are drawn whoever holds them. */
  readonly take: number | null;
  /** Correlation of the answers of two cases in the same unit: at least that of two cases in the same cluster. */
  readonly icc: number;
}

/** Some clusters, all of their cases: `cases` is the cohort's size times `take / clusters`. */
export interface ClusterDesign extends Clustered {
  readonly kind: 'cluster';
  readonly within?: Within;
}

/** Some clusters, then as many cases from each; or some clusters, some units of each, then cases from each unit. */
export interface TwoStageDesign extends Clustered {
  readonly kind: 'two-stage';
  readonly within?: Within;
}

/** One start window out of many that differ, then cases from that window: `take` is 1. */
export interface WindowDesign extends Clustered {
  readonly kind: 'window';
}

export type ClusteredDesign = ClusterDesign | TwoStageDesign | WindowDesign;

/** The units within the clusters of a design; null where clusters have none. */
export function withinOf(design: ClusteredDesign): Within | null {
  return design.kind === 'window' ? null : (design.within ?? null);
}

/** Groups in each cluster: its units, or the cluster itself. */
export function unitsPerCluster(design: ClusteredDesign): number {
  return withinOf(design)?.clusters ?? 1;
}

/** Whether units are drawn within clusters, and cases within units; false where cases are drawn whoever holds them. */
export function drawsUnits(design: ClusteredDesign): boolean {
  const within = withinOf(design);
  return within !== null && (design.kind === 'cluster' || within.take !== null);
}

/** Whether the groups of a design are clusters whose cases resemble each other, not strata. */
export function isClustered(design: Design): design is ClusteredDesign {
  return design.kind === 'cluster' || design.kind === 'two-stage' || design.kind === 'window';
}

/** The case variables whose levels make the groups of a design; none for simple and clustered designs. */
export function groupedBy(design: Design): readonly string[] {
  return 'by' in design ? design.by : [];
}
