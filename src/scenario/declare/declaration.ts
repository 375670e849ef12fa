import type { CaseVariable, Figure, OtherSample, Scenario } from '../scenario.js';
import type { Path } from '../yaml/document.js';

/** A case variable as declared, before its figures are settled into whole counts and shares. */
export type DeclaredVariable = Omit<CaseVariable, 'shares' | 'counts' | 'relevant' | 'basis'>;

/**
 * A scenario as declared: well-formed, every name known, but its numbers not yet found to agree. A Scenario is one
 * whose numbers do; the audit reads either.
 */
export interface Declaration extends Omit<Scenario, 'variables' | 'samples'> {
  readonly variables: readonly DeclaredVariable[];
  readonly samples?: readonly OtherSample<DeclaredVariable>[];
}

/** Every figure of a scenario, in the order of the file. */
export function figuresOf(declaration: Declaration): Figure[] {
  const { sample, samples = [], rated } = declaration;
  const ofRatings = rated?.units.map(({ total }) => total) ?? [];
  return [
    // A scenario without cases of an inspection has no figure of them.
    ...(sample.cases === 0 ? [] : [sample.casesFigure, sample.cohortFigure]),
    ...(sample.missingFigure === undefined ? [] : [sample.missingFigure]),
    ...declaration.variables.flatMap((variable) => variable.figures.filter((figure) => figure !== null)),
    ...[rated?.all ?? null, ...ofRatings].filter((figure) => figure !== null),
    ...samples.flatMap(figuresOfSample),
    ...Object.values(declaration.context).flatMap((group) => Object.values(group)),
    ...Object.values(declaration.units ?? {}).flatMap(({ figures }) => Object.values(figures)),
  ];
}

function figuresOfSample({ sample, cohort, invited, variables }: OtherSample<DeclaredVariable>): Figure[] {
  return [
    ...[sample?.casesFigure ?? null, cohort, invited],
    ...variables.flatMap(({ figures }) => figures),
  ].filter((figure) => figure !== null);
}

/** A declaration of the cases of one other sample alone, where their number is known. */
export function aloneAs(declaration: Declaration, other: OtherSample<DeclaredVariable>): Declaration | null {
  if (other.sample === null) return null;
  const { id, title, sources, hash } = declaration;
  const { sample, variables } = other;
  return { id, title, sources, sample, variables, keyQuestions: [], context: {}, hash };
}

/** Where a variable is declared, in the file or in one of its samples. */
export function pathOf({ name, section }: Pick<DeclaredVariable, 'name' | 'section'>, base: Path = []): Path {
  if (base.length > 0) return [...base, section === 'keyQuestion' ? 'questions' : 'variables', name];
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
