import { ASSUMPTIONS, type Assumption } from '../region/assumptions.js';
import { FREED, GIVEN_NUMBERS, type GivenName, isGivenName } from '../region/givenNumbers.js';
import { quantilesOf } from '../simulation/fan.js';
import type { Closing } from '../workforce/closing.js';

/** A number that no publication gives and the balance of its grade does, over the draws. */
export interface SolvedNumber {
  readonly name: GivenName | (typeof FREED)[GivenName];
  readonly label: string;
  /** Whether it was given instead, and what it would have followed from was solved. */
  readonly given: boolean;
  /** 5, 50 and 95% over the draws. */
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  /** Where it may plausibly lie, the share of draws in which it does not, and its Monte Carlo standard error. */
  readonly plausible: { readonly low: number; readonly high: number };
  readonly outside: number;
  readonly outsideError: number;
}

/** The numbers that close the balance of each grade, beside their plausible ranges, and those solved for given ones. */
export function solvedNumbers(
  closings: readonly Closing[],
  assumptions: readonly Assumption[],
): SolvedNumber[] {
  const given = assumptions.map(({ name }) => name).filter(isGivenName);
  const freed = new Set<string>(given.map((name) => FREED[name]));
  const solved = [...GIVEN_NUMBERS, ...ASSUMPTIONS.filter(({ name }) => freed.has(name))];
  return solved.map(({ name, label, unit, low, high }) => {
    const values = Float64Array.from(closings, (closing) => closing[name as SolvedNumber['name']]);
    const outside = values.filter((value) => value < low || value > high).length;
    const share = outside / values.length;
    return {
      name: name as SolvedNumber['name'],
      label: unit === 'share' ? label : `${label}, a year`,
      given: isGivenName(name) && given.includes(name),
      ...quantilesOf(values),
      plausible: { low, high },
      outside: share,
      outsideError: Math.sqrt((share * (1 - share)) / values.length),
    };
  });
}

/** The share of draws in which officers could not grow as assumed, for want of graduates. */
export function growthLowered(closings: readonly Closing[], assumptions: readonly Assumption[]): number {
  if (assumptions.some(({ name }) => name === 'takingPosts')) return 0;
  return closings.filter(({ takingPosts }) => takingPosts === 1).length / closings.length;
}
