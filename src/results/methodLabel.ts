import { requireOneOf, requireText } from '../check.js';
import { IMPERFECT_METHODS } from '../estimation/agreement/imperfect.js';
import { CLUSTERED_METHODS } from '../estimation/design/clustered.js';
import { PROPORTION_METHODS } from '../estimation/proportion/proportion.js';

/** What one percentage is known of: methods of one name may serve several. */
export type PercentageFamily = 'proportion' | 'cohort' | 'design' | 'inspectors';

/**
 * What to call a method.
 *
 * @param name - as results have it, such as `clopper-pearson`
 * @param family - what it is for; a method of a cohort has the label of one of a proportion where it is the same
 * @returns its readable name
 *
 * @example
 * methodLabel('finite-wilson', 'cohort'); // Finite-cohort Wilson
 */
export function methodLabel(name: string, family: PercentageFamily = 'proportion'): string {
  requireText('name', name);
  requireOneOf('family', family, Object.keys(PERCENTAGE_METHODS));
  return PERCENTAGE_METHODS[family][name] ?? PERCENTAGE_METHODS.proportion[name] ?? name;
}

/** The methods of one percentage by name, and what to call each. */
export const PERCENTAGE_METHODS: Readonly<Record<PercentageFamily, Readonly<Record<string, string>>>> = {
  proportion: Object.fromEntries(PROPORTION_METHODS.map(({ name, label }) => [name, label])),
  cohort: { hypergeometric: 'Exact hypergeometric', 'finite-wilson': 'Finite-cohort Wilson' },
  design: labelsOf(CLUSTERED_METHODS),
  inspectors: labelsOf(IMPERFECT_METHODS),
};

/** The labels of methods by their names. */
export function labelsOf(
  methods: Readonly<Record<string, { readonly label: string }>>,
): Record<string, string> {
  return Object.fromEntries(Object.entries(methods).map(([name, { label }]) => [name, label]));
}
