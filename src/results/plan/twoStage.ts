import { refuseArgument, requireFields } from '../../check.js';
import {
  type AfterStopping,
  afterStopping,
  type TwoStageOutcome,
} from '../../estimation/rules/afterStopping.js';
import { chanceOfHigh } from '../../estimation/rules/decisionRule.js';
import {
  searchTwoStage,
  type TwoStageRisks,
  type TwoStageSearch,
} from '../../estimation/rules/searchTwoStage.js';
import {
  requireTwoStagePlan,
  type SettledPlan,
  type TwoStageCharacteristics,
  type TwoStagePlan,
  twoStageAt,
} from '../../estimation/rules/twoStage.js';

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
  readonly outcome: (AfterStopping & TwoStageOutcome) | null;
}

/**
 * An inspection in two stages: how often it stops early, what it then says, the cases that it expects; and an estimate and an
 * interval for an outcome that are honest after stopping.
 *
 * @param question - `plan`, as for `twoStageAt`; or `rates` and `risks`, as for `searchTwoStage`, whose optimal plan is taken;
 *   `outcome` and `confidence` as for `afterStopping`
 * @returns the plan and its curve
 * @throws ArgumentError naming the argument
 *
 * @example
 * twoStagePlan({ plan: { first: 42, stopLow: 16, stopHigh: 26, of: 84, above: 41 } }).curve[50]?.expectedCases; // 77.1…
 */
export function twoStagePlan(question: {
  readonly plan?: TwoStagePlan;
  readonly rates?: { readonly low: number; readonly high: number };
  readonly risks?: TwoStageRisks;
  readonly outcome?: TwoStageOutcome;
  readonly confidence?: number;
}): TwoStageResult {
  const { plan, rates, risks, outcome, confidence } = requireFields(
    'question',
    question,
    '{ rates: { low: 0.5, high: 0.65 } }',
  );
  if ((plan === undefined) === (rates === undefined)) {
    refuseArgument('plan', plan, 'given, or else rates, and not both');
  }
  const search = rates === undefined ? null : { ...rates, ...searchTwoStage(rates, risks) };
  const settled = search === null ? requireTwoStagePlan(plan as TwoStagePlan) : settledOf(search.optimal);
  return {
    plan: settled,
    search,
    curve: CURVE.map((rate) => ({
      rate,
      ...twoStageAt(settled, rate),
      highInOneStage: chanceOfHigh(settled, rate),
    })),
    outcome: outcome === undefined ? null : { ...outcome, ...afterStopping(settled, outcome, confidence) },
  };
}

const settledOf = ({ first, stopLow, stopHigh, of, above }: SettledPlan): SettledPlan => ({
  first,
  stopLow,
  stopHigh,
  of,
  above,
});

const CURVE = Array.from({ length: 101 }, (_, i) => i / 100);
