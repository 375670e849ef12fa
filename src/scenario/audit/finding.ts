import type { Position } from '../../problem.js';
import type { Figure } from '../scenario.js';

/** How much a finding matters: figures that cannot all be right, figures with more than one reading, the rest. */
export const SEVERITIES = ['contradiction', 'ambiguity', 'note'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** One thing that the audit has to say about the figures of a scenario. */
export interface Finding {
  readonly severity: Severity;
  /** Stable, hyphenated name of the kind of finding, such as `shares-do-not-add-up`. */
  readonly code: string;
  /** Dotted paths of the figures it is about, such as `variables.risk.high`. */
  readonly figures: readonly string[];
  readonly explanation: string;
  /** What to do about it; null when nothing needs doing. */
  readonly hint: string | null;
  /** Where the last of the figures is; null when it is in no file. */
  readonly position: Position | null;
}

/** What one check found, before it is put in order with the others. */
export interface Observation {
  readonly code: string;
  readonly figures: readonly Figure[];
  readonly explanation: string;
  readonly hint: string | null;
  /** Where it is, if not where the last of the figures is. */
  readonly position?: Position | null;
}
