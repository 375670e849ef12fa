import { type Design, drawsUnits, isClustered, withinOf } from '../../designs/design.js';
import type { AnswerStrategy, Inquiry } from '../study.js';

/** What a reported standard error rests on. */
export type VarianceBasis =
  /** The cases taken for independent ones, as a published percentage has it. */
  | 'independent'
  /** The design's own variance estimator. */
  | 'design'
  /** A design-based estimator that is known to be approximate. */
  | 'approximate'
  /** A correlation that the answer states. */
  | 'assumed'
  /** Nothing: the design allows no variance estimator, and that of a simple random sample is shown. */
  | 'none';

/** What the standard error of an answer rests on under a design; null where an inquiry reports none. */
export function varianceBasis(
  { kind, ...inquiry }: Inquiry,
  { estimate, icc }: AnswerStrategy,
  design: Design,
): VarianceBasis | null {
  if (kind === 'ranking' || kind === 'agreement' || kind === 'next') return null;
  const ofCohort = 'of' in inquiry && inquiry.of === 'cohort';
  if (isClustered(design)) {
    if (icc !== undefined) return 'assumed';
    // The one cluster that a cohort is all in is no sample of clusters.
    if (allowsNone(design) && !(ofCohort && design.clusters === 1)) return 'none';
    if (estimate === 'raw') return 'independent';
    const oneUnit = drawsUnits(design) && withinOf(design)?.take === 1;
    return ofCohort && oneUnit ? 'approximate' : 'design';
  }
  if (allowsNone(design)) return 'none';
  if (estimate === 'raw') return 'independent';
  return design.kind === 'matched' ? 'approximate' : 'design';
}

/** Whether a design is one that no standard error can be estimated from. */
function allowsNone(design: Design): boolean {
  return design.kind === 'quota' || (isClustered(design) && design.take === 1);
}

/** What readers must know of the standard errors under a design, reported or not; null where they are what they seem. */
export function varianceNote(basis: VarianceBasis | null, design: Design): string | null {
  if (basis === 'approximate') {
    return design.kind === 'matched'
      ? 'A systematic sample has no unbiased variance estimator: cells count as strata, and one with a single case joins the next.'
      : 'One unit from each cluster shows nothing of how units differ: the variance about the process, which is larger, stands in.';
  }
  const none = basis === 'none' || (basis === null && allowsNone(design));
  if (!none) return null;
  return isClustered(design)
    ? `No design-based variance: one ${design.unit} shows nothing of how ${design.clusters > 1 ? design.clusters : 'others'} differ, and no estimator from one is unbiased (Särndal, Swensson and Wretman 1992, section 2.8). The standard error shown is that of cases within one, too small; an answer may state the correlation instead (icc).`
    : 'No design-based variance: a quota sample has no inclusion probabilities. The simple-random variance is shown, not justified by the design.';
}
