import type { MixRow, Pack, PackItem } from '../../../training/pack.js';
import { percentWithCounts } from '../../../words/format.js';
import { raw } from '../../document/columns.js';
import type { Column, Table } from '../../document/table.js';

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

/** As many cases as fit beside the questions on a page. */
const CASES_ACROSS = 8;

/** The answer sheet: a row for each question and prompt, a box to fill in for each case. */
export function sheetTables({ items, cases }: Pack): Table<PackItem>[] {
  return chunks(cases, CASES_ACROSS).map((some) => ({
    title: `Cases ${some[0]?.number} to ${some.at(-1)?.number}`,
    columns: [
      { key: 'item', heading: 'Item', value: ({ id }) => id },
      {
        key: 'question',
        heading: 'Question',
        value: (item) => (item.kind === 'keyQuestion' ? item.text : `(${item.letter}) ${item.text}`),
        look: ({ kind }) => (kind === 'keyQuestion' ? 'group' : 'under'),
      },
      ...some.map(
        ({ number }): Column<PackItem> => ({
          key: `case${number}`,
          heading: String(number),
          value: () => '',
          look: () => 'blank',
        }),
      ),
    ],
    rows: items,
  }));
}

/** The answer sheet for machines: one row for each case and item, with the answer left to fill in. */
export function sheetRowsTable({ code, notice, cases, items }: Pack): Table<SheetRow> {
  return {
    title: 'Answer sheet',
    columns: [
      raw('pack', () => code),
      raw('participant', () => ''),
      raw('case', ({ number }) => number),
      raw('item', ({ item }) => item.id),
      raw('answer', () => ''),
      raw('question', ({ item }) => item.text),
      raw('notice', () => notice),
    ],
    rows: cases.flatMap(({ number }) => items.map((item) => ({ number, item }))),
  };
}

interface SheetRow {
  readonly number: number;
  readonly item: PackItem;
}

function chunks<Item>(items: readonly Item[], size: number): (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
