import { type ProportionMethod, proportionMethod } from './methods.js';

/** The limits of one method's two-sided interval, one at a time and without checks, for searches over many counts. */
export interface CountLimits {
  readonly lower: (yes: number, of: number) => number;
  readonly upper: (yes: number, of: number) => number;
}

/** The limits that `proportionInterval` gives for a count, as functions. */
export function limitsByCount(name: ProportionMethod, confidence: number): CountLimits {
  const method = proportionMethod(name);
  const tail = (1 - confidence) / 2;
  const within = (limit: number) => Math.min(1, Math.max(0, limit));
  return {
    lower: (yes, of) => within(method.lower(yes, of, tail, 2)),
    upper: (yes, of) => within(method.upper(yes, of, tail, 2)),
  };
}

/** The delta method's limits may fall between the exact ones for no Yes or all Yes and those beside them. */
const DIPPING: readonly ProportionMethod[] = ['logit', 'cloglog', 'probit'];

/** Whether the limits of a method rise with the count at every level. */
export const limitsRise = (name: ProportionMethod): boolean => !DIPPING.includes(name);

/** Whether widths rise to one peak in the middle and fall again: Blaker's are ragged. */
export const widthsPeakOnce = (name: ProportionMethod): boolean => limitsRise(name) && name !== 'blaker';
