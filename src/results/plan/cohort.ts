import { requireCohort } from '../../check.js';
import { type CohortKnown, cohortChance, fewestOfCohort } from '../../estimation/planning/cohortPlan.js';
import type { Limits } from '../../limits.js';
import { refuse } from '../../problem.js';
import {
  type CasesNeeded,
  type ChanceGiven,
  casesNeeded,
  designEffectAsked,
  type PlanQuestion,
  powerAsked,
} from './chances.js';

/** The same question about a cohort itself, of which the cases are a part: by the finite-cohort Wilson interval. */
export interface CohortAnswer {
  readonly cohort: number;
  /** Its Yes cases, as far as they are taken for granted: whole, rounded half up. */
  readonly yes: number | null;
  /** Null where not even all cases have the chance, or where only the chance of given cases is asked. */
  readonly needed: CasesNeeded | null;
  readonly given: ChanceGiven | null;
}

/** Cases of a cohort for a chance that its interval is as wanted, and the chance of those given. */
export function cohortAnswer(
  known: CohortKnown,
  asked: PlanQuestion & { readonly method?: string },
  wanted: { readonly is: (limits: Limits) => boolean; readonly confidence: number; readonly share: number },
): CohortAnswer {
  const { cohort } = known;
  const { of, method = 'wilson' } = asked;
  if (designEffectAsked(asked) !== 1)
    refuse(
      'bad-plan',
      'cohort cannot be given with a design effect: the chance for a cohort is exact for cases drawn one by one.',
      {
        path: 'cohort',
        hint: 'Leave one of them out.',
      },
    );
  if (method !== 'wilson')
    refuse('bad-plan', `cohort is for the finite-cohort Wilson interval, not for ${method}.`, {
      path: 'cohort',
      hint: 'Leave the method out.',
    });
  if (of !== undefined) requireCohort(cohort, of);
  const chanceOf = cohortChance(known, wanted.is, wanted.confidence);
  const power = powerAsked(asked);
  const found = power === undefined ? null : fewestOfCohort(chanceOf, { cohort, share: wanted.share, power });
  return {
    cohort,
    yes: 'yes' in known ? known.yes : null,
    needed: power === undefined || found === null ? null : casesNeeded(power, found, chanceOf(found.fewest)),
    given: of === undefined ? null : { of, chance: chanceOf(of) },
  };
}
