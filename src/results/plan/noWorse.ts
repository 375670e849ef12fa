import { requireBetween, requireFields, requireOneOf, requireWhole } from '../../check.js';
import type { MarginTest } from '../../estimation/difference/nonInferiority.js';
import {
  equivalencePower,
  equivalenceSampleSize,
  equivalent,
} from '../../estimation/planning/equivalencePower.js';
import { type LargestSize, powerAt } from '../../estimation/planning/marginTest.js';
import {
  nonInferiorityPower,
  nonInferioritySampleSize,
  noWorse,
} from '../../estimation/planning/nonInferiorityPower.js';
import { secondCases } from '../../estimation/planning/secondCases.js';
import {
  type CasesNeeded,
  type ChanceCurve,
  type ChanceGiven,
  casesNeeded,
  casesOfDesign,
  chanceCurve,
  designEffectAsked,
  independentCases,
  type PlanQuestion,
  powerAsked,
} from './chances.js';

/** Cases in which to show that a second inspection is no worse than the first by a margin, or the same within it. */
export interface NoWorsePlan {
  readonly margin: number;
  /** What is to be shown: that the second is no worse, or that the two are the same either way. */
  readonly claim: 'no-worse' | 'equivalent';
  /** True proportions of the first and the second inspection. */
  readonly from: number;
  readonly to: number;
  /** Cases of the second inspection for each of the first. */
  readonly ratio: number;
  /** One-sided: one less the error allowed. */
  readonly confidence: number;
  readonly method: MarginTest;
  /** Variance over that of independent cases; with one, chances and sizes are those of as many independent cases. */
  readonly designEffect: number;
  readonly needed: (CasesNeeded & SecondInspection) | null;
  readonly given: (ChanceGiven & SecondInspection) | null;
  readonly chances: ChanceCurve;
}

interface SecondInspection {
  readonly ofSecond: number;
  /** The largest chance of showing it where it is false: it may exceed the error allowed. */
  readonly largestSize: LargestSize;
}

/**
 * How many cases to inspect to show that a second inspection is no worse than a first by a margin, or the same within it,
 * with a stated chance; and the chance that given cases have.
 *
 * @param question - `margin` in (0, 1); `claim`, no-worse (if omitted) or equivalent; `from` and `to`, the true
 *   proportions (0.5, the worst, if omitted; `to` as `from`); `power` above 0 and up to 0.999999, 0.8 if omitted; or
 *   `of` cases (and `ofSecond`), whose
 *   chance is asked; `ratio`, cases of the second for each of the first; `method` and `confidence` as for `nonInferiority`; `designEffect`
 * @returns the cases needed, the chance of those given, and the chance over the cases
 * @throws ArgumentError naming the argument: proportions that differ by the margin
 *
 * @example
 * noWorsePlan({ margin: 0.1, from: 0.49 }).needed?.fewest; // 394
 */
export function noWorsePlan(
  question: PlanQuestion & {
    readonly margin: number;
    readonly claim?: NoWorsePlan['claim'];
    readonly from?: number;
    readonly to?: number;
    readonly ratio?: number;
    readonly ofSecond?: number;
    readonly confidence?: number;
    readonly method?: MarginTest;
  },
): NoWorsePlan {
  const asked = requireFields('question', question, '{ margin: 0.1, from: 0.49 }');
  const { margin, from = 0.5, to = from, of, confidence = 0.975, method = 'miettinen-nurminen' } = asked;
  const claim = requireOneOf('claim', asked.claim ?? 'no-worse', ['no-worse', 'equivalent']);
  if (of !== undefined) requireWhole('of', of, { min: 1, max: MOST_CASES });
  if (asked.ofSecond !== undefined) requireWhole('ofSecond', asked.ofSecond, { min: 1, max: MOST_CASES });
  const ratio = asked.ratio ?? (of === undefined || asked.ofSecond === undefined ? 1 : asked.ofSecond / of);
  requireBetween('ratio', ratio, 0.001, 1000, 'both');
  const designEffect = designEffectAsked(asked);
  const { powerOf, sizeFor, shows } = TESTS[claim];
  const test = { margin, confidence, method };
  const power = powerAsked(asked);
  const found =
    power === undefined ? null : sizeFor({ from, to, power, ratio }, { ...test, upTo: MOST_CASES });
  const second = (first: number) => Math.min(MOST_CASES, secondCases(first, ratio));
  const needed =
    power === undefined || found === null
      ? null
      : {
          ...casesNeeded(power, found, found.power, designEffect),
          ofSecond: casesOfDesign(found.ofSecond, designEffect),
          largestSize: found.largestSize,
        };
  const independent = (both: { readonly of: number; readonly ofSecond: number }) => ({
    of: independentCases(both.of, designEffect),
    ofSecond: independentCases(both.ofSecond, designEffect),
  });
  const given = of === undefined ? null : { of, ofSecond: asked.ofSecond ?? second(of) };
  const seen = given === null ? null : powerOf({ from, to, ...independent(given) }, test);
  const answers = {
    needed,
    given:
      given === null || seen === null
        ? null
        : { ...given, chance: seen.power, largestSize: seen.largestSize },
  };
  const chanceOf = (first: number) =>
    powerAt({ from, to }, independent({ of: first, ofSecond: second(first) }), test, shows).chance;
  const isCostly = (needed?.fewest ?? 0) + (of ?? 0) > 500;
  return {
    margin,
    claim,
    from,
    to,
    ratio,
    confidence,
    method,
    designEffect,
    ...answers,
    chances: chanceCurve(chanceOf, answers, {
      most: isCostly ? 24 : 150,
      upTo: MOST_CASES * Math.min(1, designEffect),
    }),
  };
}

/** The most cases of either inspection whose double sums are made. */
const MOST_CASES = 5000;

const TESTS = {
  'no-worse': { powerOf: nonInferiorityPower, sizeFor: nonInferioritySampleSize, shows: noWorse.shows },
  equivalent: { powerOf: equivalencePower, sizeFor: equivalenceSampleSize, shows: equivalent.shows },
} as const;
