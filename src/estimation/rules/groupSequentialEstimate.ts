import { requireConfidence, requireFields, requireWhole } from '../../check.js';
import { findRoot } from '../../numeric/root.js';
import { refuse } from '../../problem.js';
import {
  between,
  type GroupSequentialPlan,
  reachedAt,
  requireGroupPlan,
  type SettledLooks,
} from './groupSequential.js';
import type { TwoStageEstimate } from './twoStageEstimate.js';

/** What a plan with several looks found: the Yes of all the cases inspected, and the look at which it ended. */
export interface GroupSequentialOutcome {
  /** From 1; one more than the looks where it went on to the end. */
  readonly look: number;
  readonly yes: number;
}

/**
 * An estimate and an interval that are honest after an inspection that could have stopped at any of several looks.
 *
 * @param plan - as for `groupSequential`
 * @param outcome - `look`, from 1, at which it ended, and `yes` of all the cases inspected
 * @param options - `confidence` in (0, 1), 0.95 if omitted
 * @returns `estimate`, the unbiased one; `naive`, the share as it is; and limits by the stagewise ordering, in which earlier stops
 *   are farther out. Coverage is at least the confidence
 * @throws ArgumentError naming the argument; an outcome that the plan cannot end with
 * @source Tsiatis, Rosner and Mehta 1984, Biometrics 40:797, for the ordering; the unbiased estimate is the mean of the first look's
 *   share given the outcome (Rao 1945, Blackwell 1947); with one look Jung and Kim's of 2004
 *
 * @example
 * const plan = { looks: [{ cases: 42, stopLow: 16, stopHigh: 26 }], total: 84, cut: 41 };
 * groupSequentialEstimate(plan, { look: 1, yes: 16 }); // 0.2357… to 0.5436…
 */
export function groupSequentialEstimate(
  plan: GroupSequentialPlan,
  outcome: GroupSequentialOutcome,
  options: { readonly confidence?: number } = {},
): TwoStageEstimate {
  const settled = requireGroupPlan(plan);
  const { look, yes } = requireOutcome(settled, outcome);
  const { confidence = 0.95 } = requireFields('options', options);
  requireConfidence(confidence);
  const tail = (1 - confidence) / 2;
  const cases = casesAt(settled, look);
  const before = settled.looks.slice(0, look - 1);
  const isLowest = yes === 0 && before.every(({ stopLow }) => stopLow < 0);
  const isHighest = yes === cases && before.every((one) => one.stopHigh > one.cases);
  return Object.freeze({
    naive: yes / cases,
    estimate: meanOfFirst(settled, { look, yes }),
    lower: isLowest ? 0 : findRoot((rate) => chanceFrom(settled, { look, yes }, rate) - tail, 0, 1),
    upper: isHighest
      ? 1
      : findRoot((rate) => chanceFrom(settled, { look, yes: yes + 1 }, rate) - (1 - tail), 0, 1),
    confidence,
  });
}

const casesAt = ({ looks, total }: SettledLooks, look: number): number => looks[look - 1]?.cases ?? total;

function requireOutcome(plan: SettledLooks, outcome: GroupSequentialOutcome): GroupSequentialOutcome {
  const { look, yes } = requireFields('outcome', outcome, '{ look: 1, yes: 16 }');
  requireWhole('look', look, { min: 1, max: plan.looks.length + 1 });
  const cases = casesAt(plan, look);
  requireWhole('yes', yes, { max: cases });
  const own = plan.looks[look - 1];
  if (own !== undefined && yes > own.stopLow && yes < own.stopHigh) {
    refuse('bad-looks', `With ${yes} Yes of ${cases} the plan goes on.`, {
      path: 'yes',
      got: String(yes),
      hint: `Give the Yes of all the cases, and the look at which it ended, up to ${plan.looks.length + 1}.`,
    });
  }
  if (reachedAt(plan, 0.5)[look - 1]![yes] === 0) {
    refuse(
      'bad-looks',
      `A plan that goes on cannot have ${yes} Yes of ${cases}: it would have stopped before.`,
      {
        path: 'yes',
        got: String(yes),
        hint: 'Give the Yes of the cases at the look where it stopped.',
      },
    );
  }
  return { look, yes };
}

/** The chance of an outcome or one above it: what stopped high before, and as many Yes or more at this look. */
function chanceFrom(plan: SettledLooks, { look, yes }: GroupSequentialOutcome, rate: number): number {
  const reached = reachedAt(plan, rate);
  const stoppedHigh = plan.looks
    .slice(0, look - 1)
    .reduce((sum, { stopHigh, cases }, k) => sum + between(reached[k]!, stopHigh, cases), 0);
  return stoppedHigh + between(reached[look - 1]!, yes, casesAt(plan, look));
}

/** The mean share of the first look given an outcome, which no rate changes: each count there is followed to the outcome. */
function meanOfFirst(plan: SettledLooks, { look, yes }: GroupSequentialOutcome): number {
  const [first, ...later] = plan.looks;
  const cases = casesAt(plan, look);
  if (first === undefined || look === 1) return yes / cases;
  // Rates near the share keep what is summed away from nothing.
  const rate = Math.min(Math.max(yes / cases, 0.02), 0.98);
  const [counts] = reachedAt(plan, rate);
  let [sum, weighted] = [0, 0];
  for (let count = first.stopLow + 1; count < first.stopHigh; count++) {
    const shifted = later.map((one) => ({
      cases: one.cases - first.cases,
      stopLow: one.stopLow - count,
      stopHigh: one.stopHigh - count,
    }));
    const after = reachedAt({ looks: shifted, total: plan.total - first.cases, cut: 0 }, rate);
    const chance = counts![count]! * (after[look - 2]?.[yes - count] ?? 0);
    sum += chance;
    weighted += chance * count;
  }
  return weighted / sum / first.cases;
}
