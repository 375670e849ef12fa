import { requireFields, requireWhole } from '../check.js';
import type { Counts } from '../counts.js';
import { bandProbabilities } from '../estimation/bands/bands.js';
import type { Interval } from '../estimation/proportion/interval.js';
import { type MissingCases, missingCases } from '../estimation/proportion/missingCases.js';
import { type ProportionMethod, proportionInterval } from '../estimation/proportion/proportion.js';
import { type Inspection, inspect, publishedPercent, type Tally } from '../inspection/inspect.js';
import { type JointAnswer, jointAnswers } from '../model/compile/jointAnswers.js';
import type { CaseModel, CompiledVariable } from '../model/model.js';
import { refuse } from '../problem.js';
import { yesCounts } from '../scenario/figures/yesCounts.js';
import type { Basis } from '../scenario/scenario.js';
import { type Assumption, assumptionsOf, shortLabel } from './assumptions.js';
import { isOnScale } from './inspectLevels.js';
import { type MarginRow, marginRows, percentPrinted } from './marginRows.js';
import { type AllWithinRanges, type NextReport, nextReports } from './nextReports.js';

/** The role of the case variable behind the oversight gap, in scenarios that have it. */
const OVERSIGHT = 'management-oversight-effective';

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
  readonly interval: Interval<ProportionMethod> | null;
  /** Round this sample's rate; null when the sample has no relevant case. */
  readonly sampleInterval: Interval<ProportionMethod> | null;
  /** Between what the published share lies with the cases whose files could not be read; null where none is said to be so. */
  readonly withMissing: MissingCases | null;
}

export interface KeyQuestionRow extends QuestionRow, NextReport {
  /** The whole question; `label` is its name. */
  readonly asks: string;
  readonly published: Counts & { readonly percent: number };
  readonly interval: Interval<ProportionMethod>;
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

export type { MarginRow } from './marginRows.js';

/** Everything that `casesim inspect` says, as data. */
export interface InspectionReport {
  readonly cases: number;
  readonly effects: string;
  readonly largestTable: number;
  readonly margins: readonly MarginRow[];
  readonly keyQuestions: readonly KeyQuestionRow[];
  /** Of the ranges of the next inspection: of `next`, each at the level asked for, and of `nextTogether`. */
  readonly allWithin: AllWithinRanges;
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
  /** Cases chosen whose files could not be read, beside those published; as the scenario says if omitted. */
  readonly missing?: number;
}

/**
 * Rebuilds the published inspection, inspects one synthetic sample and says how far each figure could have moved.
 *
 *     compiled scenario ── one sample, scored ──┬── every variable: published, in the model, in the sample
 *            │                                  ├── every question with its interval ──┬── key questions: what comes next, bands
 *            │                                  │                                      ├── prompts
 *            │                                  │                                      └── the oversight gap
 *            ├── answers taken together: between what no effects and strong effects make of them
 *            └── what all of it assumes
 *
 * @param model - the compiled scenario
 * @param options - `cases`, 1 or more, and `seed` of the sample; `confidence` in (0, 1) and `method` of the intervals; `missing`,
 *   cases whose files could not be read, beside those published, 0 or more, as the scenario says if omitted
 * @returns everything that `casesim inspect` prints
 * @throws ArgumentError naming the option that cannot be
 *
 * @example
 * const model = compileModel(loadScenario('west-midlands-2025'));
 * const options = { cases: 84, seed: 7, confidence: 0.95, method: 'wilson' };
 * inspectionReport(model, options).keyQuestions[0]?.interval.lower; // 0.384…
 */
export function inspectionReport(model: CaseModel, options: InspectionReportOptions): InspectionReport {
  const { cases, seed } = requireFields('options', options, '{ cases: 84, seed: 7 }');
  const inspection = inspect(model, { design: { kind: 'simple', cases }, seed });
  if (isOnScale(model)) refuseScale(model);
  const questions = questionsOf(model, inspection, options);
  return {
    cases,
    effects: model.effects,
    largestTable: model.largestTable,
    margins: marginRows(model, inspection),
    ...keyQuestionRows(model, questions, options),
    jointAnswers: jointAnswers(model.scenario),
    oversightGap: oversightGap(questions.find(({ variable }) => variable.role === OVERSIGHT)),
    prompts: promptRows(questions),
    assumptions: assumptionsOf(model),
  };
}

function refuseScale({ scenario }: CaseModel): never {
  refuse('ordered-questions', `The key questions of ${scenario.id} are on an ordered scale.`, {
    path: 'model',
    got: scenario.id,
    expected: 'key questions answered Yes or No',
    hint: 'levelsInspection reads them.',
  });
}

/** A variable with what was found of it as a question. */
interface Question {
  readonly variable: CompiledVariable;
  readonly row: QuestionRow;
}

function questionsOf(
  { variables, scenario }: CaseModel,
  { tallies }: Inspection,
  given: InspectionReportOptions,
): Question[] {
  const options = { ...given, missing: given.missing ?? scenario.sample.missing ?? 0 };
  requireWhole('missing', options.missing, { max: MOST_MISSING });
  return variables.map((variable, index) => ({
    variable,
    row: questionRow(variable, tallies[index] as Tally, options),
  }));
}

function keyQuestionRows(
  { scenario }: CaseModel,
  questions: readonly Question[],
  options: InspectionReportOptions,
): Pick<InspectionReport, 'keyQuestions' | 'allWithin'> {
  const { cases, confidence, method } = options;
  const found = questions
    .filter(({ variable }) => variable.section === 'keyQuestion')
    .map((question) => ({ ...question, published: publishedOf(question, scenario.sample.cases) }));
  const counts = found.map(({ published }) => published);
  const { reports, allWithin } = nextReports(counts, { cases, confidence });
  return {
    keyQuestions: found.map(({ variable, row, published }, index) => ({
      ...row,
      asks: variable.label,
      published,
      interval: row.interval ?? proportionInterval(published, { confidence, method }),
      ...reports[index]!,
      bands: bandProbabilities(published, { next: cases }),
    })),
    allWithin,
  };
}

/** A share that no figure settles is taken as the nearest whole cases of the published sample. */
function publishedOf({ variable, row }: Question, of: number): KeyQuestionRow['published'] {
  const yes = Math.round((variable.shares[1] as number) * of);
  return row.published ?? { yes, of, percent: publishedPercent(yes, of) as number };
}

/** More files than any inspection reads. */
const MOST_MISSING = 100_000;

/** Every prompt, and management oversight, which is judged like one. */
function promptRows(questions: readonly Question[]): QuestionRow[] {
  return questions
    .filter(({ variable }) => variable.kind === 'binary')
    .filter(({ variable }) => variable.section === 'prompt' || variable.role === OVERSIGHT)
    .map(({ row }) => row);
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
  return { ...counts, percent: printed ?? publishedPercent(counts.yes, counts.of)! };
}

function questionRow(
  variable: CompiledVariable,
  tally: Tally,
  { missing, ...options }: { method: ProportionMethod; confidence: number; missing: number },
): QuestionRow {
  const published = asPublished(variable);
  const sample = { yes: tally.counts[1]!, of: tally.of };
  return {
    id: variable.name,
    label: shortLabel(variable),
    question: variable.question,
    basis: variable.basis,
    published,
    sample: { ...sample, percent: publishedPercent(sample.yes, sample.of) },
    interval: published === null ? null : proportionInterval(published, options),
    sampleInterval: sample.of === 0 ? null : proportionInterval(sample, options),
    withMissing: published === null || missing === 0 ? null : missingCases(published, missing, options),
  };
}

function oversightGap(found: Question | undefined): OversightGap | null {
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
