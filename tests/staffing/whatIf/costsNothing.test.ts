import { describe, expect, test } from 'vitest';
import { LEVERS } from '../../../src/staffing/levers/registry.js';
import { outcomesOf } from '../../../src/staffing/region/outcomes.js';
import { meanCourse } from '../../../src/staffing/simulation/meanCourse.js';
import { setUp } from '../../../src/staffing/simulation/setup.js';
import { costsNothing } from '../../../src/staffing/whatIf/costsNothing.js';
import { longRunOf } from '../../../src/staffing/whatIf/longRun.js';
import { findTraps } from '../../../src/staffing/whatIf/traps.js';
import { whatIf } from '../../../src/staffing/whatIf/whatIf.js';
import { SOUTH_WEST, scenarioFor, WEST_MIDLANDS } from '../scenarios.js';

describe('what is taken to cost nothing', () => {
  const told = (lever: string) => costsNothing(setUp(WEST_MIDLANDS, [lever])).map(({ message }) => message);

  test.each([
    ['demand=-25%', /^Less work for each case is taken to cost nothing/],
    ['hours=40 hours', /^Longer hours/],
    ['vetting=8 weeks from month 6', /^Faster vetting/],
    ['pqip-length=15 months', /^A shorter training/],
    ['high-risk=-5 points', /^Fewer cases of high risk/],
    ['servicesAccess=80%', /^What is done in more cases/],
    ['pso=0 posts', /^Fewer posts of services officers are taken to cost nobody a job/],
    ['spo=-20%', /^Fewer posts of seniors/],
  ])('%s is named', (lever, words) => {
    expect(told(lever)).toEqual([expect.stringMatching(words)]);
  });

  test.each(['demand=+25%', 'hours=35 hours', 'vetting=30 weeks', 'spo=+15%'])(
    '%s has nothing of the kind',
    (lever) => {
      expect(told(lever)).toEqual([]);
    },
  );
});

/** The end of every lever that one would wish for. */
const WISHED: Readonly<Record<string, string>> = {
  vetting: '1 week',
  'vetting-dropout': '0%',
  recruitment: '100%',
  leaving: '0%',
  'leaving-po': '0%',
  'leaving-pso': '0%',
  'leaving-spo': '0%',
  'leaving-new': '0 times',
  'leaving-pqip': '0%',
  po: '+100%',
  pso: '+100%',
  spo: '+100%',
  span: '1 people',
  intake: '100 a month',
  'pqip-length': '3 months',
  cases: '1 cases',
  suspended: '95%',
  'spill-over': '100%',
  demand: '-99%',
  'oversight-time': '600 minutes',
  absence: '0%',
  'absence-po': '0%',
  'absence-pso': '0%',
  'absence-spo': '0%',
  hours: '60 hours',
  facilitators: '10000 posts',
  referrals: '0 a month',
  recalls: '0 a month',
  reviewers: '1000 people',
  reviews: '0%',
  beds: '10000 beds',
  'unpaid-work': '10000000 hours',
  'victim-officers': '10000 posts',
  'high-risk': '0%',
};
/** Of events there can only be more, which has its cost in hours. */
const NO_WISH = ['events'];

describe('nothing is free:', () => {
  test('the wished end of every lever is tried', () => {
    const levers = [...LEVERS.map(({ name }) => name), 'high-risk'].filter((name) => !NO_WISH.includes(name));
    expect(Object.keys(WISHED).sort()).toEqual(levers.sort());
  });

  test.each(Object.entries(WISHED))(
    '%s=%s loses something, or is said to be taken to cost nothing',
    (lever, value) => {
      const scenario = scenarioFor(lever);
      const setup = setUp(scenario, [`${lever}=${value}`]);
      const course = meanCourse(setup, 36, setup.central);
      const kinds = findTraps(setup, course, longRunOf(setup)).map(({ kind }) => kind);
      const questions = scenario.keyQuestions.map(({ id }) =>
        outcomesOf(scenario).findIndex(({ name }) => name === id),
      );
      const areLower = questions.every(
        (at) => (course.whatIf[at]?.[36] ?? 1) < (course.baseline[at]?.[36] ?? 0),
      );
      const isNamed = kinds.some((kind) => ['costs-nothing', 'two-sided'].includes(kind));
      expect(isNamed || areLower, kinds.join(', ')).toBe(true);
    },
  );

  test.each([
    'beds=0 beds',
    'facilitators=0 posts',
    'reviewers=0.1 people',
    'unpaid-work=1 hours',
    'victim-officers=0.1 posts',
  ])('%s loses those who are served, and is said to cost nobody else', (lever) => {
    const setup = setUp(scenarioFor(lever.split('=')[0]!), [lever]);
    const course = meanCourse(setup, 12, setup.central);
    const kinds = findTraps(setup, course, longRunOf(setup)).map(({ kind }) => kind);
    expect(kinds).toContain('costs-nothing');
  });

  test("another region's staffing has no fewer people to supervise", () => {
    const { trajectories } = whatIf(WEST_MIDLANDS, [], {
      staffingOf: SOUTH_WEST,
      draws: 20,
      seed: 1,
      months: 12,
    });
    const people = trajectories.find(({ name }) => name === 'supervised');
    for (const by of people?.difference.high ?? [1]) expect(Math.abs(by)).toBeLessThan(1e-6);
  });
});
