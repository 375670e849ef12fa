import { quantilesOf } from '../simulation/fan.js';
import { type Closing, PLAUSIBLE } from '../workforce/closing.js';

/** A number that no publication gives and the balance of its grade does, over the draws. */
export interface SolvedNumber {
  readonly name: keyof typeof PLAUSIBLE;
  readonly label: string;
  /** 5, 50 and 95% over the draws. */
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  /** Where it may plausibly lie, the share of draws in which it does not, and its Monte Carlo standard error. */
  readonly plausible: { readonly low: number; readonly high: number };
  readonly outside: number;
  readonly outsideError: number;
}

const LABELS = {
  takingPosts: 'Graduates who take case-holding posts here',
  officersUnderTwo: "Officers with under two years' service",
  servicesUnderTwo: "Services officers with under two years' service",
  seniorMoves: 'Seniors who move out of their grade, a year',
} as const;

/** The numbers that close the balance of each grade, beside their plausible ranges. */
export function solvedNumbers(closings: readonly Closing[]): SolvedNumber[] {
  return (Object.keys(LABELS) as (keyof typeof LABELS)[]).map((name) => {
    const values = Float64Array.from(closings, (closing) => closing[name]);
    const plausible = PLAUSIBLE[name];
    const outside = values.filter((value) => value < plausible.low || value > plausible.high).length;
    const share = outside / values.length;
    return {
      name,
      label: LABELS[name],
      ...quantilesOf(values),
      plausible,
      outside: share,
      outsideError: Math.sqrt((share * (1 - share)) / values.length),
    };
  });
}

/** The share of draws in which officers could not grow as assumed, for want of graduates. */
export function growthLowered(closings: readonly Closing[]): number {
  return closings.filter(({ takingPosts }) => takingPosts === 1).length / closings.length;
}
