import { type ClusteredDesign, isClustered, withinOf } from '../../designs/design.js';
import { settled } from '../estimators/estimate.js';
import type { CompiledWorld } from '../world/compileWorld.js';
import { marginsOf } from '../world/patterns.js';
import { type Scoring, scoredDistribution } from '../world/scoring.js';
import { clusterCoefficients } from './clusterCoefficients.js';
import { overStrata, type Stratum } from './strataError.js';
import { systematicVariance } from './systematicError.js';

/**
 * The variance of an estimated percentage about the truth, over everything that its design leaves to chance, worked
 * out rather than simulated: what a standard error should be.
 *
 * @param asked.question - place of a question among those of the world
 * @param asked.weighted - whether the estimate is weighted by the design, or as published
 * @param asked.ofCohort - about the percentage of the cohort, or of the process that made it
 * @returns null where it has no closed form: a question that does not apply to every case, inspectors who differ or
 *   whose marks are checked, a cohort with too many make-ups
 */
export function designVariance(world: CompiledWorld, scoring: Scoring, asked: Asked): number | null {
  const found = varianceOf(world, scoring, asked);
  // A cohort that is inspected wholly leaves nothing but the rounding of its sums.
  return found === null ? null : settled(found);
}

interface Asked {
  readonly question: number;
  readonly weighted: boolean;
  readonly ofCohort: boolean;
}

function varianceOf(
  world: CompiledWorld,
  scoring: Scoring,
  { question, weighted, ofCohort }: Asked,
): number | null {
  const { inspectors } = scoring;
  const plain = inspectors.leniency === 0 && inspectors.doubleMarked === 0 && inspectors.checked === 0;
  if (!scoring.perfect && !plain) return null;
  if ((world.relevance[question] ?? 0) < 1 - 1e-12) return null;
  const { sensitivity, specificity } = scoring.final[question] ?? { sensitivity: 1, specificity: 1 };
  const signal = scoring.perfect ? 1 : sensitivity + specificity - 1;
  const of = (distribution: Float64Array): Omit<Stratum, 'share'> => {
    const yes = (from: Float64Array): number => {
      const mass = from.reduce((sum, one) => sum + one, 0);
      return Math.min(1, (marginsOf(world.patterns, from).yes[question] ?? 0) / mass);
    };
    return {
      truth: yes(distribution),
      scored: yes(scoredDistribution(world.patterns, distribution, scoring)),
    };
  };
  const { design } = world;
  if (isClustered(design)) return overClusters(design, of(world.overall), signal, weighted, ofCohort);
  const strata = world.distributions.map((distribution, stratum) => ({
    share: world.groups.shares[stratum] ?? 0,
    ...of(distribution),
  }));
  if (design.kind === 'matched') {
    const { cases, cohort } = design;
    return systematicVariance(strata, { cases, cohort, signal, ofCohort: ofCohort && cohort !== null });
  }
  return overStrata(world, strata, { signal, weighted, ofCohort });
}

const variance = (p: number): number => p * (1 - p);

/** Clusters share effects: the variance of the coefficients' sum, level by level (Searle, Casella, McCulloch 1992). */
function overClusters(
  design: ClusteredDesign,
  { scored, truth }: Omit<Stratum, 'share'>,
  signal: number,
  weighted: boolean,
  ofCohort: boolean,
): number | null {
  const found = clusterCoefficients(design, weighted);
  if (found === null) return null;
  const icc = design.icc;
  const ofUnits = (withinOf(design)?.icc ?? icc) - icc;
  const all = variance(truth);
  const shared = signal * signal * (icc + ofUnits) * all;
  const estimate =
    signal * signal * all * (icc * found.clusters + ofUnits * found.units) +
    (variance(scored) - shared) * found.cases;
  if (!ofCohort || design.cohort === null) return estimate;
  // Every case of the sample is one of the cohort's.
  const cases = (1 - icc - ofUnits) / design.cohort;
  const cohort = all * (icc * found.clusterShares + ofUnits * found.unitShares + cases);
  const both = signal * all * (icc * found.clustersShared + ofUnits * found.unitsShared + cases);
  return estimate + cohort - 2 * both;
}
