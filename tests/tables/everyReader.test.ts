import { describe, expect, test } from 'vitest';
import { DataError } from '../../src/problem.js';
import { intervalFileReport } from '../../src/results/intervalFile.js';
import { readLeague } from '../../src/results/tables/leagueFile.js';
import { SurveyReader } from '../../src/results/tables/surveyFile.js';
import { CsvRows } from '../../src/tables/csvRows.js';
import type { Table } from '../../src/tables/tableRows.js';
import { readAnswers } from '../../src/training/marking/answers.js';
import { readStandard } from '../../src/training/marking/readStandard.js';
import { readCorrections } from '../../src/training/pack/readCorrections.js';
import { pack } from '../training/packFixture.js';

const made = pack({ cases: 2 });
const settled = made.key.flatMap(({ number, questions }) =>
  questions.flatMap(({ item, judgement }) =>
    judgement === 'contested' ? [] : [`Ann,${number},${item},70%`],
  ),
);

/** Each table that casesim takes, as lines of CSV; and how many of its rows are answered or reported. */
const READERS: Readonly<
  Record<string, { readonly lines: readonly string[]; readonly rowsSeen: (table: Table) => number }>
> = {
  counts: {
    lines: ['note,yes,of', 'a,41,84', ',40,84', 'c,x,84', 'd,29,64'],
    rowsSeen: (table) => {
      const { rows, problems } = intervalFileReport(table, 'a.csv', { methods: ['wilson'] });
      return rows.length + problems.length;
    },
  },
  'a league': {
    lines: ['name,yes,of,note', 'North,41,84,a', 'South,40,84,', 'East,29,64,c', 'West,9,56,d'],
    rowsSeen: (table) => readLeague(table, 'a.csv').length,
  },
  'a file of cases': {
    lines: ['yes,region,note', 'Yes,North,a', 'No,North,', ',South,c', 'Yes,South,d', 'No,South,e'],
    rowsSeen: (table) => {
      const reader = new SurveyReader('a.csv', { yes: 'yes', stratum: 'region' });
      reader.push(table);
      return reader.end().cases;
    },
  },
  answers: {
    lines: [
      'participant,case,item,answer,reason',
      'P1,1,A,Yes,a',
      'P1,1,P,No,b',
      'P1,2,A,what,c',
      'P1,2,P,No,d',
    ],
    rowsSeen: (table) => {
      const { rows, problems } = readAnswers(table, 'a.csv', made);
      return rows.length + problems.length;
    },
  },
  corrections: {
    lines: ['case,item,answer,reason', '1,A,No,one', '1,P,Yes,two', '2,A,Contested,three'],
    rowsSeen: (table) => readCorrections(table, 'a.csv', made).length,
  },
  'a standard': {
    lines: ['judge,case,item,probability', ...settled],
    rowsSeen: (table) =>
      readStandard([{ text: table, file: 'a.csv' }], made).judges === 1 ? settled.length : 0,
  },
};

describe.each(Object.entries(READERS))('%s: each row is answered or reported', (_, { lines, rowsSeen }) => {
  const rows = lines.length - 1;

  test('with a stray quotation mark anywhere, or the file is refused for that line', () => {
    expect(rowsSeen(lines.join('\n'))).toBe(rows);
    for (const [index, line] of lines.entries()) {
      for (let at = 0; at <= line.length; at++) {
        const text = lines.with(index, `${line.slice(0, at)}"${line.slice(at)}`).join('\n');
        const seen = seenOrRefused(() => rowsSeen(text), index + 1);
        expect([text, seen === 'refused' ? rows : seen]).toEqual([text, rows]);
      }
    }
  });

  test('with a separator anywhere, or the file is refused for that line, as text and as a sheet', () => {
    for (const [index, line] of lines.entries()) {
      if (index === 0) continue;
      for (let at = 0; at <= line.length; at++) {
        const text = lines.with(index, `${line.slice(0, at)},${line.slice(at)}`).join('\n');
        const reader = new CsvRows('a.csv');
        for (const table of [text, [...reader.push(text), ...reader.end()]]) {
          const seen = seenOrRefused(() => rowsSeen(table), index + 1);
          expect([text, seen === 'refused' ? rows : seen]).toEqual([text, rows]);
        }
      }
    }
  });
});

/** What a reader saw, or that it refused the file with a problem on that line. */
function seenOrRefused(read: () => number, line: number): number | 'refused' {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    // What a judge has left out has no line.
    const lines = error.problems.map(({ position }) => position?.line);
    expect(lines.some((one) => one === line || one === undefined)).toBe(true);
    return 'refused';
  }
}
