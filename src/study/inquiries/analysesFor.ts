import { estimatorFor, weighsCases } from '../estimators/estimator.js';
import {
  COHORT_METHODS,
  DESIGN_METHODS,
  DIFFERENCE_METHODS,
  PAIRED_METHODS,
  PERCENTAGE_METHODS,
} from '../estimators/limits.js';
import { trueVariance } from '../estimators/trueVariance.js';
import { type AnswerStrategy, fromVariance, type Inquiry, type Study } from '../study.js';
import type { CompiledWorld } from '../world/compileWorld.js';
import type { Condition, ConditionAnswer } from '../world/conditions.js';
import type { Scoring } from '../world/scoring.js';
import { agreementAnalysis } from './agreement.js';
import type { Analysis, Context } from './analysis.js';
import { differenceAnalysis } from './difference.js';
import { lowestAnalysis } from './lowest.js';
import { nextAnalysis } from './next.js';
import { pairedAnalysis } from './paired.js';
import { percentageAnalysis } from './percentage.js';
import { rankingAnalysis } from './ranking.js';
import { spreadAnalysis } from './spread.js';

/** The interval methods that fit an inquiry and an estimate; null when it takes no interval at all. */
export function methodsFor(inquiry: Inquiry, answer: AnswerStrategy): readonly string[] | null {
  const counts = !fromVariance(answer);
  switch (inquiry.kind) {
    case 'percentage':
      if (!counts) return DESIGN_METHODS;
      return inquiry.of === 'cohort' ? [...PERCENTAGE_METHODS, ...COHORT_METHODS] : PERCENTAGE_METHODS;
    case 'lowest':
      return counts ? PERCENTAGE_METHODS : [];
    case 'difference':
      return counts ? DIFFERENCE_METHODS : ['wald'];
    case 'paired':
      return counts ? PAIRED_METHODS : [];
    default:
      return null;
  }
}

/** Whether an answer strategy can answer an inquiry. */
export function canAnswer(answer: AnswerStrategy, inquiry: Inquiry): boolean {
  const { interval } = answer;
  const onlyCounts = ['agreement', 'paired', 'next'].includes(inquiry.kind);
  if (onlyCounts && fromVariance(answer)) return false;
  return interval === null || (methodsFor(inquiry, answer)?.includes(interval) ?? false);
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
  const variances = new Map<string, number | null>();
  const context: Context = {
    misleadingPoints: study.misleadingPoints,
    placeOf: (name, question) => {
      const index = worlds.findIndex((world) => world.name === name);
      const [world, scored] = [worlds[index], scoring[index]];
      if (world === undefined || scored === undefined) throw new RangeError(`no scenario ${name}`);
      return { index, world, scoring: scored, place: world.patterns.questions.indexOf(question) };
    },
    designVariance:
      (answer, { world, scoring: scored, place: question, index }, ofCohort) =>
      () => {
        const weighted = weighsCases(answer, world.design);
        const key = `${index} ${question} ${weighted} ${ofCohort}`;
        const known = variances.get(key);
        if (known !== undefined) return known;
        const found = trueVariance(world, scored, {
          question,
          weighted,
          about: ofCohort ? 'cohort' : 'process',
        });
        variances.set(key, found);
        return found;
      },
    estimator: (answer, { design, groups }, finite) =>
      estimatorFor(answer, design, { shares: groups.shares, about: finite ? 'cohort' : 'process' }),
  };
  // Inspectors who mark nothing twice show no agreement.
  const asked = study.inquiries.filter(
    ({ kind }) => kind !== 'agreement' || condition.inspectors.doubleMarked > 0,
  );
  return asked.flatMap((inquiry) =>
    answersTo(inquiry, condition.answers, plainAnswer).map((answer) => analysisFor(context, inquiry, answer)),
  );
}
