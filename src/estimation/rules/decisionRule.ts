import { MOST_CASES, requireBetween, requireCohort, requireFields, requireWhole } from '../../check.js';
import { atLeast } from '../../numeric/binomialTails.js';
import { firstWhole } from '../../numeric/firstWhole.js';
import { hypergeometricAtLeast, type Urn } from '../../numeric/hypergeometric.js';
import { isSettled, uncertain } from '../../numeric/shortOfCertain.js';
import { refuse } from '../../problem.js';
import { percentAsWritten, plural, whole } from '../../words/format.js';
import { yesInCohort } from '../planning/cohortPlan.js';
import { refuseOutOfReach } from '../planning/outOfReach.js';
import { requireLowAndHigh } from './lowAndHigh.js';

/** Two rates that a rule tells from each other, and the cohort whose rate is judged, if it is that of one. */
export interface TwoRates {
  /** The rate that should be called low, p₀. */
  readonly low: number;
  /** The rate that should be called high, p₁, above it. */
  readonly high: number;
  /** The cases of the cohort; the work behind any cohort if omitted. */
  readonly cohort?: number;
}

/** A rule that says high when more than `above` of `of` cases are Yes, with its two risks. */
export interface DecisionRule {
  readonly of: number;
  readonly above: number;
  /** α: the chance of high where the rate is the low one. */
  readonly falseHigh: number;
  /** β: the chance of low where the rate is the high one. */
  readonly falseLow: number;
}

/** The fewest cases of a rule with two risks, and every cut-off that has them at so many cases. */
export interface FewestForRule extends DecisionRule {
  readonly allAbove: readonly number[];
}

/**
 * The chance that a rule says high: that more than `above` of `of` sampled cases are Yes.
 *
 * @param rule - `of` cases, at least 1; `above` from 0 to `of`
 * @param rate - the true rate, from 0 to 1
 * @param cohort - the cases of the cohort, whose Yes are its size times the rate, rounded half up; unlimited if omitted
 * @returns the chance, from the binomial, or from the hypergeometric in a cohort
 * @throws ArgumentError naming the argument
 * @source Dodge and Romig 1959, Sampling Inspection Tables, for the operating characteristic.
 *
 * @example
 * chanceOfHigh({ of: 19, above: 12 }, 0.55); // 0.1726…
 */
export function chanceOfHigh(
  rule: { readonly of: number; readonly above: number },
  rate: number,
  cohort?: number,
): number {
  const { of, above } = requireFields('rule', rule, '{ of: 19, above: 12 }');
  requireWhole('of', of, { min: 1, max: MOST_CASES });
  requireWhole('above', above, { max: of });
  requireBetween('rate', rate, 0, 1, 'both');
  if (cohort !== undefined) requireCohort(cohort, of, MOST_CASES);
  return highChance(of, above, rate, cohort);
}

/**
 * The fewest cases for a rule with two risks: the smallest number for which some cut-off has both, and then the smallest.
 *
 * @param rates - `low` and `high`, in (0, 1), the low one first; `cohort` if the claim is about one, up to 100,000
 * @param risks - `falseHigh` and `falseLow`, in (0, 1), 0.1 each if omitted; `upTo`, the most cases looked at, up to 100,000
 *   (10,000 if omitted, and never more than the cohort)
 * @returns the rule with its exact risks, and every cut-off that has them
 * @throws ArgumentError naming the argument, or where so many cases do not have the risks
 * @source Lot quality assurance: Lwanga and Lemeshow 1991, Sample Size Determination in Health Studies, chapter 5; exact.
 *
 * @example
 * fewestForRule({ low: 0.5, high: 0.8 }); // of 19, above 12, risks 0.0835… and 0.0676…
 */
export function fewestForRule(
  rates: TwoRates,
  risks: { readonly falseHigh?: number; readonly falseLow?: number; readonly upTo?: number } = {},
): FewestForRule {
  const settled = requireRates(rates);
  const { low, high, cohort } = settled;
  const { falseHigh = 0.1, falseLow = 0.1, upTo = 10_000 } = requireFields('risks', risks);
  requireBetween('falseHigh', falseHigh, 0, 1);
  requireBetween('falseLow', falseLow, 0, 1);
  requireWhole('upTo', upTo, { min: 1, max: MOST_SEARCHED });
  const most = Math.min(upTo, cohort ?? upTo);
  // The smallest cut-off that keeps the first risk never falls as cases are added.
  let above = 0;
  for (let of = 1; of <= most; of++) {
    while (above < of && highChance(of, above, low, cohort) > falseHigh) above++;
    const found = withRisks(of, above, settled);
    if (found.falseHigh > falseHigh || found.falseLow > falseLow) continue;
    const allAbove = [above];
    for (let next = above + 1; lowChance(of, next, high, cohort) <= falseLow; next++) allAbove.push(next);
    return Object.freeze({ ...found, allAbove });
  }
  return refuseOutOfReach('upTo', most, {
    message: `Not even ${whole(most)} cases tell ${percentAsWritten(low)} from ${percentAsWritten(high)} with risks of ${percentAsWritten(falseHigh)} and ${percentAsWritten(falseLow)}.`,
    hint: 'Take rates further from each other, or larger risks.',
  });
}

/**
 * The cut-off of a given number of cases whose larger risk is the smallest, with both risks.
 *
 * @param rates - as for `fewestForRule`
 * @param of - cases, 1 to 100,000, and never more than the cohort
 * @returns the rule; of two cut-offs as good, the smaller
 * @throws ArgumentError naming the argument
 * @source Wald 1950, Statistical Decision Functions: minimax.
 *
 * @example
 * bestCutOff({ low: 0.45, high: 0.55 }, 84); // above 41, risks 0.2082… and 0.1513…
 */
export function bestCutOff(rates: TwoRates, of: number): DecisionRule {
  const settled = requireRates(rates);
  requireWhole('of', of, { min: 1, max: MOST_SEARCHED });
  if (settled.cohort !== undefined) requireCohort(settled.cohort, of, MOST_SEARCHED);
  // As the cut-off rises, one risk falls and the other rises: the best is where they cross, or one below.
  const crossed = withRisks(
    of,
    firstWhole(0, of - 1, (above) => {
      const { falseHigh, falseLow } = withRisks(of, above, settled);
      return falseHigh <= falseLow;
    }),
    settled,
  );
  const below = withRisks(of, Math.max(0, crossed.above - 1), settled);
  // A tie is one whatever the last digits: the rates 45% and 55% are mirrored.
  return Object.freeze(below.falseHigh <= crossed.falseLow * (1 + 1e-9) ? below : crossed);
}

/** Beyond this the search takes longer than anyone waits. */
const MOST_SEARCHED = 100_000;

function requireRates(rates: TwoRates): TwoRates {
  const { low, high, cohort } = requireFields('rates', rates, '{ low: 0.5, high: 0.8 }');
  requireLowAndHigh(low, high);
  if (cohort === undefined) return { low, high };
  requireWhole('cohort', cohort, { min: 1, max: MOST_SEARCHED });
  if (yesInCohort(cohort, low) === yesInCohort(cohort, high)) {
    refuse(
      'bad-rates',
      `In a cohort of ${whole(cohort)} both rates are ${plural(yesInCohort(cohort, low), 'case')} with Yes.`,
      {
        path: 'cohort',
        got: String(cohort),
        hint: 'Take rates further from each other.',
      },
    );
  }
  return { low, high, cohort };
}

/** A rule with its risks. */
export function withRisks(of: number, above: number, { low, high, cohort }: TwoRates): DecisionRule {
  return {
    of,
    above,
    falseHigh: highChance(of, above, low, cohort),
    falseLow: lowChance(of, above, high, cohort),
  };
}

function highChance(of: number, above: number, rate: number, cohort: number | undefined): number {
  return cohort === undefined
    ? orMore(above + 1, of, rate)
    : orMoreDrawn(above + 1, { size: cohort, marked: yesInCohort(cohort, rate), draws: of });
}

/** The No of a sample are drawn as the Yes are, so a tail is never one minus another. */
function lowChance(of: number, above: number, rate: number, cohort: number | undefined): number {
  return cohort === undefined
    ? orMore(of - above, of, 1 - rate)
    : orMoreDrawn(of - above, { size: cohort, marked: cohort - yesInCohort(cohort, rate), draws: of });
}

function orMore(x: number, of: number, rate: number): number {
  return x <= 0 || x > of || isSettled(rate) ? atLeast(x, of, rate) : uncertain(atLeast(x, of, rate));
}

function orMoreDrawn(x: number, urn: Urn): number {
  if (x <= Math.max(0, urn.draws + urn.marked - urn.size)) return 1;
  return x > Math.min(urn.draws, urn.marked) ? 0 : uncertain(hypergeometricAtLeast(x, urn));
}
