import { describe, expect, test } from 'vitest';
import { intervalFileReport } from '../../src/results/intervalFile.js';
import { surveyReport } from '../../src/results/survey.js';
import { TableRows } from '../../src/tables/tableRows.js';

/** The same three rows as spreadsheets save them. */
const EXPORTS: readonly (readonly [string, string])[] = [
  ['commas', 'question,yes,of\nassessment,41,84\nplanning,49,84\ndelivery,40,84\n'],
  [
    'a byte-order mark and CR LF',
    '\ufeffquestion,yes,of\r\nassessment,41,84\r\nplanning,49,84\r\ndelivery,40,84\r\n',
  ],
  ['semicolons', 'question;yes;of\nassessment;41;84\nplanning;49;84\ndelivery;40;84'],
  ['tabs', 'question\tyes\tof\nassessment\t41\t84\nplanning\t49\t84\ndelivery\t40\t84'],
  [
    'a line that names the separator',
    'sep=;\r\nquestion;yes;of\r\nassessment;41;84\r\nplanning;49;84\r\ndelivery;40;84\r\n',
  ],
  [
    'the same after a mark',
    '\ufeffsep=;\r\nquestion;yes;of\r\nassessment;41;84\r\nplanning;49;84\r\ndelivery;40;84\r\n',
  ],
  [
    'that line as long as the others, saved again',
    'sep=;;;\r\nquestion;yes;of\r\nassessment;41;84\r\nplanning;49;84\r\ndelivery;40;84\r\n',
  ],
  [
    'trailing separators and empty rows',
    'question,yes,of,,,\nassessment,41,84,,,\n,,,,,\n\nplanning,49,84,,,\ndelivery,40,84\n,,,,,\n',
  ],
  ['empty rows first', '\n,,\nquestion,yes,of\nassessment,41,84\nplanning,49,84\ndelivery,40,84\n'],
  ['names LF, rows CR LF', 'question,yes,of\nassessment,41,84\r\nplanning,49,84\r\ndelivery,40,84\r\n'],
  ['names CR LF, one row LF', 'question,yes,of\r\nassessment,41,84\nplanning,49,84\r\ndelivery,40,84\r\n'],
  ['CR alone', 'question,yes,of\rassessment,41,84\rplanning,49,84\rdelivery,40,84\r'],
  [
    'everything in quotation marks',
    '"question","yes","of"\n"assessment","41","84"\n"planning","49","84"\n"delivery","40","84"\n',
  ],
  ['decimals of a spreadsheet', 'question;yes;of\nassessment;41,0;84,0\nplanning;49,00;84\ndelivery;40;84\n'],
];

const rowsOf = (text: string) => intervalFileReport(text, 'a.csv', { methods: ['wilson'] });

describe('a table', () => {
  const plain = rowsOf(EXPORTS[0]?.[1] ?? '');

  test.each(EXPORTS)(
    'with %s has the same limits in every row, and no column that nobody filled',
    (_, text) => {
      const { rows, problems, columns } = rowsOf(text);
      expect(problems).toEqual([]);
      expect(columns.map(({ key }) => key)).toEqual(['question', 'yes', 'of', 'lower', 'upper']);
      const told = (report: typeof plain) =>
        report.rows.map(({ question, lower, upper }) => [question, lower, upper]);
      expect(told({ ...plain, rows })).toEqual(told(plain));
    },
  );

  test('may have a column without a name, which is called by its number; what comes under it later is reported', () => {
    const { rows, problems } = rowsOf(',yes,of,\n1,41,84,\n2,49,84,\n3,40,84,x\n');
    expect(rows.map((row) => row['column 1'])).toEqual([1, 2]);
    expect(problems.map(({ position, message }) => [position?.line, message])).toEqual([
      [4, 'This row has 4 cells for 3 columns.'],
    ]);
  });

  test('has decimal commas where semicolons or tabs separate its columns, and nowhere else', () => {
    const lowest = (text: string) => rowsOf(text).rows[0]?.lower;
    expect(lowest('percent;of\n48,8;84\n')).toBe(lowest('percent,of\n48.8,84\n'));
    expect(lowest('percent\tof\n48,8 %\t84\n')).toBe(lowest('percent,of\n48.8,84\n'));
    const weighted = (text: string) =>
      surveyReport(text, 'a.csv', { yes: 'yes', weight: 'w' }).estimates[0]?.estimate;
    expect(weighted('yes;w\nYes;1,5\nNo;1\nNo;1\n')).toBe(weighted('yes,w\nYes,1.5\nNo,1\nNo,1\n'));
    expect(weighted('yes;w\nYes;1.001,5\nNo;1 001\nNo;1\n')).toBe(
      weighted('yes,w\nYes,1001.5\nNo,"1,001"\nNo,1\n'),
    );
    const table = new TableRows('a.csv');
    table.push('a,b\n"9,916",1\n');
    expect(table.numeral('9,916')).toBe('9,916');
  });

  test.each(['1 234', '1\u00a0234', '1\u202f234', "1'234", '1.234,0', '1\u00a0234,00'])(
    'has thousands as any country writes them: %s',
    (text) => {
      expect(rowsOf(`yes;of\n${text};${text.replace('1', '2')}\n`)).toMatchObject({
        problems: [],
        rows: [{ lower: rowsOf('yes,of\n1234,2234\n').rows[0]?.lower }],
      });
    },
  );

  test('that has two columns of one name, or lacks one, is refused with all that is wrong with its first line', () => {
    expect(() => rowsOf('Note,note,yes\na,b,41\n')).toThrow(
      /no column of.*\n.*Two columns are called "note"/,
    );
  });
});

test('a stray quotation mark anywhere loses no row: each is answered, reported, or the file refused at that line', () => {
  const lines = ['yes,of,note', '41,84,a', '40,84,', 'x,84,c', '29,64,d'];
  for (const [index, line] of lines.entries()) {
    for (let at = 0; at <= line.length; at++) {
      const text = lines.with(index, `${line.slice(0, at)}"${line.slice(at)}`).join('\n');
      try {
        const { rows, problems } = rowsOf(text);
        expect(rows.length + problems.length).toBe(4);
      } catch (error) {
        expect(String(error)).toMatch(
          new RegExp(`a\\.csv:${index + 1}:\\d+ (A quotation mark opens here|There is no column)`),
        );
      }
    }
  }
});

test('a line of more columns than a spreadsheet has is refused with their number, and many are read in linear time', () => {
  const named = (many: number) => Array.from({ length: many }, (_, index) => `c${index}`).join(',');
  expect(() => rowsOf(`yes,of,${named(200_000)}\n41,84\n`)).toThrow(
    'This line names 200,002 columns; a table may have 16,384.',
  );
  const wide = `yes,of,${named(15_000)}\n${`41,84${',1'.repeat(15_000)}\n`.repeat(3)}`;
  expect(rowsOf(wide).rows).toHaveLength(3);
});
