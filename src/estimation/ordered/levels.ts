import { MOST_CASES, requireBetween, requireList, requireWhole } from '../../check.js';
import { refuse } from '../../problem.js';

/** Cases at each level of an ordered scale, lowest first; levels without cases are part of the scale. */
export type LevelCounts = readonly number[];

/** At least two levels, and at least one case in all; gives the number of cases. */
export function requireLevelCounts(argument: string, counts: LevelCounts): number {
  requireList(argument, counts);
  requireWhole(`the number of levels of ${argument}`, counts.length, { min: 2, max: MOST_LEVELS });
  counts.forEach((count, level) => {
    requireWhole(`${argument}[${level}]`, count, { max: MOST_CASES });
  });
  const of = casesAt(counts);
  requireWhole(`the number of cases of ${argument}`, of, { min: 1, max: MOST_CASES });
  return of;
}

/** Two samples on the same scale. */
export function requireTwoSamples(first: LevelCounts, second: LevelCounts): void {
  requireLevelCounts('first', first);
  requireLevelCounts('second', second);
  const levels = { min: first.length, max: first.length };
  requireWhole('the number of levels of second', second.length, levels);
}

/** The score of each level: as many as there are levels, rising; 0, 1, 2 … where none are given. */
export function requireScores(scores: readonly number[] | undefined, levels: number): readonly number[] {
  if (scores === undefined) return Array.from({ length: levels }, (_, level) => level);
  requireList('scores', scores);
  requireWhole('the number of scores', scores.length, { min: levels, max: levels });
  scores.forEach((score, level) => {
    requireBetween(`scores[${level}]`, score, -MOST_SCORE, MOST_SCORE, 'both');
    if (level > 0 && score <= scores[level - 1]!) {
      refuse('bad-argument', `scores must be in rising order, not ${scores.join(', ')}.`, {
        path: 'scores',
        got: scores.join(', '),
        expected: 'a higher score for each higher level',
      });
    }
  });
  return scores;
}

/** A table of the same cases on two items, or by two raters, on one scale: rows the first, columns the second. */
export function requireSquareTable(argument: string, table: readonly LevelCounts[]): number {
  requireList(argument, table);
  requireWhole(`the number of rows of ${argument}`, table.length, { min: 2, max: MOST_LEVELS });
  table.forEach((row, i) => {
    requireList(`${argument}[${i}]`, row);
    const levels = { min: table.length, max: table.length };
    requireWhole(`the number of columns of ${argument}[${i}]`, row.length, levels);
    row.forEach((count, j) => {
      requireWhole(`${argument}[${i}][${j}]`, count, { max: MOST_CASES });
    });
  });
  const of = casesAt(table.map(casesAt));
  return requireWhole(`the number of cases of ${argument}`, of, { min: 1, max: MOST_CASES });
}

export const casesAt = (counts: LevelCounts): number => counts.reduce((sum, count) => sum + count, 0);

/** Cases at or above each level. */
export const casesFrom = (counts: LevelCounts): number[] =>
  counts.map((_, level) => casesAt(counts.slice(level)));

export const MOST_LEVELS = 100;
/** Beyond it, scores and their squares would be sums of rounding. */
const MOST_SCORE = 1e6;
