import { type Design, drawsUnits, isClustered, withinOf } from '../../designs/design.js';
import type { AnswerStrategy } from '../study.js';
import { assumed } from './assumed.js';
import { clustered } from './clustered.js';
import { type Estimator, estimateRaw } from './estimate.js';
import { matched } from './matched.js';
import { staged } from './staged.js';
import { stratified } from './stratified.js';

/** Whether an answer weighs each case by what it stands for; otherwise all count alike. */
export function weighsCases(
  { estimate, icc }: Pick<AnswerStrategy, 'estimate' | 'icc'>,
  design: Design,
): boolean {
  if (estimate === 'raw') return false;
  return isClustered(design) ? design.take > 1 || icc !== undefined : design.kind === 'stratified';
}

/**
 * The estimator that an answer uses under a design: as published; weighted by the inverse of the inclusion
 * probabilities, with the design-based variance of a ratio (Särndal, Swensson and Wretman 1992, chapters 3 to 5);
 * or with the variance that follows from a stated correlation.
 *
 * @param shares - each group's share of the cohort, used where the cohort has no limit
 * @param finite - counts only the uncertainty about the cohort, so that what was taken wholly is known; otherwise the
 *   cohort is itself one outcome of the process
 */
export function estimatorFor(
  { estimate, icc, iccWithin = icc }: Pick<AnswerStrategy, 'estimate' | 'icc' | 'iccWithin'>,
  design: Design,
  shares: readonly number[],
  finite: boolean,
): Estimator {
  const limited = finite && design.cohort !== null;
  if (icc !== undefined && iccWithin !== undefined && isClustered(design)) {
    return assumed(design, { icc, iccWithin }, weighsCases({ estimate, icc }, design), limited);
  }
  if (estimate === 'raw') return estimateRaw;
  if (design.kind === 'stratified') {
    return stratified(Float64Array.from(shares), design.cohort !== null, limited);
  }
  if (design.kind === 'matched') return matched(limited);
  if (isClustered(design) && design.take > 1) {
    const within = withinOf(design);
    return within !== null && drawsUnits(design)
      ? staged(design, within, limited)
      : clustered(design, limited);
  }
  return simple(limited);
}

/** A simple random sample; also what quotas and a single cluster are given, though nothing in them justifies it. */
function simple(finite: boolean): Estimator {
  return (sample, question, into) => {
    estimateRaw(sample, question, into);
    let total = 0;
    let size = 0;
    for (let group = 0; group < sample.groups; group++) {
      total += sample.taken[group] ?? 0;
      size += sample.sizes[group] ?? 0;
    }
    const left = finite && size > 0 ? 1 - total / size : 1;
    if (into.cases > 1) into.variance = ((into.value * (1 - into.value)) / (into.cases - 1)) * left;
    into.degreesOfFreedom = Math.max(1, total - 1);
  };
}
