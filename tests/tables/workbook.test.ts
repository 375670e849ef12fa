import { crc32 } from 'node:zlib';
import { type Cell, writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { DataError } from '../../src/problem.js';
import { intervalFileReport } from '../../src/results/intervalFile.js';
import { surveyReport } from '../../src/results/survey.js';
import { readSheet } from '../../src/tables/workbook.js';

/** A workbook of one sheet by another writer than the reader's. */
const workbookOf = (rows: (string | number | boolean | null)[][]): Promise<Uint8Array> =>
  writeExcelFile(rows).toBuffer();

/** One cell under a column name, by the reader's own writer, which writes what the other does not. */
async function cellShown(cell: Partial<Cell> & Pick<Cell, 'value' | 'type'>): Promise<string | undefined> {
  const bytes = await writeXlsx({
    sheets: [{ name: 'A', rows: [['x'], [cell.value]], cells: new Map([['1,0', cell]]) }],
  });
  return (await readSheet(bytes, 'a.xlsx')).rows[1]?.cells[0];
}

async function refused(read: () => Promise<unknown>): Promise<string> {
  const error = await read().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(DataError);
  return error instanceof DataError ? error.message : '';
}

describe('a workbook', () => {
  const COUNTS = [
    ['question', 'yes', 'of'],
    ['assessment', 41, 84],
    [null, null, null],
    ['planning', 49, 84],
  ];

  test('gives the limits that the same rows as CSV give', async () => {
    const { rows } = await readSheet(await workbookOf(COUNTS), 'a.xlsx');
    const text = 'question,yes,of\nassessment,41,84\n\nplanning,49,84\n';
    const question = { methods: ['wilson'] } as const;
    expect(intervalFileReport(rows, 'a', question)).toEqual(intervalFileReport(text, 'a', question));
    const columns = { yes: 'yes', stratum: 'question' };
    expect(surveyReport(rows, 'a', columns)).toEqual(surveyReport(text, 'a', columns));
  });

  test('has problems at the rows of the sheet, whatever lines a cell has', async () => {
    const bytes = await workbookOf([
      ['yes', 'of', 'note'],
      [41, 84, 'two\nlines'],
      [],
      [85, 84, 'too many'],
      [1, 84, 'a', 'b'],
    ]);
    const { rows } = await readSheet(bytes, 'a.xlsx');
    const { problems } = intervalFileReport(rows, 'a.xlsx', { methods: ['wilson'] });
    expect(problems.map(({ code, position }) => [code, position?.line])).toEqual([
      ['bad-counts', 4],
      ['too-many-cells', 5],
    ]);
    expect(problems[1]?.hint).toBe('Name the column, or clear the cell.');
  });

  test.each<[number, string | undefined, string]>([
    [0.49, '0%', '49%'],
    [0.285, '0%', '29%'],
    [0.4845, '0.0%', '48.5%'],
    [0.1 + 0.2, undefined, '0.3'],
    [84, '#,##0_);[Red](#,##0)', '84'],
    [1234, '#,##0', '1,234'],
    [1.5, '[a pattern that nothing knows', '1.5'],
  ])('shows the number %d in the pattern %s as %s', async (value, numFmt, shown) => {
    const style = numFmt === undefined ? {} : { style: { numFmt } };
    expect(await cellShown({ value, type: 'number', ...style })).toBe(shown);
  });

  test.each([
    ['dd/mm/yyyy', '12/05/2025'],
    ['d mmmm yyyy', '12 May 2025'],
    ['m/d/yyyy', '2025-05-12'],
  ])('shows a date in the pattern %s as %s', async (numFmt, shown) => {
    const value = new Date(Date.UTC(2025, 4, 12));
    expect(await cellShown({ value, type: 'date', style: { numFmt } })).toBe(shown);
  });

  test('shows text as it is and what is true in capitals, and takes results of formulas', async () => {
    expect(await cellShown({ value: ' "a", b ', type: 'string' })).toBe(' "a", b ');
    expect(await cellShown({ value: true, type: 'boolean' })).toBe('TRUE');
    expect(await cellShown({ value: 41, type: 'formula', formula: '40+1', formulaResult: 41 })).toBe('41');
  });

  test('says which cell has a formula without its result, rather than read it as empty', async () => {
    const message = await refused(() => cellShown({ value: null, type: 'formula', formula: '40+1' }));
    expect(message).toContain('a.xlsx:2:1 Cell A2 has a formula without its result.');
  });

  describe('of several sheets', () => {
    const bytes = writeXlsx({
      sheets: [
        { name: 'Secret', hidden: true, rows: [['yes'], [1]] },
        { name: 'Empty', rows: [] },
        { name: 'Counts', rows: [['yes'], [2]] },
        { name: 'Notes', rows: [['yes'], [3]] },
      ],
    });

    test('gives the first that a person sees and that has anything in it, and names the others', async () => {
      expect(await readSheet(await bytes, 'a.xlsx')).toEqual({
        name: 'Counts',
        rows: [
          { cells: ['yes'], line: 1 },
          { cells: ['2'], line: 2 },
        ],
        others: ['Empty', 'Notes'],
      });
    });

    test('gives the one asked for, hidden or not, in capitals or not', async () => {
      expect((await readSheet(await bytes, 'a.xlsx', 'notes')).rows[1]?.cells).toEqual(['3']);
      expect((await readSheet(await bytes, 'a.xlsx', 'Secret')).rows[1]?.cells).toEqual(['1']);
    });

    test('names those that there are where there is none of that name', async () => {
      const message = await refused(async () => readSheet(await bytes, 'a.xlsx', 'Note'));
      expect(message).toContain('a.xlsx has no sheet Note; it has Empty, Counts, Notes. Did you mean Notes?');
    });
  });
});

describe('a workbook that cannot be read', () => {
  const ordinary = workbookOf([['yes'], [1]]);

  test('is refused in one sentence wherever it is cut off or altered', async () => {
    const bytes = await ordinary;
    for (let cut = 4; cut < bytes.length; cut += 97) {
      await refused(() => readSheet(bytes.subarray(0, cut), 'a.xlsx'));
      const altered = Uint8Array.from(bytes, (byte, at) => (at >= cut && at < cut + 40 ? 0xff - byte : byte));
      const error = await readSheet(altered, 'a.xlsx').catch((reason: unknown) => reason);
      if (error instanceof Error) expect(error).toBeInstanceOf(DataError);
    }
  });

  test('is refused for its password, or as one of the old kind', async () => {
    const encryption = { password: 'x', spinCount: 10 };
    const protectedOne = await writeXlsx({ sheets: [{ name: 'A', rows: [['yes'], [1]] }], encryption });
    expect(await refused(() => readSheet(protectedOne, 'a.xlsx'))).toContain('a.xlsx has a password.');
    const old = new Uint8Array(600);
    old.set([0xd0, 0xcf, 0x11, 0xe0]);
    expect(await refused(() => readSheet(old, 'a.xls'))).toContain(
      'a.xls is a workbook of the old kind (.xls).',
    );
  });

  test('is refused before anything is unpacked when it says that it unpacks to too much, or does not say', async () => {
    const bytes = Uint8Array.from(await ordinary);
    const entry = bytes.findIndex((_, at) =>
      [0x50, 0x4b, 1, 2].every((byte, index) => bytes[at + index] === byte),
    );
    const view = new DataView(bytes.buffer);
    view.setUint32(entry + 24, 100 * 1024 ** 2, true);
    expect(await refused(() => readSheet(bytes, 'a.xlsx'))).toMatch(/unpacks to 101 MB; at most 32 MB/);
    view.setUint32(entry + 24, 0, true);
    expect(await refused(() => readSheet(bytes, 'a.xlsx'))).toContain('unpacks to more than it says');
  });

  test('is refused with the limit when it has thousands of sheets, and reads one of a name once', async () => {
    const named = (names: readonly string[]) =>
      writeXlsx({ sheets: names.map((name) => ({ name, rows: [] })) });
    const many = await named(Array.from({ length: 1001 }, (_, index) => `S${index}`));
    for (const asked of [undefined, 'S3'])
      expect(await refused(() => readSheet(many, 'a.xlsx', asked))).toContain(
        'a.xlsx has more than 1,000 sheets, which is the most that can be read.',
      );
    const some = await named(Array.from({ length: 30 }, (_, index) => `S${index}`));
    expect((await readSheet(some, 'a.xlsx', 's3')).rows).toEqual([]);
  });

  test('is refused when a file in it unpacks to more than it says', async () => {
    const rows = Array.from({ length: 2_000 }, () => ['the same again']);
    const bytes = Uint8Array.from(await workbookOf(rows));
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < bytes.length - 46; at++) {
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) > 10_000)
        view.setUint32(at + 24, 10_000, true);
    }
    expect(await refused(() => readSheet(bytes, 'a.xlsx'))).toContain('is not a workbook that can be read');
  });
});

describe('a workbook whose writer made a mistake', () => {
  const ROWS = ['<c r="A1" t="s"><v>0</v></c>', '<c r="A2"><v>41</v></c>', '<c r="A3"><v>40</v></c>'];
  const sheetOf = (rows: readonly string[], numbers: readonly (number | string)[] = [1, 2, 3]): Uint8Array =>
    archiveOf({
      '[Content_Types].xml': '<Types/>',
      '_rels/.rels': relations('officeDocument', 'xl/workbook.xml'),
      'xl/workbook.xml':
        '<workbook><sheets><sheet name="A" sheetId="1" r:id="worksheet"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels': relations(
        'worksheet',
        'worksheets/one.xml',
        'sharedStrings',
        'texts.xml',
      ),
      'xl/texts.xml': '<sst><si><t>yes</t></si></sst>',
      'xl/worksheets/one.xml': `<worksheet><sheetData>${rows.map((cells, index) => `<row r="${numbers[index]}">${cells}</row>`).join('')}</sheetData></worksheet>`,
    });

  test('is read where it made none', async () => {
    expect((await readSheet(sheetOf(ROWS), 'a.xlsx')).rows.map(({ cells }) => cells)).toEqual([
      ['yes'],
      ['41'],
      ['40'],
    ]);
  });

  test.each([
    ['two rows of one number', sheetOf(ROWS, [1, 2, 2]), 'Row 2 is twice in the sheet.'],
    [
      'two cells of one name',
      sheetOf(ROWS.with(1, `${ROWS[1]}${ROWS[1]}`)),
      'Cell A2 is twice in the sheet.',
    ],
    [
      'a cell of another row',
      sheetOf(ROWS.with(2, '<c r="A2"><v>7</v></c>')),
      'Cell A2 is in row 3 of the sheet.',
    ],
    [
      'a text that there is not',
      sheetOf(ROWS.with(1, '<c r="A2" t="s"><v>9</v></c>')),
      'refers to text 9 of the workbook',
    ],
  ])('is refused for %s, which would be lost', async (_, bytes, message) => {
    expect(await refused(() => readSheet(bytes, 'a.xlsx'))).toContain(message);
  });
});

const relations = (...pairs: readonly string[]): string =>
  `<Relationships>${pairs
    .flatMap((type, index) =>
      index % 2 === 0
        ? [
            `<Relationship Id="${type}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${pairs[index + 1]}"/>`,
          ]
        : [],
    )
    .join('')}</Relationships>`;

/** An archive of files that are not packed. */
function archiveOf(files: Readonly<Record<string, string>>): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const [called, content] = [Buffer.from(name), Buffer.from(text)];
    const facts = Buffer.alloc(26);
    facts.writeUInt32LE(crc32(content), 10);
    facts.writeUInt32LE(content.length, 14);
    facts.writeUInt32LE(content.length, 18);
    facts.writeUInt16LE(called.length, 22);
    const offset = Buffer.alloc(14);
    offset.writeUInt32LE(at, 10);
    parts.push(Buffer.from('PK\u0003\u0004'), facts, called, content);
    directory.push(Buffer.from('PK\u0001\u0002\u0000\u0000'), facts, offset, called);
    at += 30 + called.length + content.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  for (const offset of [4, 6]) end.writeUInt16LE(Object.keys(files).length, offset);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, list, Buffer.from('PK\u0005\u0006'), end]);
}
