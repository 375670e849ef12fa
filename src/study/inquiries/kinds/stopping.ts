import { z } from 'zod';
import { kindOf } from '../../../designs/registry.js';
import { requireTwoStagePlan, type SettledPlan } from '../../../estimation/rules/twoStage.js';
import { twoStageEstimate } from '../../../estimation/rules/twoStageEstimate.js';
import { hypergeometricChance } from '../../../numeric/hypergeometric.js';
import { CasesimError } from '../../../problem.js';
import { type LimitsToFill, PERCENTAGE_METHODS, percentageLimits } from '../../estimators/limits.js';
import { fromVariance, type Inquiry, type Study } from '../../study.js';
import { type ConditionAnswer, conditionsOf } from '../../world/conditions.js';
import type { Analysis, Context } from '../analysis.js';
import { inside, proportionOf, question, share, written } from '../fields.js';
import { AT, addEstimate, addInterval } from '../judge.js';
import type { InquiryKind, Note, Outcomes, OutcomesAt } from '../kind.js';
import { estimateMeasures, intervalMeasures } from '../measures.js';

export interface StoppingInquiry extends Inquiry {
  readonly kind: 'stopping';
  readonly question: string;
  readonly world: string;
  /** Cases of the first stage; both have those of the design. */
  readonly first: number;
  /** Yes at or below which it stops low, and at or above which it stops high; null for never. */
  readonly stopLow: number | null;
  readonly stopHigh: number | null;
  /** Of all the cases, it says high above this many Yes. */
  readonly cut: number;
}

/** What an inspection says that may stop after its first cases, how many it looks at, and how honest its estimate is. */
export const stopping: InquiryKind<StoppingInquiry> = {
  kind: 'stopping',
  key: 'stopping',
  written: written(
    z.strictObject({
      stopping: question,
      first: z.int().min(1).max(10_000).describe('Cases of the first stage; the design has those of both.'),
      stopLow: z
        .int()
        .min(0)
        .max(10_000)
        .optional()
        .describe('Stops and says low at this many Yes or fewer.'),
      stopHigh: z
        .int()
        .min(1)
        .max(10_000)
        .optional()
        .describe('Stops and says high at this many Yes or more.'),
      cut: z.int().min(0).max(10_000).describe('Of all the cases, says high above this many Yes.'),
      in: inside,
      against: share
        .optional()
        .describe('The share above which high is right and below which low is; 50% if omitted.'),
    }),
    ({ stopping: question, in: asked, first, stopLow = null, stopHigh = null, cut, ...said }, { each }) => {
      const against = proportionOf(said.against ?? 0.5);
      return each(asked, (world, name) => ({
        ...{ name, kind: 'stopping', question, world, first, stopLow, stopHigh, cut, against },
      }));
    },
  ),
  subject: ({ question, world }) => ({ questions: [question], worlds: [world], about: 'process' }),
  check: checkStopping,

  methods: (_, answer) => (fromVariance(answer) ? null : ['stagewise', ...PERCENTAGE_METHODS]),
  estimand: 'percentage',
  standardError: 'none',
  analysis: stoppingAnalysis,
  outcomes: stoppingOutcomes,
  // Which of the cases come first is summed over, not drawn.
  onlyExact: true,

  measures: (sheet) => {
    // At the boundary itself no side is wrong.
    if (Math.abs(sheet.facts.effect ?? 0) > AT) sheet.probability('wrongSide', 'wrongSide');
    sheet.probability('saysHigh', 'saysHigh');
    sheet.probability('stopsEarly', 'stopsEarly');
    sheet.value('casesInspected', 'proportion', sheet.sum('casesInspected') / sheet.weight, 0);
    estimateMeasures(sheet);
    intervalMeasures(sheet);
  },
  main: ['wrongSide', 'stopsEarly', 'casesInspected', 'bias', 'coverage', 'width'],
  headlines: [
    {
      measure: 'wrongSide',
      says: (value, { against, shown }) =>
        `the inspection says the wrong side of ${against} ${value} of the time and looks at ${shown('casesInspected')} of the cases on average`,
    },
  ],
  line: ({ name, question, first, stopLow, stopHigh, cut, world }) =>
    `${name}: what ${question} says in two stages, the first of ${first} cases${stopLow === null ? '' : `, low at ${stopLow} or fewer`}${stopHigh === null ? '' : `, high at ${stopHigh} or more`}; high above ${cut} of all (${world})`,
};

const planOf = ({ first, stopLow, stopHigh, cut }: StoppingInquiry, total: number): SettledPlan =>
  requireTwoStagePlan({ first, total, stopLow: stopLow ?? -1, stopHigh, cut });

/** The first cases are a random part of all only where these are a simple sample, each marked alike. */
function checkStopping(inquiry: StoppingInquiry, study: Study, note: Note): void {
  const { worlds, designs, inspectors, grid } = study;
  const world = worlds.find(({ name }) => name === inquiry.world);
  const variable = world?.scenario.variables.find(({ name }) => name === inquiry.question);
  const isSimple = designs.every(({ kind }) => kindOf(kind).casesAreIndependent);
  const isEven = (leniency: number | null) =>
    leniency === 0 || (leniency === null && !grid.some(({ name }) => name === 'leniency'));
  const isAlike = inspectors.every(
    ({ doubleMarked, checked, leniency }) => doubleMarked === 0 && checked === 0 && isEven(leniency),
  );
  if (variable?.gate || !isSimple || !isAlike) {
    note(
      'no-stopping',
      `${inquiry.name} cannot be worked out in two stages.`,
      'It needs a question asked of every case, simple designs, and inspectors who are alike and mark each case once.',
    );
    return;
  }
  for (const problem of planProblems(inquiry, study)) {
    note('bad-two-stage', `${inquiry.name}: ${problem}`, 'Put the cases and the cut-offs in order.');
  }
}

/** What is wrong with the plan for some number of cases of the designs, each said once. */
function planProblems(inquiry: StoppingInquiry, study: Study): Set<string> {
  const sizes = new Set(
    conditionsOf(study).flatMap(({ worlds }) =>
      worlds.flatMap(({ world, design }) => (world.name === inquiry.world ? [design.cases] : [])),
    ),
  );
  const problems = [...sizes].flatMap((total) => {
    try {
      planOf(inquiry, total);
      return [];
    } catch (error) {
      if (!(error instanceof CasesimError)) throw error;
      return error.problems.map(({ message }) => message);
    }
  });
  return new Set(problems);
}

function stoppingAnalysis({ locate }: Context, inquiry: StoppingInquiry, answer: ConditionAnswer): Analysis {
  const { index, world, question } = locate(inquiry.world, inquiry.question);
  const truth = world.truth[question]!;
  const plan = planOf(inquiry, world.design.cases);
  const { confidence, interval } = answer;
  const against = inquiry.against ?? 0.5;
  const limits: LimitsToFill = { lower: 0, upper: 1 };
  const raw = percentageLimits(interval ?? 'wilson', confidence, null);
  return {
    inquiry,
    answer,
    truth,
    add: (samples, tally, weight) => {
      const sample = samples[index]!;
      const [yes, of] = [sample.yes[question]!, sample.relevant[question]!];
      const stopped = of === plan.first ? 1 : 2;
      const isHigh = stopped === 1 ? yes >= plan.stopHigh : yes > plan.cut;
      tally.add('casesInspected', (weight * of) / plan.total);
      if (stopped === 1) tally.add('stopsEarly', weight);
      if (isHigh) tally.add('saysHigh', weight);
      if (Math.abs(truth - against) > AT && isHigh !== truth > against) tally.add('wrongSide', weight);
      if (interval === 'stagewise') {
        const found = twoStageEstimate(plan, { stopped, yes }, { confidence });
        addEstimate(tally, weight, found.estimate, truth, 0);
        addInterval(tally, weight, found, found.estimate, truth, against);
        return true;
      }
      addEstimate(tally, weight, yes / of, truth, 0);
      if (interval === null) return true;
      raw(yes, of, limits);
      addInterval(tally, weight, limits, yes / of, truth, against);
      return true;
    },
  };
}

/** Every outcome of all the cases that the design gives, and then which of them came first. */
function stoppingOutcomes(
  inquiry: StoppingInquiry,
  { world, sample, ofDesign }: OutcomesAt,
): Outcomes | null {
  const own = ofDesign();
  if (own === null) return null;
  const question = world.patterns.questions.indexOf(inquiry.question);
  const { first, total, stopLow, stopHigh } = planOf(inquiry, world.design.cases);
  return {
    count: own.count * (first + 1),
    each: (probability, visit) =>
      own.each(probability, (reached) => {
        const yes = sample.yes[question]!;
        let goesOn = 0;
        for (let early = Math.max(0, yes - (total - first)); early <= Math.min(first, yes); early++) {
          const chance = hypergeometricChance(early, { size: total, marked: yes, draws: first });
          if (early > stopLow && early < stopHigh) {
            goesOn += chance;
            continue;
          }
          sample.yes[question] = early;
          sample.relevant[question] = first;
          visit(reached * chance);
        }
        sample.yes[question] = yes;
        sample.relevant[question] = total;
        if (goesOn > 0) visit(reached * goesOn);
      }),
  };
}
