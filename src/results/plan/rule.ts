import { requireFields } from '../../check.js';
import {
  bestCutOff,
  chanceOfHigh,
  type DecisionRule,
  type FewestForRule,
  fewestForRule,
  type TwoRates,
  withRisks,
} from '../../estimation/rules/decisionRule.js';

/** A rule that tells a low rate from a high one: its fewest cases, or the best cut-off of given cases. */
export interface RulePlan {
  readonly low: number;
  readonly high: number;
  /** The cases of the cohort whose rate is judged; null where it is the work behind any. */
  readonly cohort: number | null;
  /** With the risks that were asked for; null where only given cases were asked about. */
  readonly needed: (FewestForRule & { readonly asked: Pick<DecisionRule, 'falseHigh' | 'falseLow'> }) | null;
  readonly given: DecisionRule | null;
  /** The rule beside those whose cut-offs are near it, with their risks. */
  readonly cutOffs: readonly DecisionRule[];
  /** The chance of high at each true rate, by the rule that leads. */
  readonly curve: readonly { readonly rate: number; readonly high: number }[];
}

/**
 * The fewest cases of a rule that says high above a cut-off, with two risks; and the best cut-off of given cases.
 *
 * @param question - `low` and `high`, the two rates, in (0, 1); `cohort` if the claim is about one; `falseHigh` and `falseLow`,
 *   the risks, 0.1 each if omitted; or `of` cases, whose best cut-off is asked
 * @returns the rule, its neighbours, and the chance of high at each rate
 * @throws ArgumentError naming the argument
 *
 * @example
 * rulePlan({ low: 0.5, high: 0.65, of: 84 }).given?.above; // 48
 */
export function rulePlan(
  question: TwoRates & {
    readonly falseHigh?: number;
    readonly falseLow?: number;
    readonly of?: number;
  },
): RulePlan {
  const given = requireFields('question', question, '{ low: 0.5, high: 0.65 }');
  const { low, high, cohort, of, falseHigh, falseLow } = given;
  const rates = { low, high, ...(cohort === undefined ? {} : { cohort }) };
  const isAsked = of === undefined || falseHigh !== undefined || falseLow !== undefined;
  const asked = { falseHigh: falseHigh ?? 0.1, falseLow: falseLow ?? 0.1 };
  const needed = isAsked ? { ...fewestForRule(rates, asked), asked } : null;
  const best = of === undefined ? null : bestCutOff(rates, of);
  const rule = best ?? needed;
  if (rule === null) throw new RangeError('neither cases nor risks were asked about');
  return {
    ...{ low, high, cohort: cohort ?? null, needed, given: best },
    cutOffs: neighbours(rule, rates),
    curve: CURVE.map((rate) => ({ rate, high: chanceOfHigh(rule, rate, cohort) })),
  };
}

const CURVE = Array.from({ length: 101 }, (_, i) => i / 100);

/** The cut-offs up to three below and above. */
function neighbours({ of, above }: DecisionRule, rates: TwoRates): DecisionRule[] {
  const cuts = Array.from({ length: 7 }, (_, i) => above - 3 + i).filter((cut) => cut >= 0 && cut < of);
  return cuts.map((cut) => withRisks(of, cut, rates));
}
