import type { About } from '../../designs/groupedCounts.js';
import type { OwnVarianceBasis } from '../../designs/kind.js';
import { type Design, kindOf } from '../../designs/registry.js';
import type { AnswerStrategy } from '../study.js';

/** What a reported standard error rests on. */
export type VarianceBasis =
  /** The cases taken for independent ones, as a published percentage has it. */
  | 'independent'
  /** A correlation that the answer states. */
  | 'assumed'
  | OwnVarianceBasis;

/** What the standard error of an answer rests on under a design. */
export function varianceBasis(
  { about }: { readonly about: About },
  { estimate, icc }: AnswerStrategy,
  design: Design,
): VarianceBasis {
  const designed = kindOf(design.kind);
  if (icc !== undefined && designed.groupsAre === 'clusters') return 'assumed';
  const own = designed.varianceBasis(design, about);
  return estimate === 'raw' && own !== 'none' ? 'independent' : own;
}

/** What readers must know of the standard errors under a design, reported or not; null where they are what they seem. */
export function varianceNote(basis: VarianceBasis | null, design: Design): string | null {
  const kind = kindOf(design.kind);
  const allowsNone = basis === null && kind.varianceBasis(design, 'process') === 'none';
  const found = allowsNone ? 'none' : basis;
  return found === 'approximate' || found === 'none' ? kind.varianceNote(design, found) : null;
}
