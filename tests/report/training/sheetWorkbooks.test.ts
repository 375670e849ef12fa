import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { sheetWorkbooks } from '../../../src/report/documents/training/sheetWorkbooks.js';
import { readSheet } from '../../../src/tables/workbook.js';
import { readAnswers } from '../../../src/training/marking/answers.js';
import { pack } from '../../training/packFixture.js';

const made = pack({ cases: 2 });
const workbooks = await sheetWorkbooks(made);

test.each([
  ['participants/answer-sheet.xlsx', 2 * made.items.length],
  ['participants/answer-sheet-wide.xlsx', made.items.length],
])('%s has its rows, lists to choose from, and is marked when it comes back', async (name, rows) => {
  const bytes = workbooks.get(name) ?? new Uint8Array();
  const read = await readSheet(bytes, name);
  expect(read.rows).toHaveLength(1 + rows);
  const [sheet] = (await readXlsx(bytes, {})).sheets;
  expect(sheet?.dataValidations?.map(({ values }) => values?.length)).toContain(3);
  const column = read.rows[0]?.cells.findIndex((cell) => /^(answer|Case 1)$/.test(cell)) ?? -1;
  const filled = read.rows.map(({ cells, line }) => ({
    line,
    cells: line === 2 ? cells.with(column, 'No') : cells,
  }));
  expect(readAnswers(filled, name, made)).toMatchObject({
    problems: [],
    rows: [{ case: 1, item: 'A', answer: 'No'.toLowerCase() }],
  });
});

test('the same pack gives the same bytes', async () => {
  expect([...(await sheetWorkbooks(pack({ cases: 2 })))]).toEqual([...workbooks]);
});
