import type { Assumed } from '../region/assumptions.js';
import { QUEUE_OUTCOMES, queuesIn } from '../region/outcomes.js';
import type { QueueName } from '../region/queueAssumptions.js';
import type { Region } from '../region/region.js';
import { unpaidToday } from './backlogs.js';
import { WEEKS_A_MONTH } from './delay.js';
import { programmeClasses } from './programmes.js';
import { DAYS_A_MONTH } from './recalls.js';
import { QUEUE_KINDS } from './registry.js';

/** A queue as it is today, as if that had lasted: by Little's law `number = arrivals × stay`. */
export interface QueueBalance {
  readonly queue: QueueName;
  readonly label: string;
  /** Whether it is a part of the line before it. */
  readonly isPart: boolean;
  /** How many come a month. */
  readonly arrivals: number;
  /** Months that each stays, on average over all who come, whether served or not. */
  readonly stay: number;
  /** How many there are at once. */
  readonly number: number;
  /** How many are served a month; null where all are in hand as soon as they come. */
  readonly served: number | null;
  /** Months that those waited who are served; null where nobody waits. */
  readonly wait: number | null;
}

/**
 * The balance of each queue of a region under some assumptions: its number is that of the simulation at month 0, rates and
 * times follow from the assumptions. Victim contact has none: nobody waits there.
 *
 * @source Little 1961, Operations Research 9:383
 */
export function balancesOf(region: Region, assumed: Assumed): QueueBalance[] {
  return queuesIn(region.queues).flatMap((queue) => {
    const governing = { assumed, victimOfficers: 1, facilitators: region.facilitators?.filled ?? 0 };
    const today = new Float64Array(QUEUE_OUTCOMES[queue].length);
    QUEUE_KINDS[queue](region, assumed)?.write(governing, today, 0);
    return BALANCES[queue](today, assumed).map((line) => ({ queue, isPart: false, ...line }));
  });
}

type Line = Omit<QueueBalance, 'queue' | 'isPart'> & Partial<Pick<QueueBalance, 'isPart'>>;
type BalanceOf = (today: Float64Array, assumed: Assumed) => Line[];

/** The mean stay of all who come where those served have waited so long and the others leave at a hazard. */
function meanStay(wait: number, leaving: number): number {
  return leaving > 0 ? -Math.expm1(-leaving * wait) / leaving : wait;
}

const programmes: BalanceOf = ([, waiting, wait], assumed) => {
  const { programmeReferrals, programmeStarts } = assumed;
  const { first, leaving } = programmeClasses(assumed);
  const others = {
    arrivals: (1 - first) * programmeReferrals,
    stay: meanStay(wait!, leaving),
    number: waiting!,
    served: (programmeStarts - first) * programmeReferrals,
    wait: wait!,
  };
  const served = programmeStarts * programmeReferrals;
  const high = first * programmeReferrals;
  return [
    {
      label: 'Programme requirements',
      arrivals: programmeReferrals,
      stay: (1 - first) * others.stay,
      number: waiting!,
      served,
      wait: (others.served * others.wait) / served,
    },
    {
      label: 'of people at high risk',
      isPart: true,
      arrivals: high,
      stay: 0,
      number: 0,
      served: high,
      wait: 0,
    },
    { label: 'of all others', isPart: true, ...others },
  ];
};

const recalls: BalanceOf = ([, inCustody], { recalls: arrivals, recallDays }) => [
  {
    label: 'People recalled to custody',
    arrivals,
    stay: recallDays / DAYS_A_MONTH,
    number: inCustody!,
    served: null,
    wait: null,
  },
];

const reviews: BalanceOf = ([backlog], { reviewers, reviewRate }) => {
  const served = reviewers * reviewRate;
  const wait = backlog! / served;
  const label = 'Reviews of serious further offences';
  return [{ label, arrivals: served, stay: wait, number: backlog!, served, wait }];
};

const premises: BalanceOf = ([beds, taken, turnedAway], { premisesDemand, premisesStay }) => {
  const stay = premisesStay / WEEKS_A_MONTH;
  const arrivals = ((1 - turnedAway!) * premisesDemand * beds!) / stay;
  const label = 'People who find a bed in approved premises';
  return [{ label, arrivals, stay, number: taken! * beds!, served: null, wait: null }];
};

const unpaidWork: BalanceOf = ([hours], assumed) => {
  const { unpaidHours, unpaidLapse } = assumed;
  const { ordered: arrivals, delay: wait } = unpaidToday(hours!, assumed);
  const label = 'Hours of unpaid work';
  return [{ label, arrivals, stay: meanStay(wait, unpaidLapse), number: hours!, served: unpaidHours, wait }];
};

const BALANCES: Readonly<Record<QueueName, BalanceOf>> = {
  programmes,
  recalls,
  reviews,
  premises,
  unpaidWork,
  victims: () => [],
};
