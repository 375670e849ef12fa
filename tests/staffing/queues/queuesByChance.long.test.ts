import { describe, expect, it } from 'vitest';
import { type Stream, stream } from '../../../src/numeric/stream.js';
import { poissonCount } from '../../../src/staffing/queues/chance.js';
import { priorityWaits, steadyQueue } from '../../../src/staffing/queues/steadyQueue.js';
import { settledList, waitMonth } from '../../../src/staffing/queues/waitingList.js';
import { amount, family, inputs } from '../../estimation/oracle.js';

/*
 * The queue that a what-if follows month by month, in short steps: servers see one person each and are free again at
 * random, and those who are free are the capacity of the step. Then it is the queue of the textbook, but for the step.
 */

/** Steps in the time that one server takes for one person, and how many such times are followed, in batches. */
const STEPS = 100;
const TIMES = 30_000;
const BATCHES = 15;

/**
 * Fifteen batches of 2,000 services are near enough independent; their mean is off by more than six of their standard
 * errors with a chance of 3e-5 (t with 14 degrees of freedom), and any of the eleven means below with one of 4e-4. A step is late by half of
 * itself at most, a hundredth of a service.
 */
const ERRORS = 6;
const LATE = 0.02;

interface Served {
  readonly mean: number;
  readonly error: number;
}

/** Mean numbers who wait, by class, the first class first in order; rates are relative to the service of one server. */
function waitingByChance(rates: readonly number[], servers: number, random: Stream): Served[] {
  const lists = rates.map(() => settledList(0, 0, 0));
  const sums = rates.map(() => new Float64Array(BATCHES));
  const inBatch = (TIMES * STEPS) / BATCHES;
  let busy = 0;
  for (let step = 0; step < TIMES * STEPS; step++) {
    let done = 0;
    for (let server = 0; server < busy; server++) if (random() < 1 / STEPS) done++;
    busy -= done;
    const batch = Math.floor(step / inBatch);
    lists.forEach((list, at) => {
      waitMonth(list, poissonCount((rates[at] ?? Number.NaN) / STEPS, random()), servers - busy, 0);
      busy += list.started;
      const means = sums[at] as Float64Array;
      means[batch] = (means[batch] ?? 0) + list.waiting / inBatch;
    });
  }
  return sums.map((means) => {
    const mean = means.reduce((sum, value) => sum + value, 0) / BATCHES;
    const variance = means.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (BATCHES - 1);
    return { mean, error: Math.sqrt(variance / BATCHES) };
  });
}

function expectNear(served: Served | undefined, waiting: number): void {
  const { mean, error } = served as Served;
  expect(Math.abs(mean - waiting), `${mean} ± ${error}, exactly ${waiting}`).toBeLessThan(
    ERRORS * error + LATE * (1 + waiting),
  );
}

describe('the queue that is followed by chance, in the long run,', () => {
  const balanced = family('mmc').filter(({ expected }) => 'Lq' in expected);

  it.each(balanced.map((row) => [row.name, row] as const))(
    'has as many who wait as M/M/c, or M/M/1 with one server: %s',
    (name, { input, expected }) => {
      const { lambda = 0, mu = 1, c = 1 } = inputs(input);
      const [served] = waitingByChance([lambda / mu], c, stream(7, name));
      expectNear(served, amount(expected, 'Lq'));
    },
  );

  it.each(family('priority').map((row) => [row.name, row] as const))(
    'has as many of each class who wait as Cobham says where one class starts first: %s',
    (name, { input, expected }) => {
      const { lambda1 = 0, lambda2 = 0, mu = 1 } = inputs(input);
      const rates = [lambda1 / mu, lambda2 / mu];
      const served = waitingByChance(rates, 1, stream(7, name));
      // Little's law: those who wait are those who come, times how long they wait.
      expectNear(served[0], lambda1 * amount(expected, 'wait1'));
      expectNear(served[1], lambda2 * amount(expected, 'wait2'));
    },
  );

  it('has classes in order with many servers too', () => {
    const rates = [1, 1.4];
    const served = waitingByChance(rates, 3, stream(7, 'classes'));
    priorityWaits(rates, 1, 3).forEach((wait, at) => {
      expectNear(served[at], (rates[at] ?? Number.NaN) * wait);
    });
  });
});

describe('a queue that people leave, too large for chance to matter,', () => {
  it.each([
    [1.05, 0.25],
    [1.25, 0.25],
    [1.25, 1],
    [2, 0.5],
  ])(
    'at a load of %f of its servers and leaving at %f of their rate is that of Erlang A',
    (load, leaving) => {
      const servers = 4000;
      const exact = steadyQueue({ arrivals: load * servers, service: 1, servers, leaving });
      const list = settledList(0, 0, leaving);
      for (let month = 0; month < 200; month++) waitMonth(list, load * servers, servers, leaving);
      expect(list.waiting / exact.waiting).toBeCloseTo(1, 2);
      expect(list.left / (load * servers) / exact.shareLeaving).toBeCloseTo(1, 2);
    },
  );
});
