import { leastOf, mostOf } from '../../numeric/extremes.js';
import { number } from '../../words/format.js';
import type { Clustering } from '../groups.js';
import { checkCohort } from '../input/checks.js';
import type { CheckFacts, Fault } from '../kind.js';
import { clusterSizes } from './clusters.js';
import type { DeclaredClusters } from './declaredClusters.js';
import { isUnequal } from './unequalSizes.js';

/** Notes what is wrong with declared clusters; false where their number is not known. */
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
  checkSizes(declared, facts);
  checkWithin(declared, facts);
  checkCohort(declared, facts, { always: needsCohort });
  return isNumbered;
}

/** Sizes are those of all clusters, given in one way, and those of clusters without units. */
function checkSizes({ clusters, sizes, cv, within }: DeclaredClusters, facts: CheckFacts): void {
  const { name, path, notebook } = facts;
  const key = sizes === undefined ? 'cv' : 'sizes';
  if (sizes !== undefined && cv !== undefined) {
    notebook.note('over-determined', [...path, 'cv'], `${name} gives sizes and cv.`, {
      hint: 'The sizes have a coefficient of variation of their own: leave one of the two out.',
    });
  }
  if (sizes !== undefined && clusters !== null && clusters !== sizes.length) {
    notebook.note(
      'bad-sizes',
      [...path, 'sizes'],
      `${name} has ${clusters} clusters but ${sizes.length} sizes.`,
      { hint: 'Give a size for each cluster, or leave clusters out.' },
    );
  }
  if (within !== undefined && (sizes !== undefined || cv !== undefined)) {
    notebook.note('bad-sizes', [...path, key], `${name} has ${key} and units within its clusters.`, {
      hint: 'Clusters with units are of equal size: leave one of the two out.',
    });
  }
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
  const faults = [...unitFaults(design, name), ...sizeFaults(design, name)];
  const smallest = cohort === null ? Infinity : Math.floor(cohort / clusters);
  // Clusters that differ in size are asked for no more than they have.
  if (
    !isUnequal(design) &&
    !whole &&
    take <= clusters &&
    Math.ceil(cases / take) > smallest &&
    smallest > 0
  ) {
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
  } else if ((take > cases && !isUnsized(design)) || (cohort !== null && clusters > cohort)) {
    faults.push({
      code: 'more-clusters-than-cases',
      message: `${name} has more clusters than cases: ${take} of ${clusters} (${unit}) for ${cases} cases.`,
      hint: 'Every cluster taken needs at least one case.',
    });
  }
  return faults;
}

/** Whole clusters of a cohort that is not known, as is noted elsewhere, have no known number of cases. */
const isUnsized = ({ whole, cohort }: Clustering): boolean => whole && cohort === null;

/** The same of clusters that differ in size. */
function sizeFaults(design: Clustering, name: string): Fault[] {
  if (!isUnequal(design)) return [];
  const { clusters, take, cases, cohort, whole, unit } = design;
  const sizes = [...(clusterSizes(design) ?? design.sizes)].sort((one, other) => one - other);
  const total = (values: readonly number[]): number => values.reduce((sum, size) => sum + size, 0);
  const faults: Fault[] = [];
  const fewest = total(sizes.slice(0, take));
  if (cohort !== null && !whole && take < clusters && fewest < cases) {
    faults.push({
      code: 'cluster-too-small',
      message: `${name} takes ${cases} cases from ${take} clusters (${unit}) that may have only ${fewest} together.`,
      hint: 'The cohort is that of all clusters together. Take more of them, or fewer cases.',
    });
  }
  // What the smallest should have of the cohort, and of the cases of a sample that has the largest ones beside it.
  const smallest = leastOf(design.sizes);
  const others = total(sizes.slice(clusters - take + 1));
  const shares = [
    ...(cohort === null ? [] : [(cohort * smallest) / total(design.sizes)]),
    ...(whole ? [] : [(cases * sizes[0]!) / (take === clusters ? total(sizes) : sizes[0]! + others)]),
  ];
  if (shares.some((share) => share < LEAST_SHARE)) {
    faults.push({
      code: 'cluster-without-cases',
      message: `${name} has a ${unit} too small for a case: sizes run from ${number(smallest, 3)} to ${number(mostOf(design.sizes), 3)}.`,
      hint: 'Every cluster taken needs at least one case, in proportion to its size. The cv of k clusters is below √(k - 1).',
    });
  }
  return faults;
}

/** Less than this rounds to no case. */
const LEAST_SHARE = 0.5;

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
