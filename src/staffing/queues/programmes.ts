import type { Assumed } from '../region/assumptions.js';
import { chanced } from './chance.js';
import type { QueueKind } from './queue.js';
import { monthsWaited, settledList, waitMonth } from './waitingList.js';

/** Where nearly everybody who starts is at high risk, others still have this part of the starts. */
const LEAST_FOR_OTHERS = 0.05;

/**
 * People with a requirement for an accredited programme. Those at high risk start first, the others in the order in which
 * they came; sentences end at a constant hazard, which is the one under which those who start have waited as long, and are
 * as many, as today. A facilitator delivers as many starts as today, once trained.
 */
export const programmes: QueueKind = ({ queues, facilitators }, before) => {
  if (queues.programmes === null || facilitators === null) return null;
  const { completed } = queues.programmes;
  const starting = before.programmeStarts;
  const { programmeDelay: delay } = before;
  const { first, leaving } = programmeClasses(before);
  const perFacilitator =
    (before.programmeReferrals * starting) /
    (facilitators.filled > 0 ? facilitators.filled : facilitators.posts);
  const high = settledList(0, 0, leaving);
  const others = settledList((1 - first) * before.programmeReferrals, delay, leaving);
  let delivering = facilitators.filled;
  let training = Number.NaN;
  let trained = 0;
  return {
    next({ assumed, facilitators: inPost }, quantile) {
      const referred = chanced(assumed.programmeReferrals, Number.POSITIVE_INFINITY, quantile);
      const capacity = delivering * perFacilitator;
      waitMonth(high, first * referred, capacity, leaving);
      waitMonth(others, (1 - first) * referred, capacity - high.started, leaving);
      if (assumed.facilitatorTraining !== training) {
        training = assumed.facilitatorTraining;
        trained = -Math.expm1(-1 / training);
      }
      delivering = Math.min(inPost, delivering + (inPost - delivering) * trained);
    },
    write(_month, into, at) {
      const waited = monthsWaited(others, leaving);
      const started =
        first * Math.exp(-leaving * monthsWaited(high, leaving)) + (1 - first) * Math.exp(-leaving * waited);
      into[at] = delivering;
      into[at + 1] = high.waiting + others.waiting;
      into[at + 2] = waited;
      into[at + 3] = started;
      // Of those who start, as many complete as today.
      into[at + 4] = ((completed ?? COMPLETED) * started) / starting;
    },
  };
};

/** The part of requirements that are started first, and the hazard a month at which sentences end before a start. */
export function programmeClasses({ programmeStarts, programmeHigh, programmeDelay }: Assumed): {
  readonly first: number;
  readonly leaving: number;
} {
  const first = Math.min(programmeHigh, (1 - LEAST_FOR_OTHERS) * programmeStarts);
  return { first, leaving: -Math.log((programmeStarts - first) / (1 - first)) / programmeDelay };
}

/** As in the West Midlands in 2025, where a region does not publish it. */
const COMPLETED = 0.312;

/** Index of the share who start among what is written down. */
export const STARTED = 3;
