import { expect, test } from 'vitest';
import { pairFromScenario } from '../../../src/estimation/difference/pairScenario.js';
import { loadScenario } from '../../../src/files/loadScenario.js';
import { parseScenario } from '../../../src/scenario/parse.js';

test.each([
  ['planning', 'assessment'],
  ['assessment', 'reviewing'],
] as const)(
  'the table nearest to what each preset implies for %s and %s is that of the rounded count',
  (...questions) => {
    const { implied, range } = pairFromScenario(loadScenario('west-midlands-2025'), questions);
    expect(implied.map(({ effects }) => effects)).toEqual(['independent', 'moderate', 'strong']);
    for (const { both, nearest } of implied) {
      expect(nearest.table.both).toBe(Math.round(both));
      expect(range.tables).toContain(nearest);
    }
  },
);

const pairOf = (assessment: string, planning: string) =>
  pairFromScenario(
    parseScenario(
      `id: small
title: Small
sources: { report: The report }
sample: { cases: 20, from: report }
keyQuestions:
  from: report
  assessment: ${assessment}
  planning: ${planning}
`,
      'a.yaml',
    ),
    ['assessment', 'planning'],
  );

test('where the totals leave one table alone, it is the nearest', () => {
  const { implied, range } = pairOf('100%', '50%');
  expect(range.tables).toHaveLength(1);
  expect(implied.map(({ nearest }) => nearest)).toEqual(implied.map(() => range.tables[0]));
});

test('where hardly a case is Yes to both, the nearest table is the first', () => {
  const { implied, range } = pairOf('5%', '5%');
  expect(range.tables.map(({ table }) => table.both)).toEqual([0, 1]);
  expect(implied[0]?.nearest).toBe(range.tables[0]);
});
