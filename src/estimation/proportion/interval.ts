import { requireConfidence, requireOneOf } from '../../check.js';
import type { Limits } from '../../limits.js';
import { normalUpperQuantile } from '../../numeric/normalTail.js';

/**
 * Which limits an interval has. A one-sided interval spends all of `1 − confidence` on its one limit and is
 * called after it: `lower` gives a lower limit (and the end of the range as upper), `upper` an upper one.
 */
export const SIDES = ['both', 'lower', 'upper'] as const;
export type Side = (typeof SIDES)[number];

/** Two limits and how they were made. */
export interface Interval<Method extends string = string> extends Limits {
  readonly method: Method;
  readonly confidence: number;
  readonly side: Side;
  /** True when a limit was drawn in to the range of the quantity, so the method itself ran past it. */
  readonly clipped: boolean;
}

/** Options that every interval takes. */
export interface IntervalOptions<Method extends string = string> {
  readonly method?: Method;
  /** Between 0 and 1; 0.95 if omitted. */
  readonly confidence?: number;
  readonly side?: Side;
}

/** The normal quantile that leaves `1 − confidence` outside: half on each side, or all on one. */
export function criticalValue(confidence: number, side: Side = 'both'): number {
  const outside = 1 - requireConfidence(confidence);
  const oneSided = requireOneOf('side', side, SIDES) !== 'both';
  return normalUpperQuantile(oneSided ? outside : outside / 2);
}

/** Draws two raw limits in to `[low, high]`, keeps the side asked for, and says whether anything was cut. */
export function finishInterval<Method extends string>(
  raw: Limits,
  { method, confidence, side }: { method: Method; confidence: number; side: Side },
  low = 0,
  high = 1,
): Interval<Method> {
  // At levels so low that the interval is narrower than rounding, the two limits are one.
  const point = side === 'both' && raw.lower > raw.upper ? (raw.lower + raw.upper) / 2 : null;
  const wanted = {
    lower: side === 'upper' ? low : (point ?? raw.lower),
    upper: side === 'lower' ? high : (point ?? raw.upper),
  };
  const within = (limit: number) => Math.min(high, Math.max(low, limit)) + 0; // + 0 turns −0 into 0
  const [lower, upper] = [within(wanted.lower), within(wanted.upper)];
  const clipped = wanted.lower < low || wanted.upper > high || wanted.lower > high || wanted.upper < low;
  return Object.freeze({ lower, upper, method, confidence, side, clipped });
}
