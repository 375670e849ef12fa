import type { Assumed } from '../region/assumptions.js';
import type { Region } from '../region/region.js';

/** What governs the queues in a month. */
export interface QueueMonth {
  readonly assumed: Assumed;
  /** Victim liaison officers, as a multiple of today's. */
  readonly victimOfficers: number;
  /** Programme facilitators in post. */
  readonly facilitators: number;
}

/** One queue on its way through the months. */
export interface Queue {
  /** Goes a month on; `quantile` is the chance that arrivals meet. */
  next(month: QueueMonth, quantile: number): void;
  /** Writes down what it is like at the start of a month, in the order of its outcomes, from the index `at` on. */
  write(month: QueueMonth, into: Float64Array, at: number): void;
}

/** A queue as it is at month 0 under some assumptions; null where the region publishes nothing of it. */
export type QueueKind = (region: Region, before: Assumed) => Queue | null;
