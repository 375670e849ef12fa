import type { Counts } from '../counts.js';
import { bandProbabilities } from '../estimation/bands/bands.js';
import { type ProportionMethod, proportionInterval } from '../estimation/proportion/proportion.js';
import { type Inspection, inspect, publishedPercent, type Tally } from '../inspection/inspect.js';
import { type Reinspection, reinspection } from '../inspection/reinspection.js';
import { type JointAnswer, jointAnswers } from '../model/compile/jointAnswers.js';
import type { CaseModel, CompiledVariable } from '../model/model.js';
import { yesCounts } from '../scenario/figures/yesCounts.js';
import type { Basis, Figure } from '../scenario/scenario.js';
import { type Assumption, assumptionGroups, hasAssumedDenominator, shortLabel } from './assumptions.js';

interface Limits {
  readonly lower: number;
  readonly upper: number;
  readonly method: ProportionMethod;
  readonly confidence: number;
}

/** The role of the case variable behind the oversight gap, in scenarios that have it. */
const OVERSIGHT = 'management-oversight-effective';

/** One level of one variable: as published, in the model and in this sample, as proportions of its relevant cases. */
export interface MarginRow {
  readonly variable: string;
  readonly label: string;
  readonly level: string;
  readonly levelLabel: string;
  /** The published share, or the assumed one where nothing is published: `basis` says which. */
  readonly published: number;
  readonly model: number;
  /** Null when the sample holds no relevant case. */
  readonly sample: number | null;
  readonly basis: Basis;
  /** Whole cases behind the published share, where figures settle them. */
  readonly publishedCount: { readonly count: number; readonly of: number } | null;
  readonly sampleCount: { readonly count: number; readonly of: number };
  /** The percentage that the publication prints, 0 to 100; null where it prints none. */
  readonly percent: number | null;
  /** A published quantity in words, such as "over three quarters". */
  readonly words: string | null;
}

/** A question with the cases it is relevant to, published and sampled. */
export interface QuestionRow {
  readonly id: string;
  readonly label: string;
  readonly question: string | null;
  readonly basis: Basis;
  /** Null where no figures settle whole cases. */
  readonly published: (Counts & { readonly percent: number }) | null;
  readonly sample: Counts & { readonly percent: number | null };
  /** Round the published rate. */
  readonly interval: Limits | null;
  /** Round this sample's rate; null when the sample holds no relevant case. */
  readonly sampleInterval: Limits | null;
}

export interface KeyQuestionRow extends QuestionRow {
  /** The whole question; `label` is its name. */
  readonly asks: string;
  readonly published: Counts & { readonly percent: number };
  readonly interval: Limits;
  readonly reinspection: Reinspection;
  /** Hypothetical: the dynamic programme publishes no bands. */
  readonly bands: ReturnType<typeof bandProbabilities>;
}

export interface OversightGap {
  /** Whether it counts only the cases that needed oversight, or all. */
  readonly whereNeeded: boolean;
  readonly published: Counts | null;
  readonly sample: Counts;
  readonly basis: Basis;
  /** The published words, where the publication gives no numbers. */
  readonly words: string | null;
}

/** Everything that `casesim inspect` says, as data. */
export interface InspectionReport {
  readonly cases: number;
  readonly effects: string;
  readonly largestTable: number;
  readonly margins: readonly MarginRow[];
  readonly keyQuestions: readonly KeyQuestionRow[];
  readonly jointAnswers: readonly JointAnswer[];
  /** Cases without effective management oversight, among those that needed it where the scenario says which did. */
  readonly oversightGap: OversightGap | null;
  readonly prompts: readonly QuestionRow[];
  readonly assumptions: readonly Assumption[];
}

export interface InspectionReportOptions {
  readonly cases: number;
  readonly seed: number;
  readonly confidence: number;
  readonly method: ProportionMethod;
}

function marginRows(model: CaseModel, { tallies }: Inspection): MarginRow[] {
  return model.variables.flatMap((variable, index) => {
    const { name, levels, levelLabels, shares, counts, figures } = variable;
    const tally = tallies[index] as Tally;
    const margin = model.margin(name);
    const relevant = counts?.reduce((sum, count) => sum + count, 0) ?? 0;
    return levels.map((level, place) => {
      const figure = figures[place] ?? null;
      const count = tally.counts[place] ?? 0;
      return {
        variable: name,
        label: shortLabel(variable),
        level,
        levelLabel: levelLabels[place] ?? level,
        published: shares[place] ?? 0,
        model: margin[level] ?? 0,
        sample: tally.of === 0 ? null : count / tally.of,
        basis:
          variable.basis === 'assumed' || hasAssumedDenominator(variable, model.variables)
            ? 'assumed'
            : (figure?.basis ?? variable.basis),
        publishedCount: counts === null ? null : { count: counts[place] ?? 0, of: relevant },
        sampleCount: { count, of: tally.of },
        percent: figure === null ? null : percentPrinted(figure),
        words: figure?.value.kind === 'words' ? figure.value.words : null,
      };
    });
  });
}

/** The percentage that a figure is published as; null for counts, words and assumptions. */
function percentPrinted({ value, basis }: Figure): number | null {
  return basis === 'published' && value.kind === 'percent' ? Number(value.percent) : null;
}

/**
 * The whole cases behind a binary variable, and their percentage: as printed where it is, else the whole one that
 * would be. Null where its figures do not settle the cases.
 */
function asPublished(variable: CompiledVariable): (Counts & { percent: number }) | null {
  const counts = yesCounts(variable);
  if (counts === null) return null;
  const [, figure = null] = variable.figures;
  const printed = figure === null ? null : percentPrinted(figure);
  return { ...counts, percent: printed ?? publishedPercent(counts.yes, counts.of) ?? 0 };
}

function questionRow(
  variable: CompiledVariable,
  tally: Tally,
  options: { method: ProportionMethod; confidence: number },
): QuestionRow {
  const published = asPublished(variable);
  const sample = { yes: tally.counts[1] ?? 0, of: tally.of };
  const limits = (counts: Counts): Limits => {
    const { lower, upper, method, confidence } = proportionInterval(counts, options);
    return { lower, upper, method, confidence };
  };
  return {
    id: variable.name,
    label: shortLabel(variable),
    question: variable.question,
    basis: variable.basis,
    published,
    sample: { ...sample, percent: publishedPercent(sample.yes, sample.of) },
    interval: published === null ? null : limits(published),
    sampleInterval: sample.of === 0 ? null : limits(sample),
  };
}

/**
 * Rebuilds the published inspection, inspects one synthetic sample and says how far each figure could have moved.
 *
 * @param model - the compiled scenario
 * @param options - cases and seed of the sample; confidence and method of the intervals
 * @throws ArgumentError for options that cannot be
 */
export function inspectionReport(
  model: CaseModel,
  { cases, seed, confidence, method }: InspectionReportOptions,
): InspectionReport {
  const inspection = inspect(model, { design: { kind: 'simple', cases }, seed });
  const rows = model.variables.map((variable, index) => ({
    section: variable.section,
    row: questionRow(variable, inspection.tallies[index] as Tally, { method, confidence }),
    variable,
  }));
  const keyQuestions = rows.flatMap(({ section, row, variable }): KeyQuestionRow[] => {
    if (section !== 'keyQuestion') return [];
    // A share that no figure settles stands for the nearest whole cases of the published sample.
    const of = model.scenario.sample.cases;
    const yes = Math.round((variable.shares[1] ?? 0) * of);
    const published = row.published ?? { yes, of, percent: publishedPercent(yes, of) ?? 0 };
    const { lower, upper } = row.interval ?? proportionInterval(published, { method, confidence });
    return [
      {
        ...row,
        asks: variable.label,
        published,
        interval: { lower, upper, method, confidence },
        reinspection: reinspection(published, { cases, confidence }),
        bands: bandProbabilities(published, { next: cases }),
      },
    ];
  });
  const isPrompt = ({ section, role, kind }: CompiledVariable): boolean =>
    kind === 'binary' && (section === 'prompt' || role === OVERSIGHT);
  return {
    cases,
    effects: model.effects,
    largestTable: model.largestTable,
    margins: marginRows(model, inspection),
    keyQuestions,
    jointAnswers: jointAnswers(model.scenario),
    oversightGap: oversightGap(rows.find(({ variable }) => variable.role === OVERSIGHT)),
    prompts: rows.filter(({ variable }) => isPrompt(variable)).map(({ row }) => row),
    assumptions: assumptionGroups(model).flatMap(({ assumptions }) => assumptions),
  };
}

function oversightGap(
  found: { readonly variable: CompiledVariable; readonly row: QuestionRow } | undefined,
): OversightGap | null {
  if (found === undefined) return null;
  const {
    row,
    variable: { figures, gate },
  } = found;
  const worded = figures.find((figure) => figure?.value.kind === 'words')?.value;
  const gap = ({ yes, of }: Counts): Counts => ({ yes: of - yes, of });
  return {
    whereNeeded: gate !== null,
    published: row.published === null ? null : gap(row.published),
    sample: gap(row.sample),
    basis: row.basis,
    words: worded?.kind === 'words' ? worded.words : null,
  };
}
