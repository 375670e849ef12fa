import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stream } from '../../../src/numeric/stream.js';
import { poissonCount } from '../../../src/staffing/queues/chance.js';
import { inHandAfter, shareTurnedAway } from '../../../src/staffing/queues/inHand.js';
import { steadyQueue } from '../../../src/staffing/queues/steadyQueue.js';
import { monthsWaited, settledList, waitMonth } from '../../../src/staffing/queues/waitingList.js';
import { amount, family, inputs } from '../../estimation/oracle.js';

/** Programmes as worked out by hand: 92 referred a month, 60% start, those who do after 7.5 months. */
const REFERRED = 92;
const STARTING = 0.6 * REFERRED;
const LEAVING = -Math.log(0.6) / 7.5;

/** The list after so many months of arrivals and capacity. */
function listAfter(
  months: number,
  arrivals: number,
  capacity: (month: number) => number,
  list = settledList(REFERRED, 7.5, LEAVING),
) {
  for (let month = 0; month < months; month++) waitMonth(list, arrivals, capacity(month), LEAVING);
  return list;
}

describe('a waiting list in balance', () => {
  it('has the number who wait that its delay implies, which is neither the delay nor the mean stay times a rate', () => {
    const list = settledList(REFERRED, 7.5, LEAVING);
    expect(list.waiting).toBeCloseTo((REFERRED * (1 - Math.exp(-7.5 * LEAVING))) / LEAVING, 9);
    expect(Math.round(list.waiting)).toBe(540);
    expect(list.waiting / STARTING).toBeCloseTo(9.8, 1);
    expect(list.waiting / REFERRED).toBeCloseTo(5.9, 1);
    const medium = -Math.log(0.3 / 0.7) / 7.5;
    expect(Math.round(settledList(0.7 * REFERRED, 7.5, medium).waiting / 5)).toBe(65);
  });

  it.each([
    [6, 432],
    [9, 647],
  ])('of a delay of %f months has %i people', (delay, people) => {
    const list = settledList(REFERRED, delay, -Math.log(55 / 92) / delay);
    expect(Math.abs(list.waiting - people)).toBeLessThan(2);
  });

  it('stays as it is, to nine digits, for fifty years', () => {
    const list = listAfter(600, REFERRED, () => STARTING);
    expect(monthsWaited(list, LEAVING)).toBeCloseTo(7.5, 9);
    expect(list.waiting).toBeCloseTo(settledList(REFERRED, 7.5, LEAVING).waiting, 7);
  });

  it.each([
    [35, 0.6, 7.5],
    [50, 0.857, 2.26],
    [78, 1, 0],
  ])('with %i posts comes to rest where %f of people start after %f months', (posts, share, delay) => {
    const list = listAfter(400, REFERRED, () => (posts * STARTING) / 35);
    expect(monthsWaited(list, LEAVING)).toBeCloseTo(delay, 2);
    expect(list.started / REFERRED).toBeCloseTo(share, 3);
  });
});

describe('filling posts over a year, after vetting and training of 7.6 months,', () => {
  it.each([
    [35, [7.5, 7.5, 7.5, 7.5, 7.5]],
    [50, [7.5, 7.2, 6.0, 4.7, 3.3]],
    [78, [7.5, 6.6, 3.6, 0.6, 0]],
  ])('up to %i makes people wait %j months', (posts, delays) => {
    const filled = (month: number) => 35 + (posts - 35) * Math.min(1, Math.max(0, (month + 0.5 - 7.6) / 12));
    const found = [6, 12, 18, 24, 36].map((months) =>
      monthsWaited(
        listAfter(months, REFERRED, (month) => (filled(month) * STARTING) / 35),
        LEAVING,
      ),
    );
    found.forEach((delay, at) => {
      expect(Math.abs(delay - (delays[at] ?? Number.NaN))).toBeLessThan(0.07);
    });
  });
});

describe('a waiting list in the long run', () => {
  it('with many servers, too few of them, is that of Erlang A', () => {
    const exact = steadyQueue({ arrivals: REFERRED, service: STARTING / 35, servers: 35, leaving: LEAVING });
    const list = listAfter(400, REFERRED, () => STARTING);
    expect(list.waiting / exact.waiting).toBeCloseTo(1, 3);
    expect(list.left / REFERRED / exact.shareLeaving).toBeCloseTo(1, 3);
    // Little's law: the mean stay of all is the number who wait over the number who come.
    expect(list.waiting / REFERRED).toBeCloseTo(exact.wait ?? 0, 2);
  });

  it('by chance, in short steps, is that of one server', () => {
    // Arrivals and ends at the rates 0.8 and 1, by steps of a fiftieth: the number present is that of M/M/1, 4.
    const random = stream(7, 'one server');
    const step = 1 / 50;
    const list = settledList(0, 0, 0);
    let sum = 0;
    const steps = 400_000;
    for (let at = 0; at < steps; at++) {
      const [come, done] = [poissonCount(0.8 * step, random()), poissonCount(step, random())];
      waitMonth(list, come, done, 0);
      sum += list.waiting;
    }
    const { number } = steadyQueue({ arrivals: 0.8, service: 1, servers: 1 });
    // 8,000 units of time; the mean has a standard error of 0.27 (relaxation time 90): seven of them, below 1e-11.
    expect(Math.abs(sum / steps - number)).toBeLessThan(1.9);
  });

  it('that nobody leaves grows by what more come than start', () => {
    const list = settledList(10, 5, 0);
    for (let month = 0; month < 24; month++) waitMonth(list, 10, 7, 0);
    expect(list.waiting).toBeCloseTo(50 + 24 * 3, 9);
    const nearly = settledList(10, 5, 1e-12);
    for (let month = 0; month < 24; month++) waitMonth(nearly, 10, 7, 1e-12);
    expect(nearly.waiting).toBeCloseTo(list.waiting, 6);
  });
});

describe('a waiting list, whatever comes', () => {
  const months = fc.array(
    fc.record({
      arrivals: fc.double({ min: 0, max: 200, noNaN: true }),
      capacity: fc.double({ min: 0, max: 250, noNaN: true }),
    }),
    { minLength: 1, maxLength: 40 },
  );
  const hazard = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1.5, noNaN: true }));

  it('conserves people, starts no more than it can, and leaves nobody fewer than none', () => {
    fc.assert(
      fc.property(months, hazard, fc.double({ min: 0, max: 20, noNaN: true }), (course, leaving, delay) => {
        const list = settledList(50, delay, leaving);
        for (const { arrivals, capacity } of course) {
          const before = list.waiting;
          waitMonth(list, arrivals, capacity, leaving);
          const now = list.waiting;
          expect(Math.abs(before + arrivals - list.started - list.left - now)).toBeLessThan(1e-9);
          expect(list.started).toBeLessThanOrEqual(capacity + 1e-9);
          expect(list.left).toBeGreaterThan(-1e-9);
          expect(now).toBeGreaterThan(-1e-9);
          expect(monthsWaited(list, leaving)).toBeGreaterThanOrEqual(0);
          if (leaving === 0) expect(list.left).toBeLessThan(1e-9);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('is no longer with more capacity, nor shorter with more arrivals', () => {
    fc.assert(
      fc.property(months, hazard, (course, leaving) => {
        const [one, more, busy] = [0, 1, 2].map(() => settledList(50, 4, leaving)) as [
          ReturnType<typeof settledList>,
          ReturnType<typeof settledList>,
          ReturnType<typeof settledList>,
        ];
        for (const { arrivals, capacity } of course) {
          waitMonth(one, arrivals, capacity, leaving);
          waitMonth(more, arrivals, capacity + 5, leaving);
          waitMonth(busy, arrivals + 5, capacity, leaving);
          expect(more.waiting).toBeLessThanOrEqual(one.waiting + 1e-9);
          expect(busy.waiting).toBeGreaterThanOrEqual(one.waiting - 1e-9);
          expect(monthsWaited(more, leaving)).toBeLessThanOrEqual(monthsWaited(one, leaving) + 1e-6);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('work in hand', () => {
  it.each(family('little').map((row) => [row.name, row] as const))(
    "obeys Little's law: %s",
    (_, { input, expected }) => {
      const { lambda = 0, W = 0 } = inputs(input);
      let number = 0;
      for (let month = 0; month < 60 * W; month++) number = inHandAfter(number, lambda, W);
      expect(number).toBeCloseTo(amount(expected, 'L'), 8);
    },
  );

  it.each(family('erlang-b').map((row) => [row.name, row] as const))(
    'that finds every server taken is turned away as Erlang B says: %s',
    (_, { input, expected }) => {
      const { a = 0, c = 0 } = inputs(input);
      expect(shareTurnedAway(a, c)).toBeCloseTo(amount(expected, 'blocked'), 12);
    },
  );

  it('is turned away less with a part of another server', () => {
    const [two, half, three] = [2, 2.5, 3].map((servers) => shareTurnedAway(2, servers));
    expect(half).toBeCloseTo(((two ?? 0) + (three ?? 0)) / 2, 12);
    expect(shareTurnedAway(5, 0)).toBe(1);
  });
});
