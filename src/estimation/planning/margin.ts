import {
  requireBetween,
  requireCohort,
  requireConfidence,
  requireFields,
  requireOneOf,
  requireWhole,
} from '../../check.js';
import { effectiveCases } from '../design/effectiveCases.js';
import { criticalValue } from '../proportion/interval.js';
import { exactMargin } from './exactMargin.js';

export const MARGIN_METHODS = ['wald', 'wilson', 'clopper-pearson'] as const;
export type MarginMethod = (typeof MARGIN_METHODS)[number];

export interface MarginOptions {
  /** Cases inspected. */
  readonly of: number;
  readonly confidence?: number;
  readonly method?: MarginMethod;
  /** The proportion expected; 0.5, the worst, if omitted. */
  readonly proportion?: number;
  /** Half-width of the widest interval of any count, instead of the one expected. */
  readonly guaranteed?: boolean;
  readonly cohort?: number;
  readonly designEffect?: number;
}

/**
 * The half-width of the interval that a number of cases gives: what 84 cases can tell.
 *
 * @param options - `of` cases, 1 or more, no more than the `cohort`; `confidence` in (0, 1); `method` wald (if
 *   omitted), wilson or clopper-pearson (its mean half-width; with a cohort, that of the hypergeometric interval; with a
 *   design effect, of as many independent cases as these count for, which is not exact); `proportion` in (0, 1);
 *   `designEffect` above 0
 * @returns a half-width as a proportion; 0 when the whole cohort was inspected
 * @throws ArgumentError naming the argument
 * @source n replaced by n(N − 1)/(N − n) for a finite cohort (Cochran 1977) and by n/deff for a design (Kish 1965);
 * the exact method needs neither approximation for a cohort.
 *
 * @example
 * marginOf({ of: 84 }); // 0.107: ±10.7 points
 */
export function marginOf(options: MarginOptions): number {
  requireFields('options', options, '{ of: 84 }');
  const { of, confidence = 0.95, method = 'wald', proportion = 0.5, guaranteed = false } = options;
  const { cohort = Infinity, designEffect = 1 } = options;
  requireWhole('of', of, { min: 1 });
  requireConfidence(confidence);
  requireOneOf('method', method, MARGIN_METHODS);
  requireBetween('proportion', proportion, 0, 1);
  requireOneOf('guaranteed', guaranteed, [true, false]);
  requireBetween('designEffect', designEffect, 0, Number.MAX_VALUE);
  if (cohort !== Infinity) requireCohort(cohort, of);
  if (of === cohort) return 0;
  const effective = effectiveCases({ of, cohort, designEffect });
  const p = guaranteed ? 0.5 : proportion;
  const z = Math.abs(criticalValue(confidence));
  if (method === 'wald') return z * Math.sqrt((p * (1 - p)) / effective);
  if (method === 'wilson') {
    return (z * Math.sqrt(effective * p * (1 - p) + (z * z) / 4)) / (effective + z * z);
  }
  // Counts are whole, so the effective sample is rounded to the cautious side. It stays short of the whole cohort.
  const independent = Math.max(1, Math.min(Math.floor((of / designEffect) * (1 + 1e-12)), cohort - 1));
  return exactMargin(independent, { proportion, guaranteed, confidence, cohort });
}
