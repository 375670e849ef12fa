import { colToLetter, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import type { Pack, PackItem } from '../../../training/pack.js';
import { type CellTable, cellsOf } from '../../document/cells.js';
import { longSheet, wideSheet } from './sheetTables.js';

/**
 * The answer sheets as workbooks (.xlsx) by their names, with lists to choose answers from; the same bytes for the same pack.
 * `casesim mark` reads them as they come back.
 */
export async function sheetWorkbooks(pack: Pack): Promise<ReadonlyMap<string, Uint8Array>> {
  const byRow = pack.cases.flatMap(() => pack.items);
  return new Map([
    ['participants/answer-sheet.xlsx', await workbook(cellsOf(longSheet(pack)), byRow)],
    ['participants/answer-sheet-wide.xlsx', await workbook(cellsOf(wideSheet(pack)), pack.items)],
  ]);
}

/** A date for what must have one: that a pack was written today is nothing about it. */
const NO_DATE = new Date(Date.UTC(2000, 0, 1));

async function workbook({ columns, values }: CellTable, items: readonly PackItem[]): Promise<Uint8Array> {
  const answers = columns.flatMap(({ key }, index) => (/^(answer|Case \d+)$/.test(key) ? [index] : []));
  const sheet: WriteSheet = {
    name: 'Answers',
    columns: columns.map(({ key }) => ({ width: WIDTHS[key] ?? 12 })),
    rows: [columns.map(({ key }) => key), ...values.map((row) => [...row])],
    freezePane: { rows: 1 },
    dataValidations: answers.flatMap((column) => choices(colToLetter(column), items)),
  };
  return writeXlsx({ sheets: [sheet], properties: { created: NO_DATE, modified: NO_DATE } });
}

const WIDTHS: Readonly<Record<string, number>> = {
  pack: 17,
  participant: 20,
  reason: 40,
  question: 70,
  notice: 30,
};

/** Yes and No for a key question, Not relevant too for a prompt: one list for each run of rows. */
function choices(letter: string, items: readonly PackItem[]) {
  const starts = items.flatMap(({ kind }, row) => (row === 0 || items[row - 1]?.kind !== kind ? [row] : []));
  return starts.map((start, index) => ({
    type: 'list' as const,
    values: items[start]?.kind === 'keyQuestion' ? ['Yes', 'No'] : ['Yes', 'No', 'Not relevant'],
    allowBlank: true,
    showErrorMessage: true,
    range: `${letter}${start + 2}:${letter}${(starts[index + 1] ?? items.length) + 1}`,
  }));
}
