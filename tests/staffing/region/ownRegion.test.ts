import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { DataError } from '../../../src/problem.js';
import { parseScenario } from '../../../src/scenario/parse.js';
import { outcomesOf, queuesIn } from '../../../src/staffing/region/outcomes.js';
import type { OwnAssumptions } from '../../../src/staffing/region/ownAssumptions.js';
import { LOCATIONS, TIERS } from '../../../src/staffing/region/pointSet.js';
import { POINTS_2021_07 } from '../../../src/staffing/region/points2021.js';
import { assumptionsOf } from '../../../src/staffing/region/region.js';
import { meanCourse } from '../../../src/staffing/simulation/meanCourse.js';
import { setUp } from '../../../src/staffing/simulation/setup.js';

/** The block of a document that describes a region of one's own. */
function ownRegion(path: string): string {
  const blocks = Array.from(
    readFileSync(path, 'utf8').matchAll(/```yaml[^\n]*\n([\s\S]*?)```/g),
    ([, text = '']) => text,
  );
  return blocks.find((text) => text.startsWith('id: my-own-region')) ?? '';
}

const text = ownRegion('README.md');
const scenario = parseScenario(text, 'my-own-region.yaml');

test('a region of your own takes about forty lines, the same in both documents', () => {
  expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(40);
  expect(ownRegion('scenarios/README.md')).toBe(text);
});

test('a region of your own has all its own figures at month 0', () => {
  const setup = setUp(scenario, []);
  const names = outcomesOf(scenario, queuesIn(setup.region.queues)).map(({ name }) => name);
  const { baseline } = meanCourse(setup, 1, setup.central);
  const today = (name: string) => baseline[names.indexOf(name)]?.[0] ?? Number.NaN;
  const figures = {
    officers: 128,
    seniors: 31,
    trainees: 52,
    officersOfTarget: 0.88,
    servicesOfTarget: 1.01,
    seniorsOfTarget: 0.94,
    officerCaseload: 37.5,
    servicesCaseload: 44,
    traineeCaseload: 20,
    supervised: 9200,
    officerUtilisation: 1.18,
    servicesUtilisation: 0.96,
    twoToFive: 0.31,
    oversightEffective: 24 / 55,
    facilitators: 9,
    recalls: 41,
  };
  for (const [name, value] of Object.entries(figures))
    expect([name, today(name)]).toEqual([name, expect.closeTo(value, 9)]);
  expect(setup.central.vettingWeeks).toBe(24);
  expect(setup.central.officerLeaving).toBe(0.09);
});

test('every assumption that is listed for a region of your own touches what is followed, but for five', () => {
  // Some act only where something else is moved: suspended cases, the time of oversight, a case variable.
  const levers = [
    'suspended=10%',
    'oversight-time=-20%',
    'spo=+4 posts',
    'vetting=8 weeks',
    'facilitators=14 posts',
  ];
  const courses = (assume: OwnAssumptions) => {
    const setup = setUp(scenario, levers, { assume });
    const { baseline, whatIf } = meanCourse(setup, MONTHS, setup.central);
    return [...baseline, ...whatIf].map((values) => values.join());
  };
  const still = courses({});
  const { region, assumptions } = setUp(scenario, levers);
  const listed = assumptionsOf(region, assumptions).filter(({ name }) => name !== 'practiceStrength');
  const untouched = listed.filter(({ name, low, high, central }) => {
    const value = high === central ? (low === central ? 0.5 * central : low) : high;
    return courses({ [name]: { value } }).every((values, i) => values === still[i]);
  });
  expect(untouched.map(({ name }) => name)).toEqual([
    // These two change the numbers that are solved, takingPosts and seniorMoves, which close the same balance.
    'traineePass',
    'seniorLeaving',
    // The region states its trend, and its trainees.
    'growth',
    'traineeCases',
    // Of where vacancies are being filled; elsewhere it is solved.
    'underTwo',
  ]);
});

const MONTHS = 12;

test('every cell of a point set touches the work of a region of your own', () => {
  const cellsOf = LOCATIONS.flatMap((location) => TIERS.map((tier) => [location, tier] as const));
  const work = cellsOf.map(([location, tier]) => {
    const { cases } = POINTS_2021_07;
    const table = { ...cases[location], [tier]: cases[location][tier] + 1 };
    const mine = { ...POINTS_2021_07, id: 'mine', cases: { ...cases, [location]: table } };
    const { whatIf, baseline, central } = setUp(scenario, ['points=mine'], { pointSets: [mine] });
    return whatIf(baseline(central))[0]?.plan.demand.workPerCase;
  });
  expect(work).toHaveLength(48);
  expect(work.filter((times) => times === 1)).toEqual([]);
});

test('more officers in post than there are cases for are refused, with both numbers', () => {
  const many = text.replace('probationOfficersInPost: 128', 'probationOfficersInPost: 1280');
  expect(() => setUp(parseScenario(many, 'a.yaml'), [])).toThrow(
    /1280 officers with 37.5 cases each have more than the 9200 people supervised/,
  );
});

test.each([
  [
    'number: 118, unit: "% of capacity"',
    'number: 1.18, unit: "% of capacity"',
    /1.18% of capacity: did you mean 118%\?/,
  ],
  [
    'number: 88,',
    'number: 0.88,',
    /0.88% of target: did you mean 88%\? Write \{ number: 88, unit: "% of target" \}/,
  ],
  [
    'assumed: 9, low: 8, high: 11',
    'assumed: 0.09, low: 0.08, high: 0.11',
    /0.09% a year. Did you mean 9% a year\?/,
  ],
  ['probationOfficersInPost: 128', 'probationOfficersInPost: -128', /Nobody can be -128 people/],
  [
    'seniorProbationOfficersInPost: 31',
    'seniorProbationOfficersInPost: 310',
    /310 seniors would be one to 0.8/,
  ],
  ['twoToFiveYears: 31%', 'twoToFiveYears: 0.31%', /did you mean 31%\? Write 31%/],
  ['assumed: 2, low: 0, high: 4', 'assumed: -20, low: -30, high: 4', /-20% a year/],
  ['vettingWeeks:', 'vettingWeek:', /no assumption "vettingWeek"/],
])('%s written as %s is refused with the likely slip and its line', (right, wrong, message) => {
  const spoilt = text.replace(right, wrong);
  const line = spoilt.split('\n').findIndex((one) => one.includes(wrong)) + 1;
  try {
    setUp(parseScenario(spoilt, 'a.yaml'), []);
    expect.unreachable();
  } catch (error) {
    const { problems } = error as DataError;
    expect(problems.map(({ position }) => [position?.file, position?.line])).toEqual([['a.yaml', line]]);
    expect(`${problems[0]?.message} ${problems[0]?.hint ?? ''}`).toMatch(message);
  }
});

test('slips in figures and in assumptions are told all at once', () => {
  const spoilt = text
    .replace('number: 118,', 'number: 1.18,')
    .replace('probationOfficersInPost: 128', 'probationOfficersInPost: -128')
    .replace('assumed: 9, low: 8, high: 11', 'assumed: 0.09, low: 0.08, high: 0.11');
  try {
    setUp(parseScenario(spoilt, 'a.yaml'), []);
    expect.unreachable();
  } catch (error) {
    expect((error as DataError).problems).toHaveLength(3);
  }
});
