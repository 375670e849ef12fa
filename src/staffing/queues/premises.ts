import { WEEKS_A_MONTH } from './delay.js';
import { inHandAfter, shareTurnedAway } from './inHand.js';
import type { QueueKind } from './queue.js';

/** Beds of approved premises: nobody waits for one, and those who find none are placed out of area (Erlang's loss system). */
export const premises: QueueKind = ({ queues }, before) => {
  if (queues.premises === null) return null;
  const sites = queues.premises.premises;
  const months = before.premisesStay / WEEKS_A_MONTH;
  const wanted = before.premisesDemand * sites * before.premisesBeds;
  const arrivals = wanted / months;
  /** Beds that would be taken if there were always one. */
  let load = wanted;
  const known = { load: -1, beds: -1, turnedAway: 0 };
  return {
    next({ assumed }) {
      // Without a change in the length of a stay the load rests where it is, to the last digit.
      load = inHandAfter(load, arrivals, assumed.premisesStay / WEEKS_A_MONTH);
    },
    write({ assumed }, into, at) {
      const beds = sites * assumed.premisesBeds;
      if (Math.abs(load - known.load) > load * ROUNDING || beds !== known.beds) {
        Object.assign(known, { load, beds, turnedAway: shareTurnedAway(load, beds) });
      }
      into[at] = beds;
      into[at + 1] = beds > 0 ? (load * (1 - known.turnedAway)) / beds : 0;
      into[at + 2] = known.turnedAway;
    },
  };
};

const ROUNDING = 1e-12;
