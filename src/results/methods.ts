import { requireOneOf, requireText } from '../check.js';
import { IMPERFECT_METHODS } from '../estimation/agreement/imperfect.js';
import { CLUSTERED_METHODS } from '../estimation/design/clustered.js';
import { DIFFERENCE_METHODS } from '../estimation/difference/difference.js';
import { PAIRED_METHODS } from '../estimation/difference/pairedDifference.js';
import { PROPORTION_METHODS } from '../estimation/proportion/proportion.js';
import { SIMULTANEOUS_METHODS } from '../estimation/several/simultaneous.js';

/** What an interval is round, or what it allows for: methods of one name may serve several. */
export type MethodFamily =
  | 'proportion'
  | 'cohort'
  | 'design'
  | 'inspectors'
  | 'difference'
  | 'pair'
  | 'several';

/**
 * Every method of an interval by the name it has in results, and what to call it: one name and one label, wherever it
 * occurs.
 */
export const METHODS: Readonly<Record<MethodFamily, Readonly<Record<string, string>>>> = {
  proportion: Object.fromEntries(PROPORTION_METHODS.map(({ name, label }) => [name, label])),
  cohort: { hypergeometric: 'Exact hypergeometric', 'finite-wilson': 'Finite-cohort Wilson' },
  design: labelsOf(CLUSTERED_METHODS),
  inspectors: labelsOf(IMPERFECT_METHODS),
  difference: labelsOf(DIFFERENCE_METHODS),
  pair: labelsOf(PAIRED_METHODS),
  several: labelsOf(SIMULTANEOUS_METHODS),
};

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
export function methodLabel(name: string, family: MethodFamily = 'proportion'): string {
  requireText('name', name);
  requireOneOf('family', family, Object.keys(METHODS));
  return METHODS[family][name] ?? METHODS.proportion[name] ?? name;
}

function labelsOf(methods: Readonly<Record<string, { readonly label: string }>>): Record<string, string> {
  return Object.fromEntries(Object.entries(methods).map(([name, { label }]) => [name, label]));
}
