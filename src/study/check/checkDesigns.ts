import type { Fault } from '../../designs/kind.js';
import { kindOf } from '../../designs/registry.js';
import { strataOf } from '../../designs/sampling/strata.js';
import { compileModel } from '../../model/compile/compile.js';
import { type Role, variableWithRole } from '../../scenario/roles.js';
import type { Notebook } from '../../scenario/yaml/notebook.js';
import { inquiryKind } from '../inquiries/registry.js';
import type { Study } from '../study.js';
import { conditionsOf } from '../world/conditions.js';
import { checkRange } from './checkRange.js';

/**
 * Notes every design that cannot be carried out at some point of the grid.
 *
 * @param whole - the study with all its designs
 * @param sound - the same without those that name what is not there: of them only the numbers of cases are checked
 */
export function checkDesigns(whole: Study, sound: Study, notebook: Notebook): void {
  const unsized = checkDeclared(sound, notebook);
  const known = sound.designs.map(({ name }) => name);
  checkNumbers({ ...whole, worlds: sound.worlds }, notebook, {
    unsized,
    unsound: new Set(whole.designs.flatMap(({ name }) => (known.includes(name) ? [] : [name]))),
  });
}

/** Notes what is wrong with designs as declared; names those whose numbers are not all known. */
function checkDeclared(study: Study, notebook: Notebook): Set<string> {
  const inGrid = (name: string) => study.grid.find((axis) => axis.name === name);
  const ofCohort = study.inquiries.find(
    (inquiry) => inquiryKind(inquiry.kind).subject(inquiry).about === 'cohort',
  );
  const worlds = study.worlds.map(({ name, scenario }) => ({
    name,
    cases: scenario.sample.cases,
    withRole: (role: Role) => variableWithRole(scenario, role)?.name,
    strata: (by: readonly string[]) => strataOf(compileModel(scenario), by),
  }));
  const unsized = study.designs.filter((design) => {
    return !kindOf(design.kind).check(design, {
      name: design.name,
      path: ['designs', design.name],
      notebook,
      isInGrid: (axis) => inGrid(axis) !== undefined,
      casesInGrid: inGrid('cases')?.values.map(Number) ?? [],
      cohortInquiry: ofCohort?.name ?? null,
      worlds,
      checkRange: (axis, value, path) => checkRange(axis, value, path, notebook),
    });
  });
  return new Set(unsized.map(({ name }) => name));
}

/** Notes every design whose numbers do not fit each other at some point of the grid, once for each fault. */
function checkNumbers(
  study: Study,
  notebook: Notebook,
  { unsized, unsound }: { readonly unsized: ReadonlySet<string>; readonly unsound: ReadonlySet<string> },
): void {
  const seen = new Set<string>();
  const note = (name: string, faults: readonly Fault[]) => {
    for (const { code, part, message, hint } of faults) {
      const path = ['designs', name, ...(part === undefined ? [] : [part])];
      const key = `${path.join('.')} ${code}`;
      if (!seen.has(key)) notebook.note(code, path, message, hint === undefined ? {} : { hint });
      seen.add(key);
    }
  };
  // Where no scenario can be read, what a design itself gives is all that is known of it.
  if (study.worlds.length === 0) {
    for (const { name, cases, cohort } of study.designs)
      if (typeof cases === 'number' && typeof cohort === 'number') note(name, tooMany(name, cases, cohort));
    return;
  }
  const resolved = conditionsOf(study)
    .filter(({ designName }) => !unsized.has(designName))
    .flatMap(({ designName, worlds }) => worlds.map(({ design }) => ({ name: designName, design })));
  for (const { name, design } of resolved) {
    const { cases, cohort } = design;
    note(name, [
      ...tooMany(name, cases, cohort),
      ...(unsound.has(name) ? [] : kindOf(design.kind).faults(design, name)),
    ]);
  }
}

function tooMany(name: string, cases: number, cohort: number | null): Fault[] {
  if (cohort === null || cases <= cohort) return [];
  const message = `${name} takes ${cases} cases from a cohort of ${cohort}.`;
  return [{ code: 'sample-over-cohort', message }];
}
