import { QUEUE_LEVERS } from './kinds/queues.js';
import { TIME_LEVERS } from './kinds/timeAtWork.js';
import { WORKFORCE_LEVERS } from './kinds/workforce.js';
import { add, type Lever, PERCENT, POINTS, set } from './lever.js';
import type { Form } from './quantity.js';

/** Every lever on the staffing, in the order of `casesim whatif levers`. To add one: an entry in its file of `kinds/`. */
export const LEVERS: readonly Lever[] = Object.freeze([...WORKFORCE_LEVERS, ...TIME_LEVERS, ...QUEUE_LEVERS]);

/** Levers that change the cases themselves, so the case model too; `whatIf` moves them. */
export const HIGH_RISK = {
  name: 'high-risk',
  label: 'Cases of high or very high risk of serious harm',
  unit: '% of cases',
  forms: [add(POINTS, '+5 points', 0.01), set(PERCENT, '35%', 0.01)] as readonly Form[],
  range: { low: 0, high: 1, words: '0 to 100%' },
  source: 'published for the inspected cases',
} as const;

/** The lever that chooses a point set. */
export const POINT_SET = {
  name: 'points',
  label: 'Point set that weighs the cases',
  unit: 'name of a point set',
  range: { words: '2021-07, or one of your own' },
  source: 'Ministry of Justice, July 2021',
} as const;
