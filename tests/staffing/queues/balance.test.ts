import { expect, test } from 'vitest';
import { balancesOf } from '../../../src/staffing/queues/balance.js';
import { ASSUMPTIONS, type Assumed, CENTRAL } from '../../../src/staffing/region/assumptions.js';
import { outcomesOf, queuesIn } from '../../../src/staffing/region/outcomes.js';
import { meanCourse } from '../../../src/staffing/simulation/meanCourse.js';
import { setUp } from '../../../src/staffing/simulation/setup.js';
import { SOUTH_WEST, WEST_MIDLANDS, WEST_MIDLANDS_2022 } from '../scenarios.js';

/** Which number of the simulation each queue's number is. */
const NUMBERS = {
  programmes: ['programmeWaiting'],
  recalls: ['recalledInCustody'],
  reviews: ['reviewBacklog'],
  premises: ['premisesBeds', 'premisesTaken'],
  unpaidWork: ['unpaidHours'],
  victims: [],
} as const;

const ends = (end: 'low' | 'high') =>
  Object.fromEntries(ASSUMPTIONS.map((one) => [one.name, one[end]])) as Assumed;

test.each([
  ['central', CENTRAL],
  ['low', ends('low')],
  ['high', ends('high')],
])(
  "Little's law: in every queue as many are there as come a month, times the months that each stays, with every assumption %s",
  (_, assumed) => {
    for (const scenario of [WEST_MIDLANDS, SOUTH_WEST, WEST_MIDLANDS_2022]) {
      const setup = setUp(scenario, []);
      const { region } = setup;
      const names = outcomesOf(scenario, queuesIn(region.queues)).map(({ name }) => name);
      // Where arrivals differ from what is completed the backlog moves, and there is no balance but at the start.
      const { baseline } = meanCourse(setup, 36, { ...assumed, reviewsCommissioned: 1 });
      for (const { queue, isPart, arrivals, stay, number, served, wait } of balancesOf(region, assumed)) {
        expect(Math.abs(number - arrivals * stay)).toBeLessThan(1e-8 * Math.max(1, number));
        if (served !== null && wait !== null) {
          // Those who leave unserved stay for less time than those who are served have waited.
          expect(served).toBeLessThanOrEqual(arrivals * (1 + 1e-12));
          expect(stay).toBeGreaterThanOrEqual(wait * (served / arrivals) * (1 - 1e-12));
        }
        if (isPart) continue;
        for (const month of [0, 36]) {
          const shown = NUMBERS[queue].reduce(
            (product, name) => product * baseline[names.indexOf(name)]![month]!,
            1,
          );
          expect(Math.abs(shown - number)).toBeLessThan(1e-6 * Math.max(1, number));
        }
      }
    }
  },
);

test('the wait of those who start a programme is not that of all who need one, and both are given', () => {
  const [all, high, others] = balancesOf(setUp(WEST_MIDLANDS, []).region, CENTRAL);
  // 92 a month, of whom 55 start: 28 at high risk at once, 27 of 64 others after 7.5 months.
  expect([all!.arrivals, all!.served, high!.served, others!.served, others!.wait]).toEqual([
    92,
    expect.closeTo(55.2, 6),
    expect.closeTo(27.6, 6),
    expect.closeTo(27.6, 6),
    expect.closeTo(7.5, 6),
  ]);
  expect(others!.number).toBeCloseTo(325, -1);
  expect(all!.stay).toBeCloseTo(3.54, 1);
});
