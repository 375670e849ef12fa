/** How many sides share the error: a two-sided interval spends `tail` on each of two, a one-sided limit on one. */
export type Sides = 1 | 2;

/**
 * One way to put limits round a proportion, as four functions of the counts. `tail` is the chance of error spent
 * on the limit in question, strictly between 0 and 1; a limit may run past 0 or 1, and the caller clips it.
 *
 * A tail is the inverse of its limit: the largest tail for which the lower limit is no higher than `value` (or the
 * upper limit no lower). So a value lies in the interval exactly when neither of its tails is below the tail spent.
 */
export interface LimitFunctions {
  readonly lower: (yes: number, of: number, tail: number, sides: Sides) => number;
  readonly upper: (yes: number, of: number, tail: number, sides: Sides) => number;
  readonly lowerTail: (yes: number, of: number, value: number, sides: Sides) => number;
  readonly upperTail: (yes: number, of: number, value: number, sides: Sides) => number;
  /** The method's own estimate, where it is not the share itself. */
  readonly estimate?: (yes: number, of: number) => number;
  /** True when the upper limit is computed as one minus the lower limit for the no answers. */
  readonly mirrored?: true;
}

/**
 * The four functions of a method that treats yes and no alike: its upper limit for the yes answers is one minus its
 * lower limit for the no answers, so only the lower one has to be said.
 */
export function mirrored({
  lower,
  lowerTail,
  ...own
}: Pick<LimitFunctions, 'lower' | 'lowerTail' | 'estimate'>): LimitFunctions {
  return {
    ...own,
    mirrored: true,
    lower,
    upper: (yes, of, tail, sides) => 1 - lower(of - yes, of, tail, sides),
    lowerTail,
    upperTail: (yes, of, value, sides) => lowerTail(of - yes, of, 1 - value, sides),
  };
}
