import { requireBetween, requireOneOf } from '../../check.js';
import type { Limits } from '../../limits.js';
import { findRoot } from '../../numeric/root.js';
import { SIDES, type Side } from './interval.js';

/** What a p-value is asked of: a proportion to test the sample against, by a method and on a side of its intervals. */
export interface PValueOptions<Method extends string = string> {
  /** The proportion tested, from 0 to 1. */
  readonly against: number;
  readonly method?: Method;
  readonly side?: Side;
}

/** The tails that put a lower and an upper limit on the value: the larger, the better the value fits on that side. */
interface Tails {
  readonly lower: (value: number) => number;
  readonly upper: (value: number) => number;
}

/** The p-value of a proportion on the side asked for: twice the smaller tail, or the one tail of a one-sided limit. */
export function pValueFromTails(tails: Tails, against: number, side: Side): number {
  requireAgainst(against);
  requireOneOf('side', side, SIDES);
  // A limit never lies above 1 or below 0, whatever the method runs past.
  const lower = () => (against >= 1 ? 1 : tails.lower(against));
  const upper = () => (against <= 0 ? 1 : tails.upper(against));
  if (side === 'lower') return lower();
  if (side === 'upper') return upper();
  return Math.min(1, 2 * lower(), 2 * upper());
}

/** The proportion tested: 60 is refused with the correction rather than guessed at. */
export function requireAgainst(against: number): void {
  const isPercent = typeof against === 'number' && against > 1 && against <= 100;
  requireBetween('against', against, 0, 1, 'both', isPercent ? `Did you mean ${against / 100}?` : undefined);
}

/** The tails of limits that are only known as functions of their tail: where the limit reaches the value. */
export function tailsOfLimits(limits: (tail: number) => Limits): Tails {
  return {
    lower: (value) => tailWhere((tail) => limits(tail).lower - value),
    upper: (value) => tailWhere((tail) => value - limits(tail).upper),
  };
}

/** The tail at which the distance of a limit beyond the value, which rises with the tail, is 0. */
function tailWhere(beyond: (tail: number) => number): number {
  if (beyond(LEAST) > 0) return 0;
  const between = (low: number, high: number) =>
    Math.exp(findRoot((log) => beyond(Math.exp(log)), Math.log(low), Math.log(high)));
  // Limits that allow for few degrees of freedom rise with their tail up to a half; beyond it they may fall again.
  if (beyond(0.5) > 0) return between(LEAST, 0.5);
  return beyond(MOST) <= 0 ? 1 : between(0.5, MOST);
}

/** A p-value below this is 0. */
const LEAST = 1e-30;
const MOST = 1 - 1e-12;
