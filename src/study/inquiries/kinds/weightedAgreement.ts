import { z } from 'zod';
import { fromVariance, type Inquiry } from '../../study.js';
import type { ConditionAnswer } from '../../world/conditions.js';
import type { Analysis, Context } from '../analysis.js';
import { inside, question, written } from '../fields.js';
import type { InquiryKind } from '../kind.js';
import { agreement } from './agreement.js';

export interface WeightedAgreementInquiry extends Inquiry {
  readonly kind: 'weightedAgreement';
  readonly question: string;
  readonly world: string;
  /** Whether an answer is at each level but the lowest, or above it. */
  readonly cuts: readonly string[];
}

/**
 * Agreement of the first two inspectors over the double-marked cases on an ordered scale: linearly weighted, as a share and as
 * Cohen's κ (1968), which is undefined when both gave every case the same level.
 */
export const weightedAgreement: InquiryKind<WeightedAgreementInquiry> = {
  kind: 'weightedAgreement',
  key: 'weightedAgreement',
  written: written(
    z.strictObject({ weightedAgreement: question, in: inside }),
    ({ weightedAgreement: question, in: asked }, { each, scale }) => {
      const { cuts } = scale(question) ?? { cuts: [question] };
      return each(asked, (world, name) => ({
        ...{ name, kind: 'weightedAgreement', question, world, cuts, against: null },
      }));
    },
  ),
  subject: ({ cuts, world }) => ({ questions: cuts, worlds: [world], about: 'process' }),

  applies: ({ doubleMarked }) => doubleMarked > 0,
  check: (_, study, note) => agreement.check?.({ ..._, kind: 'agreement' }, study, note),

  methods: (_, answer) => (fromVariance(answer) ? null : []),
  estimand: 'none',
  standardError: 'none',
  analysis: weightedAnalysis,
  outcomes: () => null,

  measures: (sheet) => {
    sheet.average('weightedAgreement', 'index', 'agreement', 'agreementSquared');
    const defined = sheet.sum('kappaDefined');
    if (defined > 0) sheet.average('weightedKappa', 'index', 'kappa', 'kappa2', defined);
  },
  main: ['weightedAgreement', 'weightedKappa'],
  headlines: [
    {
      measure: 'weightedKappa',
      says: (value) => `the linearly weighted κ of two inspectors is ${value} on average`,
    },
    {
      measure: 'weightedAgreement',
      says: (value) => `the linearly weighted agreement of two inspectors is ${value}`,
    },
  ],
  line: ({ name, question, world }) =>
    `${name}: how far two inspectors agree on the level of ${question} (${world})`,
  mechanism:
    'Two inspectors mark the level of each case that is marked twice, independently given its true level; which cases those are is settled by their order in the sample, in the stated share. The chance of a level falls by one factor with each step from the true one.',
};

function weightedAnalysis(
  { locate }: Context,
  inquiry: WeightedAgreementInquiry,
  answer: ConditionAnswer,
): Analysis {
  const asked = inquiry.cuts.map((cut) => locate(inquiry.world, cut));
  const { index } = asked[0]!;
  return {
    inquiry,
    answer,
    truth: null,
    add: (samples, tally, weight) => {
      const table = samples[index]!.agreement;
      const start = asked[0]!.question * 4;
      const cases = table.subarray(start, start + 4).reduce((sum, count) => sum + count, 0);
      if (cases === 0) {
        tally.add('undefined', weight);
        return false;
      }
      let [apart, byChance] = [0, 0];
      // Two levels are as far apart as there are levels that one of them reaches and the other does not.
      for (const { question } of asked) {
        const both = table[question * 4]!;
        const first = table[question * 4 + 1]!;
        const second = table[question * 4 + 2]!;
        const [a, b] = [(both + first) / cases, (both + second) / cases];
        apart += (first + second) / cases;
        byChance += a * (1 - b) + (1 - a) * b;
      }
      const observed = 1 - apart / asked.length;
      tally.add('weight', weight);
      tally.add('agreement', weight * observed);
      tally.add('agreementSquared', weight * observed * observed);
      if (byChance > 0) {
        const kappa = 1 - apart / byChance;
        tally.add('kappaDefined', weight);
        tally.add('kappa', weight * kappa);
        tally.add('kappa2', weight * kappa * kappa);
      }
      return true;
    },
  };
}
