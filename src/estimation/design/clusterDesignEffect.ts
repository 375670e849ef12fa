import {
  requireBetween,
  requireCohort,
  requireFields,
  requireList,
  requireOneOf,
  requireWhole,
} from '../../check.js';
import { refuse } from '../../problem.js';

/** What cases in clusters of unequal sizes cost. */
export interface ClusterDesignEffect {
  /** The variance of a proportion over that of as many independent cases. */
  readonly designEffect: number;
  readonly meanSize: number;
  /** The squared coefficient of variation of the sizes, their variance taken over all k of them. */
  readonly cvSquared: number;
  /** Independent cases that would say as much; null where only the mean size was given. */
  readonly effectiveSample: number | null;
}

/** Clusters by their sizes, or by the mean and the coefficient of variation of those. */
export type ClusterSizes = { readonly icc: number } & (
  | { readonly sizes: readonly number[] }
  | { readonly meanSize: number; readonly cv?: number }
);

const CLAIMS = ['process', 'cohort'] as const;

/**
 * The design effect of cases that come in clusters, from the sizes of these and the correlation within them.
 *
 * About the process behind the cases (other clusters might have been at work) it is 1 + (Σm²/Σm − 1)·ICC. About a
 * cohort whose clusters were all visited, with as large a share of each, the clusters are strata and it is 1 − ICC. Where
 * only some clusters of a cohort were visited, give the cases themselves to `surveyProportion`.
 *
 * @param clusters - `sizes`, whole numbers of cases of 1 or more, or `meanSize` of 1 or more with `cv` of 0 or more (0
 *   if omitted); `icc`, the correlation of two cases of a cluster, up to 1, and negative only as far as the variance
 *   stays positive
 * @param claim - what the estimate is about: the `process` (the default), or the `cohort`
 * @returns the design effect, mean size, squared coefficient of variation and effective sample
 * @throws ArgumentError naming the argument; for a correlation without sizes
 * @source Eldridge, Ashby and Kerry 2006, International Journal of Epidemiology 35:1292; Kish 1965, Survey Sampling,
 * section 5.4.
 *
 * @example
 * clusterDesignEffect({ sizes: [30, 12, 12, 10, 8, 7, 5], icc: 0.03 }); // 1.479…, effective sample 56.78…
 */
export function clusterDesignEffect(
  clusters: ClusterSizes,
  claim: (typeof CLAIMS)[number] = 'process',
): ClusterDesignEffect {
  requireFields('clusters', clusters, '{ sizes: [30, 12, 12], icc: 0.05 }');
  requireOneOf('claim', claim, CLAIMS);
  const {
    icc,
    sizes,
    meanSize,
    cv = 0,
  }: { icc: number; sizes?: readonly number[]; meanSize?: number; cv?: number } = clusters;
  requireBetween('icc', icc, -1, 1, 'both');
  if ((sizes === undefined) === (meanSize === undefined)) refuseSizes(icc, { hasBoth: sizes !== undefined });
  const facts = sizes === undefined ? { ...requireMean(meanSize, cv), cases: null } : factsOf(sizes);
  const designEffect = claim === 'cohort' ? 1 - icc : 1 + (facts.meanSize * (1 + facts.cvSquared) - 1) * icc;
  if (designEffect <= 0) {
    requireBetween(
      'icc',
      icc,
      claim === 'cohort' ? -1 : -1 / (facts.meanSize * (1 + facts.cvSquared) - 1),
      1,
    );
  }
  const effectiveSample = facts.cases === null ? null : facts.cases / designEffect;
  return Object.freeze({
    designEffect,
    meanSize: facts.meanSize,
    cvSquared: facts.cvSquared,
    effectiveSample,
  });
}

/**
 * The design effect about a cohort of which some clusters were visited, or all: clusters visited are strata, clusters left
 * out are part of the error. To be used with the cohort's own correction, as `complexInterval` does. Assumed are as large a
 * share of each cluster visited, and clusters left out that vary in size as those visited do.
 *
 * @param clusters - those visited, as for `clusterDesignEffect`, by cases of the sample
 * @param cohort - `of` cases inspected, `cohort` cases in all, and the `clusters` that these are in: as many as were
 *   visited, or more, with a case at least in each of the others; without a number, as many as the cohort can have where
 *   those visited were seen whole, which is the most that is left out
 * @returns 1 − ICC + ICC·Σm²/Σm·(1 − k/K)·(N − 1)/(N − n) for n of N cases and k of K clusters: 1 − ICC where all are
 *   visited, as `clusterDesignEffect` has it about a cohort
 * @throws ArgumentError naming the argument; for fewer clusters than were visited
 * @source Särndal, Swensson and Wretman 1992, result 4.3.1, with the components of variance that the correlation gives.
 *
 * @example
 * cohortDesignEffect({ meanSize: 7, icc: 0.05 }, { of: 84, cohort: 650, clusters: 12 }); // 0.95: all of them were visited
 */
export function cohortDesignEffect(
  clusters: ClusterSizes,
  cohort: { readonly of: number; readonly cohort: number; readonly clusters?: number },
): number {
  requireFields('cohort', cohort, '{ of: 84, cohort: 650, clusters: 12 }');
  const { of, cohort: size } = cohort;
  requireWhole('of', of, { min: 1 });
  requireCohort(size, of);
  const { meanSize, cvSquared } = clusterDesignEffect(clusters);
  const visited = of / meanSize;
  const most = size / meanSize;
  const inCohort = cohort.clusters ?? most;
  if (cohort.clusters !== undefined) {
    const atLeast = Math.ceil(visited - 1e-9);
    requireWhole('clusters', inCohort, { min: atLeast, max: atLeast + size - of });
  }
  const { icc } = clusters;
  const left = meanSize * (1 + cvSquared) * Math.max(0, 1 - visited / Math.min(inCohort, most));
  const leftOut = of === size ? 0 : (icc * left * (size - 1)) / (size - of);
  return Math.max(1 - icc + leftOut, SMALLEST_EFFECT);
}

/** Where clusters are all alike within and all were visited, nothing is left to chance. */
const SMALLEST_EFFECT = 1e-6;

function factsOf(sizes: readonly number[]): { meanSize: number; cvSquared: number; cases: number } {
  requireList('sizes', sizes);
  requireWhole('the number of sizes', sizes.length, { min: 1 });
  sizes.forEach((size, i) => {
    requireWhole(`sizes[${i}]`, size, { min: 1, max: 1e9 });
  });
  const cases = sizes.reduce((sum, size) => sum + size, 0);
  const meanSize = cases / sizes.length;
  const squares = sizes.reduce((sum, size) => sum + (size - meanSize) * (size - meanSize), 0);
  return { meanSize, cvSquared: squares / sizes.length / (meanSize * meanSize), cases };
}

function requireMean(meanSize: number | undefined, cv: number): { meanSize: number; cvSquared: number } {
  const mean = requireBetween('meanSize', meanSize ?? Number.NaN, 1, 1e9, 'both');
  requireBetween('cv', cv, 0, 1e4, 'both');
  return { meanSize: mean, cvSquared: cv * cv };
}

function refuseSizes(icc: number, { hasBoth }: { readonly hasBoth: boolean }): never {
  refuse(
    'bad-argument',
    hasBoth
      ? 'sizes must be given or meanSize, not both.'
      : `sizes must be given with icc ${icc}: a correlation within clusters says nothing without their sizes.`,
    { path: 'sizes', hint: 'Give the number of cases in each, such as [30, 12, 12], or meanSize with cv.' },
  );
}
