import { requireBetween, requireWhole } from '../../check.js';

/** The fewest cases with a chance that was asked for. */
export interface CasesNeeded {
  /** The chance asked for. */
  readonly chance: number;
  readonly fewest: number;
  /** The fewest from which on every number of cases has it; null when beyond the most looked at. */
  readonly fewestForGood: number | null;
  /** The chance that the fewest have. */
  readonly chanceAtFewest: number;
  /** The most cases that were looked at. */
  readonly upTo: number;
}

/** The chance that a given number of cases has. */
export interface ChanceGiven {
  readonly of: number;
  readonly chance: number;
}

/** A chance over the cases: a saw-tooth, because counts are whole. */
export interface ChanceCurve {
  /** Every so many cases there is a point. */
  readonly every: number;
  readonly points: readonly ChanceGiven[];
}

/** What a plan asks: the chance that `of` cases have, the cases for a `power`, or both; power 0.8 if it is neither. */
export interface PlanQuestion {
  readonly power?: number;
  readonly of?: number;
  /** Variance over that of independent cases, from 0.01 to 1,000; 1 if omitted. */
  readonly designEffect?: number;
}

/** The design effect asked for, checked. */
export function designEffectAsked({ designEffect = 1 }: PlanQuestion): number {
  return requireBetween('designEffect', designEffect, 0.01, 1000, 'both');
}

/** How many independent cases say no more than so many of a design, rounded to the cautious side. */
export function independentCases(of: number, designEffect: number): number {
  return Math.max(1, Math.floor((of / designEffect) * (1 + 1e-12)));
}

/** How many cases of a design say as much as so many independent ones. */
export function casesOfDesign(independent: number, designEffect: number): number {
  return roundUp(independent * designEffect);
}

/** Up to a whole case, but not for the last digits of a product. */
export const roundUp = (cases: number): number => Math.max(1, Math.ceil(cases * (1 - 1e-12)));

/** The power to find cases for; undefined where only the chance of given cases is asked. */
export function powerAsked({ power, of }: PlanQuestion): number | undefined {
  if (of !== undefined) requireWhole('of', of, { min: 1 });
  return power ?? (of === undefined ? 0.8 : undefined);
}

/** The cases needed, of what a search for independent ones found. */
export function casesNeeded(
  chance: number,
  found: { readonly fewest: number; readonly fewestForGood: number | null; readonly upTo: number },
  chanceAtFewest: number,
  designEffect = 1,
): CasesNeeded {
  const { fewest, fewestForGood, upTo } = found;
  return {
    chance,
    fewest: casesOfDesign(fewest, designEffect),
    fewestForGood: fewestForGood === null ? null : casesOfDesign(fewestForGood, designEffect),
    chanceAtFewest,
    upTo: casesOfDesign(upTo, designEffect),
  };
}

/** What was found of one question. */
export interface ChanceAnswers {
  readonly needed: CasesNeeded | null;
  readonly given: ChanceGiven | null;
}

/** The chance from few cases to half as many again as are needed, or twice as many as are given. */
export function chanceCurve(
  chanceOf: (of: number) => number,
  { needed, given }: ChanceAnswers,
  { most = 400, upTo = Infinity }: { readonly most?: number; readonly upTo?: number } = {},
): ChanceCurve {
  const enough = Math.ceil(1.5 * (needed?.fewestForGood ?? needed?.fewest ?? 0));
  const end = Math.min(upTo, Math.max(20, enough, 2 * (given?.of ?? 0)));
  const every = Math.ceil(end / most);
  const points = Array.from({ length: Math.floor(end / every) }, (_, i) => {
    const of = (i + 1) * every;
    return { of, chance: chanceOf(of) };
  });
  return { every, points };
}

/** Inspector-days that a case takes. */
export function requireDaysPerCase(days: number): number {
  return requireBetween('daysPerCase', days, 0, MOST_DAYS, 'high');
}

/** Nobody works longer than that on one case. */
const MOST_DAYS = 1000;
