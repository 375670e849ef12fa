import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseScenario } from '../../src/scenario/parse.js';
import type { CaseVariable } from '../../src/scenario/scenario.js';
import { MINIMAL, withVariables } from './minimal.js';

function variable(text: string, name: string): CaseVariable {
  const found = parseScenario(text, 'mine.yaml').variables.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
}

describe('a scenario with only a sample size and four percentages', () => {
  const scenario = parseScenario(MINIMAL, 'my-region.yaml');

  test('has the four key questions, with their counts', () => {
    expect(scenario.variables.map(({ name, counts }) => [name, counts])).toEqual([
      ['assessment', [33, 27]],
      ['planning', [30, 30]],
      ['delivery', [36, 24]],
      ['reviewing', [35, 25]],
    ]);
  });

  test('declares as assumed what it leaves out: the cohort and how the questions depend on each other', () => {
    expect(scenario.sample).toMatchObject({ cases: 60, cohort: 420 });
    expect(scenario.sample.cohortFigure).toMatchObject({ basis: 'assumed', low: 180, high: 720 });
    expect(
      scenario.variables.map(({ effects }) => effects.map(({ parent, odds, low }) => [parent, odds, low])),
    ).toEqual([[], [['assessment', 3, 1]], [['planning', 3, 1]], [['delivery', 3, 1]]]);
    expect(scenario.variables.every(({ label }) => label.length > 0)).toBe(true);
  });

  test('takes no default effects once a key question declares any, even none', () => {
    const none = MINIMAL.replace('assessment: 45%', 'assessment: { percent: 45, effects: {} }');
    expect(parseScenario(none, 'x').variables.flatMap(({ effects }) => effects)).toEqual([]);
  });

  test('fits in twenty lines', () => {
    expect(MINIMAL.trim().split('\n').length).toBeLessThanOrEqual(20);
  });
});

describe('a parsed scenario', () => {
  const text = readFileSync('scenarios/west-midlands-2025.yaml', 'utf8');

  test('is frozen all the way down', () => {
    const check = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      expect(Object.isFrozen(value)).toBe(true);
      Object.values(value).forEach(check);
    };
    check(parseScenario(text, 'x'));
  });

  test('has the same hash however its file is laid out, and another when it says something else', () => {
    const hash = (source: string) => parseScenario(source, 'x').hash;
    const quoted = MINIMAL.replace('45%', '"45%"').replace('sample:', '# a comment\nsample:');
    const reordered = MINIMAL.replace(
      /^(sample:\n {2}cases: 60\n {2}from: report\/Context\n)(keyQuestions:[\s\S]*)$/m,
      '$2$1',
    );
    expect(reordered).not.toBe(MINIMAL);
    expect(hash(MINIMAL)).toMatch(/^[0-9a-f]{16}$/);
    expect([hash(quoted), hash(reordered)]).toEqual([hash(MINIMAL), hash(MINIMAL)]);
    const changes = [
      ['45%', '47%'],
      ['45%', '27'],
      ['45%', '{ percent: 45, effects: {} }'],
      ['cases: 60', 'cases: 60\n  cohort: { assumed: 421, why: x }'],
      ['/Scoring', '/Context'],
    ] as const;
    const hashes = changes.map(([from, to]) => hash(MINIMAL.replace(from, to)));
    expect(new Set([hash(MINIMAL), ...hashes]).size).toBe(changes.length + 1);
  });

  test('keeps the digits of a percentage as they are printed', () => {
    const context = `context:\n  a:\n    from: report\n    plain: 31.20%\n    mapped: { percent: 31.20 }\n    quoted: { percent: "31.2" }\n`;
    const { a } = parseScenario(`${MINIMAL}${context}`, 'x').context;
    expect(['plain', 'mapped', 'quoted'].map((name) => a?.[name]?.value)).toEqual([
      { kind: 'percent', percent: '31.20', of: null },
      { kind: 'percent', percent: '31.20', of: null },
      { kind: 'percent', percent: '31.2', of: null },
    ]);
  });

  test('lets a file that starts with a byte-order mark or has Windows line ends in', () => {
    expect(parseScenario(`\uFEFF${MINIMAL}`, 'x').hash).toBe(parseScenario(MINIMAL, 'x').hash);
    expect(parseScenario(MINIMAL.replaceAll('\n', '\r\n'), 'x').hash).toBe(parseScenario(MINIMAL, 'x').hash);
  });
});

describe('figures of a case variable', () => {
  test.each([
    ['25', [59, 25]],
    ['30%', [59, 25]],
    ['25 of 84', [59, 25]],
    ['30% of 84', [59, 25]],
    ['all', [0, 84]],
    ['none', [84, 0]],
    ['{ percent: 30 }', [59, 25]],
    ['{ count: 25, of: 84 }', [59, 25]],
    ['{ words: over three quarters }', [20, 64]],
    ['{ derived: 80 - 49 }', [53, 31]],
    ['{ value: 25, derived: (80 - 30) / 2 }', [59, 25]],
  ])('may be written as yes: %s', (written, counts) => {
    expect(variable(withVariables(`a: { yes: ${written}, from: report }`), 'a').counts).toEqual(counts);
  });

  test('may count the answer no', () => {
    expect(variable(withVariables('a: { no: 49 of 84, from: report }'), 'a')).toMatchObject({
      counts: [49, 35],
      figures: [{ path: 'variables.a.no', label: 'A: no' }, null],
    });
  });

  test('that allow several counts are settled at the nearest to what is printed', () => {
    const text = withVariables('a: { yes: 49%, from: report }', 200);
    expect(variable(text, 'a').counts).toEqual([102, 98]);
  });

  test('in words are settled at the nearest possible count, which is assumed, with a range', () => {
    const { counts, basis, figures } = variable(
      withVariables('a: { no: over three quarters, from: report }', 64),
      'a',
    );
    expect([counts, basis]).toEqual([[49, 15], 'assumed']);
    expect(figures[0]).toMatchObject({ low: 49 / 64, high: 1, basis: 'published' });
    expect(figures[0]?.why).toContain('49 to 64');
  });

  test('are out of the cases that pass the condition, for ordered and nominal levels too', () => {
    const text = withVariables(
      's: { nominal: { x: 40, y: 44 }, from: report }\nr: { ordered: { low: 10, high: 30 }, when: { s: x }, from: report }\nb: { yes: 20, when: { r: [low, high] }, from: report }',
    );
    expect(variable(text, 'r')).toMatchObject({ relevant: 40, shares: [0.25, 0.75] });
    expect(variable(text, 'b')).toMatchObject({ relevant: 40, counts: [20, 20] });
  });

  test('that are assumed percentages are used as they stand, whole cases or not', () => {
    const text = withVariables('a: { yes: { assumed: 12.5%, why: a guess } }', 84);
    expect(variable(text, 'a')).toMatchObject({ shares: [0.875, 0.125], counts: null, basis: 'assumed' });
    const levels = 'a: { nominal: { x: { assumed: 12.5%, why: w }, y: { assumed: 87.5%, why: w } } }';
    expect(variable(withVariables(levels), 'a').shares).toEqual([0.125, 0.875]);
  });

  test('may leave some cases unclassified only where notRecorded says so', () => {
    const shares = '{ low: 7%, medium: 63%, high: 24%, notRecorded: 5 }';
    expect(variable(withVariables(`risk: { ordered: ${shares}, from: report }`), 'risk').counts).toEqual([
      6, 53, 20, 5,
    ]);
  });

  test('take one as the low end of an effect and its square as the high end', () => {
    const text = withVariables(
      'a: { yes: 20, from: report }\nb: { yes: 30, effects: { a: 3 }, from: report }\nc: { yes: 30, effects: { a: 0.5 }, from: report }\nd: { yes: 30, effects: { a: 0.7 }, from: report }',
    );
    expect(variable(text, 'b').effects[0]).toMatchObject({ odds: 3, low: 1, high: 9 });
    expect(variable(text, 'c').effects[0]).toMatchObject({ odds: 0.5, low: 0.25, high: 1 });
    expect(variable(text, 'd').effects[0]).toMatchObject({ odds: 0.7, low: 0.49, high: 1 });
  });
});
