import { z } from 'zod';
import { emptyEstimate } from '../../../designs/estimating/estimate.js';
import { list } from '../../../words/format.js';
import type { Inquiry } from '../../study.js';
import type { ConditionAnswer } from '../../world/conditions.js';
import type { Analysis, Context } from '../analysis.js';
import { ANOTHER_NAME, question, scenario, written } from '../fields.js';
import { AT } from '../judge.js';
import type { InquiryKind } from '../kind.js';

export interface RankingInquiry extends Inquiry {
  readonly kind: 'ranking';
  readonly question: string;
  readonly worlds: readonly string[];
}

/** Whether the worlds come out in the order of their true percentages. */
export const ranking: InquiryKind<RankingInquiry> = {
  kind: 'ranking',
  key: 'ranking',
  written: written(
    z.strictObject({ ranking: question, of: z.array(scenario).min(2).max(12).optional() }),
    ({ ranking: question, of }, { name, worlds: all, knows, note }) => {
      const worlds = of ?? all;
      worlds.forEach((world, index) => {
        knows(world, 'of', index);
      });
      for (const world of new Set(worlds.filter((one, index) => worlds.indexOf(one) < index)))
        note('same-twice', `${name} compares ${world} with itself.`, ANOTHER_NAME);
      if (worlds.length < 2) note('too-few', `${name} ranks scenarios, but there is only one.`);
      return [{ name, kind: 'ranking', question, worlds, against: null }];
    },
  ),
  subject: ({ question, worlds }) => ({ questions: [question], worlds, about: 'process' }),

  methods: () => [],
  estimand: 'none',
  standardError: 'none',
  analysis: rankingAnalysis,
  outcomes: (_, { ofDesign }) => ofDesign(),

  measures: (sheet) => {
    sheet.probability('wrongRanking', 'wrongRank');
    sheet.probability('tiedRanking', 'tied');
  },
  main: ['wrongRanking', 'tiedRanking'],
  headlines: [{ measure: 'wrongRanking', says: (value) => `the order is wrong ${value} of the time` }],
  line: ({ name, question, worlds }) => `${name}: the order of ${list(worlds)} on ${question}`,
  mechanism:
    'The inspections of the scenarios are drawn independently of each other, each under the design, and ordered by their estimates.',
};

function rankingAnalysis(
  { locate, estimator }: Context,
  inquiry: RankingInquiry,
  answer: ConditionAnswer,
): Analysis {
  const ranked = inquiry.worlds.map((name) => locate(name, inquiry.question));
  const estimators = ranked.map(({ world }) => estimator(answer, world, { about: 'process' }));
  const estimate = emptyEstimate();
  const values = new Float64Array(ranked.length);
  const truths = ranked.map(({ world, question }) => world.truth[question]!);
  return {
    inquiry,
    answer,
    truth: null,
    add: (samples, tally, weight) => {
      for (let one = 0; one < ranked.length; one++) {
        const { index, question } = ranked[one]!;
        estimators[one]!(samples[index]!, question, estimate);
        if (!estimate.defined) {
          tally.add('undefined', weight);
          return false;
        }
        values[one] = estimate.value;
      }
      let [wrong, tied] = [false, false];
      for (let one = 0; one < values.length; one++) {
        for (let other = one + 1; other < values.length; other++) {
          const seen = values[one]! - values[other]!;
          const real = truths[one]! - truths[other]!;
          if (Math.abs(seen) <= AT) tied = true;
          else if (Math.abs(real) > AT && seen > 0 !== real > 0) wrong = true;
        }
      }
      tally.add('weight', weight);
      if (wrong) tally.add('wrongRank', weight);
      else if (tied) tally.add('tied', weight);
      return true;
    },
  };
}
