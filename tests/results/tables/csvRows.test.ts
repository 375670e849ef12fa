import { describe, expect, test } from 'vitest';
import { DataError } from '../../../src/problem.js';
import { CsvRows } from '../../../src/results/tables/csvRows.js';

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
});
