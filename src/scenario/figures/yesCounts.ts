import type { Counts } from '../../counts.js';
import type { CaseVariable } from '../scenario.js';

/**
 * The published Yes answers to a question, out of the cases of the inspected sample to which it applies; null for a
 * variable that is no yes-or-no question, and where the figures settle no whole cases or no case is relevant.
 */
export function yesCounts({ kind, counts, relevant }: CaseVariable): Counts | null {
  const yes = counts?.[1];
  if (kind !== 'binary' || yes === undefined || relevant === null || relevant < 1) return null;
  return { yes, of: relevant };
}
