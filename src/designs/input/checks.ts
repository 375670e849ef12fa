import type { DeclaredDesign } from '../design.js';
import type { CheckedWorld, CheckFacts } from '../kind.js';

/** Checks of a declared design that several kinds share. */

/** Notes a missing cohort where the design or an inquiry needs one. */
export function checkCohort(
  { cohort }: DeclaredDesign,
  { name, path, notebook, isInGrid, cohortInquiry }: CheckFacts,
  { always }: { readonly always: boolean },
): void {
  const sized = cohort !== null ? cohort !== 'unlimited' : isInGrid('cohort');
  if (sized || (!always && cohortInquiry === null)) return;
  notebook.note(
    'no-cohort',
    path,
    `${name} needs a cohort of a known size${cohortInquiry === null ? '' : `, because ${cohortInquiry} asks about it`}.`,
    { hint: 'Say cohort: scenario, or a number, or put cohort in the grid.' },
  );
}

/** Notes every level under `key` that makes no stratum of a scenario, or one without cases. */
export function checkLevels(
  counts: Readonly<Record<string, number>>,
  { world, by, key }: { readonly world: CheckedWorld; readonly by: readonly string[]; readonly key: string },
  { path, notebook }: CheckFacts,
): void {
  const strata = world.strata(by);
  for (const name of Object.keys(counts)) {
    const stratum = strata.find((known) => known.name === name);
    if (stratum === undefined) {
      notebook.note(
        'unknown-stratum',
        [...path, key, name],
        `There is no stratum ${name} in ${world.name}.`,
        {
          hint: `There are ${strata.map((known) => known.name).join(', ')}.`,
        },
      );
    } else if (stratum.share === 0) {
      notebook.note(
        'empty-stratum',
        [...path, key, name],
        `The stratum ${name} has no cases in ${world.name}.`,
      );
    }
  }
}
