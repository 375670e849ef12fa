import type { CaseReading } from './readCase.js';

/** What a rule finds in a case: nothing to say of it, something that it cannot read, or what breaks it. */
export type Verdict =
  | { readonly kind: 'satisfied' }
  | { readonly kind: 'notApplicable' }
  /** The pages do not say what the rule asks about: `missing` is that. */
  | { readonly kind: 'notChecked'; readonly missing: string }
  | { readonly kind: 'broken'; readonly says: string };

/** One rule of law or practice that every case obeys. */
export interface PracticeRule {
  readonly id: string;
  /** What must be true, in a sentence. */
  readonly rule: string;
  readonly source: string;
  /** Whether the source was read; where not, the rule is from memory and to be checked. */
  readonly seen: boolean;
  readonly check: (reading: CaseReading) => Verdict;
}

const SATISFIED: Verdict = { kind: 'satisfied' };
export const NOT_APPLICABLE: Verdict = { kind: 'notApplicable' };

export function notChecked(missing: string): Verdict {
  return { kind: 'notChecked', missing };
}

/** Satisfied, or broken with what is wrong. */
export function unless(isSatisfied: boolean, says: string): Verdict {
  return isSatisfied ? SATISFIED : { kind: 'broken', says };
}
