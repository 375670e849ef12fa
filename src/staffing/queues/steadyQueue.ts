import { requireBetween, requireFields, requireList, requireWhole } from '../../check.js';
import { refuse } from '../../problem.js';
import { number } from '../../words/format.js';

export interface QueueInput {
  /** People who arrive in a unit of time, at random (Poisson); 0 or more. */
  readonly arrivals: number;
  /** People whom one server finishes with in a unit of time, at random (exponential); above 0. */
  readonly service: number;
  /** Servers; each sees one person at a time. */
  readonly servers: number;
  /** Rate at which each person who waits leaves unserved; 0 if omitted, for nobody does. */
  readonly leaving?: number;
  /** Most people who can wait or be served at once; no limit if omitted, and `servers` where nobody can wait. */
  readonly capacity?: number;
}

/** A queue in balance; times are in the unit of the rates. */
export interface SteadyQueue {
  /** Offered load over servers: arrivals ÷ (servers × service). */
  readonly utilisation: number;
  /** Probability that all servers are busy when somebody arrives, who then waits or is turned away. */
  readonly allBusy: number;
  /** Share turned away because the capacity was reached. */
  readonly blocked: number;
  /** Share of those who arrive that leaves the queue unserved. */
  readonly shareLeaving: number;
  /** Mean number who wait. */
  readonly waiting: number;
  /** Mean number who wait or are served. */
  readonly number: number;
  /** Mean wait of those who were not turned away, served or not; null where nobody gets in. */
  readonly wait: number | null;
  /** Mean time from arrival until served or gone, of those who were not turned away. */
  readonly time: number | null;
}

/**
 * A queue with random arrivals and service, in balance: how many wait, how long, and how many are lost.
 *
 * It is Erlang's loss system where `capacity` is `servers` (Erlang B), his delay system without either option (Erlang C,
 * M/M/c; M/M/1 with one server), Palm's with `leaving` (Erlang A) and M/M/c/K with a larger one. All are one chain of
 * births and deaths, solved by its balance equations; means follow by Little's law.
 *
 * @param input - `arrivals`, `service`, `servers`, and if wanted `leaving` and `capacity`
 * @returns the queue in balance
 * @throws ArgumentError for a rate that cannot be, and where more arrive than can be served and nobody leaves
 * @source Erlang 1917; Palm 1957; Kleinrock 1975, Queueing Systems, volume 1, chapter 3; Little 1961, Operations Research 9:383.
 *
 * @example
 * steadyQueue({ arrivals: 3, service: 1, servers: 5, capacity: 5 }).blocked; // 0.110 are turned away
 */
export function steadyQueue(input: QueueInput): SteadyQueue {
  const { arrivals, service, servers, leaving = 0, capacity } = requireFields('input', input);
  requireBetween('arrivals', arrivals, 0, MOST, 'both');
  requireBetween('service', service, LEAST, MOST, 'both');
  requireWhole('servers', servers, { min: 1, max: MOST_SERVERS });
  requireBetween('leaving', leaving, 0, MOST, 'both');
  if (capacity !== undefined) requireWhole('capacity', capacity, { min: servers, max: MOST_SERVERS });
  const load = arrivals / service;
  if (capacity === undefined && leaving === 0 && load >= servers) {
    refuse('no-balance', `No queue in balance: ${arrivals} arrive and ${servers * service} can be served.`, {
      path: 'servers',
      hint: `More than ${load} servers are needed, a rate at which people leave, or a limit to the capacity.`,
    });
  }
  const { busy, full, waiting } = balanceOf({ load, servers, leaving: leaving / service, capacity });
  const admitted = arrivals * (1 - full);
  const left = leaving * waiting;
  const present = waiting + (admitted - left) / service;
  return Object.freeze({
    utilisation: load / servers,
    allBusy: busy,
    blocked: full,
    shareLeaving: arrivals === 0 ? 0 : left / arrivals,
    waiting,
    number: present,
    wait: admitted === 0 ? null : waiting / admitted,
    time: admitted === 0 ? null : present / admitted,
  });
}

/**
 * Mean waits of classes that are served in order of priority, each to its end once begun.
 *
 * @param arrivals - people of each class who arrive in a unit of time, the first class first in order
 * @param service - people whom one server finishes with in a unit of time, whatever their class
 * @param servers - how many servers; 1 if omitted
 * @returns the mean wait of each class, in the unit of the rates
 * @throws ArgumentError for a rate that cannot be, and where more arrive than can be served
 * @source Cobham 1954, Operations Research 2:70.
 *
 * @example
 * priorityWaits([0.3, 0.5], 1); // [1.14, 5.71]
 */
export function priorityWaits(arrivals: readonly number[], service: number, servers = 1): readonly number[] {
  requireWhole('the number of classes', requireList('arrivals', arrivals).length, { min: 1 });
  arrivals.forEach((rate, k) => {
    requireBetween(`arrivals[${k}]`, rate, 0, MOST, 'both');
  });
  const all = arrivals.reduce((sum, rate) => sum + rate, 0);
  const { allBusy } = steadyQueue({ arrivals: all, service, servers });
  const shortest = allBusy / (servers * service);
  let before = 0;
  return Object.freeze(
    arrivals.map((rate) => {
      const upTo = before + rate / (servers * service);
      const wait = shortest / ((1 - before) * (1 - upTo));
      before = upTo;
      return wait;
    }),
  );
}

/** A slower service would give times too large to be numbers. */
const LEAST = 1e-9;
const MOST = 1e9;
const MOST_SERVERS = 100_000;

interface Chain {
  /** Arrivals over the rate of one server. */
  readonly load: number;
  readonly servers: number;
  /** Rate of leaving over the rate of one server. */
  readonly leaving: number;
  readonly capacity: number | undefined;
}

/**
 * Probability that all servers are busy, that the capacity is reached, and the mean number who wait.
 *
 * Erlang's loss by its recursion, which never overflows, is the probability of the state with all servers busy and nobody
 * waiting if nobody could wait; the states beyond are relative to it.
 */
function balanceOf({ load, servers, leaving, capacity }: Chain): {
  busy: number;
  full: number;
  waiting: number;
} {
  let loss = 1;
  for (let k = 1; k <= servers; k++) loss = (load * loss) / (k + load * loss);
  if (capacity === undefined && leaving === 0) {
    const spare = 1 - load / servers;
    const busy = loss / (loss + spare * (1 - loss));
    return { busy, full: 0, waiting: (busy * (1 - spare)) / spare };
  }
  // The states with a server free add up to (1 − loss) ÷ loss times the first busy one.
  let [free, state, busy, waiting] = [(1 - loss) / loss, 1, 1, 0];
  for (let k = 1; capacity === undefined || servers + k <= capacity; k++) {
    if (k > MOST_STATES) {
      refuse(
        'too-large',
        `More than ${number(MOST_STATES)} may wait in this queue, which is too many to add up.`,
        {
          path: 'leaving',
          hint: 'Give more servers, a higher rate of leaving or a smaller capacity.',
        },
      );
    }
    state *= load / (servers + k * leaving);
    busy += state;
    waiting += k * state;
    if (busy > LARGE) {
      // One scale for all states, so that a queue of thousands stays within a double.
      [free, state, busy, waiting] = [free / LARGE, state / LARGE, busy / LARGE, waiting / LARGE];
    }
    const isFalling = load < servers + k * leaving;
    if (capacity === undefined && isFalling && k * state < busy * NEGLIGIBLE) break;
  }
  const total = free + busy;
  return { busy: busy / total, full: capacity === undefined ? 0 : state / total, waiting: waiting / total };
}

const MOST_STATES = 10_000_000;
const LARGE = 1e200;
const NEGLIGIBLE = 1e-19;
