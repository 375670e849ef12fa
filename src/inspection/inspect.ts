import { requireFields, requireWhole } from '../check.js';
import type { Counts } from '../counts.js';
import type { Design } from '../designs/registry.js';
import { caseBatches, type Match, MOST_IN_MEMORY } from '../model/draw/caseBatches.js';
import type { CaseModel } from '../model/model.js';
import { modelParts } from '../model/network/parts.js';
import { percentDigits } from '../scenario/figures/feasibleCounts.js';
import type { CaseVariable } from '../scenario/scenario.js';
import { type CohortInspection, type TakenCases, takeFromCohort } from './inspectCohort.js';

/** Cases drawn straight from the case model, as from a cohort without limit. */
export interface SimpleInspection {
  readonly kind?: 'simple';
  /** Cases to take; those of the published sample by default. */
  readonly cases?: number;
  readonly match?: Match;
}

/** How the sampled cases spread over one variable's levels, among the cases for which it applies. */
export interface Tally {
  readonly variable: string;
  readonly levels: readonly string[];
  readonly counts: readonly number[];
  readonly of: number;
}

/** One question as a report would give it, out of the cases for which it is relevant. */
interface Score extends Counts {
  readonly id: string;
  readonly label: string;
  /** The key question that it is, or that it informs. */
  readonly question: string | null;
  /** The whole percentage that would be published, halves rounded up; null when no case is relevant. */
  readonly percent: number | null;
  /** The cohort's proportion of yes as the sample estimates it, each case weighing what it stands for; only where a cohort was sampled. */
  readonly weighted?: number | null;
}

/** One sample, scored. */
export interface Inspection {
  readonly design: Required<SimpleInspection> | Design;
  readonly seed: number;
  readonly keyQuestions: readonly Score[];
  readonly prompts: readonly Score[];
  /** Every case variable, in the scenario's order. */
  readonly tallies: readonly Tally[];
}

/** The whole percentage that a report would print, halves rounded up; null where no case is relevant. */
export function publishedPercent(yes: number, of: number): number | null {
  return of === 0 ? null : Number(percentDigits(yes, of));
}

/**
 * Carries out one inspection: draws a sample and scores it against the key questions, and each prompt against the
 * cases for which it is relevant. The sample comes straight from the case model or, with a cohort or strata, from
 * a cohort drawn from it first.
 *
 * @param model - a compiled case model
 * @param options.design - `{ cases, match }`, as many cases as were published by default; or
 *   `{ kind, cases, cohort, by }` for a simple, stratified, matched or quota sample of a cohort. Clustered designs
 *   need an intraclass correlation and are for `runStudy`
 * @param options.seed - a whole number, 0 or more; the same seed gives the same inspection
 * @returns counts and the percentages that would be published
 * @throws ArgumentError for a number of cases or a seed that cannot be, and where an exact match is impossible
 * @source ancestral sampling from the case model (`drawCases`); per design in `designs/kinds/` for a cohort
 * @example
 * inspect(model, { design: { cases: 84 }, seed: 7 }).keyQuestions[0]?.percent;
 */
export function inspect(
  model: CaseModel,
  options: { readonly design?: SimpleInspection | CohortInspection; readonly seed: number },
): Inspection {
  modelParts(model);
  const { design = {}, seed } = requireFields('options', options, '{ seed: 7 }');
  const asked =
    typeof design === 'string' ? { kind: design } : requireFields('design', design, '{ cases: 84 }');
  if (!isOfCohort(asked)) return inspectProcess(model, asked, seed);
  const taken = takeFromCohort(model, asked, seed);
  const counts = emptyCounts(model);
  addCounts(counts, taken.columns, taken.weights.length);
  return inspectionOf(model, {
    design: taken.design,
    seed,
    counts,
    weighted: (index) => weighted(taken, index),
  });
}

/** Whether a cohort is drawn first: every design but the simple one without a cohort of its own. */
function isOfCohort(design: SimpleInspection | CohortInspection): design is CohortInspection {
  return 'cohort' in design || 'by' in design || (design.kind ?? 'simple') !== 'simple';
}

function inspectProcess(
  model: CaseModel,
  { cases = model.scenario.sample.cases, match = 'expected' }: SimpleInspection,
  seed: number,
): Inspection {
  requireWhole('design.cases', cases, { min: 1, max: MOST_IN_MEMORY });
  const counts = emptyCounts(model);
  for (const { size, columns } of caseBatches(model, { cases, seed, match }))
    addCounts(counts, columns, size);
  return inspectionOf(model, { design: Object.freeze({ kind: 'simple', cases, match }), seed, counts });
}

/** For each variable, cases by state: its levels, then not relevant. */
type StateCounts = readonly number[][];

function emptyCounts(model: CaseModel): StateCounts {
  return model.variables.map(({ levels }) => new Array<number>(levels.length + 1).fill(0));
}

function addCounts(counts: StateCounts, columns: readonly Uint16Array[], size: number): void {
  columns.forEach((column, index) => {
    const own = counts[index] ?? [];
    for (let i = 0; i < size; i++) own[column[i]!] = own[column[i]!]! + 1;
  });
}

/** Yes over relevant cases of one binary variable, each case counted as often as it stands for others. */
function weighted({ columns, weights }: TakenCases, index: number): number | null {
  let [yes, of] = [0, 0];
  columns[index]?.forEach((state, row) => {
    const weight = weights[row]!;
    if (state < 2) of += weight;
    if (state === 1) yes += weight;
  });
  return of === 0 ? null : yes / of;
}

interface Found extends Pick<Inspection, 'design' | 'seed'> {
  readonly counts: StateCounts;
  readonly weighted?: (variable: number) => number | null;
}

function inspectionOf(model: CaseModel, { design, seed, counts, weighted: weigh }: Found): Inspection {
  const tallies = model.variables.map(({ name, levels }, index) => {
    const own = (counts[index] ?? []).slice(0, levels.length);
    const of = own.reduce((sum, count) => sum + count, 0);
    return Object.freeze({ variable: name, levels, counts: Object.freeze(own), of });
  });
  const scores = (section: CaseVariable['section']): readonly Score[] =>
    Object.freeze(
      model.variables.flatMap(({ name, label, question, ...variable }, index): Score[] => {
        const tally = tallies[index];
        if (variable.section !== section || variable.kind !== 'binary' || tally === undefined) return [];
        const { counts: own, of } = tally;
        const yes = own[1]!;
        const plain = { id: name, label, question, yes, of, percent: publishedPercent(yes, of) };
        return [Object.freeze(weigh === undefined ? plain : { ...plain, weighted: weigh(index) })];
      }),
    );
  return Object.freeze({
    design,
    seed,
    keyQuestions: scores('keyQuestion'),
    prompts: scores('prompt'),
    tallies: Object.freeze(tallies),
  });
}
