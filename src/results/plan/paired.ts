import { requireFields, requireWhole } from '../../check.js';
import { type PairedTest, pairedCasesFor, pairedShown } from '../../estimation/planning/pairedPower.js';
import {
  type CasesNeeded,
  type ChanceCurve,
  type ChanceGiven,
  casesNeeded,
  chanceCurve,
  designEffectAsked,
  independentCases,
  type PlanQuestion,
  powerAsked,
} from './chances.js';

/** Cases in which to show that two questions on the same cases differ. */
export interface PairedPlan {
  /** True proportions of cases with Yes to the first question only, and to the second only. */
  readonly firstOnly: number;
  readonly secondOnly: number;
  readonly confidence: number;
  readonly method: PairedTest;
  /** Variance over that of independent cases; with one, chances are those of as many independent cases. */
  readonly designEffect: number;
  readonly needed: CasesNeeded | null;
  /** With the chance of showing the wrong one to be higher. */
  readonly given: (ChanceGiven & { readonly wrong: number }) | null;
  readonly chances: ChanceCurve;
}

/**
 * How many cases to inspect to show that two questions on the same cases differ, with a stated chance; and the chance that
 * given cases have.
 *
 * @param question - `firstOnly` and `secondOnly`, the true proportions of cases with Yes to one question only, not equal;
 *   `power` above 0 and up to 0.999999, 0.8 if omitted; or `of` cases, whose chance is asked; `method` mid-p (if
 *   omitted) or exact;
 *   `confidence` in (0, 1) of the two-sided test; `designEffect`
 * @returns the cases needed, the chance of those given, and the chance over the cases
 * @throws ArgumentError naming the argument: where the two are equal there is nothing to show
 *
 * @example
 * pairedPlan({ firstOnly: 0.2, secondOnly: 0.1 }).needed?.fewest; // 230
 */
export function pairedPlan(
  question: PlanQuestion & {
    readonly firstOnly: number;
    readonly secondOnly: number;
    readonly confidence?: number;
    readonly method?: PairedTest;
  },
): PairedPlan {
  const asked = requireFields('question', question, '{ firstOnly: 0.2, secondOnly: 0.1 }');
  const { firstOnly, secondOnly, of, confidence = 0.95, method = 'mid-p' } = asked;
  const designEffect = designEffectAsked(asked);
  const options = { method, confidence };
  if (of !== undefined) requireWhole('of', of, { min: 1, max: 1_000_000 });
  const shownOf = pairedShown({ firstOnly, secondOnly }, options);
  const [right, wrong] =
    firstOnly >= secondOnly ? (['first', 'second'] as const) : (['second', 'first'] as const);
  const chanceOf = (cases: number, direction: typeof right | typeof wrong = right) =>
    shownOf(independentCases(cases, designEffect), direction).chance;
  const power = powerAsked(asked);
  const found =
    power === undefined
      ? null
      : pairedCasesFor({ firstOnly, secondOnly }, shownOf, { power, upTo: MOST_CASES });
  const answers = {
    needed:
      power === undefined || found === null ? null : casesNeeded(power, found, found.power, designEffect),
    given: of === undefined ? null : { of, chance: chanceOf(of), wrong: chanceOf(of, wrong) },
  };
  return {
    firstOnly,
    secondOnly,
    confidence,
    method,
    designEffect,
    ...answers,
    chances: chanceCurve(chanceOf, answers, { most: 60, upTo: MOST_CASES * Math.min(1, designEffect) }),
  };
}

/** The most that chances are summed over. */
const MOST_CASES = 100_000;
