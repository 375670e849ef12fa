import type { Clustering } from '../groups.js';
import { checkCohort } from '../input/checks.js';
import type { CheckFacts, Fault } from '../kind.js';
import type { DeclaredClusters } from './declaredClusters.js';

/** Notes what is wrong with declared clusters; false where their number or that of their cases is not known. */
export function checkClusters(
  declared: DeclaredClusters,
  facts: CheckFacts,
  { called = 'clusters', needsCohort = false }: { called?: string; needsCohort?: boolean } = {},
): boolean {
  const { name, path, notebook } = facts;
  facts.checkRange('icc', declared.icc, [...path, 'icc']);
  if (declared.icc === null && !facts.isInGrid('icc')) {
    notebook.note('no-icc', path, `${name} has no intraclass correlation.`, {
      hint: 'Give icc, or put it in the grid.',
    });
  }
  const isNumbered = declared.clusters !== null || facts.isInGrid('clusters');
  if (!isNumbered) {
    notebook.note('no-clusters', path, `${name} does not say how many ${called} there are.`);
  }
  checkWithin(declared, facts);
  return checkCohort(declared, facts, { always: needsCohort }) && isNumbered;
}

/** Units in all clusters together; more are a mistake. */
const MOST_UNITS = 10_000;

/** Units within clusters need a correlation of their own. */
function checkWithin(
  { clusters, within }: DeclaredClusters,
  { name, notebook, checkRange, isInGrid, ...facts }: CheckFacts,
): void {
  if (within === undefined) return;
  const path = [...facts.path, 'within'];
  checkRange('iccWithin', within.icc, [...path, 'icc']);
  if (within.icc === null && !isInGrid('iccWithin')) {
    notebook.note('no-icc', path, `${name} has no correlation within a ${within.unit}.`, {
      hint: 'Give icc within it, or put iccWithin in the grid.',
    });
  }
  const units = (clusters ?? 1) * within.clusters;
  if (units > MOST_UNITS) {
    notebook.note(
      'too-many-units',
      [...path, 'clusters'],
      `${name} has ${units} units (${within.unit}) in all; ${MOST_UNITS} is the most.`,
      { hint: `${within.clusters} is the number in each cluster.` },
    );
  }
  if (within.take !== null && within.take > within.clusters) {
    notebook.note(
      'too-many-clusters',
      [...path, 'take'],
      `${name} takes ${within.take} of ${within.clusters} units (${within.unit}) in each cluster.`,
    );
  }
}

/** What the numbers of a clustered design cannot be together. */
export function clusterFaults(design: Clustering, name: string): Fault[] {
  const { clusters, take, unit, cases, cohort, whole } = design;
  const faults = unitFaults(design, name);
  const smallest = cohort === null ? Infinity : Math.floor(cohort / clusters);
  if (!whole && take <= clusters && Math.ceil(cases / take) > smallest && smallest > 0) {
    faults.push({
      code: 'cluster-too-small',
      message: `${name} takes ${Math.ceil(cases / take)} cases from a ${unit} that may have only ${smallest}.`,
      hint: 'The cohort is that of all clusters, or of all windows, together.',
    });
  }
  if (take > clusters) {
    faults.push({
      code: 'too-many-clusters',
      message: `${name} takes ${take} of ${clusters} clusters (${unit}).`,
    });
  } else if (take > cases || (cohort !== null && clusters > cohort)) {
    faults.push({
      code: 'more-clusters-than-cases',
      message: `${name} has more clusters than cases: ${take} of ${clusters} (${unit}) for ${cases} cases.`,
      hint: 'Every cluster taken needs at least one case.',
    });
  }
  return faults;
}

/** The same of units in the clusters. */
function unitFaults(
  { unit, clusters, take, icc, cases, cohort, within, whole }: Clustering,
  name: string,
): Fault[] {
  if (within === null) return [];
  const part = 'within';
  const faults: Fault[] = [];
  if (within.icc < icc) {
    faults.push({
      code: 'icc-order',
      part,
      message: `${name} has cases of one ${within.unit} resemble each other less (${within.icc}) than cases of one ${unit} (${icc}).`,
      hint: `Cases of one ${within.unit} are cases of one ${unit} too: their correlation cannot be smaller.`,
    });
  }
  const units = clusters * within.clusters;
  if (cohort !== null && units > cohort) {
    faults.push({
      code: 'more-clusters-than-cases',
      part,
      message: `${name} has more units than cases: ${units} (${within.unit}) in a cohort of ${cohort}.`,
      hint: 'Every unit needs at least one case.',
    });
  }
  if (whole || within.take === null) return faults;
  const taken = take * within.take;
  const smallest = cohort === null ? Infinity : Math.floor(Math.floor(cohort / clusters) / within.clusters);
  const most = Math.ceil(Math.ceil(cases / take) / within.take);
  if (taken > cases) {
    faults.push({
      code: 'more-clusters-than-cases',
      part,
      message: `${name} takes more units than cases: ${within.take} (${within.unit}) in each of ${take} (${unit}) for ${cases} cases.`,
      hint: 'Every unit taken needs at least one case. Without take, cases are drawn from the whole cluster, from any unit.',
    });
  } else if (most > smallest && smallest > 0) {
    faults.push({
      code: 'cluster-too-small',
      part,
      message: `${name} takes ${most} cases from a ${within.unit} that may have only ${smallest}.`,
      hint: `Take more units in each ${unit}, or leave take out.`,
    });
  }
  return faults;
}
