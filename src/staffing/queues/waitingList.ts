/**
 * People who wait for something that so many a month can start, first come first served, and who may leave unserved.
 *
 * Arrivals, starts and the hazard of leaving are constant within a month, and the month is solved exactly: the front of
 * the list obeys `A·e^(−θ(t−f)) df = S dt`, where f is when the person at the front arrived. So in balance the delay D of
 * those who start has `S = A·e^(−θD)`, the number who wait is `A(1 − e^(−θD))/θ`, and neither is the other over starts.
 */
export interface WaitingList {
  /** Those of each month of arrival who still wait, the earliest first. */
  readonly waiting: number[];
  /** The same if nobody of that month had started. */
  readonly whole: number[];
  /** Index of the earliest month with somebody who waits. */
  front: number;
  /** Started and left unserved in the last month. */
  started: number;
  left: number;
}

/** The list that arrivals and this delay of those who start have made, as if they had lasted for ever. */
export function settledList(arrivals: number, delay: number, leaving: number): WaitingList {
  const list: WaitingList = { waiting: [], whole: [], front: 0, started: 0, left: 0 };
  const within = partOfMonth(leaving);
  const months = Math.ceil(delay);
  for (let age = months - 1; age >= 0; age--) {
    const whole = arrivals * within * Math.exp(-leaving * age);
    const part = Math.min(1, delay - age);
    list.whole.push(whole);
    list.waiting.push((whole * partOfMonth(leaving, part)) / within);
  }
  return list;
}

/** The mean over a part of a month, in months, of what is left of those who came in it: `(1 − e^(−θ·part))/θ`. */
function partOfMonth(leaving: number, part = 1): number {
  return leaving > SMALLEST ? -Math.expm1(-leaving * part) / leaving : part;
}

/** Below it the hazard of leaving makes no difference that could be written down. */
const SMALLEST = 1e-9;

/** One month: what came is waiting, has started or has left, to the last digits; never more start than capacity. */
export function waitMonth(list: WaitingList, arrivals: number, capacity: number, leaving: number): void {
  const { waiting, whole } = list;
  const stay = Math.exp(-leaving);
  const within = partOfMonth(leaving);
  const before = numberWaiting(list);
  for (let at = list.front; at < waiting.length; at++) {
    waiting[at]! *= stay;
    whole[at]! *= stay;
  }
  waiting.push(arrivals * within);
  whole.push(arrivals * within);
  const unserved = before * stay + arrivals * within;
  // In people who would still be there at the end of the month.
  let served = capacity * within;
  if (served >= unserved) {
    const busy = timeToClear(before, capacity - arrivals, leaving);
    list.started = capacity * busy + arrivals * (1 - busy);
    list.left = Math.max(0, before + arrivals - list.started);
    waiting.length = 0;
    whole.length = 0;
    list.front = 0;
    return;
  }
  while (served > 0 && served >= waiting[list.front]!) {
    served -= waiting[list.front]!;
    waiting[list.front] = 0;
    list.front++;
  }
  waiting[list.front]! -= served;
  list.started = capacity;
  list.left = before + arrivals - capacity - numberWaiting(list);
}

/** The part of a month after which nobody of `before` waits any more, where more can start than come. */
function timeToClear(before: number, spare: number, leaving: number): number {
  if (before === 0) return 0;
  const time = leaving > SMALLEST ? Math.log1p((leaving * before) / spare) / leaving : before / spare;
  return Math.min(1, time);
}

export function numberWaiting({ waiting, front }: WaitingList): number {
  let total = 0;
  for (let at = front; at < waiting.length; at++) total += waiting[at]!;
  return total;
}

/** How long those who start now have waited, in months: since when the front of the list has been waiting. */
export function monthsWaited({ waiting, whole, front }: WaitingList, leaving: number): number {
  let first = front;
  while (first < waiting.length && waiting[first]! <= 0) first++;
  if (first === waiting.length) return 0;
  const gone = 1 - waiting[first]! / whole[first]!;
  const into = leaving > SMALLEST ? Math.log1p(gone * Math.expm1(leaving)) / leaving : gone;
  return waiting.length - first - into;
}
