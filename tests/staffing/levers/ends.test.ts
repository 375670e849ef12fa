import { expect, test } from 'vitest';
import type { Scenario } from '../../../src/scenario/scenario.js';
import { listLevers } from '../../../src/staffing/levers/listLevers.js';
import { boundsOf } from '../../../src/staffing/region/assumptionSense.js';
import { ASSUMPTIONS } from '../../../src/staffing/region/assumptions.js';
import { type Outcome, outcomesOf, queuesIn } from '../../../src/staffing/region/outcomes.js';
import { readRegion } from '../../../src/staffing/region/readRegion.js';
import { meanCourse } from '../../../src/staffing/simulation/meanCourse.js';
import { type Setup, setUp } from '../../../src/staffing/simulation/setup.js';
import { scenarioFor, WEST_MIDLANDS } from '../scenarios.js';
import { assumptionEnds, ENDS } from './ends.js';

test('every lever that has a range is tried at both of its ends', () => {
  const ranged = listLevers().map(({ name }) => name);
  expect(Object.keys(ENDS).sort()).toEqual(ranged.filter((name) => name !== 'points').sort());
});

test.each(Object.entries(ENDS))(
  '%s at either end gives no NaN, no fewer than no people and no share beyond all, for fifty years',
  (lever, values) => {
    const scenario = scenarioFor(lever);
    for (const value of values) {
      expect(wrongIn(scenario, setUp(scenario, [`${lever}=${value}`]), 600), value).toEqual([]);
    }
  },
);

test.each(ASSUMPTIONS.map((assumption) => [assumption.name, assumption] as const))(
  'the assumption %s at either end of what is taken gives every outcome a number, for two years',
  (_, assumption) => {
    for (const { scenario, value, assume } of assumptionEnds(assumption)) {
      const setup = setUp(scenario, ['leaving=5%'], { assume });
      expect(wrongIn(scenario, setup, 24), `${value} in ${scenario.id}`).toEqual([]);
    }
  },
);

test.each(ASSUMPTIONS.map((assumption) => [assumption.name, assumption] as const))(
  'the assumption %s just outside what is taken is refused with the range',
  (name, assumption) => {
    const { low, high } = boundsOf(assumption);
    for (const value of [low - 1e-3, high * 1.001, Number.NaN, Infinity]) {
      const assume = { [name]: { value } };
      expect(() => setUp(WEST_MIDLANDS, [], { assume })).toThrow(/ cannot be .*It can be /s);
    }
  },
);

test('officers and trainees who would have every case between them are refused', () => {
  const assume = { officerCases: { value: 0.9 }, traineeCases: { value: 0.5 } };
  expect(() => setUp(WEST_MIDLANDS, [], { assume })).toThrow('leave none to services officers');
});

/** Outcomes that are no number, less than nothing or more than all, each at the first month where they are. */
function wrongIn(scenario: Scenario, setup: Setup, months: number): string[] {
  const outcomes = outcomesOf(scenario, queuesIn(readRegion(scenario).queues));
  return meanCourse(setup, months, setup.central).whatIf.flatMap((values, index) => {
    const { name } = outcomes[index] as Outcome;
    const most = isShare(scenario, name) ? 1 + 1e-12 : Number.MAX_VALUE;
    const month = values.findIndex((at) => !(at >= 0 && at <= most) || Object.is(at, -0));
    return month < 0 ? [] : [`${name} is ${values[month]} at month ${month}`];
  });
}

function isShare({ keyQuestions }: Scenario, name: string): boolean {
  return name === 'oversightEffective' || name === 'newcomers' || keyQuestions.some(({ id }) => id === name);
}
