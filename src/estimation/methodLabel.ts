import { requireOneOf, requireText } from '../check.js';
import { IMPERFECT_METHODS } from './agreement/imperfect.js';
import { FINITE_POPULATION_METHODS } from './cohort/finitePopulation.js';
import { CLUSTERED_METHODS } from './design/clustered.js';
import { COMPLEX_METHODS } from './design/complexInterval.js';
import { SURVEY_METHODS } from './design/surveyInterval.js';
import { PROPORTION_METHODS } from './proportion/registry.js';

/** What the methods of one percentage allow for; methods of one name may serve several. */
export type PercentageFamily =
  | 'proportion'
  | 'cohort'
  | 'design'
  | 'survey'
  | 'inspectors'
  | 'complex'
  | 'prior';

/**
 * What to call a method.
 *
 * @param name - as results have it, such as `clopper-pearson`
 * @param family - what it is for; a method of a cohort has the label of one of a proportion where it is the same
 * @returns its readable name
 * @source the lists of methods themselves, each in the file of its first function
 *
 * @example
 * methodLabel('finite-wilson', 'cohort'); // Finite-cohort Wilson
 */
export function methodLabel(name: string, family: PercentageFamily = 'proportion'): string {
  requireText('name', name);
  requireOneOf('family', family, Object.keys(PERCENTAGE_METHODS));
  const labels = { ...PERCENTAGE_METHODS.proportion, ...PERCENTAGE_METHODS[family] };
  return labels[requireOneOf('name', name, Object.keys(labels))]!;
}

/** The methods of one percentage by name, and what to call each: as results, studies and commands have them. */
export const PERCENTAGE_METHODS: Readonly<Record<PercentageFamily, Readonly<Record<string, string>>>> = {
  proportion: Object.fromEntries(PROPORTION_METHODS.map(({ name, label }) => [name, label])),
  cohort: labelsOf(FINITE_POPULATION_METHODS),
  design: labelsOf(CLUSTERED_METHODS),
  survey: labelsOf(SURVEY_METHODS),
  inspectors: labelsOf(IMPERFECT_METHODS),
  complex: labelsOf(COMPLEX_METHODS),
  prior: { beta: 'Beta prior' },
};

/** The labels of methods by their names. */
export function labelsOf(
  methods: Readonly<Record<string, { readonly label: string }>>,
): Record<string, string> {
  return Object.fromEntries(Object.entries(methods).map(([name, { label }]) => [name, label]));
}
