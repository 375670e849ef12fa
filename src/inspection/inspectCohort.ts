import { requireOneOf, requireWhole } from '../check.js';
import { ALLOCATIONS, type Allocation, type Design } from '../designs/design.js';
import type { Groups } from '../designs/groups.js';
import { sampleCohort } from '../designs/sampleCohort.js';
import { strataOf } from '../designs/strata.js';
import { caseBatches, MOST_IN_MEMORY } from '../model/draw/caseBatches.js';
import type { CaseModel } from '../model/model.js';
import { stream } from '../numeric/stream.js';

const COHORT_KINDS = ['simple', 'stratified', 'matched', 'quota'] as const;

/** A sample from a cohort of eligible cases, which is itself drawn from the case model. */
export interface CohortInspection {
  readonly kind?: (typeof COHORT_KINDS)[number];
  /** Cases to take; those of the published sample by default. Quotas and allocations by level say it themselves. */
  readonly cases?: number;
  /** Eligible cases; as many as the scenario says by default. */
  readonly cohort?: number;
  /** The case variable, or variables, whose levels make the strata. */
  readonly by?: string | readonly string[];
  /** For stratified samples; in proportion by default. */
  readonly allocation?: Allocation;
  /** The question that Neyman's allocation is for. */
  readonly question?: string;
  /** For quota samples: cases from each level. */
  readonly quotas?: Readonly<Record<string, number>>;
}

/** The sampled cases of a cohort, in columns, with the weight of each. */
export interface TakenCases {
  readonly design: Design;
  readonly columns: readonly Uint16Array[];
  readonly weights: Float64Array;
}

/** Standard deviation of the answers in each stratum, among the cases to which the question applies. */
function deviationsOf(model: CaseModel, by: readonly string[], question: string): number[] {
  const { levels, probabilities } = model.joint([...by, question]);
  const states = levels.at(-1) ?? [];
  const [no, yes] = [states.indexOf('no'), states.indexOf('yes')];
  return Array.from({ length: probabilities.length / states.length }, (_, stratum) => {
    const without = probabilities[stratum * states.length + no] ?? 0;
    const withYes = probabilities[stratum * states.length + yes] ?? 0;
    const p = withYes / (without + withYes || 1);
    return Math.sqrt(p * (1 - p));
  });
}

/** Counts given by level: whole numbers for levels that some case has. */
function requireLevels(argument: string, counts: Readonly<Record<string, number>>, names: readonly string[]) {
  for (const [name, count] of Object.entries(counts)) {
    requireOneOf(argument, name, names);
    requireWhole(`${argument}.${name}`, count);
  }
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** Draws a cohort from the case model and takes a sample from it under a design. */
export function takeFromCohort(model: CaseModel, asked: CohortInspection, seed: number): TakenCases {
  const { sample } = model.scenario;
  const kind = requireOneOf('design.kind', asked.kind ?? 'simple', COHORT_KINDS);
  const cohort = requireWhole('design.cohort', asked.cohort ?? sample.cohort, {
    min: 1,
    max: MOST_IN_MEMORY,
  });
  const known = model.variables.map(({ name }) => name);
  const given =
    kind === 'simple' ? [] : (asked.by ?? (kind === 'matched' ? ['sex', 'sentence', 'risk'] : []));
  const by = (typeof given === 'string' ? [given] : given).map((name) =>
    requireOneOf('design.by', name, known),
  );
  if (kind !== 'simple' && by.length === 0) requireOneOf('design.by', String(asked.by), known);
  const strata = strataOf(model, by);
  const names = strata.map(({ name }) => name);
  const allocation = asked.allocation ?? 'proportional';
  if (typeof allocation === 'string') requireOneOf('design.allocation', allocation, ALLOCATIONS);
  const byLevel =
    kind === 'quota'
      ? requireLevels('design.quotas', asked.quotas ?? {}, names)
      : kind === 'stratified' && typeof allocation === 'object'
        ? requireLevels('design.allocation', allocation, names)
        : null;
  const cases = byLevel ?? asked.cases ?? sample.cases;
  requireWhole('design.cases', cases, { min: 1, max: cohort });
  const binary = model.variables.filter((variable) => variable.kind === 'binary').map(({ name }) => name);
  const neyman = kind === 'stratified' && allocation === 'neyman';
  const question = neyman ? requireOneOf('design.question', String(asked.question), binary) : null;
  const groups: Groups = {
    names,
    shares: strata.map(({ share }) => share),
    deviations: question === null ? null : deviationsOf(model, by, question),
  };
  const design: Design =
    kind === 'stratified'
      ? { kind, cases, cohort, by, allocation, question }
      : kind === 'quota'
        ? { kind, cases, cohort, by, quotas: asked.quotas ?? {} }
        : kind === 'matched'
          ? { kind, cases, cohort, by }
          : { kind, cases, cohort };

  const columns = model.variables.map(() => new Uint16Array(cohort));
  for (const batch of caseBatches(model, { cases: cohort, seed })) {
    batch.columns.forEach((column, index) => {
      columns[index]?.set(column, batch.start);
    });
  }
  const places = by.map((name) => known.indexOf(name));
  const { levels } = model.joint(by);
  const groupOf = Int32Array.from({ length: cohort }, (_, i) =>
    places.reduce(
      (group, place, order) => group * (levels[order]?.length ?? 1) + (columns[place]?.[i] ?? 0),
      0,
    ),
  );
  const taken = sampleCohort(design, groups, groupOf, stream(seed, 'inspection', 'sample'));
  return {
    design: Object.freeze(design),
    columns: columns.map((column) => Uint16Array.from(taken.cases, (place) => column[place] ?? 0)),
    weights: taken.weights,
  };
}
