import { requireFields, requireWhole } from '../../check.js';
import type { Limits } from '../../limits.js';
import { betaBinomial } from '../../numeric/betaBinomial.js';
import type { LikelyCounts } from '../../numeric/likelyCounts.js';
import { likelyMarked } from '../../numeric/likelyMarked.js';
import { shortOfCertain } from '../../numeric/shortOfCertain.js';
import { effectiveCases } from '../design/effectiveCases.js';
import { criticalValue } from '../proportion/interval.js';
import { wilsonLimits } from '../proportion/scoreLimits.js';
import { fewestCases } from './fewestCases.js';

/** What is known of a cohort: how many of its cases are Yes, or the Yes and No answers of an earlier sample of its kind. */
export type CohortKnown = { readonly cohort: number } & (
  | { readonly yes: number }
  | { readonly earlier: { readonly yes: number; readonly of: number } }
);

/** The most cases of a cohort whose chances are summed. */
const LARGEST_COHORT = 100_000;

/** Yes cases of a cohort that is truly at some proportion: whole, rounded half up. */
export function yesInCohort(cohort: number, truth: number): number {
  return Math.floor(cohort * truth + 0.5 + 1e-9);
}

/**
 * The exact chance that the finite-cohort Wilson interval is as wanted, as a function of the cases drawn without
 * replacement: hypergeometric where the cohort is known, beta-binomial where an earlier sample says what is known of it.
 * A cohort that was seen whole has an interval without width.
 */
export function cohortChance(
  known: CohortKnown,
  isWanted: (limits: Limits) => boolean,
  confidence: number,
): (of: number) => number {
  const { cohort } = requireFields('known', known, '{ cohort: 650, yes: 471 }');
  requireWhole('cohort', cohort, { min: 1, max: LARGEST_COHORT });
  const z = criticalValue(confidence);
  return (of) => {
    requireWhole('of', of, { min: 1, max: cohort });
    const { from, chances } = countsOf(known, of);
    const size = effectiveCases({ of, cohort });
    const isWantedOf = (yes: number) => {
      const p = yes / of;
      return isWanted(size === Infinity ? { lower: p, upper: p } : wilsonLimits(p * size, size, z));
    };
    const sum = chances.reduce((sum, chance, i) => (isWantedOf(from + i) ? sum + chance : sum), 0);
    if (sum < 1 - 1e-9) return sum;
    return isAlways(known, of, isWantedOf) ? 1 : shortOfCertain(sum);
  };
}

/** Whether every count that a cohort can give is as wanted, those among them that are too rare to be summed. */
function isAlways(known: CohortKnown, of: number, isWantedOf: (yes: number) => boolean): boolean {
  const [least, most] =
    'yes' in known
      ? [Math.max(0, of + known.yes - known.cohort), Math.min(of, known.yes)]
      : ([0, of] as const);
  for (let yes = least; yes <= most; yes++) if (!isWantedOf(yes)) return false;
  return true;
}

function countsOf(known: CohortKnown, of: number): LikelyCounts {
  if ('yes' in known) return likelyMarked({ size: known.cohort, marked: known.yes, draws: of });
  const { yes, of: cases } = known.earlier;
  return { from: 0, chances: betaBinomial(of, yes + 0.5, cases - yes + 0.5) };
}

/** The fewest cases of a cohort with a chance, and the fewest for good; null where not even all of them have it. */
export function fewestOfCohort(
  chanceOf: (of: number) => number,
  { cohort, share, power }: { readonly cohort: number; readonly share: number; readonly power: number },
): { readonly fewest: number; readonly fewestForGood: number | null; readonly upTo: number } | null {
  const spread = Math.max(share * (1 - share), 0.01);
  // A tooth is about the chance of the likeliest count; where nearly all is seen, no less than that of a few cases.
  const { fewest, fewestForGood } = fewestCases({
    chanceOf: (of) => ({ chance: chanceOf(of) }),
    target: power,
    variance: (of) => Math.max(0.25, spread * of * Math.max(0, 1 - of / cohort)),
    upTo: cohort,
  });
  return fewest === null ? null : { fewest, fewestForGood, upTo: cohort };
}
