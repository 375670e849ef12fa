import { type ClusteredDesign, type Design, isClustered, withinOf } from '../inspection/designs/design.js';
import { binomialPmf } from '../numeric/distributions.js';
import { clusterCoefficients } from './clusterCoefficients.js';
import type { CompiledWorld } from './compileWorld.js';
import { marginsOf } from './patterns.js';
import { type Scoring, scoredDistribution } from './scoring.js';

/** Yes as scored and as it truly is, in one stratum or in the whole process. */
interface Stratum {
  readonly share: number;
  readonly scored: number;
  readonly truth: number;
}

/** Most make-ups of a cohort that are summed over. */
const MOST_COHORTS = 100_000;

/** A make-up less likely than this changes no digit. */
const NEGLIGIBLE = 1e-18;

/**
 * The variance of an estimated percentage about the truth, over everything that its design leaves to chance, worked
 * out rather than simulated: what a standard error should be.
 *
 * @param question - place of a question among those of the world
 * @param weighted - whether the estimate is weighted by the design, or as published
 * @param ofCohort - about the percentage of the cohort, or of the process that made it
 * @returns null where it has no closed form: a question that does not apply to every case, inspectors who differ or
 *   whose marks are checked, a cohort with too many make-ups
 */
export function designVariance(
  world: CompiledWorld,
  scoring: Scoring,
  { question, weighted, ofCohort }: { question: number; weighted: boolean; ofCohort: boolean },
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
  return overStrata(world, strata, signal, weighted, ofCohort);
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

/** Mean and variance of the error, given the make-up of the cohort and the cases taken from each stratum. */
interface Given {
  readonly mean: number;
  readonly variance: number;
}

function overStrata(
  { design, take, groups }: CompiledWorld,
  strata: readonly Stratum[],
  signal: number,
  weighted: boolean,
  ofCohort: boolean,
): number | null {
  const { cohort } = design;
  const taken = new Int32Array(strata.length);
  if (cohort === null) {
    const shares = Float64Array.from(groups.shares);
    take(null, () => 0, taken);
    return given(design, strata, shares, taken, signal, weighted, false).variance;
  }
  if (strata.length === 1) {
    taken[0] = design.cases;
    const sizes = Int32Array.of(cohort);
    return given(design, strata, sizes, taken, signal, weighted, ofCohort).variance;
  }
  const cohorts = makeUps(cohort, strata);
  if (cohorts === null) return null;
  let [mean, square, within] = [0, 0, 0];
  const sizes = new Int32Array(strata.length);
  for (const { chance, counts } of cohorts) {
    sizes.set(counts);
    take(sizes, () => 0, taken);
    const one = given(design, strata, sizes, taken, signal, weighted, ofCohort);
    mean += chance * one.mean;
    square += chance * one.mean * one.mean;
    within += chance * one.variance;
  }
  return within + square - mean * mean;
}

/** The error of the estimate when strata have these sizes, in cases or as shares, and give these cases. */
function given(
  design: Design,
  strata: readonly Stratum[],
  sizes: ArrayLike<number>,
  taken: Int32Array,
  signal: number,
  weighted: boolean,
  ofCohort: boolean,
): Given {
  let [cohort, cases] = [0, 0];
  strata.forEach((_, stratum) => {
    cohort += sizes[stratum] ?? 0;
    cases += taken[stratum] ?? 0;
  });
  const matched = design.kind === 'matched';
  let [mean, spread] = [0, 0];
  strata.forEach(({ scored, truth }, stratum) => {
    const share = (sizes[stratum] ?? 0) / cohort;
    // A systematic sample takes its exact share on average; how far it is off by rounding is added below.
    const count = matched ? share * cases : (taken[stratum] ?? 0);
    if (count > 0) {
      const coefficient = weighted ? share : count / cases;
      mean += coefficient * scored;
      spread += (coefficient * coefficient * variance(scored)) / count;
      if (ofCohort) spread -= (2 * signal * coefficient * variance(truth)) / cohort;
    }
    if (ofCohort) {
      mean -= share * truth;
      spread += (share * variance(truth)) / cohort;
    }
  });
  if (matched) spread += roundingVariance(strata, sizes, cases);
  return { mean, variance: spread };
}

/**
 * The variance that the rounding of strata to whole cases adds to a systematic sample: up to the end of each
 * stratum the list gives a case more or fewer with the start u, and two ends move together (Madow and Madow 1944).
 */
function roundingVariance(strata: readonly Stratum[], sizes: ArrayLike<number>, cases: number): number {
  let cohort = 0;
  strata.forEach((_, stratum) => {
    cohort += sizes[stratum] ?? 0;
  });
  const steps: { readonly part: number; readonly change: number }[] = [];
  let passed = 0;
  for (let stratum = 0; stratum < strata.length - 1; stratum++) {
    passed += sizes[stratum] ?? 0;
    const upTo = (passed * cases) / cohort;
    const change = (strata[stratum]?.scored ?? 0) - (strata[stratum + 1]?.scored ?? 0);
    steps.push({ part: upTo - Math.floor(upTo), change });
  }
  let sum = 0;
  for (const a of steps) {
    for (const b of steps) sum += a.change * b.change * (Math.min(a.part, b.part) - a.part * b.part);
  }
  return sum / (cases * cases);
}

/** Every make-up that a cohort of this size can have, with its chance; null when there are too many. */
function makeUps(
  cohort: number,
  strata: readonly Stratum[],
): { chance: number; counts: readonly number[] }[] | null {
  // Each stratum but the last moves within some ten standard deviations of its share.
  const ways = strata
    .slice(0, -1)
    .reduce(
      (product, { share }) => product * Math.min(cohort + 1, 20 * Math.sqrt(cohort * variance(share)) + 2),
      1,
    );
  if (ways > MOST_COHORTS) return null;
  const found: { chance: number; counts: readonly number[] }[] = [];
  const place = (counts: readonly number[], left: number, share: number, chance: number): void => {
    const stratum = strata[counts.length];
    if (stratum === undefined) return;
    if (counts.length === strata.length - 1) {
      found.push({ chance, counts: [...counts, left] });
      return;
    }
    const own = Math.min(1, stratum.share / share);
    for (let held = 0; held <= left; held++) {
      const reached = chance * binomialPmf(held, left, own);
      if (reached > NEGLIGIBLE) place([...counts, held], left - held, share - stratum.share, reached);
    }
  };
  place(
    [],
    cohort,
    strata.reduce((sum, { share }) => sum + share, 0),
    1,
  );
  return found;
}
