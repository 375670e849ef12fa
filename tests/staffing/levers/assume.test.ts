import { describe, expect, test } from 'vitest';
import type { ArgumentError } from '../../../src/problem.js';
import { readAssumptions } from '../../../src/staffing/levers/assume.js';
import { outcomesOf } from '../../../src/staffing/region/outcomes.js';
import { meanCourses } from '../../../src/staffing/simulation/meanCourse.js';
import { setUp } from '../../../src/staffing/simulation/setup.js';
import { whatIf } from '../../../src/staffing/whatIf/whatIf.js';
import { WEST_MIDLANDS } from '../scenarios.js';

describe("an assumption of one's own", () => {
  test.each([
    ['vetting=24 weeks (20 to 30)', { vettingWeeks: { value: 24, low: 20, high: 30 } }],
    ['vettingWeeks=24', { vettingWeeks: { value: 24, low: 24, high: 24 } }],
    ['traineePass=88% (80 to 92)', { traineePass: { value: 0.88, low: 0.8, high: 0.92 } }],
    ['traineePass=0.88', { traineePass: { value: 0.88, low: 0.88, high: 0.88 } }],
    ['span=9 people (8 to 10)', { span: { value: 9, low: 8, high: 10 } }],
    ['workTrend=-1% (-2% to 0%)', { workTrend: { value: -0.01, low: -0.02, high: 0 } }],
    ['leaving-po=7%', { officerLeaving: { value: 0.07, low: 0.07, high: 0.07 } }],
  ])('%s is read', (text, own) => {
    expect(readAssumptions([text])).toEqual(own);
  });

  test('is read by name, as a file has it', () => {
    expect(readAssumptions({ vetting: '24 weeks', span: 9 })).toEqual(
      readAssumptions(['vetting=24', 'span=9']),
    );
  });

  test.each([
    ['veting=24 weeks', 'unknown-assumption', /Did you mean vetting\?/],
    ['traineePass=88', 'bad-assumption', /is over 100%: did you mean 88%\?/],
    [
      'traineePass=130%',
      'out-of-range',
      /cannot be 1.3. It is a share: at most 100%. It can be from 0% to 100%/,
    ],
    ['vetting=24 parsecs', 'bad-assumption', /measured in weeks, not in "parsecs"/],
    ['vetting=soon', 'bad-assumption', /no number and range/],
    ['vetting=0 weeks', 'out-of-range', /cannot be 0 weeks. It can be from 0.1 to 3600/],
    ['span=9 (10 to 12)', 'out-of-range', /9 is not between 10 and 12/],
    ['takingPosts=70%', 'solved-number', /is not assumed: the balance of its grade gives it/],
    ['seniorMoves=10%', 'solved-number', /follows from seniorUnderTwo and seniorLeaving/],
    ['leaving=7%', 'unknown-assumption', /no assumption "leaving"/],
  ])('%s is refused', (text, code, message) => {
    try {
      readAssumptions([text]);
      expect.unreachable();
    } catch (error) {
      const { problems } = error as ArgumentError;
      expect(problems[0]?.code).toBe(code);
      expect(`${problems[0]?.message} ${problems[0]?.hint ?? ''}`).toMatch(message);
    }
  });

  test('given twice, or wrong several times, is told all at once', () => {
    try {
      readAssumptions(['span=9', 'span=8', 'vetting=soon']);
      expect.unreachable();
    } catch (error) {
      expect((error as ArgumentError).problems).toHaveLength(2);
    }
  });

  test('replaces the central value and the range in what is run and in what is told', () => {
    const assume = readAssumptions(['span=8', 'growth=2% (1 to 3)']);
    const { assumptions, start } = whatIf(WEST_MIDLANDS, [], { draws: 20, assume });
    expect(assumptions.find(({ name }) => name === 'growth')).toMatchObject({
      central: 0.02,
      low: 0.01,
      high: 0.03,
    });
    expect(start.seniors).toBeCloseTo((start.officers + start.services + start.trainees) / 8, 9);
    const setup = setUp(WEST_MIDLANDS, [], { assume });
    const [course] = meanCourses(setup, 1, [setup.central]);
    const seniors = outcomesOf(WEST_MIDLANDS).findIndex(({ name }) => name === 'seniors');
    expect(course?.whatIf[seniors]?.[0]).toBeCloseTo(start.seniors, 9);
  });
});
