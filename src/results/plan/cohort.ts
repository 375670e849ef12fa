import { requireCohort } from '../../check.js';
import { type CohortKnown, cohortChance, fewestOfCohort } from '../../estimation/planning/cohortPlan.js';
import { USUAL_METHODS } from '../../estimation/proportion/usualMethod.js';
import type { Limits } from '../../limits.js';
import { refuse, unlessRefused } from '../../problem.js';
import {
  type CasesNeeded,
  type ChanceAnswers,
  type ChanceCurve,
  type ChanceGiven,
  casesNeeded,
  casesOfDesign,
  chanceCurve,
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
  /** The chance over the cases, at the same numbers of them as for the process behind them, those asked about among them. */
  readonly chances: ChanceCurve;
}

/** Both questions, where a cohort was given: none of their curves goes beyond its cases. */
export interface BothAnswers extends ChanceAnswers {
  readonly inCohort: CohortAnswer | null;
  readonly chances: ChanceCurve;
}

/** The chance over the cases for both questions, as far as both can be asked. */
export function bothCurves(
  chanceOf: (of: number) => number,
  answers: ChanceAnswers,
  known: KnownCohort | null,
  { most, upTo }: { readonly most: number; readonly upTo: number },
): Pick<BothAnswers, 'inCohort' | 'chances'> {
  if (known === null) return { inCohort: null, chances: chanceCurve(chanceOf, answers, { most, upTo }) };
  const { answer, chanceOf: chanceInCohort } = known;
  const last = Math.min(upTo, answer.cohort);
  const { every, points } = chanceCurve(chanceOf, answers, { most, upTo: last });
  const asked = [answers, answer].flatMap(({ needed, given }) => [needed?.fewest ?? 0, given?.of ?? 0]);
  const cases = [...new Set([...points.map(({ of }) => of), ...asked])]
    .filter((of) => of >= 1 && of <= last)
    .sort((a, b) => a - b);
  const worked = new Map(points.map(({ of, chance }) => [of, chance]));
  const curve = (chance: (of: number) => number) => ({
    every,
    points: cases.map((of) => ({ of, chance: chance(of) })),
  });
  return {
    inCohort: { ...answer, chances: curve(chanceInCohort) },
    chances: curve((of) => worked.get(of) ?? chanceOf(of)),
  };
}

/** What was found for the process behind the cases: where the cohort has an answer, it need not have one. */
export function ofProcess<Found>(find: () => Found, known: KnownCohort | null): Found | null {
  return known?.answer.needed == null ? find() : unlessRefused(['out-of-reach'], find);
}

/** The most cases looked at with the chance that they have, where none was found. */
export function outOfReach(
  isWanted: boolean,
  most: number,
  chanceOf: (independent: number) => number,
  designEffect: number,
): ChanceGiven | null {
  return isWanted ? { of: casesOfDesign(most, designEffect), chance: chanceOf(most) } : null;
}

interface KnownCohort {
  readonly answer: Omit<CohortAnswer, 'chances'>;
  readonly chanceOf: (of: number) => number;
}

/** Cases of a cohort for a chance that its interval is as wanted, and the chance of those given. */
export function cohortAnswer(
  known: CohortKnown,
  asked: PlanQuestion & { readonly method?: string },
  wanted: { readonly is: (limits: Limits) => boolean; readonly confidence: number; readonly share: number },
): KnownCohort {
  const { cohort } = known;
  const { of, method = USUAL_METHODS.cases } = asked;
  if (designEffectAsked(asked) !== 1)
    refuse(
      'bad-plan',
      'cohort cannot be given with a design effect: the chance for a cohort is exact for cases drawn one by one.',
      {
        path: 'cohort',
        hint: 'Leave one of them out.',
      },
    );
  if (method !== USUAL_METHODS.cases)
    refuse('bad-plan', `cohort is for the finite-cohort Wilson interval, not for ${method}.`, {
      path: 'cohort',
      hint: 'Leave the method out.',
    });
  if (of !== undefined) requireCohort(cohort, of);
  const chanceOf = cohortChance(known, wanted.is, wanted.confidence);
  const power = powerAsked(asked);
  const found = power === undefined ? null : fewestOfCohort(chanceOf, { cohort, share: wanted.share, power });
  const answer = {
    cohort,
    yes: 'yes' in known ? known.yes : null,
    needed: power === undefined || found === null ? null : casesNeeded(power, found, chanceOf(found.fewest)),
    given: of === undefined ? null : { of, chance: chanceOf(of) },
  };
  return { answer, chanceOf };
}
