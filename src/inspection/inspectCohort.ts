import { requireWhole } from '../check.js';
import type { Groups } from '../designs/groups.js';
import { type CohortArguments, type CohortKind, type Design, requestedDesign } from '../designs/registry.js';
import { sampleCohort } from '../designs/sampleCohort.js';
import { strataOf } from '../designs/sampling/strata.js';
import { caseBatches, MOST_IN_MEMORY } from '../model/draw/caseBatches.js';
import type { CaseModel } from '../model/model.js';
import { stream } from '../numeric/stream.js';
import { variableWithRole } from '../scenario/roles.js';

/** A sample from a cohort of eligible cases, which is itself drawn from the case model. */
export interface CohortInspection extends CohortArguments {
  readonly kind?: CohortKind;
  /** Cases to take; those of the published sample by default. Quotas and allocations by level say it themselves. */
  readonly cases?: number;
  /** Eligible cases; as many as the scenario says by default. */
  readonly cohort?: number;
}

/** The sampled cases of a cohort, in columns, with the weight of each. */
export interface TakenCases {
  readonly design: Design;
  readonly columns: readonly Uint16Array[];
  readonly weights: Float64Array;
}

/** Draws a cohort from the case model and takes a sample from it under a design. */
export function takeFromCohort(model: CaseModel, asked: CohortInspection, seed: number): TakenCases {
  const { sample } = model.scenario;
  const cohort = requireWhole('design.cohort', asked.cohort ?? sample.cohort, {
    min: 1,
    max: MOST_IN_MEMORY,
  });
  const known = model.variables.map(({ name }) => name);
  const { design, strata } = requestedDesign(asked, {
    cohort,
    cases: sample.cases,
    variables: known,
    questions: model.variables.flatMap(({ name, kind }) => (kind === 'binary' ? [name] : [])),
    withRole: (role) => variableWithRole(model, role)?.name,
    strata: (by) => strataOf(model, by).map(({ name }) => name),
  });
  const { by, question } = strata;
  const combinations = strataOf(model, by);
  const groups: Groups = {
    names: combinations.map(({ name }) => name),
    shares: combinations.map(({ share }) => share),
    deviations: question === null ? null : deviationsOf(model, by, question),
  };
  const columns = model.variables.map(() => new Uint16Array(cohort));
  for (const batch of caseBatches(model, { cases: cohort, seed })) {
    batch.columns.forEach((column, index) => {
      columns[index]?.set(column, batch.start);
    });
  }
  const indices = by.map((name) => known.indexOf(name));
  const { levels } = model.joint(by);
  const groupOf = Int32Array.from({ length: cohort }, (_, i) =>
    indices.reduce((group, index, order) => group * levels[order]!.length + columns[index]![i]!, 0),
  );
  const taken = sampleCohort(design, groups, groupOf, stream(seed, 'inspection', 'sample'));
  return {
    design: Object.freeze(design),
    columns: columns.map((column) => Uint16Array.from(taken.cases, (index) => column[index]!)),
    weights: taken.weights,
  };
}

/** Standard deviation of the answers in each stratum, among the cases to which the question applies. */
function deviationsOf(model: CaseModel, by: readonly string[], question: string): number[] {
  const { levels, probabilities } = model.joint([...by, question]);
  const states = levels.at(-1) ?? [];
  const [no, yes] = [states.indexOf('no'), states.indexOf('yes')];
  return Array.from({ length: probabilities.length / states.length }, (_, stratum) => {
    const without = probabilities[stratum * states.length + no]!;
    const withYes = probabilities[stratum * states.length + yes]!;
    const p = withYes / (without + withYes || 1);
    return Math.sqrt(p * (1 - p));
  });
}
