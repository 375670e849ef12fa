import { exceeds, requireBetween, requireFields } from '../../check.js';
import type { Counts } from '../../counts.js';
import { assuredSampleSize, widthAssuranceOver } from '../../estimation/planning/assurance.js';
import { yesInCohort } from '../../estimation/planning/cohortPlan.js';
import type { ProportionMethod } from '../../estimation/proportion/proportion.js';
import { USUAL_METHODS } from '../../estimation/proportion/usualMethod.js';
import {
  type CasesNeeded,
  type ChanceCurve,
  type ChanceGiven,
  casesNeeded,
  designEffectAsked,
  independentCases,
  type PlanQuestion,
  powerAsked,
} from './chances.js';
import { bothCurves, type CohortAnswer, cohortAnswer, ofProcess, outOfReach } from './cohort.js';

/** Cases for an interval that is narrow enough with a stated chance. */
export interface AssurancePlan {
  /** Half the width that the interval may have at most. */
  readonly margin: number;
  readonly width: number;
  /** The true proportion taken for granted; null where an earlier sample says what is known of it. */
  readonly truth: number | null;
  readonly earlier: Counts | null;
  readonly method: ProportionMethod;
  readonly confidence: number;
  /** Variance over that of independent cases; with one, chances are those of as many independent cases. */
  readonly designEffect: number;
  /** The same about the cohort itself; null without one. */
  readonly inCohort: CohortAnswer | null;
  readonly needed: CasesNeeded | null;
  readonly given: ChanceGiven | null;
  /** The most cases looked at and their chance, where even those have less than was asked but the cohort has it; else null. */
  readonly outOfReach: ChanceGiven | null;
  readonly chances: ChanceCurve;
}

/**
 * How many cases to inspect so that the interval comes out no wider than asked with a stated chance; and the chance that
 * given cases have. An expected margin is no promise.
 *
 * @param question - `margin` in (0, 0.5), half the width; `truth` from 0 to 1, 0.5 if omitted, or `earlier`, yes of n
 *   cases of an earlier sample; `power` above 0 and up to 0.999999, the chance, 0.8 if omitted; or `of` cases, whose
 *   chance is asked;
 *   `method` (wilson if omitted) and `confidence` in (0, 1) of the interval; `designEffect`; `cohort`, up to 100,000 cases,
 *   for the same about the cohort
 * @returns the cases needed, the chance of those given, and the chance over the cases
 * @throws ArgumentError naming the argument
 *
 * @example
 * assurancePlan({ margin: 0.05, truth: 0.9 }).needed?.fewest; // 162
 */
export function assurancePlan(
  question: PlanQuestion & {
    readonly margin: number;
    readonly truth?: number;
    readonly earlier?: Counts;
    readonly method?: ProportionMethod;
    readonly confidence?: number;
    readonly cohort?: number;
  },
): AssurancePlan {
  const asked = requireFields('question', question, '{ margin: 0.1, truth: 0.49 }');
  const { margin, of, earlier, method = USUAL_METHODS.cases, confidence = 0.95, cohort } = asked;
  const designEffect = designEffectAsked(asked);
  requireBetween(
    'margin',
    margin,
    0,
    0.5,
    'neither',
    exceeds(margin, 0.5) ? 'Ten percentage points are 0.1.' : undefined,
  );
  const width = 2 * margin;
  const options = { method, confidence };
  const known =
    earlier === undefined
      ? { truth: asked.truth ?? 0.5 }
      : { earlier, ...(asked.truth === undefined ? {} : { truth: asked.truth }) };
  // Both given are refused by what is asked next.
  const about = { width, ...known } as { width: number; truth: number };
  const assuranceOf = widthAssuranceOver(about, options);
  const chanceOf = (cases: number) => assuranceOf(independentCases(cases, designEffect));
  const power = powerAsked(asked);
  const ofCohort =
    cohort === undefined
      ? null
      : cohortAnswer(
          earlier === undefined ? { cohort, yes: yesInCohort(cohort, about.truth) } : { cohort, earlier },
          asked,
          {
            is: ({ lower, upper }) => upper - lower <= width + 1e-12,
            confidence,
            share: earlier === undefined ? about.truth : (earlier.yes + 0.5) / (earlier.of + 1),
          },
        );
  const find = (power: number) =>
    assuredSampleSize(
      { ...about, assurance: power },
      { ...options, upTo: method === 'blaker' ? MOST_OF_BLAKER : MOST_CASES },
    );
  const found = power === undefined ? null : ofProcess(() => find(power), ofCohort);
  const answers = {
    needed:
      power === undefined || found === null ? null : casesNeeded(power, found, found.assurance, designEffect),
    outOfReach: outOfReach(
      power !== undefined && found === null,
      method === 'blaker' ? MOST_OF_BLAKER : MOST_CASES,
      assuranceOf,
      designEffect,
    ),
    given: of === undefined ? null : { of, chance: chanceOf(of) },
  };
  return {
    margin,
    width,
    truth: earlier === undefined ? about.truth : null,
    earlier: earlier ?? null,
    method,
    confidence,
    designEffect,
    ...answers,
    ...bothCurves(chanceOf, answers, ofCohort, {
      most: method === 'blaker' ? 20 : 200,
      upTo: MOST_CASES * Math.min(1, designEffect),
    }),
  };
}

/** The most that chances are summed over: a search costs little more for looking so far. */
const MOST_CASES = 100_000;
/** Blaker's widths rise and fall with the count, so every count is looked at: more cases would take minutes. */
const MOST_OF_BLAKER = 10_000;
