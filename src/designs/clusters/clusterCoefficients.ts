import { convolve } from '../../numeric/convolve.js';
import { hypergeometricPmf } from '../../numeric/distributions.js';
import { leastOf, mostOf } from '../../numeric/extremes.js';
import { type Clustering, drawsUnits, unitsPerCluster } from '../groups.js';
import { clusterSizes, evenly } from './clusters.js';
import { eachSet, isUnequal, type UnequalClustering } from './unequalSizes.js';

/**
 * What the variance of a mean over clusters depends on. The mean gives each sampled case a coefficient; A is the
 * sum of the coefficients of one cluster's or one unit's cases, B its share of the cohort. All are expected over
 * every sample that the design can take.
 */
export interface ClusterCoefficients {
  /** ΣA² over clusters and over units, and the sum of the squared coefficients of the cases. */
  readonly clusters: number;
  readonly units: number;
  readonly cases: number;
  /** ΣA·B over clusters and over units; 0 for a cohort without limit. */
  readonly clustersShared: number;
  readonly unitsShared: number;
  /** ΣB². */
  readonly clusterShares: number;
  readonly unitShares: number;
}

/** Clusters of one size: those that a sample may have differ only in how many of them are the larger ones. */
interface Kind {
  /** How many of the cohort's clusters are of this kind. */
  readonly count: number;
  readonly size: number;
  /** Cohort cases of each unit. */
  readonly units: readonly number[];
}

const squares = (values: readonly number[]): number => values.reduce((sum, value) => sum + value * value, 0);
const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** A number of larger clusters less likely than this changes no digit. */
const NEGLIGIBLE = 1e-18;

/** Units of two sizes are summed over up to so many of them in a sample. */
const MOST_UNEVEN_UNITS = 500;

/**
 * The coefficients of a design, exactly; null for a weighted mean of very many units that differ in size, and where
 * clusters that do can be taken in too many ways.
 *
 * @param weighted - false for the percentage as published, where every case counts alike
 */
export function clusterCoefficients(
  design: Clustering,
  { weighted }: { readonly weighted: boolean },
): ClusterCoefficients | null {
  const { clusters, take, cases, cohort, within, whole } = design;
  if (isUnequal(design)) return unequalCoefficients(design, clusterSizes(design), { weighted });
  const sized = cohort !== null;
  const kinds = kindsOf(design);
  const inUnits = !whole && drawsUnits(design);
  const takeUnits = within?.take ?? 1;
  const overCohort = (of: (kind: Kind) => number): number =>
    total(kinds.map((kind) => kind.count * of(kind)));
  const n = overCohort(({ size }) => size);
  const shares = {
    clusterShares: sized ? overCohort(({ size }) => size * size) / (n * n) : 0,
    unitShares: sized ? overCohort(({ units }) => squares(units)) / (n * n) : 0,
  };
  const numbers = evenly(cases, take);
  const ofUnits = numbers.flatMap((wanted) => (inUnits ? evenly(wanted, takeUnits) : [wanted]));

  if (!whole && !weighted) {
    // Every case counts 1/n, whatever the sizes; only which cluster is asked for how many is left to chance.
    const pairs = total(numbers.map((wanted) => wanted * (wanted - 1)));
    const together = overCohort((kind) => sameUnit(kind, { sized })) / clusters;
    return {
      clusters: squares(numbers) / (cases * cases),
      units: inUnits ? squares(ofUnits) / (cases * cases) : (cases + pairs * together) / (cases * cases),
      cases: 1 / cases,
      clustersShared: sized ? 1 / clusters : 0,
      unitsShared: sized
        ? inUnits
          ? 1 / (clusters * unitsPerCluster(design))
          : overCohort(({ size, units }) => squares(units) / size) / (clusters * n)
        : 0,
      ...shares,
    };
  }
  if (inUnits) {
    const uneven = new Set(kinds.flatMap(({ units }) => units)).size > 1;
    if (uneven && ofUnits.length > MOST_UNEVEN_UNITS) return null;
    const inverse = total(ofUnits.map((wanted) => 1 / wanted)) / ofUnits.length;
    return { ...unitCoefficients(design, kinds, takeUnits, inverse, sized ? n : null), ...shares };
  }
  // Clusters count by their size. The sample's size depends on how many of the larger ones it has.
  const inverse = total(numbers.map((wanted) => 1 / wanted)) / take;
  const [larger, smaller] = kinds;
  const sum = { clusters: 0, units: 0, cases: 0, clustersShared: 0, unitsShared: 0 };
  const most = larger.count;
  for (let many = Math.max(0, take - clusters + most); many <= Math.min(take, most); many++) {
    const chance = hypergeometricPmf(many, clusters, most, take);
    const over = (of: (kind: Kind) => number): number => many * of(larger) + (take - many) * of(smaller);
    const size = over((kind) => kind.size);
    const scale = chance / (size * size);
    sum.clusters += scale * over((kind) => kind.size * kind.size);
    sum.cases += whole ? chance / size : scale * over((kind) => kind.size * kind.size) * inverse;
    sum.units +=
      scale *
      over((kind) => {
        if (whole) return squares(kind.units);
        return kind.size * kind.size * (inverse + (1 - inverse) * sameUnit(kind, { sized }));
      });
    if (sized) {
      sum.clustersShared += (chance / (size * n)) * over((kind) => kind.size * kind.size);
      sum.unitsShared += (chance / (size * n)) * over((kind) => squares(kind.units));
    }
  }
  return { ...sum, ...shares };
}

/**
 * The clusters of a cohort by size, the larger ones and the smaller; those of a cohort without limit all of size 1.
 * Where all are alike they are the smaller ones, and there are no larger.
 */
function kindsOf(design: Clustering): readonly [larger: Kind, smaller: Kind] {
  const units = unitsPerCluster(design);
  const sizes = clusterSizes(design) ?? new Float64Array(design.clusters * units).fill(1 / units);
  const kindAt = (cluster: number): Kind => {
    const own = [...sizes.subarray(cluster * units, (cluster + 1) * units)];
    return { count: 0, size: design.cohort === null ? 1 : total(own), units: own };
  };
  const [first, last] = [kindAt(0), kindAt(design.clusters - 1)];
  // The larger ones come first.
  const larger = design.cohort === null || first.size === last.size ? 0 : design.cohort % design.clusters;
  return [
    { ...first, count: larger },
    { ...last, count: design.clusters - larger },
  ];
}

/** The chance that two cases drawn from a cluster have the same unit. */
function sameUnit({ size, units }: Kind, { sized }: { readonly sized: boolean }): number {
  if (sized && size < 2) return 1;
  return sized ? total(units.map((cases) => cases * (cases - 1))) / (size * (size - 1)) : squares(units);
}

/**
 * The coefficients of units drawn within clusters, each counting by its size. Units come in two sizes at most, so a
 * sample's size depends on how many of the larger ones it has, cluster by cluster; their numbers are summed over.
 *
 * @param inverse - mean of one over the cases asked of a unit
 * @param cohort - cases in the cohort; null without limit
 */
function unitCoefficients(
  { clusters, take }: Clustering,
  kinds: readonly [Kind, Kind],
  takeUnits: number,
  inverse: number,
  cohort: number | null,
): Omit<ClusterCoefficients, 'clusterShares' | 'unitShares'> {
  const small = leastOf(kinds.flatMap(({ units }) => units));
  const large = mostOf(kinds.flatMap(({ units }) => units));
  /** How many of the units taken in a cluster are of the larger size. */
  const heldOf = ({ units }: Kind): Float64Array => {
    if (large === small) return Float64Array.of(1);
    const most = units.filter((size) => size === large).length;
    return Float64Array.from({ length: takeUnits + 1 }, (_, many) =>
      hypergeometricPmf(many, units.length, most, takeUnits),
    );
  };
  const [first, second] = kinds;
  const sum = { clusters: 0, units: 0, cases: 0, clustersShared: 0, unitsShared: 0 };
  const [ofFirst, ofSecond] = [heldOf(first), heldOf(second)];
  const of = first.count;
  for (let firsts = Math.max(0, take - clusters + of); firsts <= Math.min(take, of); firsts++) {
    const chance = hypergeometricPmf(firsts, clusters, of, take);
    if (chance < NEGLIGIBLE) continue;
    for (const [kind, own, count] of [
      [first, ofFirst, firsts],
      [second, ofSecond, take - firsts],
    ] as const) {
      if (count === 0) continue;
      // All but one of the clusters taken, and then that one.
      let rest: Float64Array = Float64Array.of(1);
      for (let other = kind === first ? 1 : 0; other < firsts; other++) rest = convolve(rest, ofFirst);
      for (let other = kind === first ? 0 : 1; other < take - firsts; other++)
        rest = convolve(rest, ofSecond);
      own.forEach((chanceHere, many) => {
        rest.forEach((chanceRest, others) => {
          const weight = chance * count * chanceHere * chanceRest;
          if (weight === 0) return;
          const size = take * takeUnits * small + (many + others) * (large - small);
          const here = takeUnits * small + many * (large - small);
          const square = many * large * large + (takeUnits - many) * small * small;
          sum.clusters += (weight * here * here) / (size * size);
          sum.units += (weight * square) / (size * size);
          sum.cases += (weight * square * inverse) / (size * size);
          if (cohort === null) return;
          sum.clustersShared += (weight * here * kind.size) / (size * cohort);
          sum.unitsShared += (weight * square) / (size * cohort);
        });
      });
    }
  }
  return sum;
}

/**
 * The coefficients of a mean over clusters that differ in size, over every set of them; null for too many sets. As
 * published each case counts alike; weighted, a cluster counts by its size.
 */
function unequalCoefficients(
  design: UnequalClustering,
  cohortSizes: Int32Array | null,
  { weighted }: { readonly weighted: boolean },
): ClusterCoefficients | null {
  const sizes = cohortSizes ?? design.sizes;
  const cohort = cohortSizes?.reduce((sum, size) => sum + size, 0) ?? Infinity;
  const sum = { clusters: 0, cases: 0, shared: 0 };
  const isListed = eachSet(design, cohortSizes, (taken, chance) => {
    const countOf = (cluster: number): number => {
      if (taken[cluster] === 0) return 0;
      return weighted ? sizes[cluster]! : taken[cluster]!;
    };
    let total = 0;
    for (let cluster = 0; cluster < taken.length; cluster++) total += countOf(cluster);
    for (let cluster = 0; cluster < taken.length; cluster++) {
      const coefficient = countOf(cluster) / total;
      if (coefficient === 0) continue;
      sum.clusters += chance * coefficient * coefficient;
      sum.cases += (chance * coefficient * coefficient) / taken[cluster]!;
      sum.shared += (chance * coefficient * sizes[cluster]!) / cohort;
    }
  });
  if (!isListed) return null;
  const shares = cohortSizes?.reduce((all, size) => all + (size / cohort) ** 2, 0) ?? 0;
  // Clusters that differ in size have no units within.
  return {
    clusters: sum.clusters,
    units: sum.clusters,
    cases: sum.cases,
    clustersShared: sum.shared,
    unitsShared: sum.shared,
    clusterShares: shares,
    unitShares: shares,
  };
}
