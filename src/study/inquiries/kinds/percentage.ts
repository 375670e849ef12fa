import { z } from 'zod';
import { emptyEstimate } from '../../../designs/estimating/estimate.js';
import type { About } from '../../../designs/groupedCounts.js';
import {
  COHORT_METHODS,
  DESIGN_METHODS,
  designLimits,
  type LimitsToFill,
  PERCENTAGE_METHODS,
  percentageLimits,
} from '../../estimators/limits.js';
import { fromVariance, type Inquiry } from '../../study.js';
import type { ConditionAnswer } from '../../world/conditions.js';
import type { Analysis, Context } from '../analysis.js';
import { about, inside, proportionOf, question, share, written } from '../fields.js';
import { STANDARD_ERROR } from '../headlines.js';
import { addBand, addEstimate, addInterval } from '../judge.js';
import type { InquiryKind } from '../kind.js';
import { bandMeasures, estimateMeasures, intervalMeasures } from '../measures.js';

export interface PercentageInquiry extends Inquiry {
  readonly kind: 'percentage';
  readonly question: string;
  readonly world: string;
  readonly of: About;
}

/** A percentage, judged against the process or against the cohort that was sampled, and the band it falls in. */
export const percentage: InquiryKind<PercentageInquiry> = {
  kind: 'percentage',
  key: 'percentage',
  written: written(
    z.strictObject({
      percentage: question,
      of: about(),
      in: inside,
      against: share.optional().describe('Proportion that the answer is tested against.'),
    }),
    ({ percentage: question, of, in: asked, ...said }, { each }) => {
      const against = said.against === undefined ? null : proportionOf(said.against);
      return each(asked, (world, name) => ({ name, kind: 'percentage', question, world, of, against }));
    },
  ),
  subject: ({ question, world, of }) => ({ questions: [question], worlds: [world], about: of }),

  methods: ({ of }, answer) => {
    if (fromVariance(answer)) return DESIGN_METHODS;
    return of === 'cohort' ? [...PERCENTAGE_METHODS, ...COHORT_METHODS] : PERCENTAGE_METHODS;
  },
  estimand: 'percentage',
  standardError: 'judged',
  analysis: percentageAnalysis,
  outcomes: (_, { ofDesign }) => ofDesign(),

  measures: (sheet) => {
    estimateMeasures(sheet);
    intervalMeasures(sheet);
    bandMeasures(sheet);
  },
  main: ['bias', 'empiricalError', 'coverage', 'width', 'power', 'wrongWay', 'falseAlarm', 'wrongBand'],
  headlines: [
    {
      measure: 'power',
      says: (value, { interval, against, truth }) =>
        truth === ''
          ? `the chance that ${interval} shows on which side of ${against} the cohort's own share is, where it is not ${against}, is ${value}`
          : `the chance that ${interval} shows that the truth, ${truth}, is not ${against} is ${value}`,
    },
    {
      measure: 'falseAlarm',
      says: (value, { interval }) => `the chance of a false alarm from ${interval} is ${value}`,
    },
    {
      measure: 'coverage',
      says: (value, { interval }) => `${interval} contains the truth ${value} of the time`,
    },
    STANDARD_ERROR,
  ],
  line: ({ name, question, of, world }) => `${name}: the percentage of ${question} in the ${of} (${world})`,
  mechanism: null,
};

/** Estimates a percentage and judges it, the interval and the band. */
export function percentageAnalysis(
  { locate, estimator, designVariance, misleadingPoints }: Context,
  inquiry: Omit<PercentageInquiry, 'kind'> & Inquiry,
  answer: ConditionAnswer,
): Analysis {
  const at = locate(inquiry.world, inquiry.question);
  const { index, world, question } = at;
  const ofCohort = inquiry.of === 'cohort';
  const estimate = emptyEstimate();
  const limits: LimitsToFill = { lower: 0, upper: 1 };
  const estimateFrom = estimator(answer, world, { about: inquiry.of });
  const process = world.truth[question]!;
  const raw = percentageLimits(
    answer.interval ?? 'wilson',
    answer.confidence,
    ofCohort ? world.design.cohort : null,
  );
  const design = designLimits(answer.interval ?? 'logit', answer.confidence);
  return {
    inquiry,
    answer,
    truth: ofCohort ? null : process,
    designVariance: designVariance(answer, at, { about: inquiry.of }),
    add: (samples, tally, weight) => {
      const sample = samples[index]!;
      estimateFrom(sample, question, estimate);
      const relevant = ofCohort ? sample.cohortRelevant[question]! : 1;
      if (!estimate.defined || relevant === 0) {
        tally.add('undefined', weight);
        return false;
      }
      const truth = ofCohort ? sample.cohortYes[question]! / relevant : process;
      addEstimate(tally, weight, estimate.value, truth, estimate.variance);
      addBand(tally, weight, estimate.value, truth, misleadingPoints);
      if (answer.interval !== null) {
        if (fromVariance(answer)) design(estimate, limits);
        else raw(estimate.yes, estimate.cases, limits);
        addInterval(tally, weight, limits, estimate.value, truth, inquiry.against);
      }
      return true;
    },
  };
}
