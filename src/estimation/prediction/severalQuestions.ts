import { requireConfidence, requireFields, requireList, requireOneOf, requireWhole } from '../../check.js';
import type { Counts } from '../../counts.js';
import { type NextInspection, type NextInspectionOptions, nextInspection } from './nextInspection.js';

/** Whether the level is that of each question's range, or of all of them together. */
const RANGE_LEVELS = ['each', 'all'] as const;
export type RangeLevel = (typeof RANGE_LEVELS)[number];

/** The ranges in which several questions of the next inspection are likely to fall. */
export interface NextQuestions {
  readonly ranges: readonly NextInspection[];
  /** The level of each single range. */
  readonly confidenceEach: number;
  /** The chance that every count falls in its range if the questions were independent of one another. */
  readonly ifIndependent: number;
  /** What that chance cannot be less than, however the questions depend on each other. */
  readonly atLeast: number;
}

/**
 * What the next inspection would report for several questions, and how likely they are all to fall in their ranges. A
 * range of 95% for each is not a statement about all: for that, each is asked at 1 − a/k (Bonferroni), which is valid
 * whatever the effects between the questions.
 *
 * @param questions - for each question `yes` of `of` cases
 * @param options - `cases` of the next inspection (as many as now if omitted), `confidence` in (0, 1), `prior`, as for
 *   `nextInspection`; `level` of `each` question (the default) or of `all` together
 * @returns a range for each question; the chance that all fall in theirs if independent, and the least it can be
 * @throws ArgumentError naming the argument that is out of range
 * @source Bonferroni's inequality; Miller 1981, Simultaneous Statistical Inference, chapter 1.
 *
 * @example
 * nextQuestions([{ yes: 41, of: 84 }, { yes: 49, of: 84 }], { level: 'all' }).atLeast; // 0.957…
 */
export function nextQuestions(
  questions: readonly Counts[],
  options: NextInspectionOptions & { readonly level?: RangeLevel } = {},
): NextQuestions {
  requireList('questions', questions);
  requireWhole('the number of questions', questions.length, { min: 1, max: MOST_QUESTIONS });
  const {
    level = 'each',
    confidence = 0.95,
    ...rest
  } = requireFields('options', options, "{ level: 'all' }");
  requireOneOf('level', level, RANGE_LEVELS);
  requireConfidence(confidence);
  const confidenceEach = level === 'each' ? confidence : 1 - (1 - confidence) / questions.length;
  const ranges = questions.map((counts) => nextInspection(counts, { ...rest, confidence: confidenceEach }));
  return Object.freeze({
    ranges,
    confidenceEach,
    ifIndependent: ranges.reduce((product, { probability }) => product * probability, 1),
    atLeast: Math.max(
      0,
      ranges.reduce((least, { probability }) => least - (1 - probability), 1),
    ),
  });
}

/** More than an inspection could ask, and what takes a second. */
const MOST_QUESTIONS = 10_000;
