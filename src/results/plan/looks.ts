import { requireFields } from '../../check.js';
import { chanceOfHigh } from '../../estimation/rules/decisionRule.js';
import {
  characteristicsOf,
  type GroupSequentialCharacteristics,
  type GroupSequentialPlan,
  requireGroupPlan,
} from '../../estimation/rules/groupSequential.js';
import {
  type GroupSequentialOutcome,
  groupSequentialEstimate,
} from '../../estimation/rules/groupSequentialEstimate.js';
import type { TwoStageEstimate } from '../../estimation/rules/twoStageEstimate.js';
import { requireDaysPerCase } from './chances.js';

/** An inspection that may stop at any of several looks. */
export interface LooksPlan {
  readonly plan: GroupSequentialPlan;
  /** What it does at each true rate, beside one stage of all its cases with the same last cut-off. */
  readonly curve: readonly (GroupSequentialCharacteristics & {
    readonly rate: number;
    readonly highInOneStage: number;
  })[];
  /** What an outcome says; null where none was given. */
  readonly outcome: (TwoStageEstimate & GroupSequentialOutcome) | null;
  /** Inspector-days of one case, as given; null where they were not. */
  readonly daysPerCase: number | null;
}

/**
 * An inspection that may stop at any of several looks: how often it stops, what it then says, the cases that it expects; and an
 * estimate and an interval for an outcome that are honest after stopping.
 *
 * @param question - `plan`, as for `groupSequential`; `outcome` and `confidence` as for `groupSequentialEstimate`;
 *   `daysPerCase`, above 0, the inspector-days that a case takes
 * @returns the plan and its curve
 * @throws ArgumentError naming the argument
 *
 * @example
 * looksPlan({ plan: { looks: [{ cases: 42, stopLow: 16, stopHigh: 26 }], total: 84, cut: 41 } }).curve[50]?.expectedCases; // 77.1…
 */
export function looksPlan(question: {
  readonly plan: GroupSequentialPlan;
  readonly outcome?: GroupSequentialOutcome;
  readonly confidence?: number;
  readonly daysPerCase?: number;
}): LooksPlan {
  const { plan, outcome, confidence, daysPerCase } = requireFields(
    'question',
    question,
    '{ plan: { looks, total, cut } }',
  );
  if (daysPerCase !== undefined) requireDaysPerCase(daysPerCase);
  const settled = requireGroupPlan(plan);
  const { looks, total, cut } = settled;
  const level = confidence === undefined ? {} : { confidence };
  return {
    plan: {
      looks: looks.map(({ cases, stopLow, stopHigh }) => ({
        cases,
        stopLow: stopLow < 0 ? null : stopLow,
        stopHigh: stopHigh > cases ? null : stopHigh,
      })),
      ...{ total, cut },
    },
    curve: Array.from({ length: 101 }, (_, i) => i / 100).map((rate) => ({
      rate,
      ...characteristicsOf(settled, rate),
      highInOneStage: chanceOfHigh({ cases: total, cut }, rate),
    })),
    outcome: outcome === undefined ? null : { ...outcome, ...groupSequentialEstimate(plan, outcome, level) },
    daysPerCase: daysPerCase ?? null,
  };
}
