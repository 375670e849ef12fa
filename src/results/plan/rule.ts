import { requireFields } from '../../check.js';
import {
  bestCutOff,
  curveOf,
  type DecisionRule,
  decisionRule,
  type FewestForRule,
  type TwoRates,
  withRisks,
} from '../../estimation/rules/decisionRule.js';
import { twoStageInCohort } from '../../estimation/rules/twoStageInCohort.js';
import { type FoundPlan, twoStagePlans } from '../../estimation/rules/twoStagePlans.js';

/** The risks of a double plan in a cohort, and the cases that it expects there. */
export interface DoubleInCohort {
  readonly falseHigh: number;
  readonly falseLow: number;
  readonly expectedAtLow: number;
  readonly expectedAtHigh: number;
}

/** A rule that tells a low rate from a high one: its fewest cases, or the best cut-off of given cases. */
export interface RulePlan {
  readonly low: number;
  readonly high: number;
  /** The cases of the cohort whose rate is judged; null where it is the work behind any. */
  readonly cohort: number | null;
  /** With the risks that were asked for; null where only given cases were asked about. */
  readonly needed: (Omit<FewestForRule, 'curve'> & { readonly asked: DecisionRule['risks'] }) | null;
  readonly given: DecisionRule | null;
  /**
   * In two samples in place of one: the plan that expects the fewest cases, of all with the same risks; null where it was not
   * asked for. It is found for the work behind any cohort; `inCohort` is what it does in that of the question.
   */
  readonly double: (FoundPlan & { readonly inCohort: DoubleInCohort | null }) | null;
  /** The rule beside those whose cut-offs are near it, with their risks. */
  readonly cutOffs: readonly DecisionRule[];
  /** The chance of high at each true rate, by the rule that leads. */
  readonly curve: readonly { readonly rate: number; readonly high: number }[];
}

/**
 * The fewest cases of a rule that says high above a cut-off, with two risks; and the best cut-off of given cases.
 *
 * @param question - `low` and `high`, the two rates, in (0, 1); `cohort` if the claim is about one; `falseHigh` and `falseLow`,
 *   the risks, 0.1 each if omitted; or `of` cases, whose best cut-off is asked; `double`, whether a plan in two samples
 *   is looked for too, of up to 150 cases
 * @returns the rule, its neighbours, and the chance of high at each rate
 * @throws ArgumentError naming the argument
 *
 * @example
 * rulePlan({ low: 0.5, high: 0.65, of: 84 }).given?.cut; // 48
 */
export function rulePlan(
  question: TwoRates & {
    readonly falseHigh?: number;
    readonly falseLow?: number;
    readonly of?: number;
    readonly double?: boolean;
  },
): RulePlan {
  const given = requireFields('question', question, '{ low: 0.5, high: 0.65 }');
  const { low, high, cohort, of, falseHigh, falseLow, double = false } = given;
  const rates = { low, high, ...(cohort === undefined ? {} : { cohort }) };
  const isAsked = of === undefined || falseHigh !== undefined || falseLow !== undefined;
  const asked = { falseHigh: falseHigh ?? 0.1, falseLow: falseLow ?? 0.1 };
  const needed = isAsked ? fewest(rates, asked) : null;
  const best = of === undefined ? null : bestCutOff(rates, of);
  const rule = best ?? needed;
  if (rule === null) throw new RangeError('neither cases nor risks were asked about');
  return {
    ...{ low, high, cohort: cohort ?? null, needed, given: best },
    double: double ? doublePlan(rates, asked) : null,
    cutOffs: neighbours(rule, rates),
    curve: curveOf(rule, cohort),
  };
}

function fewest(rates: TwoRates, asked: DecisionRule['risks']): RulePlan['needed'] {
  const { curve: _, ...rule } = decisionRule({ ...rates, risks: asked });
  return { ...rule, asked };
}

/** The cut-offs up to three below and above. */
function neighbours({ cases, cut }: DecisionRule, rates: TwoRates): DecisionRule[] {
  const cuts = Array.from({ length: 7 }, (_, i) => cut - 3 + i).filter((one) => one >= 0 && one < cases);
  return cuts.map((one) => withRisks(cases, one, rates));
}

/** The plan in two samples with the same risks that expects the fewest cases, whichever way it may stop. */
function doublePlan(rates: TwoRates, risks: DecisionRule['risks']): RulePlan['double'] {
  const { low, high, cohort } = rates;
  const { optimal } = twoStagePlans({ low, high, risks, stops: 'either', upTo: MOST_DOUBLE });
  if (cohort === undefined || cohort < optimal.total) return { ...optimal, inCohort: null };
  const [atLow, atHigh] = [low, high].map((rate) => twoStageInCohort(optimal, { rate, cohort })) as [
    ReturnType<typeof twoStageInCohort>,
    ReturnType<typeof twoStageInCohort>,
  ];
  const inCohort = {
    ...{ falseHigh: atLow.high, falseLow: atHigh.low },
    ...{ expectedAtLow: atLow.expectedCases, expectedAtHigh: atHigh.expectedCases },
  };
  return { ...optimal, inCohort };
}

/** Beyond it the search takes longer than some seconds. */
const MOST_DOUBLE = 150;
