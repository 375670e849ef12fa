import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DataError } from '../../src/problem.js';
import { CsvRows } from '../../src/tables/csvRows.js';

/** What a file in pieces of some length is read as: its rows, or where it is refused. */
function read(text: string, piece: number): string {
  const rows = new CsvRows('a.csv');
  try {
    let count = 0;
    for (let from = 0; from < text.length; from += piece)
      count += rows.push(text.slice(from, from + piece)).length;
    return `${count + rows.end().length} rows`;
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    const [problem] = error.problems;
    return `${problem?.code} at line ${problem?.position?.line}`;
  }
}

describe('rows of a CSV file', () => {
  const lines = ['yes,of,note', '41,84,a', '40,84,b', '29,64,c'];

  test.each([1, 3, 1000])(
    'are never lost to a stray quotation mark, read %d characters at a time',
    (piece) => {
      expect(read(`${lines.join('\n')}\n`, piece)).toBe('4 rows');
      for (const [index, line] of lines.entries()) {
        for (const [at] of line.split(',').entries()) {
          const cells = line.split(',');
          const open = lines.with(index, cells.with(at, `"${cells[at]}`).join(','));
          expect(read(`${open.join('\n')}\n`, piece)).toBe(`stray-quote at line ${index + 1}`);
          const inside = lines.with(index, cells.with(at, `${cells[at]}"`).join(','));
          expect(read(`${inside.join('\n')}\n`, piece)).toBe('4 rows');
        }
      }
    },
  );

  test('may have line ends and doubled quotation marks within quotation marks', () => {
    expect(read('yes,of,note\n41,84,"a\nb ""c"""\n40,84,d\n', 2)).toBe('3 rows');
    expect(read('yes,of,note\n41,84,"a\nb"\n40,84,"d\n', 2)).toBe('stray-quote at line 4');
  });

  test('a quotation mark that is not closed is refused on the line where it opens, not where its row does', () => {
    expect(read('yes,of,note\n41,84,"a\nb"\n"x\ny","d\n', 2)).toBe('stray-quote at line 5');
    expect(read('yes,of,note\r\n41,84,"a\r\nb"x\r\n', 1000)).toBe('stray-quote at line 2');
  });
});

/** Cells as people fill them in, with all that separates, ends and quotes in them. */
const cell = fc.string({
  unit: fc.constantFrom('a', '1', ' ', ',', ';', '\t', '|', '"', '\n', '\r\n', 'é'),
  maxLength: 6,
});
const written = (text: string) => (/[",;\t|\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

test('what is written by the rules comes back as it was, cut anywhere, whatever separates it and ends its lines', () => {
  const tables = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 6 });
  const ends = fc.array(fc.constantFrom('\n', '\r\n', '\r'), { minLength: 7, maxLength: 7 });
  const separators = fc.constantFrom(',', ';', '\t', '|');
  fc.assert(
    fc.property(
      tables,
      ends,
      separators,
      fc.integer({ min: 1, max: 40 }),
      (table, marks, separator, piece) => {
        const rows = [['one', 'two', 'three'], ...table];
        // After a lone carriage return an empty row would be the other half of a line end.
        const filled = rows.filter((cells) => cells.some((one) => one.trim() !== ''));
        const text = filled
          .map((cells, row) => cells.map(written).join(separator) + (marks[row] ?? '\n'))
          .join('');
        const reader = new CsvRows('a.csv');
        const found = [];
        for (let from = 0; from < text.length; from += piece)
          found.push(...reader.push(text.slice(from, from + piece)));
        found.push(...reader.end());
        expect(found.map(({ cells }) => cells)).toEqual(filled);
      },
    ),
    { seed: 12, numRuns: 300 },
  );
});
