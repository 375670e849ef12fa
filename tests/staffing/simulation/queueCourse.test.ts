import { describe, expect, test } from 'vitest';
import { ASSUMPTIONS, CENTRAL } from '../../../src/staffing/region/assumptions.js';
import { QUEUE_OUTCOMES, queuesIn } from '../../../src/staffing/region/outcomes.js';
import { QUEUES, type QueueName } from '../../../src/staffing/region/queueAssumptions.js';
import {
  governQueues,
  movesQueue,
  nextMonthOfQueues,
  queuesAtStart,
} from '../../../src/staffing/simulation/queueCourse.js';
import { setUp } from '../../../src/staffing/simulation/setup.js';
import { nextMonth, weighCases } from '../../../src/staffing/workforce/month.js';
import type { Plan } from '../../../src/staffing/workforce/plan.js';
import { startWorkforce } from '../../../src/staffing/workforce/workforce.js';
import { mechanicsFor, SOUTH_WEST, WEST_MIDLANDS, WEST_MIDLANDS_2022 } from '../scenarios.js';

const MONTHS = 12;

/** Every outcome of each queue of a plan, month by month, on its mean course. */
function queuesOf(plan: Plan): Map<QueueName, number[]> {
  const mechanics = mechanicsFor(plan, MONTHS);
  const workforce = startWorkforce(plan);
  const queues = queuesAtStart(plan);
  const governing = { assumed: plan.after, victimOfficers: 1, facilitators: 0 };
  const row = new Float64Array(Object.values(QUEUE_OUTCOMES).flat().length);
  const rows = Array.from({ length: MONTHS }, (_, month) => {
    weighCases(mechanics, workforce, month);
    governQueues(governing, plan, workforce);
    for (const { queue, at } of queues) queue.write(governing, row, at);
    nextMonthOfQueues(queues, governing, month, null);
    nextMonth(mechanics, workforce, month, null);
    return Array.from(row);
  });
  const names = queuesIn(plan.region.queues);
  return new Map(
    names.map((name, index) => [
      name,
      rows.flatMap((row) => row.slice(queues[index]?.at, queues[index]?.until)),
    ]),
  );
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

  const unlike = (plan: Plan): QueueName[] =>
    [...queuesOf(plan)]
      .filter(([name, values]) => values.some((value, i) => value !== still.get(name)?.[i]))
      .map(([name]) => name);

  test('change only where a plan is said to move them', () => {
    for (const [of, changed] of [['nothing', plan] as const, ...moved]) {
      const said = QUEUES.filter((queue) => movesQueue(changed, queue));
      expect.soft(said, of).toEqual(expect.arrayContaining(unlike(changed)));
    }
  });

  test('are not said to be moved by what has nothing to do with them', () => {
    const said = (of: string) =>
      moved
        .filter(([name]) => name === of)
        .flatMap(([, plan]) => QUEUES.filter((queue) => movesQueue(plan, queue)));
    for (const name of ['posts of officers', 'events', 'cases', 'span', 'officerLeaving', 'experienceOdds']) {
      expect(said(name)).toEqual([]);
    }
    expect(said('vettingWeeks')).toEqual(['programmes']);
    expect(said('recallDays')).toEqual(['recalls']);
    expect(said('victim officers')).toEqual(['victims']);
  });
});
