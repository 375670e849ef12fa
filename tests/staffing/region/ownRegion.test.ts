import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseScenario } from '../../../src/scenario/parse.js';
import { outcomesOf, queuesIn } from '../../../src/staffing/region/outcomes.js';
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

test('more officers in post than there are cases for are refused, with both numbers', () => {
  const many = text.replace('probationOfficersInPost: 128', 'probationOfficersInPost: 1280');
  expect(() => setUp(parseScenario(many, 'a.yaml'), [])).toThrow(
    /1280 officers with 37.5 cases each have more than the 9200 people supervised/,
  );
});
