import { hasParts, requireMade } from '../../check.js';

/** The rules of one kind of inspection, as `parseProgramme` makes them from a file: validated, frozen, plain data. */
export interface Programme {
  readonly id: string;
  readonly title: string;
  /** Named lists of levels. Standards are rated on that named `rating`. */
  readonly scales: Readonly<Record<string, Scale>>;
  /** Labels of the questions that cases are judged by. */
  readonly questions: Readonly<Record<string, string>>;
  /** How the share of Yes to a question becomes a level of the rating; null where no share is banded. */
  readonly bands: Bands | null;
  /** The programme whose bands are put on this one's percentages, which is then hypothetical; null where none is named. */
  readonly hypotheticalBands: string | null;
  readonly standards: readonly Standard[];
  /** How points add to an overall rating; null where nothing is added. */
  readonly total: Total | null;
  /** Rules of the overall rating, of which the first that is true gives it; null where a total does, or nothing. */
  readonly overall: readonly OverallRule[] | null;
  readonly discretion: Discretion | null;
  /** Where each rule comes from, and how sure that is. */
  readonly rules: Readonly<Record<string, RuleSource>>;
}

/** Levels of a scale, the lowest first. */
export interface Scale {
  readonly levels: readonly string[];
  readonly labels: readonly string[];
  /** Points of each level, for a scale of ratings; null where it gives none. */
  readonly points: readonly number[] | null;
  /** The level from which an answer counts as favourable; null where none is named. */
  readonly favourable: string | null;
}

export interface Bands {
  /** The lowest percentage of each level of the rating, the lowest level first. */
  readonly from: readonly number[];
  /** Whether the exact percentage is compared, or the whole one that is printed. */
  readonly cut: 'exact' | 'printed';
}

export interface Standard {
  readonly name: string;
  readonly label: string;
  /** As it is printed, such as `2.2`; null where it has none. */
  readonly number: string | null;
  /** The questions whose lowest level it takes; null where inspectors judge it. */
  readonly lowest: readonly string[] | null;
}

export interface Total {
  readonly of: number;
  /** The fewest points of each level of the rating. */
  readonly from: readonly number[];
}

export interface OverallRule {
  readonly is: string;
  /** The standards that it looks at. */
  readonly standards: readonly string[];
  /** How many of them have this very level, at least. */
  readonly when: Readonly<Record<string, number>>;
  /** The lowest level that any other of them may have; null where that does not matter. */
  readonly otherwiseAtLeast: string | null;
}

/** When inspectors may think again about a band. */
export interface Discretion {
  readonly withinPoints: number | null;
  readonly answers: number | null;
  readonly relevantAtMost: number | null;
}

export const CONFIDENCES = ['high', 'medium', 'low', 'unknown'] as const;

export interface RuleSource {
  readonly source: string;
  readonly confidence: (typeof CONFIDENCES)[number];
  readonly note: string | null;
}

/** The scale on which standards are rated. */
export const RATING = 'rating';

/** The levels of a programme's ratings; none where it rates nothing. */
export function ratingOf({ scales }: Programme): Scale | undefined {
  return Object.hasOwn(scales, RATING) ? scales[RATING] : undefined;
}

/** A programme as casesim reads it from a file; not the name of one. */
export function requireProgramme(argument: string, programme: Programme): Programme {
  const isMade =
    hasParts(programme, ['standards'], ['scales', 'questions', 'rules']) &&
    programme.standards.every((standard) => typeof standard?.name === 'string');
  requireMade(argument, programme, { isMade, makers: 'loadProgramme or parseProgramme' });
  return programme;
}
