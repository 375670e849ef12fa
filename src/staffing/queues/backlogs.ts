import type { Assumed } from '../region/assumptions.js';
import { chanced } from './chance.js';
import type { QueueKind } from './queue.js';
import { settledList, waitMonth } from './waitingList.js';

/** Reviews of serious further offences, which nobody leaves undone. */
export const reviews: QueueKind = ({ queues }, before) => {
  if (queues.reviews === null) return null;
  const { backlog } = queues.reviews;
  const completed = before.reviewers * before.reviewRate;
  const list = settledList(completed, backlog / completed, 0);
  return {
    next({ assumed }, quantile) {
      const commissioned = chanced(
        completed * assumed.reviewsCommissioned,
        Number.POSITIVE_INFINITY,
        quantile,
      );
      waitMonth(list, commissioned, assumed.reviewers * assumed.reviewRate, 0);
    },
    write({ assumed }, into, at) {
      into[at] = list.waiting;
      into[at + 1] = list.waiting / (assumed.reviewers * assumed.reviewRate);
    },
  };
};

/** Hours of unpaid work that are owed; new ones are as many as keep what is published, some lapse as orders end. */
export const unpaidWork: QueueKind = ({ queues }, before) => {
  if (queues.unpaidWork === null) return null;
  const { ordered, delay } = unpaidToday(queues.unpaidWork.hours, before);
  const list = settledList(ordered, delay, before.unpaidLapse);
  return {
    next({ assumed }) {
      waitMonth(list, ordered, assumed.unpaidHours, assumed.unpaidLapse);
    },
    write({ assumed }, into, at) {
      into[at] = list.waiting;
      into[at + 1] = list.waiting / assumed.unpaidHours;
    },
  };
};

/** Hours ordered a month, and months until they are worked, where so many are owed and that lasts. */
export function unpaidToday(
  hours: number,
  { unpaidHours, unpaidLapse }: Assumed,
): { readonly ordered: number; readonly delay: number } {
  const ordered = unpaidHours + unpaidLapse * hours;
  return {
    ordered,
    delay: unpaidLapse > 0 ? Math.log(ordered / unpaidHours) / unpaidLapse : hours / ordered,
  };
}
