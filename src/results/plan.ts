import { requireCohort, requireFields, requireWhole } from '../check.js';
import type { Counts } from '../counts.js';
import { bandsDecidableFrom } from '../estimation/bands/bands.js';
import type { BandName } from '../estimation/bands/ratingBands.js';
import { effectiveCases } from '../estimation/design/effectiveCases.js';
import { detectableChange, type Power, powerToSeeChange } from '../estimation/planning/changePower.js';
import { MARGIN_METHODS, type MarginMethod, marginOf } from '../estimation/planning/margin.js';
import { type SampleSize, sampleSize } from '../estimation/planning/sampleSize.js';

/** What surrounds the sample, as far as it is known. */
export interface Fieldwork {
  /** Eligible cases, 1 or more; unlimited when left out. */
  readonly cohort?: number;
  /** Variance over that of independent cases, above 0; 1 when left out. */
  readonly designEffect?: number;
  /** Share of the cases asked for that can be inspected in the end, above 0 and up to 1; 1 when left out. */
  readonly response?: number;
}

/** The cases needed for a margin, by the interval that will be printed. */
export interface MarginPlan extends Fieldwork {
  readonly margin: number;
  readonly confidence: number;
  readonly proportion: number;
  readonly sizes: readonly {
    readonly method: MarginMethod;
    /** For counts near the expected proportion. */
    readonly expected: SampleSize;
    /** For every count that could come out. */
    readonly guaranteed: SampleSize;
  }[];
}

/**
 * How many cases to inspect for a margin, by every interval that may be printed.
 *
 * @param target - `margin` in (0, 0.5], half the width wanted; `proportion` in (0, 1) expected, 0.5 if omitted;
 *   `confidence` in (0, 1), 0.95 if omitted; and the `Fieldwork`
 * @returns for each method the cases for counts near the expected proportion, and for every count
 * @throws ArgumentError naming the argument
 *
 * @example
 * marginPlan({ margin: 0.05, confidence: 0.8, cohort: 650 }).sizes[0]?.expected.n; // 132
 */
export function marginPlan(
  target: Fieldwork & {
    readonly margin: number;
    readonly proportion?: number;
    readonly confidence?: number;
  },
): MarginPlan {
  const given = requireFields('target', target, '{ margin: 0.05 }');
  const { margin, confidence = 0.95, proportion = 0.5, ...fieldwork } = given;
  const sizes = MARGIN_METHODS.map((method) => {
    const size = ({ guaranteed }: { readonly guaranteed: boolean }) =>
      sampleSize({ margin, confidence, proportion, ...fieldwork, method, guaranteed });
    return { method, expected: size({ guaranteed: false }), guaranteed: size({ guaranteed: true }) };
  });
  return { margin, confidence, proportion, ...fieldwork, sizes };
}

/** The cases needed to see a change between two inspections. */
export interface ChangePlan extends Fieldwork {
  readonly from: number;
  readonly to: number;
  readonly power: number;
  readonly confidence: number;
  readonly size: SampleSize;
  /** The chance of seeing it with other numbers of independent cases. */
  readonly chances: readonly { readonly of: number; readonly power: Power }[];
}

/**
 * How many cases to inspect each time to see a change between two inspections.
 *
 * @param target - true proportions `from` and `to` in [0, 1]; `power` in (0, 1), the chance of seeing the change, 0.8
 *   if omitted; `confidence` in (0, 1), 0.95 if omitted; and the `Fieldwork`
 * @returns the cases of each inspection, and the chance of seeing the change with 84, half, as many and twice as many
 * @throws ArgumentError naming the argument; when even the whole cohort has not the power asked for
 *
 * @example
 * changePlan({ from: 0.49, to: 0.59 }).size.n;
 */
export function changePlan(
  target: Fieldwork & {
    readonly from: number;
    readonly to: number;
    readonly power?: number;
    readonly confidence?: number;
  },
): ChangePlan {
  const given = requireFields('target', target, '{ from: 0.49, to: 0.59 }');
  const { from, to, power = 0.8, confidence = 0.95, ...fieldwork } = given;
  const size = sampleSize({ from, to, power, confidence, ...fieldwork });
  const { independent } = size;
  const tried = new Set([PUBLISHED_CASES, Math.ceil(independent / 2), independent, 2 * independent]);
  const chances = [...tried]
    .sort((a, b) => a - b)
    .map((of) => ({ of, power: powerToSeeChange({ from, to, of, confidence }) }));
  return { from, to, power, confidence, ...fieldwork, size, chances };
}

/** As many as the inspection of the West Midlands in 2025 had. */
const PUBLISHED_CASES = 84;

/** What a number of cases gives. */
export interface SamplePlan extends Pick<Fieldwork, 'cohort' | 'designEffect'> {
  readonly of: number;
  readonly proportion: number;
  /** Half the width of the interval at each level, by method and at its widest. */
  readonly levels: readonly {
    readonly confidence: number;
    readonly margins: {
      readonly wald: number;
      readonly wilson: number;
      readonly 'clopper-pearson': number;
      /** Of Clopper-Pearson, for whatever count comes out. */
      readonly guaranteed: number;
    };
  }[];
  readonly publishedRule: {
    readonly confidence: number;
    readonly margin: number;
    /** Cases that the rule asks for here. */
    readonly n: number;
    readonly unrounded: number;
    /** The cohort from which it would draw as many cases; null when it would draw more from any, or with a design effect. */
    readonly impliedCohort: number | null;
  };
  /** Margins at the rule's confidence from each end of an assumed cohort's range; null without one. */
  readonly cohortRange: { readonly low: CohortMargin; readonly high: CohortMargin } | null;
  /** What two inspections of as many cases show; null when the whole cohort is inspected. */
  readonly change: {
    readonly independentCases: number;
    /** Of a rise from 50% to 60%. */
    readonly tenPoints: Power;
    /** The percentage that a rise from 50% must reach to be seen four times in five; null when none would be. */
    readonly rise: number | null;
  } | null;
  /** The fewest independent cases that settle each band at 95%, and the count that does; null for none. */
  readonly decidableFrom: Readonly<Record<BandName, Counts | null>>;
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
 *   `designEffect` above 0; `cohortRange`, between which an assumed cohort lies
 * @returns margins as proportions, at 80, 90 and 95% confidence
 * @throws ArgumentError naming the argument
 *
 * @example
 * samplePlan({ of: 84, cohort: 650 }).levels[2]?.margins.wald; // about 0.1
 */
export function samplePlan(
  sample: Fieldwork & {
    readonly of: number;
    readonly proportion?: number;
    readonly cohortRange?: { readonly low: number; readonly high: number };
  },
): SamplePlan {
  const given = requireFields('sample', sample, '{ of: 84 }');
  const { of, proportion = 0.5, cohortRange, ...fieldwork } = given;
  requireWhole('of', of, { min: 1 });
  if (fieldwork.cohort !== undefined) requireCohort(fieldwork.cohort, of);
  const { cohort, designEffect } = fieldwork;
  const about = { of, proportion, ...fieldwork };
  const rule = sampleSize({ ...PUBLISHED_RULE, proportion, ...fieldwork });
  return {
    of,
    proportion,
    ...(cohort === undefined ? {} : { cohort }),
    ...(designEffect === undefined ? {} : { designEffect }),
    levels: LEVELS.map((confidence) => ({ confidence, margins: marginsOf({ ...about, confidence }) })),
    publishedRule: {
      ...PUBLISHED_RULE,
      n: rule.n,
      unrounded: rule.unrounded,
      impliedCohort: designEffect === undefined ? cohortUnderRule(of, rule.independent) : null,
    },
    cohortRange: cohortRange === undefined ? null : marginsOver(cohortRange, about),
    change: seenChange(about),
    decidableFrom: bandsDecidableFrom(),
  };
}

const LEVELS = [0.8, 0.9, 0.95] as const;

type About = Fieldwork & { readonly of: number; readonly proportion: number };

function marginsOf(about: About & { readonly confidence: number }) {
  const margin = (method: MarginMethod) => marginOf({ ...about, method });
  return {
    wald: margin('wald'),
    wilson: margin('wilson'),
    'clopper-pearson': margin('clopper-pearson'),
    guaranteed: marginOf({ ...about, method: 'clopper-pearson', guaranteed: true }),
  };
}

/** The cohort from which the published rule would draw that many cases; null when it would draw more from any. */
function cohortUnderRule(of: number, independent: number): number | null {
  return of < independent ? Math.round((of * (independent - 1)) / (independent - of)) : null;
}

function marginsOver({ low, high }: { readonly low: number; readonly high: number }, about: About) {
  const { confidence } = PUBLISHED_RULE;
  const at = (cohort: number) => ({ cohort, margin: marginOf({ ...about, cohort, confidence }) });
  return low < about.of ? null : { low: at(low), high: at(high) };
}

function seenChange(about: About): SamplePlan['change'] {
  const effective = effectiveCases(about);
  if (effective === Infinity) return null;
  const independentCases = Math.max(1, Math.floor(effective));
  return {
    independentCases,
    tenPoints: powerToSeeChange({ from: 0.5, to: 0.6, of: independentCases }),
    rise: detectableChange({ from: 0.5, of: independentCases }),
  };
}
