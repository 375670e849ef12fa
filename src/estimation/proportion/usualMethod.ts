/**
 * The method that an interval leads with, by what is known beside the cases, and that a plan of cases therefore plans for:
 * Wilson's, in the form that allows for it, wherever there is one. So knowing one thing more moves the limits and never
 * changes what they are; exact methods come beside it. Inspectors whose accuracy was checked have Lang and Reiczigel's.
 */
export const USUAL_METHODS = {
  cases: 'wilson',
  cohort: 'finite-wilson',
  design: 'wilson',
  'cohort and design': 'wilson',
  inspectors: 'rogan-gladen',
  'checked inspectors': 'lang-reiczigel',
} as const;

/** The same names with that one first. */
export function usualFirst<Name extends string>(
  names: readonly Name[],
  known: keyof typeof USUAL_METHODS,
): readonly Name[] {
  const isUsual = (name: Name) => name === USUAL_METHODS[known];
  return [...names.filter(isUsual), ...names.filter((name) => !isUsual(name))];
}
