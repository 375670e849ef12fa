import { statedEstimator } from '../../designs/clusters/statedEstimator.js';
import { estimateRaw } from '../../designs/estimating/estimate.js';
import type { About, Estimator } from '../../designs/groupedCounts.js';
import { type Design, groupingOf, kindOf } from '../../designs/registry.js';
import type { AnswerStrategy } from '../study.js';

/**
 * The estimator that an answer uses under a design: as published; weighted by the inverse of the inclusion
 * probabilities, with the design-based variance of a ratio (Särndal, Swensson and Wretman 1992, chapters 3 to 5);
 * or with the variance that follows from a stated correlation.
 *
 * @param asked.shares - each group's share of the cohort, used where the cohort has no limit
 */
export function estimatorFor(
  { estimate, icc, iccWithin = icc }: Pick<AnswerStrategy, 'estimate' | 'icc' | 'iccWithin'>,
  design: Design,
  asked: { readonly shares: readonly number[]; readonly about: About },
): Estimator {
  // A cohort without limit is the process itself.
  const about = design.cohort === null ? 'process' : asked.about;
  const grouping = groupingOf(design);
  if (icc !== undefined && iccWithin !== undefined && grouping.into === 'clusters') {
    const weighted = weighsCases({ estimate, icc }, design);
    return statedEstimator(grouping, { icc, iccWithin }, { weighted, about });
  }
  return estimate === 'raw' ? estimateRaw : kindOf(design.kind).estimator(design, asked.shares, about);
}

/** Whether an answer weighs each case by what it stands for; otherwise all count alike. */
export function weighsCases(
  { estimate, icc }: Pick<AnswerStrategy, 'estimate' | 'icc'>,
  design: Design,
): boolean {
  return estimate === 'design' && kindOf(design.kind).weighs(design, { stated: icc !== undefined });
}
