import type { Marking } from '../../../training/marking/marking.js';
import type { Pack, PackItem } from '../../../training/pack.js';
import { percent } from '../../../words/format.js';
import type { HeatMapChart } from '../../chart/heat.js';
import type { CellLook, Column, Table } from '../../document/table.js';
import { itemName } from './packText.js';

/** Cases by prompts in percent, for pages: dark where most answers miss the key. */
export function fitTable(pack: Pack, { map }: Marking): Table<PackItem> {
  const cellOf = (item: PackItem, number: number) =>
    map.find((one) => one.case === number && one.item === item.id);
  const shareOf = (item: PackItem, number: number): number | null => {
    const cell = cellOf(item, number);
    return cell === undefined || cell.of === 0 ? null : cell.right / cell.of;
  };
  return {
    title: '',
    columns: [
      {
        key: 'item',
        heading: 'Item',
        value: (item) => item.id,
        show: itemLabel,
        look: () => 'heading',
      },
      ...pack.cases.map(({ number: n }): Column<PackItem> => {
        return {
          key: `case${n}`,
          heading: `Case ${n}`,
          value: (item) => shareOf(item, n),
          show: (item) => {
            const share = shareOf(item, n);
            return share === null ? '–' : `${percent(share)}${cellOf(item, n)?.contested ? ' c' : ''}`;
          },
          align: 'right',
          look: (item) => shade(shareOf(item, n)),
        };
      }),
    ],
    rows: pack.items,
  };
}

function shade(share: number | null): CellLook | null {
  if (share === null || share >= 2 / 3) return null;
  return share < 1 / 3 ? 'dark' : 'middle';
}

function itemLabel(item: PackItem): string {
  return item.kind === 'prompt' ? `${itemName(item)} ${item.short}` : itemName(item);
}

/** Cases by prompts: how many answers fit the key. */
export function heatChart(pack: Pack, { map }: Marking): HeatMapChart {
  const items = pack.items.map(({ id }) => id);
  return {
    kind: 'heat',
    title: 'Answers that fit the key, by item and case',
    rows: pack.items.map(itemLabel),
    columns: pack.cases.map(({ number: n }) => String(n)),
    cells: items.map((item) =>
      pack.cases.map(({ number: n }) => {
        const cell = map.find((one) => one.case === n && one.item === item);
        return cell === undefined || cell.of === 0 ? null : cell.right / cell.of;
      }),
    ),
    scale: { label: 'Answers that fit the key', low: 0, high: 1, format: 'percent' },
  };
}
