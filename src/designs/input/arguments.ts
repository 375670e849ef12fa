import { requireByName, requireOneOf, requireWhole } from '../../check.js';
import type { CohortFacts } from '../kind.js';

/** Checks of the arguments by which a caller asks for a design. */

/** Cases to take from a cohort; those of the published sample by default. */
export function requireCases(cases: number | undefined, { cases: published, cohort }: CohortFacts): number {
  return requireWhole('design.cases', cases ?? published, { min: 1, max: cohort });
}

/** The case variables whose levels make the strata: one name, or at least one in a list. */
export function requireBy(
  by: string | readonly string[] | undefined,
  { variables }: CohortFacts,
): readonly string[] {
  const names = typeof by === 'string' ? [by] : (by ?? []);
  if (names.length === 0) requireOneOf('design.by', String(by), variables);
  return names.map((name) => requireOneOf('design.by', name, variables));
}

/** Counts given by level: whole numbers for levels that some case has; returns all of them together. */
export function requireLevels(
  argument: string,
  counts: Readonly<Record<string, number>>,
  names: readonly string[],
): number {
  for (const name of Object.keys(requireByName(argument, counts, '{ low: 10 }')))
    requireOneOf(argument, name, names);
  requireCountsByLevel(argument, counts);
  return totalOf(counts);
}

/** Whole numbers by level. */
export function requireCountsByLevel(argument: string, counts: Readonly<Record<string, number>>): void {
  for (const [name, count] of Object.entries(requireByName(argument, counts, '{ low: 10 }'))) {
    requireWhole(`${argument}.${name}`, count);
  }
}

/** The cases of all levels together. */
export function totalOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
