import { clusterSizes } from '../../../designs/clusters/clusters.js';
import type { Clustering } from '../../../designs/groups.js';
import { inclusionProbabilities } from '../../../designs/inclusion.js';
import { apportion } from '../../../designs/sampling/apportion.js';
import { leastOf, mostOf } from '../../../numeric/extremes.js';
import type { PreparedStudy } from '../../../study/run/prepare.js';
import type { CompiledWorld } from '../../../study/world/compileWorld.js';
import { number, percent } from '../../../words/format.js';
import type { Table } from '../../document/table.js';

/** One group of one design: a stratum, or what every cluster is like. */
interface GroupRow {
  readonly design: string;
  readonly group: string;
  readonly share: number;
  readonly size: number | null;
  readonly taken: number;
  /** The chance that a case of the group is in the sample; null where the design does not settle it. */
  readonly inclusion: number | null;
  /** The largest such chance, where a row sums up groups that differ. */
  readonly inclusionMost?: number | null;
}

/** Groups shown one by one; a design with more is summed up. */
const MOST_SHOWN = 12;

/** How each design chooses: its groups, the cases taken from each and a case's chance of being one of them. */
export function designTable({ conditions }: PreparedStudy): Table<GroupRow> {
  const seen = new Set<string>();
  const rows = conditions.flatMap(({ condition, worlds }) => {
    const [world] = worlds;
    const { icc: _icc, ...shape } = { icc: 0, ...condition.design };
    const key = `${condition.designName} ${JSON.stringify(shape)}`;
    if (world === undefined || seen.has(key)) return [];
    seen.add(key);
    return rowsOf(condition.designName, world);
  });
  return {
    title: 'How cases are chosen',
    rows,
    notes: [
      'Sizes and cases are those expected; a cohort without limit has no inclusion probabilities, nor has a quota sample.',
    ],
    columns: [
      { key: 'design', heading: 'Design', value: ({ design }) => design },
      { key: 'group', heading: 'Group', value: ({ group }) => group },
      {
        key: 'share',
        heading: 'Share',
        value: ({ share }) => share,
        show: ({ share }) => percent(share, 1),
        align: 'right',
      },
      { key: 'size', heading: 'Cohort', value: ({ size }) => size },
      {
        key: 'taken',
        heading: 'Cases',
        value: ({ taken }) => taken,
        show: ({ taken }) => number(taken, Number.isInteger(taken) ? 0 : 2),
        align: 'right',
      },
      {
        key: 'inclusion',
        heading: 'Inclusion probability',
        value: ({ inclusion }) => inclusion,
        show: ({ inclusion, inclusionMost }) => showChance(inclusion, inclusionMost ?? inclusion),
        align: 'right',
      },
    ],
  };
}

function rowsOf(name: string, world: CompiledWorld): GroupRow[] {
  const { design, grouping, groups } = world;
  const count = groups.names.length;
  const sizes =
    grouping.into === 'clusters'
      ? clusterSizes(grouping)
      : design.cohort === null
        ? null
        : apportion(groups.shares, design.cohort, null, new Int32Array(count));
  const inclusion = sizes === null ? null : inclusionProbabilities(design, groups, sizes);
  const rows = groups.names.map((group, index) => {
    const size = sizes?.[index] ?? null;
    const chance = inclusion?.[index] ?? null;
    const share = groups.shares[index]!;
    return {
      design: name,
      group,
      share,
      size,
      taken: size !== null && chance !== null ? chance * size : Number.NaN,
      inclusion: chance,
    };
  });
  const [first] = rows;
  const taken = new Int32Array(count);
  // Half-way along, a systematic sample takes what it takes on average; the other designs do not look.
  world.take(sizes, () => 0.5, taken);
  const filled = rows.map((row, index) => (Number.isNaN(row.taken) ? { ...row, taken: taken[index]! } : row));
  if (first === undefined || (count <= MOST_SHOWN && grouping.into === 'strata')) return filled;
  const total = (of: (row: GroupRow) => number): number => filled.reduce((sum, row) => sum + of(row), 0);
  const chances = filled.flatMap((row) => (row.inclusion === null ? [] : [row.inclusion]));
  return [
    {
      design: name,
      group: grouping.into === 'clusters' ? clustersOf(grouping) : `${count} groups`,
      share: total(({ share }) => share),
      size: sizes === null ? null : sizes.reduce((sum, size) => sum + size, 0),
      taken: total((row) => row.taken),
      inclusion: chances.length === 0 ? null : leastOf(chances),
      inclusionMost: chances.length === 0 ? null : mostOf(chances),
    },
  ];
}

/** `0.1292`, or `0.1288 to 0.1311` where groups differ. */
function showChance(least: number | null, most: number | null): string {
  if (least === null || most === null) return '–';
  const [low, high] = [number(least, 4), number(most, 4)];
  return low === high ? low : `${low} to ${high}`;
}

/** `11 × PDU, each 15 × practitioner`. */
function clustersOf({ unit, within, ...design }: Clustering): string {
  const clusters = `${design.clusters} × ${unit}`;
  return within === null ? clusters : `${clusters}, each ${within.clusters} × ${within.unit}`;
}
