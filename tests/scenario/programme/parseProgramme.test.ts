import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  DataError,
  formatProblem,
  listProgrammes,
  loadProgramme,
  parseProgramme,
} from '../../../src/index.js';

const CORE = readFileSync('scenarios/programmes/core-2021.yaml', 'utf8');
const HOMES = readFileSync('scenarios/programmes/care-homes.yaml', 'utf8');

describe('the programmes that come with casesim', () => {
  test('are five, each rule with its source and how sure that is', () => {
    expect(listProgrammes()).toEqual(['care-homes', 'core-2018', 'core-2021', 'core-2023', 'dynamic-2025']);
    for (const { rules } of listProgrammes().map(loadProgramme)) {
      expect(Object.keys(rules).length).toBeGreaterThan(0);
      for (const { source, confidence } of Object.values(rules))
        expect(`${source}${confidence}`).not.toBe('');
    }
  });

  test.each([
    ['core-2018', 10, 30],
    ['core-2021', 9, 27],
    ['core-2023', 7, 21],
    ['dynamic-2025', 0, undefined],
    ['care-homes', 5, undefined],
  ])('%s rates %i standards, out of %s', (id, standards, of) => {
    const programme = loadProgramme(id);
    expect([programme.standards.length, programme.total?.of]).toEqual([standards, of]);
  });
});

describe('what is wrong in a programme is said with its line', () => {
  test.each([
    [
      CORE,
      'levels: [inadequate, requiresImprovement, good, outstanding]',
      'levels: [good]',
      /:8:\d+ .*two levels/,
    ],
    [CORE, 'requiresImprovement, good', 'good, good', /:8:\d+ good is there twice/],
    [CORE, 'points: [0, 1, 2, 3]', 'points: [0, 1, 2]', /:8:\d+ scales.rating.points does not fit/],
    [CORE, 'points: [0, 1, 2, 3]', 'points: [0, 2, 1, 3]', /does not fit its levels: 0, 2, 1, 3/],
    [CORE, 'favourable: good', 'favourable: fine', /:8:\d+ There is no level fine/],
    [
      CORE,
      'from: [0, 5, 14, 23]',
      'from: [0, 14, 5, 23]',
      /:\d+:\d+ total.from must be 4 rising numbers from 0 to 27/,
    ],
    [CORE, 'from: [0, 5, 14, 23]', 'from: [0, 5, 14, 28]', /total.from must be .* to 27.*not 0, 5, 14, 28/],
    [CORE, 'of: 27', 'of: 30', /9 standards of up to 3 points make 27, not 30/],
    [CORE, 'from: [0, 50, 65, 80]', 'from: [0, 50, 65]', /bands.from must be 4 rising numbers/],
    [
      CORE,
      'lowest: [courtReports]',
      'lowest: [courtReport]',
      /no question courtReport. Did you mean courtReports/,
    ],
    [CORE, '"1.1", judged: true', '"1.1"', /standards.leadership must be either judged or the lowest/],
    [
      CORE,
      '  courtWork: { source',
      '  courtWorks: { source',
      /no rule or standard courtWorks. Did you mean courtWork/,
    ],
    [CORE, '  lowest: { source', '  bands2: { source', /rules.lowest is missing/],
    [CORE, 'confidence: unknown', 'confidence: sure', /confidence must be/],
    [
      HOMES,
      'when: { inadequate: 2 }',
      'standards: [secure], when: { poor: 2 }',
      /no standard secure[\s\S]*no level poor/,
    ],
    [
      HOMES,
      '  - { is: good }',
      '  - { is: good, when: { good: 1 } }',
      /last rule of overall must be without when/,
    ],
    [
      HOMES,
      'favourable: good',
      'labels: { good: Fine, outstanding: Fine }',
      /good and outstanding are both called Fine/,
    ],
    [HOMES, '  rating: {', '  ratings: {', /no scale is called rating/],
  ])('%#', (text, from, to, expected) => {
    expect(text).toContain(from);
    expect(saidOf(text.replace(from, to))).toMatch(expected);
  });
});

function saidOf(text: string): string {
  try {
    parseProgramme(text, 'mine.yaml');
  } catch (error) {
    if (error instanceof DataError) return error.problems.map(formatProblem).join('\n');
    throw error;
  }
  return 'nothing';
}
