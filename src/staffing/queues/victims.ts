import type { QueueKind } from './queue.js';

/** Victims who are kept informed: all at once, so that more officers have fewer each. */
export const victims: QueueKind = ({ queues }) => {
  if (queues.victims === null) return null;
  const { officers, casesEach } = queues.victims;
  return {
    next() {},
    write({ victimOfficers }, into, at) {
      into[at] = (officers * casesEach) / (officers * victimOfficers);
    },
  };
};
