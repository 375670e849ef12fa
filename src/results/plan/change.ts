import { requireBetween, requireCohort, requireFields, requireWhole } from '../../check.js';
import {
  changeSampleSize,
  changeSeen,
  mostSearched,
  type Power,
  powerToSeeChange,
} from '../../estimation/planning/changePower.js';
import {
  COHORT_TESTS,
  type CohortTest,
  cohortChangePower,
  cohortChangeSampleSize,
} from '../../estimation/planning/cohortChange.js';
import { secondCases } from '../../estimation/planning/secondCases.js';
import { refuse, unlessRefused } from '../../problem.js';
import { percentAsWritten, whole } from '../../words/format.js';
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
  roundUp,
} from './chances.js';

/** The cases of each of two inspections in which to see a change. */
export interface ChangePlan {
  /** True proportions at the first inspection and at the second. */
  readonly from: number;
  readonly to: number;
  readonly confidence: number;
  /** Cases of the second inspection for each of the first. */
  readonly ratio: number;
  readonly designEffect: number;
  readonly response: number;
  /** A claim about what made the cases, which would have made others: no part of them is ever all of them. */
  readonly process: {
    readonly needed: (CasesNeeded & TwoInspections) | null;
    readonly given: (ChanceGiven & { readonly ofSecond: number; readonly power: Power }) | null;
    /** The most cases looked at and their chance, where even those have less than was asked but the cohorts show it; else null. */
    readonly outOfReach: (ChanceGiven & { readonly ofSecond: number }) | null;
    /** Whether the chances are exact; with a design effect they are those of as many independent cases as count for as much. */
    readonly isExact: boolean;
  };
  /** A claim about the two cohorts themselves; null where their sizes are not given. */
  readonly cohorts: CohortClaim | null;
  /** The chance over the cases of the first inspection, for the claim about what made them. */
  readonly chances: ChanceCurve;
}

interface TwoInspections {
  readonly ofSecond: number;
  /** Cases to ask for each time, so that enough remain after those that cannot be inspected. */
  readonly ask: number;
  readonly askSecond: number;
}

export interface CohortClaim {
  readonly cohort: number;
  readonly cohortSecond: number;
  /** Whole cases of each cohort with a Yes, as the proportions were rounded. */
  readonly yes: readonly [number, number];
  readonly tests: readonly {
    readonly method: CohortTest;
    /** Null where only the chance of given cases is asked, or not even all of both cohorts show it by this test. */
    readonly needed: (CasesNeeded & TwoInspections) | null;
    readonly given: (ChanceGiven & { readonly ofSecond: number; readonly power: Power }) | null;
  }[];
}

export interface ChangeQuestion extends PlanQuestion {
  readonly from: number;
  readonly to: number;
  readonly ratio?: number;
  readonly ofSecond?: number;
  readonly confidence?: number;
  readonly cohort?: number;
  readonly cohortSecond?: number;
  readonly designEffect?: number;
  readonly response?: number;
}

/**
 * How many cases to inspect each time to see a change between two inspections with a stated chance, and the chance that
 * given cases have: for a claim about what made the cases, and for one about the two cohorts themselves.
 *
 * @param question - true proportions `from` and `to` in [0, 1]; `power` above 0 and up to 0.999999, 0.8 if omitted; or
 *   `of` cases at the
 *   first (and `ofSecond` at the second), whose chance is asked; `ratio`, cases of the second for each of the first;
 *   `confidence` in (0, 1), 0.95 if omitted; `cohort` (and `cohortSecond`, as many if omitted), for the claim about the
 *   cohorts, up to 100,000; `designEffect` from 0.01 to 1,000; `response` in (0, 1], the share of the cases asked for that can be
 *   inspected
 * @returns for each claim the cases needed and the chance of those given
 * @throws ArgumentError naming the argument
 *
 * @example
 * changePlan({ from: 0.49, to: 0.59 }).process.needed?.fewest; // 392
 */
export function changePlan(question: ChangeQuestion): ChangePlan {
  const asked = requireFields('question', question, '{ from: 0.49, to: 0.59 }');
  const { from, to, of, confidence = 0.95, response = 1, cohort } = asked;
  const designEffect = designEffectAsked(asked);
  requireBetween('response', response, 0, 1, 'high');
  if (of !== undefined) requireWhole('of', of, { min: 1 });
  if (asked.ofSecond !== undefined) requireWhole('ofSecond', asked.ofSecond, { min: 1 });
  const ratio = asked.ratio ?? (of === undefined || asked.ofSecond === undefined ? 1 : asked.ofSecond / of);
  requireBetween('ratio', ratio, 0.001, 1000, 'both');
  const settings = { ...asked, ratio, confidence, designEffect, response };
  const cohorts = cohort === undefined ? null : forCohorts(settings, cohort);
  const ofCohorts = cohorts?.tests[0]?.needed ?? null;
  const ofWork = forProcess(settings, { isRequired: ofCohorts === null });
  const chanceOf = (cases: number) =>
    changeSeen(independentChange(settings, { of: cases, ofSecond: secondCases(cases, ratio) }));
  return {
    from,
    to,
    confidence,
    ratio,
    designEffect,
    response,
    process: ofWork,
    cohorts,
    chances: chanceCurve(
      chanceOf,
      { ...ofWork, needed: ofWork.outOfReach === null ? ofWork.needed : ofCohorts },
      { most: (ofWork.needed?.fewest ?? 0) > 3000 ? 60 : 200 },
    ),
  };
}

type Settings = ChangeQuestion & {
  readonly ratio: number;
  readonly confidence: number;
  readonly designEffect: number;
  readonly response: number;
};

interface BothCases {
  readonly of: number;
  readonly ofSecond: number;
}

function forProcess(
  settings: Settings,
  { isRequired }: { readonly isRequired: boolean },
): ChangePlan['process'] {
  const { from, to, ratio, confidence, designEffect } = settings;
  const power = powerAsked(settings);
  const find = (power: number) => changeSampleSize({ from, to, power, ratio }, { confidence });
  const found =
    power === undefined
      ? null
      : isRequired
        ? find(power)
        : unlessRefused(['out-of-reach'], () => find(power));
  const given = casesGiven(settings);
  const seen = given === null ? null : powerToSeeChange(independentChange(settings, given));
  return {
    needed:
      power === undefined || found === null
        ? null
        : withSecond(casesNeeded(power, found, found.power, designEffect), found.ofSecond, settings),
    given: given === null || seen === null ? null : { ...given, chance: seen.right, power: seen },
    outOfReach: power === undefined || found !== null ? null : mostLookedAt(settings),
    isExact: designEffect === 1,
  };
}

function mostLookedAt({ from, to, ratio, confidence, designEffect }: Settings) {
  const of = mostSearched(ratio);
  const ofSecond = secondCases(of, ratio);
  const chance = changeSeen({ from, to, of, ofSecond, confidence });
  return {
    of: casesOfDesign(of, designEffect),
    ofSecond: casesOfDesign(ofSecond, designEffect),
    chance,
  };
}

/** The change as so many cases see it, each as good as one over the design effect of an independent one. */
function independentChange({ from, to, confidence, designEffect }: Settings, { of, ofSecond }: BothCases) {
  const independent = (cases: number) => independentCases(cases, designEffect);
  return { from, to, of: independent(of), ofSecond: independent(ofSecond), confidence };
}

function withSecond(needed: CasesNeeded, ofSecond: number, { designEffect, response }: Settings) {
  return { ...needed, ...both(needed.fewest, casesOfDesign(ofSecond, designEffect), response) };
}

const both = (of: number, ofSecond: number, response: number): TwoInspections => ({
  ofSecond,
  ask: roundUp(of / response),
  askSecond: roundUp(ofSecond / response),
});

function casesGiven({ of, ofSecond, ratio }: Settings): BothCases | null {
  return of === undefined ? null : { of, ofSecond: ofSecond ?? secondCases(of, ratio) };
}

function forCohorts(settings: Settings, cohort: number): CohortClaim {
  const { from, to, confidence, ratio, response } = settings;
  const cohortSecond = settings.cohortSecond ?? cohort;
  const given = casesGiven(settings);
  if (given !== null) {
    requireCohort(cohort, given.of);
    requireCohort(cohortSecond, given.ofSecond);
  }
  const [first, second] = [
    { cohort, proportion: from },
    { cohort: cohortSecond, proportion: to },
  ];
  const { yes } = cohortChangePower({ ...first, of: 1 }, { ...second, of: 1 });
  requireChangeInCohorts(settings, { cohort, cohortSecond, yes });
  const power = powerAsked(settings);
  const tests = [...COHORT_TESTS].reverse().map((method) => {
    const options = { method, confidence };
    const found =
      power === undefined
        ? null
        : unlessRefused(['out-of-reach'], () =>
            cohortChangeSampleSize(first, second, { ...options, power, ratio }),
          );
    const seen =
      given === null
        ? null
        : cohortChangePower({ ...first, of: given.of }, { ...second, of: given.ofSecond }, options);
    const needed =
      power === undefined || found === null
        ? null
        : { ...casesNeeded(power, found, found.power), ...both(found.fewest, found.ofSecond, response) };
    const power2 = seen === null ? null : { right: seen.right, wrong: seen.wrong };
    return {
      method,
      needed,
      given: given === null || power2 === null ? null : { ...given, chance: power2.right, power: power2 },
    };
  });
  return { cohort, cohortSecond, yes, tests };
}

/** Refuses a change that in whole cases of two cohorts is none, or one the other way. */
function requireChangeInCohorts(
  { from, to }: Settings,
  { cohort, cohortSecond, yes: [before, after] }: Pick<CohortClaim, 'cohort' | 'cohortSecond' | 'yes'>,
): void {
  const left = Math.sign(after * cohort - before * cohortSecond);
  if (from === to || left === Math.sign(to - from)) return;
  const cases = `${percentAsWritten(from)} and ${percentAsWritten(to)} of cohorts of ${whole(cohort)} and ${whole(cohortSecond)} are ${whole(before)} and ${whole(after)} whole cases`;
  refuse('out-of-reach', `${cases}: ${left === 0 ? 'no change' : 'a change the other way'}.`, {
    path: 'to',
    got: String(to),
    hint: 'Give two percentages that differ by at least a case of each cohort, or leave the cohorts out.',
  });
}
