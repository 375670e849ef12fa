import { type ClusterDesign, isClustered, type TwoStageDesign } from '../../designs/design.js';
import type { Notebook } from '../../scenario/yaml/notebook.js';
import type { Study } from '../study.js';
import { conditionsOf } from '../world/conditions.js';

/** What a design with units in its clusters cannot be, at one point of the grid. */
function unitProblems(
  name: string,
  design: ClusterDesign | TwoStageDesign,
): [key: string, message: string, hint: string][] {
  const { unit, clusters, take, icc, cases, cohort, within } = design;
  if (within === undefined) return [];
  const problems: [string, string, string][] = [];
  if (within.icc < icc) {
    problems.push([
      'icc-order',
      `${name} has cases of one ${within.unit} resemble each other less (${within.icc}) than cases of one ${unit} (${icc}).`,
      `Cases of one ${within.unit} are cases of one ${unit} too: their correlation cannot be smaller.`,
    ]);
  }
  const units = clusters * within.clusters;
  if (cohort !== null && units > cohort) {
    problems.push([
      'more-clusters-than-cases',
      `${name} has more units than cases: ${units} (${within.unit}) in a cohort of ${cohort}.`,
      'Every unit needs at least one case.',
    ]);
  }
  if (design.kind === 'cluster' || within.take === null) return problems;
  const taken = take * within.take;
  const smallest = cohort === null ? Infinity : Math.floor(Math.floor(cohort / clusters) / within.clusters);
  const most = Math.ceil(Math.ceil(cases / take) / within.take);
  if (taken > cases) {
    problems.push([
      'more-clusters-than-cases',
      `${name} takes more units than cases: ${within.take} (${within.unit}) in each of ${take} (${unit}) for ${cases} cases.`,
      'Every unit taken needs at least one case. Without take, cases are drawn whoever holds them.',
    ]);
  } else if (most > smallest && smallest > 0) {
    problems.push([
      'cluster-too-small',
      `${name} takes ${most} cases from a ${within.unit} that may have only ${smallest}.`,
      `Take more units in each ${unit}, or leave take out.`,
    ]);
  }
  return problems;
}

/** Notes every design whose numbers do not fit each other at some point of the grid, once for each fault. */
export function checkNumbers(study: Study, notebook: Notebook, unsized: ReadonlySet<string>): void {
  const seen = new Set<string>();
  const once = (key: string, note: () => void): void => {
    if (!seen.has(key)) note();
    seen.add(key);
  };
  const resolved = conditionsOf(study)
    .filter(({ designName }) => !unsized.has(designName))
    .flatMap(({ designName, worlds }) => worlds.map(({ design }) => ({ designName, design })));
  for (const { designName, design } of resolved) {
    const path = ['designs', designName];
    if (design.cohort !== null && design.cases > design.cohort) {
      once(`${designName} cohort`, () => {
        notebook.note(
          'sample-over-cohort',
          path,
          `${designName} takes ${design.cases} cases from a cohort of ${design.cohort}.`,
        );
      });
    }
    if (!isClustered(design)) continue;
    if (design.kind !== 'window') {
      for (const [code, message, hint] of unitProblems(designName, design)) {
        once(`${designName} ${code} within`, () =>
          notebook.note(code, [...path, 'within'], message, { hint }),
        );
      }
    }
    const { clusters, take, unit, cases, cohort } = design;
    const smallest = cohort === null ? Infinity : Math.floor(cohort / clusters);
    if (design.kind !== 'cluster' && take <= clusters && Math.ceil(cases / take) > smallest && smallest > 0) {
      once(`${designName} size`, () => {
        notebook.note(
          'cluster-too-small',
          path,
          `${designName} takes ${Math.ceil(cases / take)} cases from a ${unit} that may have only ${smallest}.`,
          { hint: 'The cohort is that of all clusters, or of all windows, together.' },
        );
      });
    }
    if (take > clusters) {
      once(`${designName} take`, () => {
        notebook.note(
          'too-many-clusters',
          path,
          `${designName} takes ${take} of ${clusters} clusters (${unit}).`,
        );
      });
    } else if (take > cases || (design.cohort !== null && clusters > design.cohort)) {
      once(`${designName} clusters`, () => {
        notebook.note(
          'more-clusters-than-cases',
          path,
          `${designName} has more clusters than cases: ${take} of ${clusters} (${unit}) for ${cases} cases.`,
          { hint: 'Every cluster taken needs at least one case.' },
        );
      });
    }
  }
}
