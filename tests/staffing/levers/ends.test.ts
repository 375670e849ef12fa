import { expect, test } from 'vitest';
import type { Scenario } from '../../../src/scenario/scenario.js';
import { listLevers } from '../../../src/staffing/levers/listLevers.js';
import { type Outcome, outcomesOf, queuesIn } from '../../../src/staffing/region/outcomes.js';
import { readRegion } from '../../../src/staffing/region/readRegion.js';
import { meanCourse } from '../../../src/staffing/simulation/meanCourse.js';
import { setUp } from '../../../src/staffing/simulation/setup.js';
import { scenarioFor } from '../scenarios.js';
import { ENDS } from './ends.js';

test('every lever that has a range is tried at both of its ends', () => {
  const ranged = listLevers().map(({ name }) => name);
  expect(Object.keys(ENDS).sort()).toEqual(ranged.filter((name) => name !== 'points').sort());
});

test.each(Object.entries(ENDS))(
  '%s at either end gives no NaN, no fewer than no people and no share beyond all, for fifty years',
  (lever, values) => {
    const scenario = scenarioFor(lever);
    const outcomes = outcomesOf(scenario, queuesIn(readRegion(scenario).queues));
    for (const value of values) {
      const setup = setUp(scenario, [`${lever}=${value}`]);
      const { whatIf } = meanCourse(setup, 600, setup.central);
      const wrong = whatIf.flatMap((months, index) => {
        const { name } = outcomes[index] as Outcome;
        const most = isShare(scenario, name) ? 1 : Number.MAX_VALUE;
        const month = months.findIndex((at) => !(at >= 0 && at <= most));
        return month < 0 ? [] : [`${lever}=${value}: ${name} is ${months[month]} at month ${month}`];
      });
      expect(wrong).toEqual([]);
    }
  },
);

function isShare({ keyQuestions }: Scenario, name: string): boolean {
  return name === 'oversightEffective' || name === 'newcomers' || keyQuestions.some(({ id }) => id === name);
}
