import { requireOneOf, requireWhole } from '../check.js';
import { caseBatches, type Match, MOST_IN_MEMORY } from '../model/caseBatches.js';
import type { CaseModel } from '../model/model.js';
import { percentDigits } from '../scenario/feasibleCounts.js';
import type { CaseVariable, KeyQuestion } from '../scenario/scenario.js';

/** Cases drawn straight from the case model, as from a cohort without limit. */
export interface SimpleInspection {
  /** The only kind of one inspection, and so the default; studies know more designs. */
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

/** One question as a report would give it. */
interface Score {
  readonly id: string;
  readonly label: string;
  /** The key question that it is, or that it informs. */
  readonly question: KeyQuestion | null;
  readonly yes: number;
  /** Cases for which the question is relevant. */
  readonly of: number;
  /** The whole percentage that would be published, halves rounded up; null when no case is relevant. */
  readonly percent: number | null;
}

/** One sample, scored. */
export interface Inspection {
  readonly design: Required<SimpleInspection>;
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

function score({ name, label, question }: CaseVariable, { counts, of }: Tally): Score {
  const yes = counts[1] ?? 0;
  return Object.freeze({ id: name, label, question, yes, of, percent: publishedPercent(yes, of) });
}

/**
 * Carries out one inspection: draws a sample from the case model and scores it against the key questions, and
 * each prompt against the cases for which it is relevant.
 *
 * @param options.design - `{ cases, match }`; as many cases as were published by default
 * @param options.seed - a whole number, 0 or more; the same seed gives the same inspection
 * @returns counts and the percentages that would be published
 * @throws ArgumentError for a number of cases or a seed that cannot be, and where an exact match is impossible
 * @example
 * inspect(model, { design: { cases: 84 }, seed: 7 }).keyQuestions[0]?.percent;
 */
export function inspect(
  model: CaseModel,
  { design = {}, seed }: { design?: SimpleInspection; seed: number },
): Inspection {
  const {
    kind = 'simple',
    cases = model.scenario.sample.cases,
    match = 'expected',
  } = typeof design === 'object' ? design : { kind: design };
  requireOneOf('design.kind', kind, ['simple']);
  requireWhole('design.cases', cases, { min: 1, max: MOST_IN_MEMORY });
  const counts = model.variables.map(({ levels }) => new Array<number>(levels.length + 1).fill(0));
  for (const { size, columns } of caseBatches(model, { cases, seed, match })) {
    columns.forEach((column, index) => {
      const own = counts[index] ?? [];
      for (let i = 0; i < size; i++) own[column[i] ?? 0] = (own[column[i] ?? 0] ?? 0) + 1;
    });
  }
  const tallies = model.variables.map(({ name, levels }, index) => {
    const own = (counts[index] ?? []).slice(0, levels.length);
    const of = own.reduce((sum, count) => sum + count, 0);
    return Object.freeze({ variable: name, levels, counts: Object.freeze(own), of });
  });
  const scores = (role: CaseVariable['role']): Score[] =>
    model.variables.flatMap((variable, index) => {
      const tally = tallies[index];
      const scored = variable.role === role && variable.kind === 'binary' && tally !== undefined;
      return scored ? [score(variable, tally)] : [];
    });
  return Object.freeze({
    design: Object.freeze({ kind: 'simple', cases, match }),
    seed,
    keyQuestions: Object.freeze(scores('keyQuestion')),
    prompts: Object.freeze(scores('prompt')),
    tallies: Object.freeze(tallies),
  });
}
