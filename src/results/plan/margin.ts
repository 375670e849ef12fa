import { requireFields } from '../../check.js';
import { type MarginMethod, marginOf } from '../../estimation/planning/margin.js';
import { type SampleSize, sampleSize } from '../../estimation/planning/sampleSize.js';
import { USUAL_METHODS, usualFirst } from '../../estimation/proportion/usualMethod.js';
import { designEffectAsked } from './chances.js';

/** What surrounds the sample, as far as it is known. */
export interface Fieldwork {
  /** Eligible cases, 1 or more; unlimited when left out. */
  readonly cohort?: number;
  /** Variance over that of independent cases, from 0.01 to 1,000; 1 when left out. */
  readonly designEffect?: number;
  /** Share of the cases asked for that can be inspected in the end, above 0 and up to 1; 1 when left out. */
  readonly response?: number;
}

/** The interval whose margin is planned: of a cohort where there is one. */
export type PlannedInterval = 'wilson' | 'clopper-pearson' | 'wald' | 'finite-wilson' | 'hypergeometric';

/** The margin that a number of cases gives. */
export interface MarginGiven {
  readonly of: number;
  readonly margin: number;
}

/** The cases needed for a margin, by the interval that will be printed: casesim's own first. */
export interface MarginPlan extends Fieldwork {
  readonly margin: number;
  /** The interval that the first sentence plans for: the first of the sizes. */
  readonly method: PlannedInterval;
  readonly confidence: number;
  readonly proportion: number;
  readonly sizes: readonly {
    readonly method: PlannedInterval;
    /** For counts near the expected proportion. */
    readonly expected: SampleSize;
    /** For every count that could come out. */
    readonly guaranteed: SampleSize;
  }[];
  /** Half the width of the first of them over the cases, at the expected proportion. */
  readonly curve: readonly MarginGiven[];
}

/**
 * How many cases to inspect for a margin, by every interval that may be printed.
 *
 * @param target - `margin` in (0, 0.5], half the width wanted; `proportion` in (0, 1) expected, 0.5 if omitted;
 *   `confidence` in (0, 1), 0.95 if omitted; and the `Fieldwork`
 * @returns for each interval, Wilson's first, the cases for counts near the expected proportion, and for every count
 * @throws ArgumentError naming the argument
 *
 * @example
 * marginPlan({ margin: 0.05, confidence: 0.8, cohort: 650 }).sizes[0]?.expected.n; // 131
 */
export function marginPlan(
  target: Fieldwork & {
    readonly margin: number;
    readonly proportion?: number;
    readonly confidence?: number;
  },
): MarginPlan {
  const given = requireFields('target', target, '{ margin: 0.05 }');
  designEffectAsked(given);
  const { margin, confidence = 0.95, proportion = 0.5, ...fieldwork } = given;
  const sizes = marginMethods(fieldwork).map((method) => {
    const size = ({ guaranteed }: { readonly guaranteed: boolean }) =>
      sampleSize({ margin, confidence, proportion, ...fieldwork, method, guaranteed });
    return {
      method: plannedInterval(method, fieldwork),
      expected: size({ guaranteed: false }),
      guaranteed: size({ guaranteed: true }),
    };
  });
  const curve = marginCurve(sizes[0]?.expected.n ?? 0, { confidence, proportion, ...fieldwork });
  const method = plannedInterval(USUAL_METHODS.cases, fieldwork);
  return { margin, method, confidence, proportion, ...fieldwork, sizes, curve };
}

/** Half the width of casesim's own interval from few cases to twice as many as are in question, or to the whole cohort. */
export function marginCurve(
  of: number,
  about: Fieldwork & { readonly confidence: number; readonly proportion: number },
): readonly MarginGiven[] {
  const most = Math.min(about.cohort ?? Infinity, Math.max(20, 2 * of));
  const cases = new Set(Array.from({ length: POINTS }, (_, i) => Math.ceil(((i + 1) * most) / POINTS)));
  return [...cases].map((of) => ({ of, margin: marginOf({ of, ...about, method: USUAL_METHODS.cases }) }));
}

const POINTS = 100;

/**
 * The methods of a margin, casesim's default interval first and the poor one last. The hypergeometric interval is exact for
 * cases drawn one by one and has no form for another design, so a cohort with a design effect goes without it.
 */
export function marginMethods({ cohort, designEffect = 1 }: Fieldwork): readonly MarginMethod[] {
  const methods: readonly MarginMethod[] =
    cohort !== undefined && designEffect !== 1 ? ['wilson', 'wald'] : ['clopper-pearson', 'wilson', 'wald'];
  return usualFirst(methods, 'cases');
}

/** What the interval is called that a method gives, with a cohort and without. */
export function plannedInterval(method: MarginMethod, { cohort }: Fieldwork): PlannedInterval {
  if (cohort === undefined || method === 'wald') return method;
  return method === USUAL_METHODS.cases ? USUAL_METHODS.cohort : 'hypergeometric';
}
