import { describe, expect, test } from 'vitest';
import { ASSUMPTIONS, CENTRAL } from '../../../src/staffing/region/assumptions.js';
import { QUEUE_OUTCOMES } from '../../../src/staffing/region/outcomes.js';
import {
  governQueues,
  movesQueues,
  nextMonthOfQueues,
  queuesAtStart,
} from '../../../src/staffing/simulation/queueCourse.js';
import { setUp } from '../../../src/staffing/simulation/setup.js';
import { nextMonth, weighCases } from '../../../src/staffing/workforce/month.js';
import type { Plan } from '../../../src/staffing/workforce/plan.js';
import { startWorkforce } from '../../../src/staffing/workforce/workforce.js';
import { mechanicsFor, SOUTH_WEST, WEST_MIDLANDS, WEST_MIDLANDS_2022 } from '../scenarios.js';

const MONTHS = 12;

/** Every outcome of the queues of a plan, month by month, on its mean course. */
function queuesOf(plan: Plan): number[] {
  const mechanics = mechanicsFor(plan, MONTHS);
  const workforce = startWorkforce(plan);
  const queues = queuesAtStart(plan);
  const governing = { assumed: plan.after, victimOfficers: 1, facilitators: 0 };
  const row = new Float64Array(Object.values(QUEUE_OUTCOMES).flat().length);
  return Array.from({ length: MONTHS }, (_, month) => {
    weighCases(mechanics, workforce, month);
    governQueues(governing, plan, workforce);
    for (const { queue, at } of queues) queue.write(governing, row, at);
    nextMonthOfQueues(queues, governing, month, null);
    nextMonth(mechanics, workforce, month, null);
    return Array.from(row);
  }).flat();
}

describe.each([WEST_MIDLANDS, SOUTH_WEST, WEST_MIDLANDS_2022])('the queues of $id', (scenario) => {
  const plan = setUp(scenario, []).baseline(CENTRAL);
  const still = queuesOf(plan);
  const moved: [string, Plan][] = [
    ...ASSUMPTIONS.map(({ name, low, central, high }): [string, Plan] => [
      name,
      { ...plan, after: { ...plan.after, [name]: high === central ? low : high } },
    ]),
    ['posts of officers', { ...plan, posts: { ...plan.posts, officers: { times: 1, more: 20 } } }],
    ['posts of facilitators', { ...plan, posts: { ...plan.posts, facilitators: { times: 1, more: 20 } } }],
    ['victim officers', { ...plan, beside: { ...plan.beside, victimOfficers: 1.5 } }],
    ['events', { ...plan, beside: { ...plan.beside, extraHours: 600 } }],
    ['cases', { ...plan, demand: { ...plan.demand, cases: 0.9 } }],
  ];

  test('change only where a plan is said to move them', () => {
    expect(movesQueues(plan)).toBe(false);
    const unnoticed = moved.filter(
      ([, plan]) => !movesQueues(plan) && queuesOf(plan).some((value, i) => value !== still[i]),
    );
    expect(unnoticed.map(([name]) => name)).toEqual([]);
  });

  test('are not said to be moved by what has nothing to do with them', () => {
    for (const name of ['posts of officers', 'events', 'cases', 'span', 'officerLeaving', 'experienceOdds']) {
      expect(moved.filter(([of, plan]) => of === name && movesQueues(plan))).toEqual([]);
    }
  });
});
