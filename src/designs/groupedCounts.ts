/** A scored sample as a design's estimator reads it: counts by group. */
export interface GroupedCounts {
  readonly groups: number;
  readonly questions: number;
  /** Cohort cases per group; all 0 for a cohort without limit. */
  readonly sizes: Int32Array;
  readonly taken: Int32Array;
  /** Scored answers: index `group·questions + question`. */
  readonly yes: Int32Array;
  readonly relevant: Int32Array;
}

/** A percentage estimated from a sample; every replicate overwrites the same object. */
export interface Estimate {
  /** False when no sampled case is relevant, so that there is no percentage. */
  defined: boolean;
  value: number;
  variance: number;
  /** Yes and relevant cases in the sample. */
  yes: number;
  cases: number;
  degreesOfFreedom: number;
}

export type Estimator = (sample: GroupedCounts, question: number, into: Estimate) => void;

/**
 * What an estimate is about: the cohort itself, so that what was taken wholly is known; or the process, of which the
 * cohort is one outcome.
 */
export type About = 'cohort' | 'process';

/** Yes as scored and as it truly is, as proportions of the cases. */
export interface Scored {
  readonly scored: number;
  readonly truth: number;
}

/** The same in one stratum. */
export interface Stratum extends Scored {
  /** Expected share of the cohort. */
  readonly share: number;
}
