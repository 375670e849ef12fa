import type { QueueName } from './queueAssumptions.js';

type Range = readonly [central: number, low: number, high: number];

/** What an assumption is besides its range, where it is not as most are. */
interface Rest {
  readonly noEffect: number | null;
  readonly drawn: boolean;
  readonly peaked: boolean;
  readonly queue: QueueName | null;
}

/** One entry of the list of assumptions. */
export function assume<Name extends string>(
  name: Name,
  label: string,
  unit: string,
  [central, low, high]: Range,
  why: string,
  { noEffect = null, drawn = true, peaked = false, queue = null }: Partial<Rest> = {},
) {
  return Object.freeze({
    name,
    label,
    unit,
    central,
    low,
    high,
    noEffect,
    drawn,
    peaked,
    queue,
    why,
    own: false,
  });
}
