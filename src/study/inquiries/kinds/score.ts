import { z } from 'zod';
import { type LimitsToFill, SCORE_METHODS, scoreLimits } from '../../estimators/limits.js';
import { fromVariance, type Inquiry } from '../../study.js';
import type { ConditionAnswer } from '../../world/conditions.js';
import type { Analysis, Context } from '../analysis.js';
import { inside, question, written } from '../fields.js';
import { STANDARD_ERROR } from '../headlines.js';
import { addEstimate, addInterval } from '../judge.js';
import type { InquiryKind } from '../kind.js';
import { estimateMeasures, intervalMeasures } from '../measures.js';

export interface ScoreInquiry extends Inquiry {
  readonly kind: 'score';
  readonly question: string;
  readonly world: string;
  /** Whether an answer is at each level but the lowest, or above it; and the score of each level. */
  readonly cuts: readonly string[];
  readonly scores: readonly number[];
}

/** The mean score of a question on an ordered scale, which takes the steps between its scores as they are. */
export const score: InquiryKind<ScoreInquiry> = {
  kind: 'score',
  key: 'score',
  written: written(
    z.strictObject({
      score: question,
      in: inside,
      against: z.number().optional().describe('Mean score that the answer is tested against.'),
    }),
    ({ score: question, in: asked, against = null }, { each, scale }) => {
      const { cuts, scores } = scale(question) ?? { cuts: [question], scores: [0, 1] };
      return each(asked, (world, name) => ({ name, kind: 'score', question, world, cuts, scores, against }));
    },
  ),
  subject: ({ cuts, world }) => ({ questions: cuts, worlds: [world], about: 'process' }),

  methods: (_, answer) => (fromVariance(answer) ? null : SCORE_METHODS),
  estimand: 'score',
  standardError: 'reported',
  analysis: scoreAnalysis,
  outcomes: (_, { ofDesign }) => ofDesign(),

  measures: (sheet) => {
    estimateMeasures(sheet);
    intervalMeasures(sheet);
  },
  main: ['estimate', 'bias', 'empiricalError', 'coverage', 'width', 'power', 'wrongWay', 'falseAlarm'],
  headlines: [
    {
      measure: 'power',
      says: (value, { interval, against, truth }) =>
        `the chance that ${interval} shows that the true mean score, ${truth}, is not ${against} is ${value}`,
    },
    {
      measure: 'falseAlarm',
      says: (value, { interval }) => `the chance of a false alarm from ${interval} is ${value}`,
    },
    {
      measure: 'coverage',
      says: (value, { interval, truth }) =>
        `${interval} contains the true mean score, ${truth}, ${value} of the time`,
    },
    STANDARD_ERROR,
  ],
  line: ({ name, question, world }) => `${name}: the mean score of ${question} (${world})`,
  mechanism:
    'The mean of the scores of the sampled cases, each at the level that is marked; a mean takes the steps between scores as they are.',
};

function scoreAnalysis({ locate }: Context, inquiry: ScoreInquiry, answer: ConditionAnswer): Analysis {
  const { scores } = inquiry;
  const asked = inquiry.cuts.map((cut) => locate(inquiry.world, cut));
  const { index, world } = asked[0]!;
  const questions = asked.map(({ question }) => question);
  const limits: LimitsToFill = { lower: 0, upper: 1 };
  const counts = new Array<number>(scores.length).fill(0);
  const step = (cut: number) => scores[cut + 1]! - scores[cut]!;
  const truth = questions.reduce((sum, q, cut) => sum + step(cut) * world.truth[q]!, scores[0]!);
  const fill = scoreLimits(answer.interval ?? 'likelihood', answer.confidence, scores);
  const fewest = answer.interval === 't' ? 2 : 1;
  return {
    inquiry,
    answer,
    truth,
    add: (samples, tally, weight) => {
      const { groups, questions: all, yes, relevant } = samples[index]!;
      const total = (of: Int32Array, q: number) => {
        let sum = 0;
        for (let group = 0; group < groups; group++) sum += of[group * all + q]!;
        return sum;
      };
      const of = total(relevant, questions[0]!);
      if (of < fewest) {
        tally.add('undefined', weight);
        return false;
      }
      let above = of;
      let [sum, squares] = [0, 0];
      scores.forEach((value, level) => {
        const next = level === questions.length ? 0 : total(yes, questions[level]!);
        const count = above - next;
        counts[level] = count;
        above = next;
        sum += count * value;
        squares += count * value * value;
      });
      const mean = sum / of;
      const variance = of > 1 ? Math.max(0, squares - of * mean * mean) / (of - 1) / of : 0;
      addEstimate(tally, weight, mean, truth, variance);
      if (answer.interval !== null) {
        fill(counts, limits);
        addInterval(tally, weight, limits, mean, truth, inquiry.against);
      }
      return true;
    },
  };
}
