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
  readonly stage: 1 | 2;
  readonly yes: number;
}

export interface AfterStopping {
  /** The share of Yes among the cases inspected, which is biased by the stop. */
  readonly naive: number;
  /** The unbiased estimate whose variance is least. */
  readonly unbiased: number;
  readonly lower: number;
  readonly upper: number;
  readonly confidence: number;
}

/**
 * An estimate and an interval that are honest after an inspection that could have stopped early.
 *
 * @param plan - as for `twoStageAt`
 * @param outcome - `stage` 1 where it stopped after the first cases, or 2, and `yes` of all the cases inspected
 * @param confidence - in (0, 1), 0.95 if omitted
 * @returns the unbiased estimate, the share as it is, and limits by the stagewise ordering: outcomes that stopped low by
 *   their Yes, then those of both stages, then those that stopped high. Coverage is at least the confidence
 * @throws ArgumentError naming the argument; an outcome that the plan cannot end with
 * @source Jung and Kim 2004, Statistics in Medicine 23:881, for both; limits as Clopper and Pearson's.
 *
 * @example
 * afterStopping({ first: 42, stopLow: 16, stopHigh: 26, of: 84, above: 41 }, { stage: 1, yes: 16 }); // 0.2357… to 0.5436…
 */
export function afterStopping(
  plan: TwoStagePlan,
  outcome: TwoStageOutcome,
  confidence = 0.95,
): AfterStopping {
  const settled = requireTwoStagePlan(plan);
  const { stage, yes } = requireOutcome(settled, outcome);
  requireConfidence(confidence);
  const { first, stopLow, stopHigh, of } = settled;
  const tail = (1 - confidence) / 2;
  const isLowest = yes === 0 && (stage === 1 || stopLow === -1);
  const isHighest = stage === 1 ? yes === first : yes === of && stopHigh === first + 1;
  const from = (counts: number) => (rate: number) => chanceFrom(settled, { stage, yes: counts }, rate);
  return Object.freeze({
    naive: yes / (stage === 1 ? first : of),
    unbiased: (stage === 1 ? yes : meanOfFirst(settled, yes)) / first,
    lower: isLowest ? 0 : findRoot((rate) => from(yes)(rate) - tail, 0, 1),
    upper: isHighest ? 1 : findRoot((rate) => from(yes + 1)(rate) - (1 - tail), 0, 1),
    confidence,
  });
}

function requireOutcome(plan: SettledPlan, outcome: TwoStageOutcome): TwoStageOutcome {
  const { stage, yes } = requireFields('outcome', outcome, '{ stage: 1, yes: 16 }');
  const { first, stopLow, stopHigh, of } = plan;
  if (stage !== 1 && stage !== 2) refuseArgument('stage', stage, '1 or 2');
  requireWhole('yes', yes, { max: stage === 1 ? first : of });
  if (stage === 1 && yes > stopLow && yes < stopHigh) {
    refuse('bad-two-stage', `With ${yes} Yes of ${first} the plan goes on to ${of} cases.`, {
      path: 'yes',
      got: String(yes),
      hint: 'Give the Yes of all the cases, and stage 2.',
    });
  }
  if (stage === 2 && (yes <= stopLow || yes >= stopHigh + of - first)) {
    refuse(
      'bad-two-stage',
      `A plan that goes on cannot end with ${yes} Yes of ${of}: it would have stopped.`,
      {
        path: 'yes',
        got: String(yes),
        hint: 'Give the Yes of the first cases, and stage 1.',
      },
    );
  }
  return { stage, yes };
}

/** The chance of an outcome or one above it, in the stagewise order. */
function chanceFrom(plan: SettledPlan, { stage, yes }: TwoStageOutcome, rate: number): number {
  return stage === 1
    ? atLeast(yes, plan.first, rate)
    : secondStageAbove(plan, rate, yes - 1) + atLeast(plan.stopHigh, plan.first, rate);
}

/** The mean Yes of the first stage, given those of both and that the plan went on: the first cases are a random part of all. */
function meanOfFirst(plan: SettledPlan, yes: number): number {
  const { first, of } = plan;
  const counts = goesOn(plan);
  const chances = counts.map((x) => hypergeometricChance(x, { size: of, marked: yes, draws: first }));
  const weighted = counts.reduce((sum, x, i) => sum + x * (chances[i] ?? 0), 0);
  return weighted / chances.reduce((sum, chance) => sum + chance, 0);
}
