import type { QueueName } from '../region/queueAssumptions.js';
import { reviews, unpaidWork } from './backlogs.js';
import { premises } from './premises.js';
import { programmes } from './programmes.js';
import type { QueueKind } from './queue.js';
import { recalls } from './recalls.js';
import { victims } from './victims.js';

/** Every queue by its name: what is followed of it is in `region/outcomes.ts`, its numbers in `region/queueAssumptions.ts`. */
export const QUEUE_KINDS: Readonly<Record<QueueName, QueueKind>> = Object.freeze({
  programmes,
  recalls,
  reviews,
  premises,
  unpaidWork,
  victims,
});
