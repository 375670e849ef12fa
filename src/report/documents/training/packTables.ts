import type { MixRow, Pack } from '../../../training/pack.js';
import { percentWithCounts } from '../../../words/format.js';
import type { Table } from '../../document/table.js';

/** The realised mix of a pack beside the published one. */
export function mixTable({ notes }: Pack): Table<MixRow> {
  return {
    title: 'Mix of the pack, and the published mix',
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
