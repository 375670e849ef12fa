import type { CaseFile, Pack, PackItem } from '../../../training/pack.js';
import { raw } from '../../document/columns.js';
import type { Column, Table } from '../../document/table.js';
import { originOfPack } from './packText.js';

/** As many cases as fit beside the questions on a page. */
const CASES_ACROSS = 8;

/** The answer sheet on paper: a row for each question and prompt, a box to fill in for each case; one table a page. */
export function sheetTables({ items, cases }: Pack): Table<PackItem>[] {
  return evenly(cases, CASES_ACROSS).map((some) => ({
    title:
      some.length === 1 ? `Case ${some[0]?.number}` : `Cases ${some[0]?.number} to ${some.at(-1)?.number}`,
    columns: [
      { key: 'item', heading: 'Item', value: ({ id }) => id },
      {
        key: 'question',
        heading: 'Question',
        value: questionOf,
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

/** One answer to fill in. */
interface SheetRow {
  readonly file: Pick<CaseFile, 'number' | 'id'>;
  readonly item: PackItem;
}

/** The long answer sheet: a row for each case and item, with its answer, the entries that decide it, and why, left to fill in. */
export function longSheet({ code, notice, cases, items }: Pack): Table<SheetRow> {
  return {
    title: 'Answer sheet',
    columns: [
      raw('pack', () => code),
      raw('participant', () => ''),
      raw('case', ({ file }) => file.number),
      raw('item', ({ item }) => item.id),
      raw('answer', () => ''),
      raw('entries', () => ''),
      raw('reason', () => ''),
      raw('confidence', () => ''),
      raw('caseId', ({ file }) => file.id),
      raw('question', ({ item }) => item.text),
      raw('notice', () => notice),
    ],
    rows: cases.flatMap((file) => items.map((item) => ({ file, item }))),
  };
}

/** The wide answer sheet: a row for each item, a column for each case. */
export function wideSheet({ code, notice, cases, items }: Pack): Table<PackItem> {
  return {
    title: 'Answer sheet',
    columns: [
      raw('pack', () => code),
      raw('participant', () => ''),
      raw('item', ({ id }) => id),
      raw('question', questionOf),
      ...cases.map(({ number }) => raw<PackItem>(`Case ${number}`, () => '')),
      raw('notice', () => notice),
    ],
    rows: items,
  };
}

/** The sheet of those who set a standard: a row for each key question that the key settles, its probability left to fill in. */
export function standardSheet(pack: Pack): Table<SheetRow> {
  const { code, notice, cases, items, key } = pack;
  const settled = new Set(
    key.flatMap(({ number, questions }) =>
      questions.flatMap(({ item, judgement }) => (judgement === 'contested' ? [] : [`${number}/${item}`])),
    ),
  );
  return {
    title: 'Standard',
    columns: [
      raw('pack', () => code),
      raw('judge', () => ''),
      raw('case', ({ file }) => file.number),
      raw('item', ({ item }) => item.id),
      raw('probability', () => ''),
      raw('caseId', ({ file }) => file.id),
      raw('question', ({ item }) => item.text),
      raw('notice', () => `${notice} ${originOfPack(pack)}`),
    ],
    rows: cases
      .flatMap((file) => items.map((item) => ({ file, item })))
      .filter(({ file, item }) => settled.has(`${file.number}/${item.id}`)),
  };
}

function questionOf({ kind, letter, text }: PackItem): string {
  return kind === 'keyQuestion' ? text : `(${letter}) ${text}`;
}

/** In as few groups as there can be, none larger than another by more than one. */
function evenly<Item>(items: readonly Item[], most: number): (readonly Item[])[] {
  const groups = Math.ceil(items.length / most);
  const start = (group: number): number => Math.round((group * items.length) / groups);
  return Array.from({ length: groups }, (_, group) => items.slice(start(group), start(group + 1)));
}
