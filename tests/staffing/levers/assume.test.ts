import { describe, expect, test } from 'vitest';
import type { ArgumentError } from '../../../src/problem.js';
import { assumptionLines, marked } from '../../../src/report/documents/staffing/whatIfAssumptions.js';
import { parseWhatIf } from '../../../src/staffing/file/whatIfFile.js';
import { readAssumptions } from '../../../src/staffing/levers/assume.js';
import { isGivenName } from '../../../src/staffing/region/givenNumbers.js';
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
    ['takingPosts=70% (60 to 80)', { takingPosts: { value: 0.7, low: 0.6, high: 0.8 } }],
    ['leaving-po=7%', { officerLeaving: { value: 0.07, low: 0.07, high: 0.07 } }],
  ])('%s is read', (text, own) => {
    expect(readAssumptions([text])).toEqual(own);
  });

  test('is read by name, as a file has it', () => {
    expect(readAssumptions({ vetting: '24 weeks', span: 9 })).toEqual(
      readAssumptions(['vetting=24', 'span=9']),
    );
  });

  test('is read in parts, as a scenario has it, with its reason', () => {
    const parts = {
      vettingWeeks: { value: 24, low: 20, high: 30, unit: 'weeks', why: 'our last forty recruits' },
      officerLeaving: { assumed: 9, low: 8, high: 11, unit: '% a year' },
      span: { value: 9 },
    };
    expect(readAssumptions(parts)).toEqual({
      vettingWeeks: { value: 24, low: 20, high: 30, why: 'our last forty recruits' },
      officerLeaving: { value: 0.09, low: 0.08, high: 0.11 },
      span: { value: 9, low: 9, high: 9 },
    });
    const file =
      'title: Mine\nscenario: west-midlands-2025\nlevers: { spo: +4 posts }\nassumptions:\n  vettingWeeks: { value: 24, low: 20, high: 30, why: ours }\n';
    expect(readAssumptions(parseWhatIf(file, 'a.yaml').assumptions)).toEqual({
      vettingWeeks: { value: 24, low: 20, high: 30, why: 'ours' },
    });
  });

  test('is marked as your own in what it touches, and what is published or derived is not', () => {
    const assume = readAssumptions({
      vettingWeeks: { value: 24, low: 20, high: 30, why: 'Our last forty recruits.' },
      span: 9,
    });
    const result = whatIf(WEST_MIDLANDS, ['vetting=8 weeks', 'spo=+4 posts', 'leaving-po=-1 points'], {
      draws: 20,
      seed: 1,
      months: 3,
      assume,
    });
    expect(result.assumptions.filter(({ own }) => own).map(({ name }) => name)).toEqual([
      'vettingWeeks',
      'span',
    ]);
    expect(result.levers.map(({ source }) => source)).toEqual([
      'your own: our last forty recruits',
      'derived from the published share of target and an assumed span; with your own practitioners per senior',
      'published for England and Wales; assumed to be the same here',
    ]);
    const lines = JSON.stringify(assumptionLines(result));
    expect(lines).toContain('24 (20 to 30) weeks, your own. Our last forty recruits.');
    expect(lines.match(/your own/g)).toHaveLength(2);
    const span = result.tornado.find(({ assumption }) => assumption === 'vettingWeeks')!;
    expect(marked(result, span)).toBe('Time in vetting (your own)');
  });

  test.each([
    ['veting=24 weeks', 'unknown-assumption', /Did you mean vetting\?/],
    ['traineePass=88', 'bad-assumption', /is over 100%: did you mean 88%\?/],
    [
      'traineePass=130%',
      'out-of-range',
      /cannot be 130%. It is a share: at most 100%. It can be 0, or from 15% to 100%/,
    ],
    ['vetting=24 parsecs', 'bad-assumption', /measured in weeks, not in "parsecs"/],
    ['vetting=soon', 'bad-assumption', /no number and range/],
    ['vetting=0 weeks', 'out-of-range', /cannot be 0 weeks. It can be from 0.5 weeks to 360 weeks/],
    ['leaving-po=0.09%', 'out-of-range', /cannot be 0.09% a year. Did you mean 9% a year\?/],
    ['span=0.5', 'out-of-range', /cannot be 0.5 people. Did you mean 5 people\? It can be from 2 people/],
    ['growth=-20%', 'out-of-range', /cannot be -20% a year. It can be from -15% a year to 25% a year/],
    ['gradeOdds=1000', 'out-of-range', /cannot be 1000 odds ratio/],
    ['premisesBeds=0', 'out-of-range', /cannot be 0 beds/],
    ['vetting=2400 weeks', 'out-of-range', /Did you mean 24 weeks\?/],
    ['span=9 (10 to 12)', 'out-of-range', /9 is not between 10 and 12/],
    ['takingPosts=110%', 'out-of-range', /at most 100%. It can be from 30% to 100%/],
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

  test.each([
    [['takingPosts=70% (60 to 80)'], ['takingPosts', 'growth']],
    [['officersUnderTwo=30%'], ['officersUnderTwo', 'growth']],
    [
      ['servicesUnderTwo=20%', 'seniorMoves=10%'],
      ['servicesUnderTwo', 'seniorMoves', 'servicesLeaving', 'seniorUnderTwo'],
    ],
  ])('%s frees what it would have followed from, and is said to', (given, inTable) => {
    const assume = readAssumptions(given);
    const { solved, assumptions, region } = whatIf(WEST_MIDLANDS, [], { draws: 20, assume });
    const names = solved.filter((one) => one.given || !isGivenName(one.name)).map(({ name }) => name);
    expect(names.toSorted()).toEqual(inTable.toSorted());
    for (const [name, own] of Object.entries(assume)) {
      expect(solved.find((one) => one.name === name)?.middle).toBeCloseTo(own.value, 1);
      expect(assumptions.map((one) => one.name)).toContain(name);
    }
    const freed = inTable.filter((name) => !(name in assume));
    expect(assumptions.filter(({ name }) => freed.includes(name))).toEqual([]);
    expect(region.trend.officers).toBe(null);
  });

  test.each([
    [['takingPosts=70%', 'growth=3%'], {}, /takingPosts and growth are both given.*graduates × those/],
    [['takingPosts=70%', 'officersUnderTwo=30%'], {}, /takingPosts and officersUnderTwo are both given/],
    [['seniorMoves=10%', 'seniorUnderTwo=20%'], {}, /seniors who leave or move/],
    [['takingPosts=70%'], { baseline: 'level' as const }, /the baseline level has no growth/],
    [['seniorMoves=10%'], { baseline: 'repair' as const }, /says nothing where every vacancy/],
  ])('%s %o is more than a balance can take', (given, options, message) => {
    expect(() => whatIf(WEST_MIDLANDS, [], { ...options, assume: readAssumptions(given) })).toThrow(message);
  });

  test('is said to change nothing where nothing depends on it', () => {
    const { tornado } = whatIf(WEST_MIDLANDS, ['spo=+15%'], { draws: 20, months: 12 });
    const idle = tornado.filter(({ changesNothing }) => changesNothing).map(({ assumption }) => assumption);
    expect(idle).toEqual(
      expect.arrayContaining(['traineePass', 'seniorLeaving', 'traineeCases', 'underTwo']),
    );
    expect(idle).not.toContain('growth');
    expect(idle).not.toContain('officerLeaving');
  });
});
