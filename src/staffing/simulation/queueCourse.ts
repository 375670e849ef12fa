import { MEAN_COURSE } from '../queues/chance.js';
import type { Queue, QueueMonth } from '../queues/queue.js';
import { QUEUE_KINDS } from '../queues/registry.js';
import type { AssumptionName } from '../region/assumptions.js';
import { QUEUE_OUTCOMES, queuesIn } from '../region/outcomes.js';
import { QUEUE_ASSUMPTIONS } from '../region/queueAssumptions.js';
import type { Region } from '../region/region.js';
import type { Plan } from '../workforce/plan.js';
import type { Workforce } from '../workforce/workforce.js';

/** How much is written down of a region's queues. */
export function queueOutcomes({ queues }: Region): number {
  return queuesIn(queues).reduce((sum, name) => sum + QUEUE_OUTCOMES[name].length, 0);
}

/** Assumptions that govern the queues: their own, and those by which facilitators come and go. */
const OF_QUEUES: readonly AssumptionName[] = [
  ...(Object.keys(QUEUE_ASSUMPTIONS) as (keyof typeof QUEUE_ASSUMPTIONS)[]),
  'vettingWeeks',
  'vettingDropout',
  'recruitmentRate',
  'servicesLeaving',
];

/** Whether a plan governs any queue otherwise than the same plan without levers. */
export function movesQueues({ before, after, posts: { facilitators }, beside }: Plan): boolean {
  if (facilitators.times !== 1 || facilitators.more !== 0 || beside.victimOfficers !== 1) return true;
  return after !== before && OF_QUEUES.some((name) => after[name] !== before[name]);
}

/** A queue with the index of its first outcome among those of all. */
export interface FollowedQueue {
  readonly queue: Queue;
  readonly at: number;
}

/** The queues of a plan at month 0. */
export function queuesAtStart({ region, before }: Plan): FollowedQueue[] {
  let next = 0;
  return queuesIn(region.queues).flatMap((name) => {
    const queue = QUEUE_KINDS[name](region, before);
    const at = next;
    next += QUEUE_OUTCOMES[name].length;
    return queue === null ? [] : [{ queue, at }];
  });
}

/** What governs the queues in a month of a plan, with the workforce as it is; written over month by month. */
export type Governing = { -readonly [Key in keyof QueueMonth]: QueueMonth[Key] };

export function governQueues(
  governing: Governing,
  { after, beside }: Plan,
  { facilitators }: Workforce,
): void {
  governing.assumed = after;
  governing.victimOfficers = beside.victimOfficers;
  governing.facilitators = facilitators[0]!;
}

/** Moves queues a month on; `noise` has the chances of all months, one a month for each, or is null for the mean course. */
export function nextMonthOfQueues(
  queues: readonly FollowedQueue[],
  governing: QueueMonth,
  month: number,
  noise: Float64Array | null,
): void {
  for (let index = 0; index < queues.length; index++) {
    queues[index]!.queue.next(
      governing,
      noise === null ? MEAN_COURSE : noise[month * queues.length + index]!,
    );
  }
}
