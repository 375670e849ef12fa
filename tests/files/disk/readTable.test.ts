import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { readTable, readTablePieces } from '../../../src/files/disk/readTable.js';
import { loadTable } from '../../../src/index.js';
import type { Table } from '../../../src/tables/tableRows.js';
import { emptyFolder } from '../../cli/casesim.js';
import { inProcess } from '../../cli/inProcess.js';

const folder = emptyFolder();
const book = await writeExcelFile([
  {
    sheet: 'Counts',
    data: [
      ['question', 'yes', 'of'],
      ['assessment', 41, 84],
      ['planning', 85, 84],
    ],
  },
  { sheet: 'Notes', data: [['yes'], [1], [0]] },
]).toBuffer();
const path = join(folder, 'counts');
writeFileSync(path, book);
writeFileSync(join(folder, 'counts.csv'), 'yes,of\n41,84\n');
const ROWS = [
  { line: 1, cells: ['question', 'yes', 'of'] },
  { line: 2, cells: ['assessment', '41', '84'] },
  { line: 3, cells: ['planning', '85', '84'] },
];

async function piecesOf(pieces: AsyncIterable<Table>): Promise<Table[]> {
  const all: Table[] = [];
  for await (const piece of pieces) all.push(piece);
  return all;
}

describe('a table from a file', () => {
  test('is the rows of a workbook, whatever its name, and text otherwise', async () => {
    expect(await loadTable(path)).toEqual(ROWS);
    expect(await loadTable(path, { sheet: 'Notes' })).toEqual([
      { line: 1, cells: ['yes'] },
      { line: 2, cells: ['1'] },
      { line: 3, cells: ['0'] },
    ]);
    expect(await loadTable(join(folder, 'counts.csv'))).toBe('yes,of\n41,84\n');
    await expect(loadTable(join(folder, 'counts.csv'), { sheet: 'A' })).rejects.toThrow('it has no sheets');
    await expect(loadTable(join(folder, 'none.xlsx'))).rejects.toThrow('There is no file');
  });

  test.each([1, 3, 1000])('comes the same from a pipe in pieces of %d bytes', async (length) => {
    const pipe = () => {
      const pieces = Array.from({ length: Math.ceil(book.length / length) }, (_, i) =>
        book.subarray(i * length, (i + 1) * length),
      );
      return { stdin: Readable.from(pieces) };
    };
    expect((await piecesOf(readTablePieces('-', pipe()))).flat()).toEqual(ROWS);
    expect(await readTable('-', pipe(), {})).toEqual(ROWS);
  });

  test('of no bytes or one is text', async () => {
    for (const text of ['', 'P', 'PK']) {
      const pieces = await piecesOf(readTablePieces('-', { stdin: Readable.from([Buffer.from(text)]) }));
      expect(pieces.join('')).toBe(text);
    }
  });
});

describe('a command given a workbook', () => {
  const SHEET = `Read the sheet Counts of ${path}, not Notes: --sheet names another.`;
  const WRONG = `${path}:3:1 "85/84": there cannot be more Yes answers (85) than cases (84).`;

  test.each([['--csv'], ['--json']])(
    'interval %s: gives limits row by row and says which sheet it read',
    async (format) => {
      const { code, stdout, stderr } = await inProcess(['interval', path, '--method', 'wilson', format]);
      expect(stdout).toContain('assessment');
      expect(stderr.split('\n').slice(0, 2)).toEqual([SHEET, WRONG]);
      expect(code).toBe(3);
    },
  );

  test('interval of a file of cases: reads the sheet that is asked for', async () => {
    const { stdout, stderr } = await inProcess([
      'interval',
      path,
      '--yes',
      'yes',
      '--sheet',
      'notes',
      '--json',
    ]);
    expect(JSON.parse(stdout)).toMatchObject({ rows: 2, cases: 2 });
    expect(stderr).toBe('');
  });

  test('mark: marks a workbook as it marks the same answers in CSV', async () => {
    expect(
      await inProcess(['pack', '--cases', '2', '--seed', '7', '-o', join(folder, 'pack')]),
    ).toMatchObject({ code: 0 });
    const rows = [
      ['participant', 'case', 'item', 'answer'],
      ['P1', 1, 'A', 'Yes'],
      ['P1', 2, 'A', 'perhaps'],
      ['P1', 2, 'B', false],
    ];
    const [answers, text] = [join(folder, 'answers.xlsx'), join(folder, 'answers.csv')];
    writeFileSync(answers, await writeExcelFile(rows).toBuffer());
    writeFileSync(text, rows.map((row) => `${row.join()}\n`).join(''));
    const [book, csv] = [
      await inProcess(['mark', join(folder, 'pack'), answers, '--json']),
      await inProcess(['mark', join(folder, 'pack'), text, '--json']),
    ];
    expect(book.stderr).toContain(`${answers}:3:1 "perhaps" is not a valid answer.`);
    expect(book).toEqual(JSON.parse(JSON.stringify(csv).replaceAll(text, answers)));
  });

  test.each([
    ['mark', join(folder, 'pack'), join(folder, 'counts.csv')],
    ['mark', join(folder, 'pack'), '-'],
    ['interval', join(folder, 'counts.csv')],
    ['interval', '-'],
  ])('%s: says that a CSV file has no sheets, and answers nothing from it', async (...line) => {
    const input = 'yes,of\n41,84\n';
    const { code, stdout, stderr } = await inProcess([...line, '--sheet', 'Counts'], { input });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/ is no workbook: it has no sheets\. Leave the sheet out/);
  });
});
