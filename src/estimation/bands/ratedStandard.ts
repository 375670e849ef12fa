import type { Counts } from '../../counts.js';
import type { StandardChances } from './standardChances.js';

/** A standard with its level, and how probable each level is. */
export interface RatedStandard {
  readonly name: string;
  readonly label: string;
  readonly number: string | null;
  /** Null where it is not known. */
  readonly level: string | null;
  readonly points: number | null;
  /** Yes answers to each of its questions; null where its level alone is given, which is then taken as certain. */
  readonly counts: readonly Counts[] | null;
  /** Probabilities of each level; null where there are no counts. */
  readonly chances: StandardChances | null;
}
