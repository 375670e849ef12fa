import { z } from 'zod';
import { type LimitsToFill, PAIRED_METHODS, pairedLimits } from '../../estimators/limits.js';
import { fromVariance, type Inquiry } from '../../study.js';
import type { ConditionAnswer } from '../../world/conditions.js';
import type { Patterns } from '../../world/patterns.js';
import type { Analysis, Context } from '../analysis.js';
import { inside, question, written } from '../fields.js';
import { DIFFERENCE_HEADLINES } from '../headlines.js';
import { addEstimate, addInterval } from '../judge.js';
import type { InquiryKind } from '../kind.js';
import { estimateMeasures, intervalMeasures } from '../measures.js';

export interface PairedInquiry extends Inquiry {
  readonly kind: 'paired';
  readonly questions: readonly [string, string];
  readonly world: string;
}

/** How much higher one question scores than another on the same cases. */
export const paired: InquiryKind<PairedInquiry> = {
  kind: 'paired',
  key: 'difference',
  written: written(
    z.strictObject({
      difference: z
        .tuple([question, question])
        .refine(([one, other]) => one !== other, 'compares a question with itself: name two'),
      in: inside,
    }),
    ({ difference: questions, in: asked }, { each }) =>
      each(asked, (world, name) => ({ name, kind: 'paired', questions, world, against: 0 })),
  ),
  subject: ({ questions, world }) => ({ questions, worlds: [world], about: 'process' }),

  // Cases that weigh differently, or depend on each other, make no table of four counts.
  methods: (_, answer) => (fromVariance(answer) ? null : PAIRED_METHODS),
  estimand: 'difference',
  standardError: 'judged',
  readsPatterns: true,
  analysis: pairedAnalysis,
  outcomes: (_, { ofDesign }) => ofDesign(),

  measures: (sheet) => {
    estimateMeasures(sheet);
    intervalMeasures(sheet);
  },
  main: ['bias', 'empiricalError', 'coverage', 'power', 'wrongWay', 'falseAlarm', 'exaggeration'],
  headlines: DIFFERENCE_HEADLINES,
  line: ({ name, questions: [first, second], world }) =>
    `${name}: how much higher ${first} is than ${second} (${world})`,
  mechanism:
    'Both questions are answered of the same cases, with the joint distribution that the scenario gives them.',
};

function pairedAnalysis({ locate }: Context, inquiry: PairedInquiry, answer: ConditionAnswer): Analysis {
  const { index, world, question: first } = locate(inquiry.world, inquiry.questions[0]);
  const { question: second } = locate(inquiry.world, inquiry.questions[1]);
  const limits: LimitsToFill = { lower: -1, upper: 1 };
  const raw = pairedLimits(answer.interval ?? 'tango', answer.confidence);
  const cellOf = cellsOf(world.patterns, first, second);
  const cells = new Float64Array(4);
  /** Counts the cases of each cell, and returns their sum. */
  const collect = (source: ArrayLike<number>): number => {
    cells.fill(0);
    let total = 0;
    for (let pattern = 0; pattern < cellOf.length; pattern++) {
      const cell = cellOf[pattern]!;
      if (cell < 0) continue;
      cells[cell]! += source[pattern]!;
      total += source[pattern]!;
    }
    return total;
  };
  const relevant = collect(world.overall);
  const truth = (cells[1]! - cells[2]!) / relevant;
  return {
    inquiry,
    answer,
    truth,
    add: (samples, tally, weight) => {
      const total = collect(samples[index]!.patterns);
      if (total === 0) {
        tally.add('undefined', weight);
        return false;
      }
      const [both, firstOnly, secondOnly, neither] = [cells[0]!, cells[1]!, cells[2]!, cells[3]!];
      const value = (firstOnly - secondOnly) / total;
      const variance = ((firstOnly + secondOnly) / total - value * value) / total;
      addEstimate(tally, weight, value, truth, variance);
      if (answer.interval !== null) {
        raw(limits, both, firstOnly, secondOnly, neither);
        addInterval(tally, weight, limits, value, truth, inquiry.against);
      }
      return true;
    },
  };
}

/** The cell of each pattern: both yes, first only, second only, neither; −1 where one of them does not apply. */
function cellsOf({ count, relevant, yes }: Patterns, first: number, second: number): Int32Array {
  return Int32Array.from({ length: count }, (_, pattern) => {
    // Only cases to which both questions apply can be compared.
    const bothApply = ((relevant[pattern]! >> first) & (relevant[pattern]! >> second) & 1) === 1;
    return bothApply ? 3 - 2 * ((yes[pattern]! >> first) & 1) - ((yes[pattern]! >> second) & 1) : -1;
  });
}
