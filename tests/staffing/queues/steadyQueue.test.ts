import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { priorityWaits, steadyQueue } from '../../../src/staffing/queues/steadyQueue.js';
import { accuracyTest, amount, family, inputs, near } from '../../estimation/oracle.js';

describe('a queue in balance', () => {
  it.each(family('erlang-b').map((row) => [row.name, row] as const))(
    'turns away what Erlang B says: %s',
    (_, { input, expected }) => {
      const { a = 0, c = 0 } = inputs(input);
      const { blocked } = steadyQueue({ arrivals: a, service: 1, servers: c, capacity: c });
      near(blocked, amount(expected, 'blocked'), 5e-13);
    },
  );

  it.each(family('erlang-c').map((row) => [row.name, row] as const))(
    'makes wait what Erlang C says: %s',
    (_, { input, expected }) => {
      const { a = 0, c = 0 } = inputs(input);
      near(steadyQueue({ arrivals: a, service: 1, servers: c }).allBusy, amount(expected, 'wait'), 5e-13);
    },
  );

  it.each(family('mmc').map((row) => [row.name, row] as const))('is M/M/c: %s', (_, { input, expected }) => {
    const { lambda = 0, mu = 0, c = 0 } = inputs(input);
    const queue = () => steadyQueue({ arrivals: lambda, service: mu, servers: c });
    if (expected.verdict === 'no steady state') {
      expect(queue).toThrow(/No queue in balance/);
      return;
    }
    const { utilisation, allBusy, wait, time, waiting, number } = queue();
    const names = ['utilisation', 'probabilityWait', 'Wq', 'W', 'Lq', 'L'];
    for (const [i, value] of [utilisation, allBusy, wait ?? 0, time ?? 0, waiting, number].entries()) {
      near(value, amount(expected, names[i] ?? ''), 5e-12);
    }
  });

  it.each(family('mm1').map((row) => [row.name, row] as const))('is M/M/1: %s', (_, { input, expected }) => {
    const { lambda = 0, mu = 0 } = inputs(input);
    const { utilisation, number, time } = steadyQueue({ arrivals: lambda, service: mu, servers: 1 });
    near(number, amount(expected, 'meanNumber'), 5e-12);
    // The closed forms of one server, from its load and its mean time alone.
    near(1 - utilisation, amount(expected, 'p0'), 5e-13);
    near((1 - utilisation) * utilisation ** 3, amount(expected, 'p3'), 5e-13);
    near(number * (1 + number), amount(expected, 'varianceNumber'), 5e-10);
    near(Math.exp(-1 / (time ?? 0)), amount(expected, 'survivalAt1'), 5e-13);
  });

  it.each(family('mmck').map((row) => [row.name, row] as const))(
    'is M/M/c/K: %s',
    (_, { input, expected }) => {
      const { lambda = 0, mu = 0, c = 0, K = 0 } = inputs(input);
      const { blocked, number, waiting } = steadyQueue({
        arrivals: lambda,
        service: mu,
        servers: c,
        capacity: K,
      });
      near(blocked, amount(expected, 'lost'), 5e-13);
      near(number, amount(expected, 'meanNumber'), 5e-12);
      near(waiting, amount(expected, 'meanQueue'), 5e-12);
    },
  );

  it.each(family('erlang-a').map((row) => [row.name, row] as const))(
    'loses those who give up waiting as Erlang A says: %s',
    (_, { input, expected }) => {
      const { lambda = 0, mu = 0, c = 0, theta = 0 } = inputs(input);
      const found = steadyQueue({ arrivals: lambda, service: mu, servers: c, leaving: theta });
      near(found.allBusy, amount(expected, 'probabilityAllBusy'), 5e-11);
      near(found.waiting, amount(expected, 'Lq'), 5e-11);
      near(found.shareLeaving, amount(expected, 'shareLeaving'), 5e-11);
    },
  );

  it.each(family('priority').map((row) => [row.name, row] as const))(
    'serves classes in order as Cobham says: %s',
    (_, { input, expected }) => {
      const { lambda1 = 0, lambda2 = 0, mu = 0 } = inputs(input);
      const [first, second] = priorityWaits([lambda1, lambda2], mu);
      near(first, amount(expected, 'wait1'), 5e-13);
      near(second, amount(expected, 'wait2'), 5e-13);
    },
  );

  it.each(family('little').map((row) => [row.name, row] as const))(
    "obeys Little's law: %s",
    (_, { input, expected }) => {
      const { lambda = 0, W = 0 } = inputs(input);
      // One server whose mean time from arrival to end is W.
      const { number } = steadyQueue({ arrivals: lambda, service: lambda + 1 / W, servers: 1 });
      near(number, amount(expected, 'L'), 5e-9);
    },
  );

  const rate = fc.double({ min: 0.01, max: 50, noNaN: true });
  const servers = fc.integer({ min: 1, max: 40 });

  it('conserves people: those served, gone and turned away are those who came', () => {
    fc.assert(
      fc.property(
        rate,
        rate,
        servers,
        rate,
        fc.integer({ min: 0, max: 60 }),
        (arrivals, service, c, leaving, more) => {
          const capacity = c + more;
          const found = steadyQueue({ arrivals, service, servers: c, leaving, capacity });
          const served = (found.number - found.waiting) * service;
          const lost = arrivals * found.blocked + leaving * found.waiting;
          expect(served + lost).toBeCloseTo(arrivals, 8);
          expect(served).toBeLessThanOrEqual(c * service * (1 + 1e-9));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('waits no longer with another server, nor with more who leave', () => {
    fc.assert(
      fc.property(rate, rate, servers, rate, (arrivals, service, c, leaving) => {
        const base = steadyQueue({ arrivals, service, servers: c, leaving });
        const served = steadyQueue({ arrivals, service, servers: c + 1, leaving });
        const impatient = steadyQueue({ arrivals, service, servers: c, leaving: 2 * leaving });
        expect(served.waiting).toBeLessThanOrEqual(base.waiting + 1e-9);
        expect(impatient.waiting).toBeLessThanOrEqual(base.waiting + 1e-9);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps the weighted mean wait whatever the order of classes', () => {
    fc.assert(
      fc.property(rate, rate, (one, two) => {
        const service = 1.2 * (one + two);
        const [first = 0, second = 0] = priorityWaits([one, two], service);
        const alone = steadyQueue({ arrivals: one + two, service, servers: 1 }).wait ?? 0;
        expect((one * first + two * second) / (one + two)).toBeCloseTo(alone, 8);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    [{ arrivals: 5, service: 1, servers: 5 }, /No queue in balance: 5 arrive and 5 can be served/],
    [{ arrivals: 5, service: 0, servers: 5 }, /service/],
    [{ arrivals: -1, service: 1, servers: 5 }, /arrivals/],
    [{ arrivals: 5, service: 1, servers: 0 }, /servers/],
    [{ arrivals: 5, service: 1, servers: 5, capacity: 4 }, /capacity/],
    [{ arrivals: 1e9, service: 1, servers: 5, leaving: 1e-6 }, /may wait in this queue/],
  ])('refuses %j', (input, message) => {
    expect(() => steadyQueue(input)).toThrow(message);
  });
});

accuracyTest('queues: Erlang A, B and C, M/M/1, M/M/c, M/M/c/K, priorities, Little', [
  'erlang-a',
  'erlang-b',
  'erlang-c',
  'mm1',
  'mmc',
  'mmck',
  'priority',
  'little',
]);
