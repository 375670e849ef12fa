import { refuseArgument, requireFields } from '../../check.js';
import { chanceOfHigh } from '../../estimation/rules/decisionRule.js';
import type { TwoRisks } from '../../estimation/rules/lowAndHigh.js';
import {
  requireTwoStagePlan,
  type SettledPlan,
  type TwoStageCharacteristics,
  type TwoStagePlan,
  twoStage,
} from '../../estimation/rules/twoStage.js';
import {
  type TwoStageEstimate,
  type TwoStageOutcome,
  twoStageEstimate,
} from '../../estimation/rules/twoStageEstimate.js';
import {
  type TwoStageQuestion,
  type TwoStageSearch,
  twoStagePlans,
} from '../../estimation/rules/twoStagePlans.js';
import { requireDaysPerCase } from './chances.js';

/** An inspection that may stop after its first cases: given, or found for two rates and two risks. */
export interface TwoStageResult {
  readonly plan: SettledPlan;
  /** The search that found it; null for a plan that was given. */
  readonly search: (TwoStageSearch & { readonly low: number; readonly high: number }) | null;
  /** What it does at each true rate, beside one stage of all its cases with the same last cut-off. */
  readonly curve: readonly (TwoStageCharacteristics & {
    readonly rate: number;
    readonly highInOneStage: number;
  })[];
  /** What an outcome says; null where none was given. */
  readonly outcome: (TwoStageEstimate & TwoStageOutcome) | null;
  /** Inspector-days of one case, as given; null where they were not. */
  readonly daysPerCase: number | null;
}

/**
 * An inspection in two stages: how often it stops early, what it then says, the cases that it expects; and an estimate and an
 * interval for an outcome that are honest after stopping.
 *
 * @param question - `plan`, as for `twoStage`; or `rates`, `risks`, `stops` and `upTo`, as for `twoStagePlans`, whose optimal plan is
 *   taken; `outcome` and `confidence` as for `twoStageEstimate`; `daysPerCase`, above 0, the inspector-days that a case takes
 * @returns the plan and its curve
 * @throws ArgumentError naming the argument
 *
 * @example
 * twoStagePlan({ plan: { first: 42, total: 84, stopLow: 16, stopHigh: 26, cut: 41 } }).curve[50]?.expectedCases; // 77.1…
 */
export function twoStagePlan(question: {
  readonly plan?: TwoStagePlan;
  readonly rates?: Pick<TwoStageQuestion, 'low' | 'high'>;
  readonly risks?: TwoRisks;
  readonly stops?: NonNullable<TwoStageQuestion['stops']>;
  readonly upTo?: number;
  readonly outcome?: TwoStageOutcome;
  readonly confidence?: number;
  readonly daysPerCase?: number;
}): TwoStageResult {
  const { plan, rates, outcome, ...asked } = requireFields(
    'question',
    question,
    '{ rates: { low: 0.5, high: 0.65 } }',
  );
  const { risks, stops, upTo, confidence, daysPerCase } = asked;
  if ((plan === undefined) === (rates === undefined)) {
    refuseArgument('plan', plan, 'given, or else rates, and not both');
  }
  if (daysPerCase !== undefined) requireDaysPerCase(daysPerCase);
  const search = rates === undefined ? null : found(rates, { risks, stops, upTo });
  const settled = search === null ? requireTwoStagePlan(plan as TwoStagePlan) : settledOf(search.optimal);
  const level = confidence === undefined ? {} : { confidence };
  return {
    plan: settled,
    search,
    curve: CURVE.map((rate) => ({
      rate,
      ...twoStage(settled, rate),
      highInOneStage: chanceOfHigh({ cases: settled.total, cut: settled.cut }, rate),
    })),
    outcome: outcome === undefined ? null : { ...outcome, ...twoStageEstimate(settled, outcome, level) },
    daysPerCase: daysPerCase ?? null,
  };
}

type Asked = { readonly [Key in 'risks' | 'stops' | 'upTo']: TwoStageQuestion[Key] | undefined };

function found(
  rates: Pick<TwoStageQuestion, 'low' | 'high'>,
  { risks, stops, upTo }: Asked,
): NonNullable<TwoStageResult['search']> {
  const { low, high } = requireFields('rates', rates, '{ low: 0.5, high: 0.65 }');
  const plans = twoStagePlans({
    ...{ low, high },
    ...(risks === undefined ? {} : { risks }),
    ...(stops === undefined ? {} : { stops }),
    ...(upTo === undefined ? {} : { upTo }),
  });
  return { low, high, ...plans };
}

const settledOf = ({ first, stopLow, stopHigh, total, cut }: SettledPlan): SettledPlan => ({
  ...{ first, stopLow, stopHigh, total, cut },
});

const CURVE = Array.from({ length: 101 }, (_, i) => i / 100);
