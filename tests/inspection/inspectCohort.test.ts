import { describe, expect, it } from 'vitest';
import { loadScenario } from '../../src/files/loadScenario.js';
import { inspect } from '../../src/inspection/inspect.js';
import type { CohortInspection } from '../../src/inspection/inspectCohort.js';
import { compileModel } from '../../src/model/compile/compile.js';
import { drawCases } from '../../src/model/draw/draw.js';
import { ArgumentError } from '../../src/problem.js';
import { westMidlands } from '../model/scenarioFixture.js';

const model = compileModel(westMidlands());
const COHORT = 400;
const cohort = drawCases(model, { cases: COHORT, seed: 5 });
const inCohort = (variable: string, level: string) => cohort.filter((one) => one[variable] === level).length;

function inspected(design: CohortInspection) {
  const found = inspect(model, { design: { cohort: COHORT, ...design }, seed: 5 });
  const tally = (variable: string) => found.tallies.find((one) => one.variable === variable)?.counts ?? [];
  return { ...found, tally };
}

describe('an inspection of a cohort', () => {
  it('that takes every case finds the cohort, whatever the design', () => {
    for (const kind of ['simple', 'stratified', 'matched'] as const) {
      const { keyQuestions, design } = inspected({ kind, by: 'risk', cases: COHORT });
      expect(design).toMatchObject({ kind, cases: COHORT, cohort: COHORT });
      for (const { id, yes, weighted } of keyQuestions) {
        expect(yes).toBe(inCohort(id, 'yes'));
        expect(weighted).toBeCloseTo(yes / COHORT, 12);
      }
    }
  });

  it('takes from each stratum what its allocation says', () => {
    const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
    expect(
      inspected({ kind: 'stratified', by: 'risk', allocation: 'equal', cases: 60 }).tally('risk'),
    ).toEqual([20, 20, 20]);
    const given = { low: 4, medium: 30, high: 11 };
    expect(inspected({ kind: 'stratified', by: ['risk'], allocation: given }).tally('risk')).toEqual([
      4, 30, 11,
    ]);
    expect(inspected({ kind: 'quota', by: 'risk', quotas: { low: 2, high: 9 } }).tally('risk')).toEqual([
      2, 0, 9,
    ]);
    const neyman = inspected({
      kind: 'stratified',
      by: 'risk',
      allocation: 'neyman',
      question: 'assessment',
    });
    expect(total(neyman.tally('risk'))).toBe(84);
  });

  it('matches the make-up of the cohort within one case', () => {
    const { tally } = inspected({ kind: 'matched', by: 'risk', cases: 50 });
    ['low', 'medium', 'high'].forEach((level, index) => {
      const share = (inCohort('risk', level) * 50) / COHORT;
      expect(Math.abs((tally('risk')[index] ?? 0) - share)).toBeLessThan(1);
    });
  });

  it('weighs each case by what it stands for', () => {
    const { keyQuestions, tally, design } = inspected({
      kind: 'stratified',
      by: 'assessment',
      allocation: 'equal',
      cases: 40,
    });
    expect(design.kind).toBe('stratified');
    expect(tally('assessment')).toEqual([20, 20]);
    const [assessment] = keyQuestions;
    expect(assessment?.percent).toBe(50);
    expect(assessment?.weighted).toBeCloseTo(inCohort('assessment', 'yes') / COHORT, 12);
  });

  it("is the same for the same seed, and of the size of the scenario's cohort if omitted", () => {
    const whole = compileModel(loadScenario('west-midlands-2025'));
    const run = (seed: number) => inspect(whole, { design: { kind: 'matched' }, seed });
    expect(run(3)).toEqual(run(3));
    expect(run(3)).not.toEqual(run(4));
    expect(run(3).design).toMatchObject({ cases: 84, cohort: 650, by: ['sex', 'sentence', 'risk'] });
  });

  it.each<[object, RegExp]>([
    [
      { kind: 'two-stage' },
      /design\.kind must be one of simple, stratified, matched, quota, not "two-stage"/,
    ],
    [{ kind: 'stratified' }, /design\.by must be one of/],
    [{ kind: 'stratified', by: 'rsk' }, /design\.by must be one of .*Did you mean risk\?/],
    [{ kind: 'stratified', by: 'risk', allocation: 'even' }, /design\.allocation/],
    [{ kind: 'stratified', by: 'risk', allocation: { extreme: 3 } }, /design\.allocation must be one of low/],
    [{ kind: 'stratified', by: 'risk', allocation: 'neyman' }, /design\.question/],
    [{ kind: 'quota', by: 'risk', quotas: { low: -1 } }, /design\.quotas\.low/],
    [{ kind: 'quota', by: 'risk' }, /design\.cases/],
    [{ cases: 90, cohort: 80 }, /design\.cases must be a whole number from 1 to 80/],
    [{ cohort: 0 }, /design\.cohort/],
  ])('is refused for %j', (design, expected) => {
    expect(() => inspect(model, { design, seed: 1 })).toThrow(ArgumentError);
    expect(() => inspect(model, { design, seed: 1 })).toThrow(expected);
  });

  it('is matched, if omitted, on the variables that have the roles of sex, sentence and risk, whatever their names', () => {
    const named = loadScenario('west-midlands-2025');
    const renamed = {
      ...named,
      variables: named.variables.map((one) => (one.name === 'sex' ? { ...one, name: 'gender' } : one)),
    };
    const { design } = inspect(compileModel(renamed), { design: { kind: 'matched' }, seed: 5 });
    expect(design).toMatchObject({ by: ['gender', 'sentence', 'risk'] });
  });

  it('is not matched by default where a role is missing, and says which', () => {
    expect(() => inspected({ kind: 'matched' })).toThrow(
      'A matched design matches on the role sex, which no variable has.',
    );
  });
});
