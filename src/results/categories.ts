import { requireFields, requireList, requireOneOf, requireText, requireWhole } from '../check.js';
import {
  SIMULTANEOUS_METHOD_NAMES,
  type SimultaneousMethodName,
  simultaneousIntervals,
} from '../estimation/categories/simultaneous.js';
import { findVariable } from '../estimation/difference/findVariable.js';
import type { Interval } from '../estimation/proportion/interval.js';
import { refuse } from '../problem.js';
import { inspectedScenario } from '../scenario/audit/inspectedScenario.js';
import type { Scenario } from '../scenario/scenario.js';

export interface CategoriesSettings {
  /** Of the limits that are told first; goodman if omitted. */
  readonly method?: SimultaneousMethodName;
  /** In (0, 1), in all the limits together; 0.95 if omitted. */
  readonly confidence?: number;
}

/** One question with several answers, and limits on their shares that are true together. */
export interface CategoriesReport {
  readonly label: string;
  readonly of: number;
  readonly method: SimultaneousMethodName;
  readonly confidence: number;
  readonly categories: readonly Category[];
}

export interface Category {
  readonly label: string;
  readonly count: number;
  readonly of: number;
  readonly intervals: Readonly<Record<SimultaneousMethodName, Interval<SimultaneousMethodName>>>;
}

/**
 * Limits on the shares of several categories that are true together, by every method.
 *
 * @param question - its `label`, and two or more `categories`, each with its `label` and the `count` of its cases
 * @param settings - `method` told first, `confidence` in (0, 1)
 * @returns each category with its share and its limits by every method
 * @throws ArgumentError naming the argument
 *
 * @example
 * const categories = [{ label: 'Low', count: 6 }, { label: 'Medium', count: 53 }, { label: 'High', count: 25 }];
 * categoriesReport({ label: 'Risk', categories }).categories[0]?.intervals.goodman.lower; // 0.028…
 */
export function categoriesReport(
  question: {
    readonly label: string;
    readonly categories: readonly { readonly label: string; readonly count: number }[];
  },
  settings: CategoriesSettings = {},
): CategoriesReport {
  const { label, categories } = requireFields('question', question, "{ label: 'Risk', categories }");
  requireText('label', label);
  requireList('categories', categories).forEach((category, index) => {
    const name = `categories[${index}]`;
    const given = requireFields(name, category, "{ label: 'Low', count: 6 }");
    requireText(`${name}.label`, given.label);
    requireWhole(`${name}.count`, given.count);
  });
  const { method = 'goodman', confidence = 0.95 } = requireFields('settings', settings);
  requireOneOf('method', method, SIMULTANEOUS_METHOD_NAMES);
  const counts = categories.map(({ count }) => count);
  const of = counts.reduce((sum, count) => sum + count, 0);
  const byMethod = SIMULTANEOUS_METHOD_NAMES.map(
    (name) => [name, simultaneousIntervals(counts, { method: name, confidence })] as const,
  );
  const rows = categories.map(({ label: name, count }, index) => {
    const intervals = Object.fromEntries(byMethod.map(([method, all]) => [method, all[index]]));
    return { label: name, count, of, intervals: intervals as Category['intervals'] };
  });
  return { label, of, method, confidence, categories: rows };
}

/**
 * The same for one variable of a published inspection.
 *
 * @param scenario - an inspection
 * @param name - a variable whose whole counts are settled, such as `risk`
 * @param settings - as for `categoriesReport`
 * @returns as for `categoriesReport`
 * @throws ArgumentError for a variable that is unknown or has no counts
 *
 * @example
 * variableCategories(loadScenario('west-midlands-2025'), 'risk').of; // 84
 */
export function variableCategories(
  scenario: Scenario,
  name: string,
  settings: CategoriesSettings = {},
): CategoriesReport {
  const { label, levelLabels, counts } = findVariable(inspectedScenario('scenario', scenario), name);
  if (counts === null) {
    refuse('bad-categories', `${scenario.id} gives no counts for ${name}.`, { path: name });
  }
  const categories = counts.map((count, index) => ({ label: levelLabels[index] ?? String(index), count }));
  return categoriesReport({ label, categories }, settings);
}
