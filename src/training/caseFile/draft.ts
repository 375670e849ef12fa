import type { CaseEntry } from '../pack.js';
import type { Day } from './calendar.js';

/** An entry of a case file before the entries are put in order and numbered. */
export interface Draft {
  readonly day: Day;
  /** Order within a day. */
  readonly rank: number;
  readonly kind: CaseEntry['kind'];
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** The prompts that it decides. */
  readonly decides: readonly string[];
  /** A document that says by itself what it is about. */
  readonly document?: string;
}

/** A draft of the usual rank that decides nothing, unless it says so. */
export function draftOf(draft: Omit<Draft, 'rank' | 'decides'> & Partial<Draft>): Draft {
  return { rank: 5, decides: [], ...draft };
}
