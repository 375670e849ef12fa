import type { DeclaredDesign, DesignAxis } from '../design.js';
import type { GridPoint } from '../kind.js';

/** The cases and the cohort of a declared design at a point of the grid. */
export function sizeAt(declared: DeclaredDesign, at: GridPoint): { cases: number; cohort: number | null } {
  return { cases: declared.cases ?? at.axis('cases') ?? at.cases, cohort: cohortAt(declared, at) };
}

/** The cohort alone, for designs that settle their cases themselves. */
export function cohortAt({ cohort }: DeclaredDesign, at: GridPoint): number | null {
  const asked = cohort ?? at.axis('cohort') ?? 'unlimited';
  return asked === 'unlimited' ? null : asked === 'scenario' ? at.cohort : asked;
}

/** The axes that cases and cohort leave to the grid. */
export function sizeAxes({ cases, cohort }: DeclaredDesign): DesignAxis[] {
  return [...(cases === null ? (['cases'] as const) : []), ...cohortAxes({ cohort })];
}

export function cohortAxes({ cohort }: Pick<DeclaredDesign, 'cohort'>): DesignAxis[] {
  return cohort === null ? ['cohort'] : [];
}
