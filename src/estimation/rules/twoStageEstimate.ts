import { refuseArgument, requireConfidence, requireFields, requireWhole } from '../../check.js';
import { atLeast } from '../../numeric/binomialTails.js';
import { hypergeometricChance } from '../../numeric/hypergeometric.js';
import { findRoot } from '../../numeric/root.js';
import { refuse } from '../../problem.js';
import {
  goesOn,
  requireTwoStagePlan,
  type SettledPlan,
  secondStageAbove,
  type TwoStagePlan,
} from './twoStage.js';

/** What a plan in two stages found: the Yes of all the cases inspected by the stage at which it ended. */
export interface TwoStageOutcome {
  /** The stage at which it ended. */
  readonly stopped: 1 | 2;
  readonly yes: number;
}

export interface TwoStageEstimate {
  /** The share of Yes among the cases inspected, which is biased by the stop. */
  readonly naive: number;
  /** The unbiased estimate whose variance is least. */
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
  readonly confidence: number;
}

/**
 * An estimate and an interval that are honest after an inspection that could have stopped early.
 *
 * @param plan - as for `twoStage`
 * @param outcome - `stopped` 1 where it stopped after the first cases, or 2, and `yes` of all the cases inspected
 * @param options - `confidence` in (0, 1), 0.95 if omitted
 * @returns `estimate`, the unbiased one; `naive`, the share as it is; and limits by the stagewise ordering: outcomes that stopped low by
 *   their Yes, then those of both stages, then those that stopped high. Coverage is at least the confidence
 * @throws ArgumentError naming the argument; an outcome that the plan cannot end with
 * @source Jung and Kim 2004, Statistics in Medicine 23:881, for both; limits as Clopper and Pearson's.
 *
 * @example
 * twoStageEstimate({ first: 42, total: 84, stopLow: 16, stopHigh: 26, cut: 41 }, { stopped: 1, yes: 16 }); // 0.2357… to 0.5436…
 */
export function twoStageEstimate(
  plan: TwoStagePlan,
  outcome: TwoStageOutcome,
  options: { readonly confidence?: number } = {},
): TwoStageEstimate {
  const settled = requireTwoStagePlan(plan);
  const { stopped: stage, yes } = requireOutcome(settled, outcome);
  const { confidence = 0.95 } = requireFields('options', options);
  requireConfidence(confidence);
  const { first, stopLow, stopHigh, total } = settled;
  const tail = (1 - confidence) / 2;
  const isLowest = yes === 0 && (stage === 1 || stopLow === -1);
  const isHighest = stage === 1 ? yes === first : yes === total && stopHigh === first + 1;
  const from = (counts: number) => (rate: number) =>
    chanceFrom(settled, { stopped: stage, yes: counts }, rate);
  return Object.freeze({
    naive: yes / (stage === 1 ? first : total),
    estimate: (stage === 1 ? yes : meanOfFirst(settled, yes)) / first,
    lower: isLowest ? 0 : findRoot((rate) => from(yes)(rate) - tail, 0, 1),
    upper: isHighest ? 1 : findRoot((rate) => from(yes + 1)(rate) - (1 - tail), 0, 1),
    confidence,
  });
}

function requireOutcome(plan: SettledPlan, outcome: TwoStageOutcome): TwoStageOutcome {
  const { stopped: stage, yes } = requireFields('outcome', outcome, '{ stopped: 1, yes: 16 }');
  const { first, stopLow, stopHigh, total } = plan;
  if (stage !== 1 && stage !== 2) refuseArgument('stopped', stage, '1 or 2');
  requireWhole('yes', yes, { max: stage === 1 ? first : total });
  if (stage === 1 && yes > stopLow && yes < stopHigh) {
    refuse('bad-two-stage', `With ${yes} Yes of ${first} the plan goes on to ${total} cases.`, {
      path: 'yes',
      got: String(yes),
      hint: 'Give the Yes of all the cases, stopped at 2.',
    });
  }
  if (stage === 2 && (yes <= stopLow || yes >= stopHigh + total - first)) {
    refuse(
      'bad-two-stage',
      `A plan that goes on cannot end with ${yes} Yes of ${total}: it would have stopped.`,
      {
        path: 'yes',
        got: String(yes),
        hint: 'Give the Yes of the first cases, stopped at 1.',
      },
    );
  }
  return { stopped: stage, yes };
}

/** The chance of an outcome or one above it, in the stagewise order. */
function chanceFrom(plan: SettledPlan, { stopped, yes }: TwoStageOutcome, rate: number): number {
  return stopped === 1
    ? atLeast(yes, plan.first, rate)
    : secondStageAbove(plan, rate, yes - 1) + atLeast(plan.stopHigh, plan.first, rate);
}

/** The mean Yes of the first stage, given those of both and that the plan went on: the first cases are a random part of all. */
function meanOfFirst(plan: SettledPlan, yes: number): number {
  const { first, total } = plan;
  const counts = goesOn(plan);
  const chances = counts.map((x) => hypergeometricChance(x, { size: total, marked: yes, draws: first }));
  const weighted = counts.reduce((sum, x, i) => sum + x * (chances[i] ?? 0), 0);
  return weighted / chances.reduce((sum, chance) => sum + chance, 0);
}
