/**
 * People who wait for something that so many a month can start, first come first served, and who may leave unserved.
 *
 * Arrivals, starts and the hazard of leaving are constant within a month, and the month is solved exactly: the front of
 * the list obeys `A·e^(−θ(t−f)) df = S dt`, where f is when the person at the front arrived. So in balance the delay D of
 * those who start has `S = A·e^(−θD)`, the number who wait is `A(1 − e^(−θD))/θ`, and neither is the other over starts.
 */
export interface WaitingList {
  /**
   * Two numbers for each month of arrival, the earliest first: those who still wait, and those who would if nobody of that
   * month had started. A plain list: a typed one of this length takes longer to make than to fill.
   */
  readonly people: number[];
  /** Index of the earliest month with somebody who waits, and of the month to come. */
  front: number;
  back: number;
  /** Everybody who waits. */
  waiting: number;
  /** Started and left unserved in the last month. */
  started: number;
  left: number;
}

/** The list that arrivals and this delay of those who start have made, as if they had lasted for ever. */
export function settledList(arrivals: number, delay: number, leaving: number): WaitingList {
  const within = partOfMonth(leaving);
  const months = delay > 0 ? Math.ceil(delay) : 0;
  const people: number[] = [];
  for (let age = months - 1, at = 0; age >= 0; age--, at++) {
    const all = arrivals * within * Math.exp(-leaving * age);
    const part = Math.min(1, delay - age);
    people[2 * at] = (all * partOfMonth(leaving, part)) / within;
    people[2 * at + 1] = all;
  }
  const list = { people, front: 0, back: months, waiting: 0, started: 0, left: 0 };
  list.waiting = countWaiting(list);
  return list;
}

/** Puts those of one more month at the back. */
function join(list: WaitingList, joining: number): void {
  list.people[2 * list.back] = joining;
  list.people[2 * list.back + 1] = joining;
  list.back++;
}

/** The mean over a part of a month, in months, of what is left of those who came in it: `(1 − e^(−θ·part))/θ`. */
function partOfMonth(leaving: number, part = 1): number {
  return leaving > SMALLEST ? -Math.expm1(-leaving * part) / leaving : part;
}

/** Below it the hazard of leaving makes no difference that could be written down. */
const SMALLEST = 1e-9;

/** What a month of leaving does, as last asked: a queue asks for the same month after month. */
const latest = { leaving: Number.NaN, stay: 1, within: 1 };

function monthOf(leaving: number): typeof latest {
  if (leaving !== latest.leaving) {
    latest.leaving = leaving;
    latest.stay = Math.exp(-leaving);
    latest.within = partOfMonth(leaving);
  }
  return latest;
}

/** One month: what came is waiting, has started or has left, to the last digits; never more start than capacity. */
export function waitMonth(list: WaitingList, arrivals: number, capacity: number, leaving: number): void {
  const { stay, within } = monthOf(leaving);
  const before = list.waiting;
  if (stay < 1) fade(list, stay);
  join(list, arrivals * within);
  const { people } = list;
  const unserved = before * stay + arrivals * within;
  // In people who would still be there at the end of the month.
  let served = capacity * within;
  if (served >= unserved) {
    const busy = timeToClear(before, capacity - arrivals, leaving);
    list.started = capacity * busy + arrivals * (1 - busy);
    list.left = Math.max(0, before + arrivals - list.started);
    list.front = 0;
    list.back = 0;
    list.waiting = 0;
    return;
  }
  while (served > 0 && served >= people[2 * list.front]!) {
    served -= people[2 * list.front]!;
    people[2 * list.front] = 0;
    list.front++;
  }
  people[2 * list.front]! -= served;
  list.started = capacity;
  list.waiting = countWaiting(list);
  list.left = before + arrivals - capacity - list.waiting;
}

/** Leaves this part of those of every month. */
function fade({ people, front, back }: WaitingList, stay: number): void {
  for (let at = 2 * front; at < 2 * back; at++) people[at]! *= stay;
}

/** The part of a month after which nobody of `before` waits any more, where more can start than come. */
function timeToClear(before: number, spare: number, leaving: number): number {
  if (before === 0) return 0;
  const time = leaving > SMALLEST ? Math.log1p((leaving * before) / spare) / leaving : before / spare;
  return Math.min(1, time);
}

function countWaiting({ people, front, back }: WaitingList): number {
  let total = 0;
  for (let at = front; at < back; at++) total += people[2 * at]!;
  return total;
}

/** How long those who start now have waited, in months: since when the front of the list has been waiting. */
export function monthsWaited({ people, front, back }: WaitingList, leaving: number): number {
  let first = front;
  while (first < back && people[2 * first]! <= 0) first++;
  if (first === back) return 0;
  const gone = 1 - people[2 * first]! / people[2 * first + 1]!;
  const into = leaving > SMALLEST ? Math.log1p(gone * Math.expm1(leaving)) / leaving : gone;
  return back - first - into;
}
