import { requireBetween, requireConfidence, requireList, requireOneOf, requireWhole } from '../../check.js';

export const ADJUSTMENTS = ['holm', 'bonferroni', 'sidak'] as const;
export type Adjustment = (typeof ADJUSTMENTS)[number];

/**
 * P-values of several questions asked together, adjusted so that each can be compared with the same level.
 *
 * @param pValues - probabilities from 0 to 1, in any order
 * @param method - holm (the default) and bonferroni are valid whatever the dependence; sidak assumes independence
 * @returns adjusted p-values in the order given, none below the one it came from or above 1
 * @throws ArgumentError naming the argument that is out of range
 * @source Holm 1979, Scandinavian Journal of Statistics 6:65; Šidák 1967.
 *
 * @example
 * adjustPValues([0.01, 0.04, 0.03]); // [0.03, 0.06, 0.06]
 */
export function adjustPValues(pValues: readonly number[], method: Adjustment = 'holm'): number[] {
  requireOneOf('method', method, ADJUSTMENTS);
  requireList('pValues', pValues).forEach((p, i) => {
    requireBetween(`pValues[${i}]`, p, 0, 1, 'both');
  });
  const questions = pValues.length;
  if (method === 'bonferroni') return pValues.map((p) => Math.min(1, p * questions));
  if (method === 'sidak') return pValues.map((p) => -Math.expm1(questions * Math.log1p(-p)));
  const adjusted = new Array<number>(questions).fill(1);
  const rising = pValues.map((p, index) => ({ p, index })).sort((a, b) => a.p - b.p);
  let highest = 0;
  rising.forEach(({ p, index }, rank) => {
    highest = Math.max(highest, Math.min(1, p * (questions - rank)));
    adjusted[index] = highest;
  });
  return adjusted;
}

/**
 * The confidence that each of several intervals needs so that all of them hold together.
 *
 * @param confidence - wanted for all together, in (0, 1)
 * @param questions - how many intervals, 1 or more
 * @param method - bonferroni (the default) is valid whatever the dependence; sidak assumes independence
 * @returns the confidence of each interval
 * @throws ArgumentError naming the argument that is out of range
 * @source Šidák 1967, Journal of the American Statistical Association 62:626.
 *
 * @example
 * confidencePerQuestion(0.95, 4); // 0.9875
 */
export function confidencePerQuestion(
  confidence: number,
  questions: number,
  method: 'bonferroni' | 'sidak' = 'bonferroni',
): number {
  requireConfidence(confidence);
  requireWhole('questions', questions, { min: 1 });
  requireOneOf('method', method, ['bonferroni', 'sidak']);
  if (method === 'bonferroni') return 1 - (1 - confidence) / questions;
  return Math.exp(Math.log(confidence) / questions);
}
