import { strataOf } from '../../designs/strata.js';
import { compileModel } from '../../model/compile/compile.js';
import type { Notebook } from '../../scenario/yaml/notebook.js';
import type { NamedDesign, Study } from '../study.js';
import { checkNumbers } from './checkNumbers.js';
import { checkRange } from './checkRange.js';

/** Notes every design that cannot be carried out at some point of the grid. */
export function checkDesigns(study: Study, notebook: Notebook): void {
  const inGrid = (name: string): boolean => study.grid.some((axis) => axis.name === name);
  const ofCohort = study.inquiries.find((inquiry) => 'of' in inquiry && inquiry.of === 'cohort');
  /** Designs whose numbers are not all known, so that nothing more can be said of them. */
  const unsized = new Set<string>();
  for (const design of study.designs) {
    const path = ['designs', design.name];
    const clustered = design.kind === 'cluster' || design.kind === 'two-stage' || design.kind === 'window';
    checkRange('icc', design.icc, [...path, 'icc'], notebook);
    if (clustered && design.icc === null && !inGrid('icc')) {
      notebook.note('no-icc', path, `${design.name} has no intraclass correlation.`, {
        hint: 'Say icc, or put icc in the grid.',
      });
    }
    if (clustered && design.clusters === null && !inGrid('clusters')) {
      const what = design.kind === 'window' ? 'windows' : 'clusters';
      unsized.add(design.name);
      notebook.note('no-clusters', path, `${design.name} does not say how many ${what} there are.`);
    }
    const sized = design.cohort !== null ? design.cohort !== 'unlimited' : inGrid('cohort');
    checkWithin(design, inGrid('iccWithin'), notebook);
    if (!sized && (design.kind === 'cluster' || ofCohort !== undefined)) {
      unsized.add(design.name);
      notebook.note(
        'no-cohort',
        path,
        `${design.name} needs a cohort of a known size${ofCohort === undefined ? '' : `, because ${ofCohort.name} asks about it`}.`,
        { hint: 'Say cohort: scenario, or a number, or put cohort in the grid.' },
      );
    }
    checkQuestion(design, notebook);
    if (design.by.length > 0) checkStrata(design, study, notebook);
  }
  checkNumbers(study, notebook, unsized);
}

/** Neyman's allocation is for one question, which no other allocation reads. */
function checkQuestion({ name, allocation, question }: NamedDesign, notebook: Notebook): void {
  if (allocation === 'neyman' && question === null) {
    notebook.note(
      'no-question',
      ['designs', name],
      `${name} does not say which question it is allocated for.`,
      {
        hint: 'Say question: assessment, say.',
      },
    );
  } else if (allocation !== 'neyman' && question !== null) {
    notebook.note(
      'unread-question',
      ['designs', name, 'question'],
      `${name} reads question only with allocation: neyman.`,
    );
  }
}

/** Units in all clusters together; more are a mistake. */
const MOST_UNITS = 10_000;

/** Units within clusters need a correlation of their own. */
function checkWithin({ name, clusters, within }: NamedDesign, inGrid: boolean, notebook: Notebook): void {
  if (within === undefined) return;
  const path = ['designs', name, 'within'];
  checkRange('iccWithin', within.icc, [...path, 'icc'], notebook);
  if (within.icc === null && !inGrid) {
    notebook.note('no-icc', path, `${name} has no correlation within a ${within.unit}.`, {
      hint: 'Say icc within it, or put iccWithin in the grid.',
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

function checkStrata(design: NamedDesign, study: Study, notebook: Notebook): void {
  const path = ['designs', design.name];
  const custom = typeof design.allocation === 'object' ? design.allocation : null;
  const wanted = design.kind === 'quota' ? design.quotas : custom;
  const place = [...path, design.kind === 'quota' ? 'quotas' : 'allocation'];
  for (const world of study.worlds) {
    const strata = strataOf(compileModel(world.scenario), design.by);
    for (const name of Object.keys(wanted ?? {})) {
      const stratum = strata.find((known) => known.name === name);
      if (stratum === undefined) {
        notebook.note('unknown-stratum', [...place, name], `There is no stratum ${name} in ${world.name}.`, {
          hint: `There are ${strata.map((known) => known.name).join(', ')}.`,
        });
      } else if (stratum.share === 0) {
        notebook.note(
          'empty-stratum',
          [...place, name],
          `The stratum ${name} has no cases in ${world.name}.`,
        );
      }
    }
    if (design.kind !== 'stratified') continue;
    const filled = strata.filter(({ share }) => share > 0);
    const missing = custom === null ? [] : filled.filter(({ name }) => (custom[name] ?? 0) === 0);
    if (missing.length > 0) {
      notebook.note(
        'empty-stratum',
        place,
        `${design.name} takes no cases from ${missing.map(({ name }) => name).join(', ')}, so nothing stands for them.`,
      );
    }
    const fewest = design.cases ?? Math.min(...casesInGrid(study), world.scenario.sample.cases);
    if (custom === null && filled.length > fewest) {
      notebook.note(
        'empty-stratum',
        path,
        `${design.name} makes ${filled.length} strata for ${fewest} cases, so some would have no cases.`,
        { hint: 'Stratify by fewer variables, or use a matched design.' },
      );
    }
  }
}

function casesInGrid(study: Study): number[] {
  const axis = study.grid.find(({ name }) => name === 'cases');
  return axis === undefined ? [] : axis.values.map(Number);
}
