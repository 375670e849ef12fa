import { requireCohort, requireFields, requireOneOf, requireWhole } from '../../check.js';
import type { Limits } from '../../limits.js';
import { findRoot } from '../../numeric/root.js';
import { tUpperQuantile } from '../../numeric/tTail.js';
import { refuse } from '../../problem.js';
import { criticalValue, finishInterval, type Interval } from '../proportion/interval.js';
import { type LevelCounts, requireLevelCounts, requireScores } from './levels.js';

export const MEAN_METHODS = {
  likelihood: {
    label: 'profile likelihood',
    source: 'Owen 2001, Empirical Likelihood, section 2, with every level of the scale',
  },
  t: { label: "Student's t", source: 'Student 1908, Biometrika 6:1' },
} as const;
export type MeanMethodName = keyof typeof MEAN_METHODS;
export const MEAN_METHOD_NAMES = Object.keys(MEAN_METHODS) as readonly MeanMethodName[];

export interface MeanScore extends Interval<MeanMethodName> {
  readonly mean: number;
  readonly of: number;
}

/**
 * The mean score of cases on an ordered scale. A mean takes the steps between the scores as they are: as equal, where the
 * scores are ranks.
 *
 * @param counts - cases at each level, lowest first: 2 to 100 whole numbers, at least one case in all
 * @param options - `scores` of the levels, rising (0, 1, 2 … if omitted); `method`, `likelihood` (if omitted) or `t`;
 *   `confidence` in (0, 1); `cohort` from which the cases were drawn, with `t` alone
 * @returns the mean and its limits, never off the scale; with `likelihood` never of width 0
 * @throws ArgumentError naming the argument that is out of range; for `t` of fewer than two cases, and for a `cohort` with
 *   `likelihood`
 * @source per method in `MEAN_METHODS`
 *
 * @example
 * meanScore([3, 7, 12, 2]); // 1.54, from 1.20 to 1.86
 */
export function meanScore(
  counts: LevelCounts,
  options: {
    readonly scores?: readonly number[];
    readonly method?: MeanMethodName;
    readonly confidence?: number;
    readonly cohort?: number;
  } = {},
): MeanScore {
  const of = requireLevelCounts('counts', counts);
  const {
    scores: given,
    method = 'likelihood',
    confidence = 0.95,
    cohort,
  } = requireFields('options', options);
  const scores = requireScores(given, counts.length);
  requireOneOf('method', method, MEAN_METHOD_NAMES);
  const z = criticalValue(confidence);
  if (cohort !== undefined) {
    requireCohort(cohort, of);
    if (method !== 't') {
      refuse(
        'bad-argument',
        'cohort must be omitted with the method likelihood: a cohort needs the method t.',
        {
          path: 'cohort',
          got: String(cohort),
        },
      );
    }
  }
  const mean = meanOf(counts, scores);
  const raw =
    method === 't'
      ? studentLimits(counts, scores, { mean, confidence, cohort })
      : likelihoodLimits(counts, scores, { mean, deviance: z * z });
  const spec = { method, confidence, side: 'both' as const };
  return Object.freeze({ mean, of, ...finishInterval(raw, spec, scores[0], scores.at(-1)) });
}

/** The mean of the scores of the cases. */
export function meanOf(counts: LevelCounts, scores: readonly number[]): number {
  let [sum, of] = [0, 0];
  counts.forEach((count, level) => {
    sum += count * scores[level]!;
    of += count;
  });
  return sum / of;
}

function studentLimits(
  counts: LevelCounts,
  scores: readonly number[],
  known: { readonly mean: number; readonly confidence: number; readonly cohort: number | undefined },
): Limits {
  const { mean, confidence, cohort } = known;
  const of = requireWhole(
    'the number of cases with the method t',
    counts.reduce((sum, count) => sum + count, 0),
    { min: 2 },
  );
  const squares = counts.reduce((sum, count, level) => {
    const distance = scores[level]! - mean;
    return sum + count * distance * distance;
  }, 0);
  const unseen = cohort === undefined ? 1 : 1 - of / cohort;
  const error = Math.sqrt((squares / (of - 1) / of) * unseen);
  const reach = tUpperQuantile((1 - confidence) / 2, of - 1) * error;
  return { lower: mean - reach, upper: mean + reach };
}

function likelihoodLimits(
  counts: LevelCounts,
  scores: readonly number[],
  { mean, deviance }: { readonly mean: number; readonly deviance: number },
): Limits {
  const mirrored = { counts: counts.toReversed(), scores: scores.toReversed().map((score) => -score) };
  return {
    lower: -upperLimit(mirrored.counts, mirrored.scores, { mean: -mean, deviance }),
    upper: upperLimit(counts, scores, { mean, deviance }),
  };
}

/** The largest mean whose likelihood ratio is within the deviance. */
function upperLimit(
  counts: LevelCounts,
  scores: readonly number[],
  { mean, deviance }: { readonly mean: number; readonly deviance: number },
): number {
  const most = scores.at(-1)!;
  if (mean >= most) return most;
  if (deviance === 0) return mean;
  // Bounded, so that the end of the scale, where the deviance is infinite, has a value too.
  const beyond = (at: number) => {
    if (at >= most) return 1;
    const reached = devianceAbove(counts, scores, at);
    return (reached - deviance) / (reached + deviance);
  };
  return findRoot(beyond, mean, most);
}

/**
 * −2 log of the largest ratio of multinomial likelihoods with a mean `at` that is above the observed one, by its dual: twice
 * the most that Σ c·log(1 − t·(s − at)/(most − at)) comes to, 0 ≤ t ≤ 1. At t = 1 an unseen highest level takes the rest.
 */
function devianceAbove(counts: LevelCounts, scores: readonly number[], at: number): number {
  const reach = scores.at(-1)! - at;
  const steps = scores.map((score) => (score - at) / reach);
  const atTop = counts.at(-1)!;
  /** How the sum rises with t; times 1 − t where the highest level was seen, whose term alone is infinite at 1. */
  const slope = (t: number) =>
    steps.reduce((sum, step, level) => {
      const count = counts[level]!;
      if (count === 0) return sum;
      if (level === steps.length - 1) return sum - count;
      return sum - (count * step * (atTop > 0 ? 1 - t : 1)) / (1 - t * step);
    }, 0);
  const t = slope(1) >= 0 ? 1 : slope(0) <= 0 ? 0 : findRoot(slope, 0, 1);
  return (
    2 *
    steps.reduce((sum, step, level) => {
      const count = counts[level]!;
      return count === 0 ? sum : sum + count * Math.log1p(-t * step);
    }, 0)
  );
}
