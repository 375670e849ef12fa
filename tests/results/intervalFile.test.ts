import { expect, test } from 'vitest';
import { IntervalFileRows, intervalFileReport } from '../../src/results/intervalFile.js';

const TEXT = 'question,yes,of\nassessment,41,84\n"plan\nning",49,84\nnone,85,84\nreviewing,40,84';

test('a file that comes in pieces has the rows, the limits and the problems of the whole', () => {
  const whole = intervalFileReport(TEXT, 'counts.csv', { methods: ['wilson', 'jeffreys'] });
  expect(whole.rows).toHaveLength(3);
  expect(whole.problems.map(({ position }) => position?.line)).toEqual([5]);
  for (const size of [1, 2, 7, 30, 200]) {
    const reader = new IntervalFileRows('counts.csv', { methods: ['wilson', 'jeffreys'] });
    const pieces = Array.from({ length: Math.ceil(TEXT.length / size) }, (_, i) =>
      reader.push(TEXT.slice(i * size, (i + 1) * size)),
    );
    const all = [...pieces, reader.end()];
    expect(all.flatMap(({ rows }) => rows)).toEqual(whole.rows);
    expect(all.flatMap(({ problems }) => problems)).toEqual(whole.problems);
    expect(reader.columns).toEqual(whole.columns);
  }
});

test('each row is given as soon as it is complete, and none is kept', () => {
  const reader = new IntervalFileRows('counts.csv', { methods: ['wilson'] });
  expect(reader.push('yes,of\n41,84\n49').rows).toHaveLength(1);
  expect(reader.push(',84\n').rows).toEqual([]);
  expect(reader.push('40,84\n').rows.map(({ yes }) => yes)).toEqual([49]);
  expect(reader.end().rows.map(({ yes }) => yes)).toEqual([40]);
});

test('a row that does not end, as after a quotation mark that is not closed, is refused where it begins', () => {
  const reader = new IntervalFileRows('counts.csv', { methods: ['wilson'] });
  reader.push('yes,of\n41,84\n"');
  const long = 'x,'.repeat(1_500_000);
  expect(() => {
    for (let i = 0; i < 3; i++) reader.push(long);
  }).toThrow(/^counts\.csv:3:1 A row begins here.*Is a quotation mark not closed\?/);
});

test('columns say what their limits allow for', () => {
  const { columns } = intervalFileReport('yes,of\n41,84\n', 'counts.csv', {
    methods: ['wilson'],
    cohort: 650,
    design: { effect: 1.4, degreesOfFreedom: null },
  });
  const keys = columns.map(({ key }) => key);
  expect(keys).toContain('lower_all_wilson_0.95');
  expect(keys).toContain('upper_cohort_hypergeometric_0.95');
  expect(new Set(keys).size).toBe(keys.length);
});

test('a column keeps its cells whatever it is called', () => {
  const text = 'question,yes,of,__proto__,constructor\na,41,84,y,z\n';
  const { rows } = intervalFileReport(text, 'counts.csv', { methods: ['wilson'] });
  expect(JSON.parse(JSON.stringify(rows))).toMatchObject([JSON.parse('{"__proto__":"y","constructor":"z"}')]);
  expect(Object.keys(rows[0] ?? {})).toContain('__proto__');
});
