import { MOST_CASES, requireBetween, requireCohort, requireFields, requireWhole } from '../../check.js';
import { atLeast } from '../../numeric/binomialTails.js';
import { firstWhole } from '../../numeric/firstWhole.js';
import { hypergeometricAtLeast, type Urn } from '../../numeric/hypergeometric.js';
import { isSettled, uncertain } from '../../numeric/shortOfCertain.js';
import { refuse } from '../../problem.js';
import { percentAsWritten, plural, whole } from '../../words/format.js';
import { yesInCohort } from '../planning/cohortPlan.js';
import { refuseOutOfReach } from '../planning/outOfReach.js';
import { requireLowAndHigh, requireRisks, type TwoRisks } from './lowAndHigh.js';

/** Two rates that a rule tells from each other, and the cohort whose rate is judged, if it is that of one. */
export interface TwoRates {
  /** The rate that should be called low, p₀. */
  readonly low: number;
  /** The rate that should be called high, p₁, above it. */
  readonly high: number;
  /** The cases of the cohort; the work behind any cohort if omitted. */
  readonly cohort?: number;
}

/** A rule that says high when more than `cut` of so many cases are Yes, with its two risks. */
export interface DecisionRule {
  readonly cases: number;
  readonly cut: number;
  readonly risks: Required<TwoRisks>;
}

/** The fewest cases of a rule with two risks. */
export interface FewestForRule extends DecisionRule {
  /** Every cut-off that has both risks at so many cases, the smallest first. */
  readonly allCuts: readonly number[];
  /** Its operating curve: the chance of high at each true rate. */
  readonly curve: readonly { readonly rate: number; readonly high: number }[];
}

/** What a rule is asked for. */
export interface RuleQuestion extends TwoRates {
  readonly risks?: TwoRisks;
  /** The most cases looked at. */
  readonly upTo?: number;
}

/**
 * The chance that a rule says high: that more than `cut` of so many sampled cases are Yes.
 *
 * @param rule - `cases`, at least 1; `cut`, from 0 to `cases`
 * @param rate - the true rate, from 0 to 1
 * @param cohort - the cases of the cohort, whose Yes are its size times the rate, rounded half up; unlimited if omitted
 * @returns the chance, from the binomial, or from the hypergeometric in a cohort
 * @throws ArgumentError naming the argument
 * @source Dodge and Romig 1959, Sampling Inspection Tables, for the operating characteristic.
 *
 * @example
 * chanceOfHigh({ cases: 19, cut: 12 }, 0.55); // 0.1726…
 */
export function chanceOfHigh(
  rule: { readonly cases: number; readonly cut: number },
  rate: number,
  cohort?: number,
): number {
  const { cases, cut } = requireFields('rule', rule, '{ cases: 19, cut: 12 }');
  requireWhole('cases', cases, { min: 1, max: MOST_CASES });
  requireWhole('cut', cut, { max: cases });
  requireBetween('rate', rate, 0, 1, 'both');
  if (cohort !== undefined) requireCohort(cohort, cases, MOST_CASES);
  return highChance(cases, cut, rate, cohort);
}

/**
 * The fewest cases for a rule with two risks: the smallest number for which some cut-off has both, and then the smallest.
 *
 * @param question - `low` and `high`, in (0, 1), the low one first; `risks`: `falseHigh` and `falseLow`, in (0, 1), 0.1 each if
 *   omitted; `cohort` if the claim is about one, up to 100,000; `upTo`, the most cases looked at, up to 100,000 (10,000 if
 *   omitted, and never more than the cohort)
 * @returns `cases`, `cut` and the exact `risks`; every cut-off that has them; and the operating curve
 * @throws ArgumentError naming the argument, or where so many cases do not have the risks
 * @source Lot quality assurance: Lwanga and Lemeshow 1991, Sample Size Determination in Health Studies, chapter 5; exact.
 *
 * @example
 * decisionRule({ low: 0.5, high: 0.8 }); // 19 cases, high above 12, risks 0.0835… and 0.0676…
 */
export function decisionRule(question: RuleQuestion): FewestForRule {
  const { risks, upTo = 10_000, ...rates } = requireFields('question', question, '{ low: 0.5, high: 0.8 }');
  const settled = requireRates(rates);
  const { low, high, cohort } = settled;
  const { falseHigh, falseLow } = requireRisks(risks);
  requireWhole('upTo', upTo, { min: 1, max: MOST_SEARCHED });
  const most = Math.min(upTo, cohort ?? upTo);
  // The smallest cut-off that keeps the first risk never falls as cases are added.
  let cut = 0;
  for (let cases = 1; cases <= most; cases++) {
    while (cut < cases && highChance(cases, cut, low, cohort) > falseHigh) cut++;
    const found = withRisks(cases, cut, settled);
    if (found.risks.falseHigh > falseHigh || found.risks.falseLow > falseLow) continue;
    const allCuts = [cut];
    for (let next = cut + 1; lowChance(cases, next, high, cohort) <= falseLow; next++) allCuts.push(next);
    return Object.freeze({ ...found, allCuts, curve: curveOf(found, cohort) });
  }
  return refuseOutOfReach('upTo', most, {
    message: `Not even ${whole(most)} cases tell ${percentAsWritten(low)} from ${percentAsWritten(high)} with risks of ${percentAsWritten(falseHigh)} and ${percentAsWritten(falseLow)}.`,
    hint: 'Take rates further from each other, or larger risks.',
  });
}

/** The operating curve of a rule, at each whole percentage. */
export function curveOf(
  { cases, cut }: Pick<DecisionRule, 'cases' | 'cut'>,
  cohort: number | undefined,
): FewestForRule['curve'] {
  return CURVE.map((rate) => ({ rate, high: highChance(cases, cut, rate, cohort) }));
}

const CURVE = Array.from({ length: 101 }, (_, i) => i / 100);

/**
 * The cut-off of a given number of cases whose larger risk is the smallest, with both risks.
 *
 * @param rates - `low`, `high` and `cohort`, as for `decisionRule`
 * @param cases - 1 to 100,000, and never more than the cohort
 * @returns the rule; of two cut-offs as good, the smaller
 * @throws ArgumentError naming the argument
 * @source Wald 1950, Statistical Decision Functions: minimax.
 *
 * @example
 * bestCutOff({ low: 0.45, high: 0.55 }, 84); // above 41, risks 0.2082… and 0.1513…
 */
export function bestCutOff(rates: TwoRates, cases: number): DecisionRule {
  const settled = requireRates(rates);
  requireWhole('cases', cases, { min: 1, max: MOST_SEARCHED });
  if (settled.cohort !== undefined) requireCohort(settled.cohort, cases, MOST_SEARCHED);
  // As the cut-off rises, one risk falls and the other rises: the best is where they cross, or one below.
  const crossed = withRisks(
    cases,
    firstWhole(0, cases - 1, (cut) => {
      const { falseHigh, falseLow } = withRisks(cases, cut, settled).risks;
      return falseHigh <= falseLow;
    }),
    settled,
  );
  const below = withRisks(cases, Math.max(0, crossed.cut - 1), settled);
  // A tie is one whatever the last digits: the rates 45% and 55% are mirrored.
  return Object.freeze(below.risks.falseHigh <= crossed.risks.falseLow * (1 + 1e-9) ? below : crossed);
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
export function withRisks(cases: number, cut: number, { low, high, cohort }: TwoRates): DecisionRule {
  return {
    cases,
    cut,
    risks: {
      falseHigh: highChance(cases, cut, low, cohort),
      falseLow: lowChance(cases, cut, high, cohort),
    },
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
