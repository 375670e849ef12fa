import { hypergeometricAtLeast, hypergeometricChance } from '../../numeric/hypergeometric.js';
import { yesInCohort } from '../planning/cohortPlan.js';
import { goesOn, type SettledPlan } from './twoStage.js';

/**
 * How often a plan in two stages says high or low in a cohort whose Yes are its size times the rate, rounded half up, and the
 * cases that it expects: the first are drawn from the cohort, and the rest from what is left of it.
 */
export function twoStageInCohort(
  plan: SettledPlan,
  { rate, cohort }: { readonly rate: number; readonly cohort: number },
): { readonly high: number; readonly low: number; readonly expectedCases: number } {
  const { first, total, stopLow, stopHigh, cut } = plan;
  const marked = yesInCohort(cohort, rate);
  const early = { size: cohort, marked, draws: first };
  let [high, low, continued] = [hypergeometricAtLeast(stopHigh, early), 0, 0];
  for (let yes = 0; yes <= stopLow; yes++) low += hypergeometricChance(yes, early);
  for (const yes of goesOn(plan)) {
    const chance = hypergeometricChance(yes, early);
    if (chance === 0) continue;
    const urn = { size: cohort - first, marked: marked - yes, draws: total - first };
    // Of the No that are left as many must be drawn as keep all the Yes to the cut-off.
    const no = { ...urn, marked: urn.size - urn.marked };
    continued += chance;
    high += chance * hypergeometricAtLeast(cut + 1 - yes, urn);
    low += chance * hypergeometricAtLeast(total - first - (cut - yes), no);
  }
  return { high, low, expectedCases: first + (total - first) * continued };
}
