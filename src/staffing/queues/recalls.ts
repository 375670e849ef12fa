import { POINTS_2021_07 } from '../region/points2021.js';
import { WEEKS_A_MONTH } from './delay.js';
import { inHandAfter } from './inHand.js';
import type { QueueKind } from './queue.js';

/** People recalled to custody: each takes officers' time, and none in the community while there. */
export const recalls: QueueKind = ({ queues }, before) => {
  if (queues.recalls === null) return null;
  let inCustody = before.recalls * (before.recallDays / DAYS_A_MONTH);
  return {
    next({ assumed }) {
      inCustody = inHandAfter(inCustody, assumed.recalls, assumed.recallDays / DAYS_A_MONTH);
    },
    write({ assumed }, into, at) {
      into[at] = assumed.recalls;
      into[at + 1] = inCustody;
      into[at + 2] = (assumed.recalls * assumed.recallHours) / HOURS_A_MONTH;
      into[at + 3] = (inCustody * assumed.recallPoints) / POINTS_2021_07.capacity.points;
    },
  };
};

export const DAYS_A_MONTH = 7 * WEEKS_A_MONTH;
/** Contracted hours of one full-time person. */
export const HOURS_A_MONTH = POINTS_2021_07.capacity.hours * WEEKS_A_MONTH;
