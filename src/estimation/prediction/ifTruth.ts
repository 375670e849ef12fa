import { requireCounts, requireFields } from '../../check.js';
import type { Counts } from '../../counts.js';
import { type Reinspection, reinspection } from '../../inspection/reinspection.js';
import { chanceBetween, predictive } from './nextInspection.js';

/** What would be reported if the published proportion were the truth, and how likely the next one is to be in it. */
export interface IfPublishedIsTrue extends Reinspection {
  /** The chance that the next inspection falls in the range when the true proportion is not known, but inferred. */
  readonly predictiveProbability: number;
}

/**
 * The range in which the next inspection would report if the published proportion were the true one. It answers a
 * narrower question than `nextInspection`: the published proportion is itself an estimate, so the next one falls in this
 * range less often than its level says. `predictiveProbability` says how often.
 *
 * @param counts - `yes` of `of` cases inspected
 * @param options - `cases` of the next inspection, 1 to a million (as many as now if omitted); `confidence` in (0, 1)
 * @returns the range as `reinspection` gives it, with its probability if the published proportion were true
 *   (`probability`) and if it is not known (`predictiveProbability`)
 * @throws ArgumentError naming the argument that is out of range
 * @source binomial quantiles for the range; the beta-binomial of `nextInspection` for the second probability.
 *
 * @example
 * ifPublishedIsTrue({ yes: 41, of: 84 }); // 32 to 50: probability 0.9625… if true, 0.8602… in fact
 */
export function ifPublishedIsTrue(
  counts: Counts,
  options: { readonly cases?: number; readonly confidence?: number } = {},
): IfPublishedIsTrue {
  requireCounts(counts);
  const range = reinspection(counts, requireFields('options', options, '{ cases: 84, confidence: 0.95 }'));
  const chances = predictive(counts, { cases: range.cases });
  const predictiveProbability = chanceBetween(chances, range.lowerCount, range.upperCount);
  return Object.freeze({ ...range, predictiveProbability });
}
