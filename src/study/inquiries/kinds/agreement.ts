import { z } from 'zod';
import { fromVariance, type Inquiry } from '../../study.js';
import type { ConditionAnswer } from '../../world/conditions.js';
import type { Analysis, Context } from '../analysis.js';
import { inside, question, written } from '../fields.js';
import type { InquiryKind } from '../kind.js';

export interface AgreementInquiry extends Inquiry {
  readonly kind: 'agreement';
  readonly question: string;
  readonly world: string;
}

/**
 * Agreement of the first two inspectors over the double-marked cases: the share on which they agree, Cohen's κ
 * (1960) and Gwet's AC1 (2008). κ is undefined when both said the same of every case.
 */
export const agreement: InquiryKind<AgreementInquiry> = {
  kind: 'agreement',
  key: 'agreement',
  written: written(
    z.strictObject({ agreement: question, in: inside }),
    ({ agreement: question, in: asked }, { each }) =>
      each(asked, (world, name) => ({ name, kind: 'agreement', question, world, against: null })),
  ),
  subject: ({ question, world }) => ({ questions: [question], worlds: [world], about: 'process' }),

  // Inspectors who mark nothing twice show no agreement.
  applies: ({ doubleMarked }) => doubleMarked > 0,
  check: (_, { inspectors }, note) => {
    if (inspectors.some(({ doubleMarked }) => doubleMarked > 0)) return;
    note(
      'nothing-marked-twice',
      'Agreement needs inspectors who mark some cases twice.',
      'Give doubleMarked, such as 20%.',
    );
  },

  methods: (_, answer) => (fromVariance(answer) ? null : []),
  estimand: 'none',
  standardError: 'none',
  analysis: agreementAnalysis,
  outcomes: () => null,

  measures: (sheet) => {
    sheet.average('agreement', 'index', 'agreement', 'agreementSquared');
    const defined = sheet.sum('kappaDefined');
    if (defined > 0) sheet.average('kappa', 'index', 'kappa', 'kappa2', defined);
    sheet.average('ac1', 'index', 'ac1', 'ac1Squared');
  },
  main: ['agreement', 'kappa', 'ac1'],
  headlines: [
    { measure: 'kappa', says: (value) => `Cohen's κ of two inspectors is ${value} on average` },
    { measure: 'agreement', says: (value) => `two inspectors agree on ${value} of cases` },
  ],
  line: ({ name, question, world }) => `${name}: how far two inspectors agree on ${question} (${world})`,
  mechanism:
    'Two inspectors score each case that is marked twice, independently given its true answer; which cases those are is settled by their order in the sample, in the stated share.',
};

function agreementAnalysis(
  { locate }: Context,
  inquiry: AgreementInquiry,
  answer: ConditionAnswer,
): Analysis {
  const { index, question } = locate(inquiry.world, inquiry.question);
  return {
    inquiry,
    answer,
    truth: null,
    add: (samples, tally, weight) => {
      const table = samples[index]!.agreement;
      const both = table[question * 4]!;
      const first = table[question * 4 + 1]!;
      const second = table[question * 4 + 2]!;
      const neither = table[question * 4 + 3]!;
      const cases = both + first + second + neither;
      if (cases === 0) {
        tally.add('undefined', weight);
        return false;
      }
      const observed = (both + neither) / cases;
      const [a, b] = [(both + first) / cases, (both + second) / cases];
      const chance = a * b + (1 - a) * (1 - b);
      const mean = (a + b) / 2;
      const gwetChance = 2 * mean * (1 - mean);
      const ac1 = (observed - gwetChance) / (1 - gwetChance);
      tally.add('weight', weight);
      tally.add('agreement', weight * observed);
      tally.add('agreementSquared', weight * observed * observed);
      tally.add('ac1', weight * ac1);
      tally.add('ac1Squared', weight * ac1 * ac1);
      if (chance < 1) {
        const kappa = (observed - chance) / (1 - chance);
        tally.add('kappaDefined', weight);
        tally.add('kappa', weight * kappa);
        tally.add('kappa2', weight * kappa * kappa);
      }
      return true;
    },
  };
}
