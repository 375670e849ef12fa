import { type ProportionMethod, proportionMethod } from './registry.js';

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

/** At high levels the delta method's limits fall beside the exact ones that stand in for no Yes and all Yes. */
const DIPPING: readonly ProportionMethod[] = ['logit', 'cloglog', 'probit'];
const DIPPING_ABOVE = 0.95;

/** Whether the limits of a method rise with the count at a level. */
export const limitsRise = (name: ProportionMethod, confidence: number): boolean =>
  confidence <= DIPPING_ABOVE || !DIPPING.includes(name);

/** Whether widths rise to one peak in the middle and fall again at every level: Blaker's are ragged. */
export const widthsPeakOnce = (name: ProportionMethod): boolean =>
  !DIPPING.includes(name) && name !== 'blaker';

/** Whether an interval has a width where all answers are alike: without it, a verdict may be had with few cases and lost with more. */
export const hasWidthAtEnds = (name: ProportionMethod): boolean => name !== 'wald';
