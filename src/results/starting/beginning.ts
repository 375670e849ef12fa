import type { Scale } from './scaleLists.js';

/** What somebody says of an inspection or a survey of their own. */
export interface Beginning {
  readonly title: string;
  /** In small letters with hyphens; made of the title if null. */
  readonly id: string | null;
  /** Every number is made up. */
  readonly invented: boolean;
  /** Where the numbers come from. */
  readonly source: string;
  /** What one thing inspected is called, and several. */
  readonly noun: readonly [string, string];
  /** How many were inspected or answered; null where nobody knows yet. */
  readonly cases: number | null;
  /** From how many they came; null where nobody knows. */
  readonly cohort: number | null;
  /** How many were asked; null where nobody knows, or nobody was. */
  readonly invited: number | null;
  /** Groups of cases, and what else is known of each. */
  readonly variables: readonly BegunVariable[];
  readonly questions: readonly BegunQuestion[];
}

/** Something known of each case, with the cases at each level. */
export interface BegunVariable {
  readonly label: string;
  readonly kind: 'nominal' | 'ordered' | 'yesNo';
  /** For Yes and No, the cases with Yes alone. */
  readonly levels: readonly { readonly label: string; readonly count: number }[];
  /** Cases of which it is not known, and to which it does not apply. */
  readonly missing: number;
  readonly notApplicable: number;
}

/** A question asked of each case. */
export interface BegunQuestion {
  readonly label: string;
  /** Null for Yes and No. */
  readonly scale: Scale | null;
  /** The cases with Yes, or at each level, lowest first; each a count or a percentage as written. Empty where nobody knows yet. */
  readonly answers: readonly string[];
  /** Cases without an answer, and to which it does not apply. */
  readonly noAnswer: number;
  readonly notApplicable: number;
}

/** As many as nobody has said yet; in the file it is assumed. */
export const CASES_UNKNOWN = 50;
