import { criticalValue } from '../../estimation/proportion/interval.js';
import { whyUnknown } from '../estimators/trueVariance.js';
import { type VarianceBasis, varianceNote } from '../estimators/varianceBasis.js';
import { basisOf } from '../inquiries/analyses.js';
import type { Analysis } from '../inquiries/analysis.js';
import { type Measure, type MeasureFacts, MeasureSheet } from '../inquiries/measures.js';
import { type InquiryName, inquiryKind, inquiryName } from '../inquiries/registry.js';
import type { Condition } from '../world/conditions.js';
import { TALLY_SIZE, Tally } from '../world/tally.js';
import type { CompiledCondition } from './compileCondition.js';
import type { PreparedStudy } from './prepare.js';
import type { Failure } from './runBlock.js';

/** One inquiry, answered in one way under one condition, with every measure of how well. */
export interface StudyAnswer {
  readonly design: string;
  readonly inspectors: string;
  /** The values of the grid that this condition reads. */
  readonly point: Condition['point'];
  readonly inquiry: string;
  readonly kind: InquiryName;
  readonly answer: string;
  readonly estimate: 'raw' | 'design';
  readonly interval: string | null;
  readonly confidence: number | null;
  /** What the standard error and the interval rest on; null where there is none. */
  readonly varianceBasis: VarianceBasis | null;
  /** What must be known of it; null where it is what it seems. */
  readonly varianceNote: string | null;
  /** Why the true standard error of its design was not worked out; null where it was, or where there is none. */
  readonly designErrorNote: string | null;
  /** The true value, as a proportion; null where it differs by replicate. */
  readonly truth: number | null;
  readonly exact: boolean;
  /** Replicates behind the measures; null when exact. */
  readonly replicates: number | null;
  readonly measures: readonly Measure[];
}

/** What a study found. */
export interface StudyResult {
  readonly id: string;
  readonly title: string;
  readonly hash: string;
  readonly seed: number;
  /** Replicates of each simulated condition. */
  readonly replicates: number;
  /** False when the run stopped before it had all that was asked for. */
  readonly complete: boolean;
  readonly answers: readonly StudyAnswer[];
  readonly failures: readonly Failure[];
}

/** Makes the measures from the sums of all blocks. */
export function answersFrom(
  { conditions }: PreparedStudy,
  sums: Float64Array,
  exact: Float64Array,
): StudyAnswer[] {
  const answers: StudyAnswer[] = [];
  let from = 0;
  for (const { condition, worlds, scoring, analyses, exact: known } of conditions) {
    analyses.forEach(({ inquiry, answer, truth }, index) => {
      const isExact = known[index] === true;
      const tally = new Tally(isExact ? exact : sums, from + index * TALLY_SIZE);
      const measures = measuresOf(analyses[index]!, { tally, exact: isExact });
      const basis = basisOf(inquiry, answer, condition.design);
      answers.push({
        design: condition.designName,
        inspectors: condition.inspectorsName,
        point: condition.point,
        inquiry: inquiry.name,
        kind: inquiryName(inquiry.kind),
        answer: answer.name,
        estimate: answer.estimate,
        interval: answer.interval,
        confidence: answer.interval === null ? null : answer.confidence,
        varianceBasis: basis,
        varianceNote: varianceNote(basis, condition.design),
        designErrorNote: designErrorNote(analyses[index]!, { worlds, scoring }),
        truth,
        exact: isExact,
        replicates: isExact ? null : Math.round(tally.get('weight') + tally.get('undefined')),
        measures,
      });
    });
    from += analyses.length * TALLY_SIZE;
  }
  return answers;
}

/** Why an analysis that asks for the true standard error of the design does not get it; null where it does. */
function designErrorNote(
  { inquiry, designVariance }: Analysis,
  { worlds, scoring }: Pick<CompiledCondition, 'worlds' | 'scoring'>,
): string | null {
  if (designVariance === undefined || designVariance() !== null) return null;
  const { questions, worlds: names, about } = inquiryKind(inquiry.kind).subject(inquiry);
  const index = worlds.findIndex(({ name }) => names.includes(name));
  const world = worlds[index]!;
  return whyUnknown(world, scoring[index]!, {
    question: world.patterns.questions.indexOf(questions[0]!),
    about,
  });
}

/** What an answer will be measured by, before any replicate of it. */
export type PlannedAnswer = Pick<StudyAnswer, 'kind' | 'exact' | 'confidence'> & {
  readonly measures: readonly Pick<Measure, 'measure' | 'unit'>[];
};

/** The measures that every answer of a study will have, found as the results find them. */
export function plannedAnswers({ conditions }: PreparedStudy): PlannedAnswer[] {
  const tally = Tally.ofEverything();
  return conditions.flatMap(({ analyses, exact: known }) =>
    analyses.map((analysis, index) => {
      const { inquiry, answer } = analysis;
      const exact = known[index] === true;
      return {
        kind: inquiryName(inquiry.kind),
        exact,
        confidence: answer.interval === null ? null : answer.confidence,
        measures: measuresOf(analysis, { tally, exact }).map(({ measure, unit }) => ({ measure, unit })),
      };
    }),
  );
}

/** Every performance measure that an analysis has, and how often there was nothing to estimate. */
function measuresOf(
  { inquiry, answer, truth, designVariance }: Analysis,
  { tally, exact }: Pick<MeasureFacts, 'tally' | 'exact'>,
): readonly Measure[] {
  const { against, kind } = inquiry;
  const { estimand, measures } = inquiryKind(kind);
  const sheet = new MeasureSheet({
    tally,
    estimand,
    hasInterval: answer.interval !== null,
    effect: against === null ? null : truth === null ? 'each' : truth - against,
    exact,
    designVariance: designVariance?.() ?? null,
  });
  const [weight, without] = [sheet.sum('weight'), sheet.sum('undefined')];
  if (weight > 0) measures(sheet);
  if (without > 0) sheet.probability('noEstimate', 'undefined', weight + without);
  return sheet.measures;
}

const Z = criticalValue(0.95);

/** The largest Monte Carlo error among the measures counted in percentage points, in points. */
export function worstError(answers: readonly StudyAnswer[]): number {
  let worst = 0;
  for (const { measures } of answers) {
    for (const { unit, mcse, measure, lower, upper } of measures) {
      const conditional = measure === 'wrongSign';
      const inPoints = unit !== 'ratio' && unit !== 'index';
      // Where all replicates agree the error is 0 and says nothing: what Wilson's interval leaves open does.
      const error = unit === 'probability' && mcse === 0 ? (upper - lower) / (2 * Z) : mcse;
      if (inPoints && !conditional) worst = Math.max(worst, 100 * error);
    }
  }
  return worst;
}
