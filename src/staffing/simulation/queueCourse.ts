import { MEAN_COURSE } from '../queues/chance.js';
import type { Queue, QueueMonth } from '../queues/queue.js';
import { QUEUE_KINDS } from '../queues/registry.js';
import type { AssumptionName } from '../region/assumptions.js';
import { QUEUE_OUTCOMES, queuesIn } from '../region/outcomes.js';
import { QUEUE_ASSUMPTIONS, QUEUES, type QueueName } from '../region/queueAssumptions.js';
import type { Region } from '../region/region.js';
import type { Plan } from '../workforce/plan.js';
import type { Workforce } from '../workforce/workforce.js';

/** How much is written down of a region's queues. */
export function queueOutcomes({ queues }: Region): number {
  return queuesIn(queues).reduce((sum, name) => sum + QUEUE_OUTCOMES[name].length, 0);
}

/** Assumptions by which facilitators come and go. */
const OF_FACILITATORS: readonly AssumptionName[] = [
  'vettingWeeks',
  'vettingDropout',
  'recruitmentRate',
  'servicesLeaving',
];

/** Assumptions that govern each queue: its own, and for programmes those by which facilitators come and go. */
const GOVERNING = new Map<QueueName, readonly AssumptionName[]>(
  QUEUES.map((queue) => {
    const names = Object.keys(QUEUE_ASSUMPTIONS) as (keyof typeof QUEUE_ASSUMPTIONS)[];
    const own = names.filter((name) => QUEUE_ASSUMPTIONS[name].queue === queue);
    return [queue, queue === 'programmes' ? [...own, ...OF_FACILITATORS] : own];
  }),
);

/** Whether a plan governs a queue otherwise than the same plan without levers. */
export function movesQueue(
  { before, after, posts: { facilitators }, beside }: Plan,
  queue: QueueName,
): boolean {
  if (queue === 'programmes' && (facilitators.times !== 1 || facilitators.more !== 0)) return true;
  if (queue === 'victims' && beside.victimOfficers !== 1) return true;
  return after !== before && GOVERNING.get(queue)!.some((name) => after[name] !== before[name]);
}

/** A queue with its index among those of its region, of so many, and where its outcomes are among those of all. */
export interface FollowedQueue {
  readonly queue: Queue;
  readonly index: number;
  readonly of: number;
  readonly at: number;
  readonly until: number;
}

/** The queues of a plan at month 0, those of these names. */
export function queuesAtStart(
  { region, before }: Plan,
  names: readonly QueueName[] = QUEUES,
): FollowedQueue[] {
  if (names.length === 0) return [];
  const all = queuesIn(region.queues);
  const followed: FollowedQueue[] = [];
  let at = 0;
  for (let index = 0; index < all.length; index++) {
    const name = all[index]!;
    const until = at + QUEUE_OUTCOMES[name].length;
    const queue = names.includes(name) ? QUEUE_KINDS[name](region, before) : null;
    if (queue !== null) followed.push({ queue, index, of: all.length, at, until });
    at = until;
  }
  return followed;
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
  for (const { queue, index, of } of queues) {
    queue.next(governing, noise === null ? MEAN_COURSE : noise[month * of + index]!);
  }
}
