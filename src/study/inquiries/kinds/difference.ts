import { z } from 'zod';
import { emptyEstimate } from '../../../designs/estimating/estimate.js';
import {
  DIFFERENCE_METHODS,
  differenceDesignLimits,
  differenceLimits,
  type LimitsToFill,
} from '../../estimators/limits.js';
import { fromVariance, type Inquiry } from '../../study.js';
import type { ConditionAnswer } from '../../world/conditions.js';
import type { Analysis, Context } from '../analysis.js';
import { ANOTHER_NAME, question, scenario, written } from '../fields.js';
import { DIFFERENCE_HEADLINES } from '../headlines.js';
import { addEstimate, addInterval } from '../judge.js';
import type { InquiryKind } from '../kind.js';
import { estimateMeasures, intervalMeasures } from '../measures.js';

export interface DifferenceInquiry extends Inquiry {
  readonly kind: 'difference';
  readonly question: string;
  readonly worlds: readonly [from: string, to: string];
}

/** How much higher a percentage is in one world than in another, from two independent inspections. */
export const difference: InquiryKind<DifferenceInquiry> = {
  kind: 'difference',
  key: 'difference',
  written: written(
    z.strictObject({ difference: question, from: scenario, to: scenario }),
    ({ difference: question, from, to }, { name, knows, note }) => {
      knows(from, 'from');
      knows(to, 'to');
      // Every replicate has one inspection of each scenario, which differs from itself by nothing.
      if (from === to) note('same-twice', `${name} compares ${from} with itself.`, ANOTHER_NAME);
      return [{ name, kind: 'difference', question, worlds: [from, to], against: 0 }];
    },
  ),
  subject: ({ question, worlds }) => ({ questions: [question], worlds, about: 'process' }),

  methods: (_, answer) => (fromVariance(answer) ? ['wald'] : DIFFERENCE_METHODS),
  estimand: 'difference',
  standardError: 'judged',
  analysis: differenceAnalysis,
  outcomes: (_, { ofDesign }) => ofDesign(),

  measures: (sheet) => {
    estimateMeasures(sheet);
    intervalMeasures(sheet);
  },
  main: ['bias', 'empiricalError', 'coverage', 'power', 'wrongWay', 'falseAlarm', 'exaggeration'],
  headlines: DIFFERENCE_HEADLINES,
  line: ({ name, question, worlds: [from, to] }) =>
    `${name}: how much higher ${question} is in ${to} than in ${from}`,
  mechanism:
    'The inspections of the two scenarios are drawn independently of each other, each under the design, and the difference is that of their estimates.',
};

function differenceAnalysis(
  { locate, estimator, designVariance }: Context,
  inquiry: DifferenceInquiry,
  answer: ConditionAnswer,
): Analysis {
  const from = locate(inquiry.worlds[0], inquiry.question);
  const to = locate(inquiry.worlds[1], inquiry.question);
  const [first, second] = [emptyEstimate(), emptyEstimate()];
  const limits: LimitsToFill = { lower: -1, upper: 1 };
  const estimateFrom = estimator(answer, from.world, { about: 'process' });
  const estimateTo = estimator(answer, to.world, { about: 'process' });
  const varianceFrom = designVariance(answer, from, { about: 'process' });
  const varianceTo = designVariance(answer, to, { about: 'process' });
  const truth = to.world.truth[to.question]! - from.world.truth[from.question]!;
  const raw = differenceLimits(answer.interval ?? 'newcombe', answer.confidence);
  const design = differenceDesignLimits(answer.confidence);
  return {
    inquiry,
    answer,
    truth,
    designVariance: () => {
      const [before, after] = [varianceFrom(), varianceTo()];
      return before === null || after === null ? null : before + after;
    },
    add: (samples, tally, weight) => {
      estimateFrom(samples[from.index]!, from.question, first);
      estimateTo(samples[to.index]!, to.question, second);
      if (!first.defined || !second.defined) {
        tally.add('undefined', weight);
        return false;
      }
      const value = second.value - first.value;
      const variance = first.variance + second.variance;
      addEstimate(tally, weight, value, truth, variance);
      if (answer.interval !== null) {
        if (fromVariance(answer)) design(limits, value, variance);
        else raw(limits, second.yes, second.cases, first.yes, first.cases);
        addInterval(tally, weight, limits, value, truth, inquiry.against);
      }
      return true;
    },
  };
}
