import type { CaseVariable, Figure, Scenario } from '../scenario.js';
import type { Path } from '../yaml/document.js';

/** A case variable as declared, before its figures are settled into whole counts and shares. */
export type DeclaredVariable = Omit<CaseVariable, 'shares' | 'counts' | 'relevant' | 'basis'>;

/**
 * A scenario as declared: well-formed, every name known, but its numbers not yet found to agree. A Scenario is one
 * whose numbers do; the audit reads either.
 */
export interface Declaration extends Omit<Scenario, 'variables'> {
  readonly variables: readonly DeclaredVariable[];
}

/** Every figure of a scenario, in the order of the file. */
export function figuresOf(declaration: Declaration): Figure[] {
  return [
    declaration.sample.casesFigure,
    declaration.sample.cohortFigure,
    ...declaration.variables.flatMap((variable) => variable.figures.filter((figure) => figure !== null)),
    ...Object.values(declaration.context).flatMap((group) => Object.values(group)),
    ...Object.values(declaration.units ?? {}).flatMap(({ figures }) => Object.values(figures)),
  ];
}

/** Where a variable is declared. */
export function pathOf({ name, section }: Pick<DeclaredVariable, 'name' | 'section'>): Path {
  return [section === 'keyQuestion' ? 'keyQuestions' : 'variables', name];
}

/** A figure as one number: cases, a proportion for a percentage, or the number; undefined for words. */
export function numberOf({ value }: Figure): number | undefined {
  if (value.kind === 'count') return value.count;
  if (value.kind === 'number') return value.number;
  return value.kind === 'percent' ? Number(value.percent) / 100 : undefined;
}

/** The value of a figure named in a sum: by its whole path or the end of it, nearest neighbours first. */
export function valueNamed(figures: readonly Figure[], name: string, dotted: string): number | undefined {
  const group = dotted.slice(0, dotted.lastIndexOf('.'));
  const found =
    figures.find((figure) => figure.path === `${group}.${name}`) ??
    figures.find((figure) => figure.path === name || figure.path.endsWith(`.${name}`));
  return found === undefined || found.path === dotted ? undefined : numberOf(found);
}
