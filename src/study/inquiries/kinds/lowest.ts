import { z } from 'zod';
import { emptyEstimate } from '../../../designs/estimating/estimate.js';
import { leastOf } from '../../../numeric/extremes.js';
import { list } from '../../../words/format.js';
import { type LimitsToFill, PERCENTAGE_METHODS, percentageLimits } from '../../estimators/limits.js';
import { fromVariance, type Inquiry } from '../../study.js';
import type { ConditionAnswer } from '../../world/conditions.js';
import type { Analysis, Context } from '../analysis.js';
import { inside, question, written } from '../fields.js';
import { addBand, addEstimate, addInterval } from '../judge.js';
import type { InquiryKind } from '../kind.js';
import { bandMeasures, estimateMeasures, intervalMeasures } from '../measures.js';

export interface LowestInquiry extends Inquiry {
  readonly kind: 'lowest';
  readonly questions: readonly string[];
  readonly world: string;
}

/** The lowest of several questions, which is what a standard is judged by. */
export const lowest: InquiryKind<LowestInquiry> = {
  kind: 'lowest',
  key: 'lowest',
  written: written(
    z.strictObject({ lowest: z.array(question).min(2).max(6), in: inside }),
    ({ lowest: questions, in: asked }, { each }) =>
      each(asked, (world, name) => ({ name, kind: 'lowest', questions, world, against: null })),
  ),
  subject: ({ questions, world }) => ({ questions, worlds: [world], about: 'process' }),

  methods: (_, answer) => (fromVariance(answer) ? [] : PERCENTAGE_METHODS),
  estimand: 'percentage',
  standardError: 'judged',
  analysis: lowestAnalysis,
  outcomes: (_, { ofDesign }) => ofDesign(),

  measures: (sheet) => {
    estimateMeasures(sheet);
    intervalMeasures(sheet);
    bandMeasures(sheet);
  },
  main: ['estimate', 'bias', 'coverage', 'wrongBand', 'misleads'],
  headlines: [
    {
      measure: 'bias',
      says: (value, { shown, truth }) =>
        `the lowest is ${shown('estimate')} on average where the truth is ${truth}, a bias of ${value}`,
    },
  ],
  line: ({ name, questions, world }) => `${name}: the lowest of ${list(questions)} (${world})`,
  mechanism:
    'All questions are answered of the same cases, with the joint distribution that the scenario gives them; the truth is the lowest of their true shares.',
};

function lowestAnalysis(
  { locate, estimator, misleadingPoints }: Context,
  inquiry: LowestInquiry,
  answer: ConditionAnswer,
): Analysis {
  const asked = inquiry.questions.map((question) => locate(inquiry.world, question));
  const { index, world } = asked[0]!;
  const questions = asked.map(({ question }) => question);
  const estimateFrom = estimator(answer, world, { about: 'process' });
  const estimate = emptyEstimate();
  const limits: LimitsToFill = { lower: 0, upper: 1 };
  const least = { value: 0, variance: 0, yes: 0, cases: 0 };
  const truth = leastOf(questions.map((question) => world.truth[question]!));
  const raw = percentageLimits(answer.interval ?? 'wilson', answer.confidence, null);
  return {
    inquiry,
    answer,
    truth,
    add: (samples, tally, weight) => {
      const sample = samples[index]!;
      least.value = Infinity;
      for (const question of questions) {
        estimateFrom(sample, question, estimate);
        if (!estimate.defined) {
          tally.add('undefined', weight);
          return false;
        }
        if (estimate.value < least.value) {
          least.value = estimate.value;
          least.variance = estimate.variance;
          least.yes = estimate.yes;
          least.cases = estimate.cases;
        }
      }
      addEstimate(tally, weight, least.value, truth, least.variance);
      addBand(tally, weight, least.value, truth, misleadingPoints);
      if (answer.interval !== null) {
        raw(least.yes, least.cases, limits);
        addInterval(tally, weight, limits, least.value, truth, inquiry.against);
      }
      return true;
    },
  };
}
