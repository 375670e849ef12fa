import type { About } from '../../designs/groupedCounts.js';
import type { Design } from '../../designs/registry.js';
import { estimatorFor, weighsCases } from '../estimators/estimator.js';
import { trueVariance } from '../estimators/trueVariance.js';
import { type VarianceBasis, varianceBasis } from '../estimators/varianceBasis.js';
import type { AnswerStrategy, Inquiry, Study } from '../study.js';
import type { CompiledWorld } from '../world/compileWorld.js';
import type { Condition, ConditionAnswer } from '../world/conditions.js';
import type { Scoring } from '../world/scoring.js';
import type { Analysis, Context, QuestionIn } from './analysis.js';
import { inquiryKind } from './registry.js';

/** Everything that a condition of a study works out from each replicate, in the order of the results. */
export function analysesFor(
  study: Study,
  condition: Condition,
  worlds: readonly CompiledWorld[],
  scoring: readonly Scoring[],
): Analysis[] {
  const context = contextOf(study, worlds, scoring);
  const asked = study.inquiries.filter(
    ({ kind }) => inquiryKind(kind).applies?.(condition.inspectors) ?? true,
  );
  return asked.flatMap((inquiry) =>
    answersTo(inquiry, condition.answers).map((answer) =>
      inquiryKind(inquiry.kind).analysis(context, inquiry, answer),
    ),
  );
}

/** Whether an answer strategy can answer an inquiry. */
export function canAnswer(answer: AnswerStrategy, inquiry: Inquiry): boolean {
  const methods = inquiryKind(inquiry.kind).methods(inquiry, answer);
  return methods !== null && (answer.interval === null || methods.includes(answer.interval));
}

/** What the standard error of an answer rests on under a design; null where an inquiry reports none. */
export function basisOf(inquiry: Inquiry, answer: AnswerStrategy, design: Design): VarianceBasis | null {
  const { standardError, subject } = inquiryKind(inquiry.kind);
  return standardError === 'none' ? null : varianceBasis(subject(inquiry), answer, design);
}

/** The answers that an inquiry gets: those that fit it, or else the estimates alone. */
function answersTo(inquiry: Inquiry, answers: readonly ConditionAnswer[]): ConditionAnswer[] {
  const fitting = answers.filter((answer) => canAnswer(answer, inquiry));
  if (fitting.length > 0) return fitting;
  const estimates = [...new Set(answers.map(({ estimate }) => estimate))];
  const possible = estimates.map(plainAnswer).filter((answer) => canAnswer(answer, inquiry));
  return possible.length > 0 ? possible : [plainAnswer('raw')];
}

/** An answer that is the estimate alone. */
function plainAnswer(estimate: 'raw' | 'design'): ConditionAnswer {
  return { name: estimate === 'raw' ? 'published' : 'weighted', estimate, interval: null, confidence: 0.95 };
}

/** What all analyses of a condition share; a design's variance is worked out once for all that ask for it. */
function contextOf(
  { misleadingPoints }: Study,
  worlds: readonly CompiledWorld[],
  scoring: readonly Scoring[],
): Context {
  const variances = new Map<string, number | null>();
  const varianceOf = (answer: ConditionAnswer, at: QuestionIn, { about }: { about: About }) => {
    const { index, world, scoring: scored, question } = at;
    const weighted = weighsCases(answer, world.design);
    const key = `${index} ${question} ${weighted} ${about}`;
    const known = variances.get(key);
    if (known !== undefined) return known;
    const found = trueVariance(world, scored, { question, weighted, about });
    variances.set(key, found);
    return found;
  };
  return {
    misleadingPoints,
    locate: (name, question) => {
      const index = worlds.findIndex((world) => world.name === name);
      const [world, scored] = [worlds[index], scoring[index]];
      if (world === undefined || scored === undefined) throw new RangeError(`no scenario ${name}`);
      return { index, world, scoring: scored, question: world.patterns.questions.indexOf(question) };
    },
    designVariance: (answer, at, truth) => () => varianceOf(answer, at, truth),
    estimator: (answer, world, { about }) =>
      estimatorFor(answer, world.design, { shares: world.groups.shares, about }),
  };
}
