import { agreementAnalysis } from './analyses/agreement.js';
import type { Analysis, Context } from './analyses/analysis.js';
import { differenceAnalysis } from './analyses/difference.js';
import { lowestAnalysis } from './analyses/lowest.js';
import { nextAnalysis } from './analyses/next.js';
import { pairedAnalysis } from './analyses/paired.js';
import { percentageAnalysis } from './analyses/percentage.js';
import { rankingAnalysis } from './analyses/ranking.js';
import { spreadAnalysis } from './analyses/spread.js';
import type { CompiledWorld } from './compileWorld.js';
import type { Condition, ConditionAnswer } from './conditions.js';
import { estimateRaw, estimatorFor } from './estimator.js';
import {
  COHORT_METHODS,
  DESIGN_METHODS,
  DIFFERENCE_METHODS,
  PAIRED_METHODS,
  PERCENTAGE_METHODS,
} from './limits.js';
import type { Scoring } from './scoring.js';
import type { AnswerStrategy, Inquiry, Study } from './study.js';

/** The interval methods that fit an inquiry and an estimate; null when it takes no interval at all. */
export function methodsFor(inquiry: Inquiry, estimate: 'raw' | 'design'): readonly string[] | null {
  switch (inquiry.kind) {
    case 'percentage':
      if (estimate === 'design') return DESIGN_METHODS;
      return inquiry.of === 'cohort' ? [...PERCENTAGE_METHODS, ...COHORT_METHODS] : PERCENTAGE_METHODS;
    case 'lowest':
      return estimate === 'raw' ? PERCENTAGE_METHODS : [];
    case 'difference':
      return estimate === 'design' ? ['wald'] : DIFFERENCE_METHODS;
    case 'paired':
      return estimate === 'raw' ? PAIRED_METHODS : [];
    default:
      return null;
  }
}

/** Whether an answer strategy can answer an inquiry. */
export function canAnswer({ interval, estimate }: AnswerStrategy, inquiry: Inquiry): boolean {
  const onlyRaw = ['agreement', 'paired', 'next'].includes(inquiry.kind);
  if (onlyRaw && estimate === 'design') return false;
  return interval === null || (methodsFor(inquiry, estimate)?.includes(interval) ?? false);
}

/** The answers that an inquiry gets: those that fit it, or else the estimates alone. */
function answersTo<Answer extends AnswerStrategy>(
  inquiry: Inquiry,
  answers: readonly Answer[],
  plain: (estimate: 'raw' | 'design') => Answer,
): Answer[] {
  const fitting = answers.filter((answer) => canAnswer(answer, inquiry));
  if (fitting.length > 0) return fitting;
  const estimates = [...new Set(answers.map(({ estimate }) => estimate))];
  const possible = estimates.map(plain).filter((answer) => canAnswer(answer, inquiry));
  return possible.length > 0 ? possible : [plain('raw')];
}

/** An answer that is the estimate alone. */
function plainAnswer(estimate: 'raw' | 'design'): ConditionAnswer {
  return { name: estimate === 'raw' ? 'published' : 'weighted', estimate, interval: null, confidence: 0.95 };
}

function analysisFor(context: Context, inquiry: Inquiry, answer: ConditionAnswer): Analysis {
  switch (inquiry.kind) {
    case 'percentage':
    case 'band':
      return percentageAnalysis(context, inquiry, answer);
    case 'difference':
      return differenceAnalysis(context, inquiry, answer);
    case 'paired':
      return pairedAnalysis(context, inquiry, answer);
    case 'ranking':
      return rankingAnalysis(context, inquiry, answer);
    case 'lowest':
      return lowestAnalysis(context, inquiry, answer);
    case 'spread':
      return spreadAnalysis(context, inquiry, answer);
    case 'agreement':
      return agreementAnalysis(context, inquiry, answer);
    case 'next':
      return nextAnalysis(context, inquiry, answer);
  }
}

/** Everything that a condition of a study works out from each replicate, in the order of the results. */
export function analysesFor(
  study: Study,
  condition: Condition,
  worlds: readonly CompiledWorld[],
  scoring: readonly Scoring[],
): Analysis[] {
  const context: Context = {
    misleadingPoints: study.misleadingPoints,
    placeOf: (name, question) => {
      const index = worlds.findIndex((world) => world.name === name);
      const [world, scored] = [worlds[index], scoring[index]];
      if (world === undefined || scored === undefined) throw new RangeError(`no scenario ${name}`);
      return { index, world, scoring: scored, place: world.patterns.questions.indexOf(question) };
    },
    estimator: (answer, world, finite) =>
      answer.estimate === 'raw' ? estimateRaw : estimatorFor(world.design, world.groups.shares, finite),
  };
  // Inspectors who mark nothing twice show no agreement.
  const asked = study.inquiries.filter(
    ({ kind }) => kind !== 'agreement' || condition.inspectors.doubleMarked > 0,
  );
  return asked.flatMap((inquiry) =>
    answersTo(inquiry, condition.answers, plainAnswer).map((answer) => analysisFor(context, inquiry, answer)),
  );
}
