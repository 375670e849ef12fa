import { requireCohort, requireFields, requireWhole } from '../check.js';
import { detectableChange, type Power, powerToSeeChange } from '../estimation/planning/changePower.js';
import { type CohortTest, cohortChangePower } from '../estimation/planning/cohortChange.js';
import { yesInCohort } from '../estimation/planning/cohortPlan.js';
import { marginOf } from '../estimation/planning/margin.js';
import { sampleSize } from '../estimation/planning/sampleSize.js';
import { USUAL_METHODS } from '../estimation/proportion/usualMethod.js';
import { bestCutOff, type DecisionRule } from '../estimation/rules/decisionRule.js';
import { type BandPlans, bandPlans } from './plan/band.js';
import { designEffectAsked } from './plan/chances.js';
import {
  type Fieldwork,
  type MarginGiven,
  marginCurve,
  marginMethods,
  type PlannedInterval,
  plannedInterval,
} from './plan/margin.js';

/** The published rule for a margin judged as one for a decision: which of the two ends of its margin the rate is at. */
export interface PublishedDecision {
  readonly low: number;
  readonly high: number;
  /** With the cases that the rule asks for, and with those given: the best cut-off and both risks. */
  readonly ofRule: DecisionRule;
  readonly given: DecisionRule;
}

/** What a number of cases gives. */
export interface SamplePlan extends Pick<Fieldwork, 'cohort' | 'designEffect'> {
  readonly of: number;
  /** The interval that the first sentence plans for: the first of the margins. */
  readonly method: PlannedInterval;
  readonly proportion: number;
  /** Half the width of the interval at each level, by method, casesim's own first. */
  readonly levels: readonly {
    readonly confidence: number;
    readonly margins: readonly {
      readonly method: PlannedInterval;
      /** Near the expected proportion. */
      readonly expected: number;
      /** For whatever count comes out. */
      readonly widest: number;
    }[];
  }[];
  /** Half the width of the first interval at 95% confidence over the cases. */
  readonly curve: readonly MarginGiven[];
  readonly publishedRule: {
    readonly confidence: number;
    readonly margin: number;
    /** Cases that the rule asks for here, by the textbook formula (Wald). */
    readonly n: number;
    readonly unrounded: number;
    /** The cohort from which it would draw as many cases; null when it would draw more from any, or with a design effect. */
    readonly impliedCohort: number | null;
    readonly asDecision: PublishedDecision | null;
  };
  /** Margins at the rule's confidence from each end of an assumed cohort's range; null without one. */
  readonly cohortRange: { readonly low: CohortMargin; readonly high: CohortMargin } | null;
  /** What two inspections of as many cases show; null where a percentage was stated, as this takes others for granted. */
  readonly change: {
    /** Of what made the cases, which would have made others. */
    readonly process: {
      /** Independent cases that say as much; as many as there are, without a design effect. */
      readonly independentCases: number;
      /** Of a rise from 50% to 60%. */
      readonly tenPoints: Power;
      /** The percentage that a rise from 50% must reach to be seen four times in five; null when none would be. */
      readonly rise: number | null;
      /** Whether the chances are exact: they are without a design effect. */
      readonly isExact: boolean;
    };
    /**
     * Of two cohorts of this size themselves, for the same rise, by the score test as it is and with the part of each cohort
     * that was seen corrected for; null without a cohort, with a design effect, or for one too large to matter.
     */
    readonly cohorts: {
      readonly yes: readonly [number, number];
      readonly score: Power;
      readonly finiteScore: Power;
    } | null;
  } | null;
  /** Null where a percentage was stated. */
  readonly toSettle: BandPlans | null;
}

/** The margin that a sample from a cohort of this size gives. */
export interface CohortMargin {
  readonly cohort: number;
  readonly margin: number;
}

/** The rule of the Inspectorate's core programmes: 80% confidence and five percentage points either way. */
const PUBLISHED_RULE = { confidence: 0.8, margin: 0.05 } as const;

/**
 * What a number of cases gives: margins, the published rule beside them, the change it would show, the bands it settles.
 *
 * @param sample - `of` cases, 1 or more; `proportion` in (0, 1) expected, 0.5 if omitted; `cohort` of at least `of`;
 *   `designEffect` from 0.01 to 1,000; `cohortRange`, between which an assumed cohort lies
 * @returns margins as proportions, at 80, 90 and 95% confidence
 * @throws ArgumentError naming the argument
 *
 * @example
 * samplePlan({ of: 84, cohort: 650 }).levels[2]?.margins[0]?.expected; // about 0.1
 */
export function samplePlan(
  sample: Fieldwork & {
    readonly of: number;
    readonly proportion?: number;
    readonly cohortRange?: CohortRange;
  },
): SamplePlan {
  const given = requireFields('sample', sample, '{ of: 84 }');
  const { of, proportion = 0.5, cohortRange, ...fieldwork } = given;
  const isStated = given.proportion !== undefined;
  requireWhole('of', of, { min: 1 });
  designEffectAsked(fieldwork);
  if (fieldwork.cohort !== undefined) requireCohort(fieldwork.cohort, of);
  const { cohort, designEffect } = fieldwork;
  const about = { of, proportion, ...fieldwork };
  const rule = sampleSize({ ...PUBLISHED_RULE, proportion, ...fieldwork });
  return {
    of,
    method: plannedInterval(USUAL_METHODS.cases, about),
    proportion,
    ...(cohort === undefined ? {} : { cohort }),
    ...(designEffect === undefined ? {} : { designEffect }),
    levels: LEVELS.map((confidence) => ({ confidence, margins: marginsOf({ ...about, confidence }) })),
    curve: marginCurve(of, { confidence: 0.95, proportion, ...fieldwork }),
    publishedRule: {
      ...PUBLISHED_RULE,
      n: rule.n,
      unrounded: rule.unrounded,
      impliedCohort: designEffect === undefined ? cohortUnderRule(of, rule.independent) : null,
      asDecision: designEffect === undefined ? asDecision({ of, ofRule: rule.n, proportion, cohort }) : null,
    },
    cohortRange: cohortRange === undefined ? null : marginsOver(requireRange(cohortRange), about),
    change: isStated ? null : seenChange(about),
    toSettle: isStated ? null : bandPlans({ method: USUAL_METHODS.cases, confidence: 0.95 }),
  };
}

const LEVELS = [0.8, 0.9, 0.95] as const;

interface CohortRange {
  readonly low: number;
  readonly high: number;
}

type About = Fieldwork & { readonly of: number; readonly proportion: number };

function marginsOf(about: About & { readonly confidence: number }) {
  return marginMethods(about).map((method) => ({
    method: plannedInterval(method, about),
    expected: marginOf({ ...about, method }),
    widest: marginOf({ ...about, method, guaranteed: true }),
  }));
}

/** The cohort from which the published rule would draw that many cases; null when it would draw more from any. */
function cohortUnderRule(of: number, independent: number): number | null {
  return of < independent ? Math.round((of * (independent - 1)) / (independent - of)) : null;
}

function requireRange(range: CohortRange): CohortRange {
  const { low, high } = requireFields('cohortRange', range, '{ low: 300, high: 1000 }');
  requireWhole('cohortRange.low', low, { min: 1 });
  requireWhole('cohortRange.high', high, { min: low });
  return range;
}

function marginsOver({ low, high }: CohortRange, about: About) {
  const { confidence } = PUBLISHED_RULE;
  const at = (cohort: number) => ({
    cohort,
    margin: marginOf({ ...about, cohort, confidence, method: USUAL_METHODS.cases }),
  });
  return low < about.of ? null : { low: at(low), high: at(high) };
}

function seenChange({ of, cohort, designEffect = 1 }: About): NonNullable<SamplePlan['change']> {
  const independentCases = Math.max(1, Math.floor((of / designEffect) * (1 + 1e-12)));
  const hasCohorts = cohort !== undefined && cohort <= LARGEST_COHORT && designEffect === 1;
  return {
    process: {
      independentCases,
      tenPoints: powerToSeeChange({ from: 0.5, to: 0.6, of: independentCases }),
      rise: detectableChange({ from: 0.5, of: independentCases }),
      isExact: designEffect === 1,
    },
    cohorts: hasCohorts ? cohortsSeen(of, cohort) : null,
  };
}

/** From here on a sample is so small a part of its cohort that the two claims have the same chances to every digit shown. */
const LARGEST_COHORT = 100_000;

function cohortsSeen(of: number, cohort: number) {
  const seen = (method: CohortTest) =>
    cohortChangePower({ cohort, of, proportion: 0.5 }, { cohort, of, proportion: 0.6 }, { method });
  const [score, finite] = [seen('score'), seen('finite-score')];
  return {
    yes: score.yes,
    score: { right: score.right, wrong: score.wrong },
    finiteScore: { right: finite.right, wrong: finite.wrong },
  };
}

/** The cut-off between the two ends of the published margin; null where they are no two rates of cases. */
function asDecision({
  of,
  ofRule,
  proportion,
  cohort,
}: {
  readonly of: number;
  readonly ofRule: number;
  readonly proportion: number;
  readonly cohort: number | undefined;
}): PublishedDecision | null {
  const { margin } = PUBLISHED_RULE;
  const [low, high] = [proportion - margin, proportion + margin].map((rate) =>
    Number(rate.toPrecision(12)),
  ) as [number, number];
  const isRate = low > 0 && high < 1;
  const isLarge = Math.max(of, ofRule, cohort ?? 0) > MOST_DECIDED;
  if (!isRate || isLarge) return null;
  if (cohort !== undefined && yesInCohort(cohort, low) === yesInCohort(cohort, high)) return null;
  const rates = { low, high, ...(cohort === undefined ? {} : { cohort }) };
  return { low, high, ofRule: bestCutOff(rates, ofRule), given: bestCutOff(rates, of) };
}

/** Beyond it no risk is left to speak of. */
const MOST_DECIDED = 100_000;
