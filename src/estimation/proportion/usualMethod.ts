/**
 * The method that an interval leads with, by what is known beside the cases, and that a plan of cases therefore plans for:
 * Wilson's, in the form that allows for it, wherever there is one. So knowing one thing more moves the limits and never
 * changes what they are; exact methods come beside it. Inspectors whose accuracy was checked have Lang and Reiczigel's.
 *
 * A file of cases with weights, strata or units has the logit: there is no one number of Yes answers to put into Wilson's
 * formula, the standard error comes from the file, and `svyciprop` of R's survey, whose numbers these are, has the logit
 * where nothing else is asked for.
 */
export const USUAL_METHODS = {
  cases: 'wilson',
  cohort: 'finite-wilson',
  design: 'wilson',
  'cohort and design': 'wilson',
  inspectors: 'rogan-gladen',
  'checked inspectors': 'lang-reiczigel',
  survey: 'logit',
} as const;

/** The same names with that one first. */
export function usualFirst<Name extends string>(
  names: readonly Name[],
  known: keyof typeof USUAL_METHODS,
): readonly Name[] {
  const isUsual = (name: Name) => name === USUAL_METHODS[known];
  return [...names.filter(isUsual), ...names.filter((name) => !isUsual(name))];
}
