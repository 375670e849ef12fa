import { clusterSizes, evenly } from '../inspection/designs/clusters.js';
import { type ClusteredDesign, drawsUnits, unitsPerCluster, withinOf } from '../inspection/designs/design.js';
import { hypergeometricPmf } from '../numeric/distributions.js';

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

/** Clusters of one size: those that a sample may hold differ only in how many of them are the larger ones. */
interface Kind {
  /** Share of the cohort's clusters that are of this kind. */
  readonly count: number;
  readonly size: number;
  /** Cohort cases of each unit. */
  readonly units: readonly number[];
}

const squares = (values: readonly number[]): number => values.reduce((sum, value) => sum + value * value, 0);
const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** The clusters of a cohort by size, the larger first; of a cohort without limit all of size 1, alike. */
function kindsOf(design: ClusteredDesign): Kind[] {
  const units = unitsPerCluster(design);
  const sizes = clusterSizes(design);
  if (sizes === null) {
    return [{ count: design.clusters, size: 1, units: Array.from({ length: units }, () => 1 / units) }];
  }
  const kinds: Kind[] = [];
  for (let first = 0; first < sizes.length; first += units) {
    const own = [...sizes.subarray(first, first + units)];
    const size = total(own);
    const known = kinds.findIndex((kind) => kind.size === size);
    if (known < 0) kinds.push({ count: 1, size, units: own });
    else kinds[known] = { count: (kinds[known]?.count ?? 0) + 1, size, units: own };
  }
  return kinds;
}

/** The chance that two cases drawn from a cluster have the same unit. */
function sameUnit({ size, units }: Kind, sized: boolean): number {
  if (sized && size < 2) return 1;
  return sized ? total(units.map((held) => held * (held - 1))) / (size * (size - 1)) : squares(units);
}

/**
 * The coefficients of a design, exactly; null where the units taken may be of different sizes, so that a weighted
 * mean has no closed form.
 *
 * @param weighted - false for the percentage as published, where every case counts alike
 */
export function clusterCoefficients(design: ClusteredDesign, weighted: boolean): ClusterCoefficients | null {
  const { clusters, take, cases, cohort } = design;
  const within = withinOf(design);
  const sized = cohort !== null;
  const kinds = kindsOf(design);
  const whole = design.kind === 'cluster';
  const inUnits = !whole && drawsUnits(design);
  const takeUnits = within?.take ?? 1;
  if (inUnits && sized && weighted && new Set(kinds.flatMap(({ units }) => units)).size > 1) return null;
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
    const together = overCohort((kind) => sameUnit(kind, sized)) / clusters;
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
    // Units of one size: each taken one counts alike, whatever it is asked for.
    const each = 1 / (take * takeUnits);
    return {
      clusters: 1 / take,
      units: each,
      cases: each * each * total(ofUnits.map((wanted) => 1 / wanted)),
      clustersShared: sized ? 1 / clusters : 0,
      unitsShared: sized ? 1 / (clusters * unitsPerCluster(design)) : 0,
      ...shares,
    };
  }
  // Clusters count by their size. The sample's size depends on how many of the larger ones it holds.
  const inverse = total(numbers.map((wanted) => 1 / wanted)) / take;
  const [larger, smaller] = [kinds[0], kinds[1] ?? kinds[0]];
  const sum = { clusters: 0, units: 0, cases: 0, clustersShared: 0, unitsShared: 0 };
  if (larger === undefined || smaller === undefined) return null;
  const most = kinds.length > 1 ? larger.count : 0;
  for (let held = Math.max(0, take - clusters + most); held <= Math.min(take, most); held++) {
    const chance = hypergeometricPmf(held, clusters, most, take);
    const over = (of: (kind: Kind) => number): number => held * of(larger) + (take - held) * of(smaller);
    const size = over((kind) => kind.size);
    const scale = chance / (size * size);
    sum.clusters += scale * over((kind) => kind.size * kind.size);
    sum.cases += whole ? chance / size : scale * over((kind) => kind.size * kind.size) * inverse;
    sum.units +=
      scale *
      over((kind) => {
        if (whole) return squares(kind.units);
        return kind.size * kind.size * (inverse + (1 - inverse) * sameUnit(kind, sized));
      });
    if (sized) {
      sum.clustersShared += (chance / (size * n)) * over((kind) => kind.size * kind.size);
      sum.unitsShared += (chance / (size * n)) * over((kind) => squares(kind.units));
    }
  }
  return { ...sum, ...shares };
}
