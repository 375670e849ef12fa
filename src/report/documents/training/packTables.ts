import type { MixRow, Pack, PackItem } from '../../../training/pack.js';
import { percentWithCounts } from '../../../words/format.js';
import type { Table } from '../../document/table.js';
import { itemName } from './packText.js';

/** The realised mix of a pack beside the published one. */
export function mixTable({ notes }: Pack): Table<MixRow> {
  return {
    title: 'Mix of the pack beside the published one',
    columns: [
      { key: 'what', heading: 'What', value: ({ label }) => label },
      { key: 'level', heading: 'Level', value: ({ level }) => level },
      {
        key: 'pack',
        heading: 'In the pack',
        value: ({ pack }) => pack,
        show: ({ pack, of }) => percentWithCounts(pack, of),
        align: 'right',
      },
      {
        key: 'published',
        heading: 'Published, or assumed',
        value: ({ publishedText }) => publishedText,
        align: 'right',
      },
    ],
    rows: notes.mix,
    notes: ['Out of the cases to which each applies.'],
  };
}

/** The answer sheet as a table with a column for each case. */
export function sheetTable({ items, cases }: Pack): Table<PackItem> {
  return {
    title: '',
    columns: [
      { key: 'item', heading: 'Item', value: ({ id }) => id },
      {
        key: 'question',
        heading: 'Question',
        value: (item) => (item.kind === 'keyQuestion' ? item.text : `${itemName(item)}: ${item.text}`),
      },
      ...cases.map(({ number }) => ({ key: `case${number}`, heading: `Case ${number}`, value: () => '' })),
    ],
    rows: items,
  };
}
