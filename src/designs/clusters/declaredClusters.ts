import { list } from '../../words/format.js';
import type { DeclaredDesign, DesignAxis } from '../design.js';
import type { Within } from '../groups.js';
import type { GridPoint } from '../kind.js';
import { sizesOfCv } from './unequalSizes.js';

/** A clustered design as declared; null takes the grid's. */
export interface DeclaredClusters extends DeclaredDesign {
  readonly unit: string;
  readonly clusters: number | null;
  readonly take: number | null;
  readonly icc: number | null;
  /** Sizes of the clusters, in proportion, or their coefficient of variation; left out where they are equal. */
  readonly sizes?: readonly number[];
  readonly cv?: number;
  /** Units within the clusters; left out where there are none. */
  readonly within?: DeclaredWithin;
}

/** Units within the clusters of a design, as declared: practitioners within a PDU. */
interface DeclaredWithin extends Omit<Within, 'icc'> {
  /** Null takes the grid's. */
  readonly icc: number | null;
}

/** What the file of a study says of clusters, with what it leaves out as null. */
export function readClusters({ unit, clusters, sizes, cv, take, icc, within }: WrittenClusters) {
  return {
    unit,
    clusters: clusters ?? sizes?.length ?? null,
    ...(sizes === undefined ? {} : { sizes }),
    ...(cv === undefined ? {} : { cv }),
    take: take ?? null,
    icc: icc ?? null,
    ...(within === undefined
      ? {}
      : { within: { ...within, take: within.take ?? null, icc: within.icc ?? null } }),
  };
}

interface WrittenClusters {
  readonly unit: string;
  readonly clusters?: number | undefined;
  readonly sizes?: readonly number[] | undefined;
  readonly cv?: number | undefined;
  readonly take?: number | undefined;
  readonly icc?: number | undefined;
  readonly within?:
    | {
        readonly unit: string;
        readonly clusters: number;
        readonly take?: number | undefined;
        readonly icc?: number | undefined;
      }
    | undefined;
}

/** The axes that clusters and units leave to the grid. */
export function clusterAxes({ icc, clusters, take, within }: DeclaredClusters): DesignAxis[] {
  return [
    ...(icc === null ? (['icc'] as const) : []),
    ...(clusters === null ? (['clusters'] as const) : []),
    ...(take === null ? (['take'] as const) : []),
    ...(within !== undefined && within.icc === null ? (['iccWithin'] as const) : []),
  ];
}

/** Clusters of a design whose file says nothing of them: the PDUs of the West Midlands. */
const CLUSTERS = 11;

/** Clusters and units with every gap filled from the grid; all clusters are taken, and independent, if omitted. */
export function clustersAt(declared: DeclaredClusters, at: GridPoint) {
  const { unit, cv, within } = declared;
  const clusters = declared.clusters ?? at.axis('clusters') ?? CLUSTERS;
  const take = declared.take ?? at.axis('take') ?? clusters;
  const icc = declared.icc ?? at.axis('icc') ?? 0;
  const sizes = declared.sizes ?? (cv === undefined ? undefined : sizesOfCv(cv, clusters));
  return {
    unit,
    clusters,
    ...(sizes === undefined ? {} : { sizes }),
    take,
    icc,
    ...(within === undefined
      ? {}
      : { within: { ...within, icc: within.icc ?? at.axis('iccWithin') ?? icc } }),
  };
}

/** What a report says of clusters and their units. */
export function clusterFacts({ clusters, unit, sizes, cv, take, icc, within }: DeclaredClusters): string[] {
  const taken = take === null ? '' : take === 1 ? 'one of them taken' : `${take} of them taken`;
  const facts = [
    clusters === null ? '' : `${clusters} clusters (${unit})`,
    sizes === undefined ? '' : `of sizes ${list(sizes.map(String))}`,
    cv === undefined ? '' : `sizes with a coefficient of variation of ${cv}`,
    taken,
    icc === null ? '' : `intraclass correlation ${icc}`,
    ...(within === undefined
      ? []
      : [
          `${within.clusters} units in each (${within.unit})`,
          within.take === null ? '' : `${within.take} of them taken in each`,
          within.icc === null ? '' : `intraclass correlation ${within.icc} within one`,
        ]),
  ];
  return facts.filter((fact) => fact !== '');
}
