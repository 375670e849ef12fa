import { z } from 'zod';
import { kindOf } from '../../../designs/registry.js';
import type { Look, SettledLooks } from '../../../estimation/rules/groupSequential.js';
import { groupSequentialEstimate } from '../../../estimation/rules/groupSequentialEstimate.js';
import { type TwoStageEstimate, twoStageEstimate } from '../../../estimation/rules/twoStageEstimate.js';
import { hypergeometricChance } from '../../../numeric/hypergeometric.js';
import { type LimitsToFill, PERCENTAGE_METHODS, percentageLimits } from '../../estimators/limits.js';
import { fromVariance, type Study } from '../../study.js';
import type { ConditionAnswer } from '../../world/conditions.js';
import type { Analysis, Context } from '../analysis.js';
import { inside, proportionOf, question, share, written } from '../fields.js';
import { AT, addEstimate, addInterval } from '../judge.js';
import type { InquiryKind, Note, Outcomes, OutcomesAt } from '../kind.js';
import { estimateMeasures, intervalMeasures } from '../measures.js';
import { planOf, planProblems, type StoppingInquiry } from '../stoppingPlan.js';

const CUTS = {
  stopLow: z.int().min(0).max(10_000).optional().describe('Stops and says low at this many Yes or fewer.'),
  stopHigh: z.int().min(1).max(10_000).optional().describe('Stops and says high at this many Yes or more.'),
};

/** What an inspection says that may stop after its first cases, how many it looks at, and how honest its estimate is. */
export const stopping: InquiryKind<StoppingInquiry> = {
  kind: 'stopping',
  key: 'stopping',
  written: written(
    z.strictObject({
      stopping: question,
      first: z.int().min(1).max(10_000).describe('Cases of the first stage; the design has those of all.'),
      ...CUTS,
      later: z
        .array(z.strictObject({ cases: z.int().min(2).max(1000).describe('Cases in all.'), ...CUTS }))
        .min(1)
        .max(18)
        .optional()
        .describe('Looks after the first, in their order.'),
      cut: z.int().min(0).max(10_000).describe('Of all the cases, says high above this many Yes.'),
      in: inside,
      against: share
        .optional()
        .describe('The share above which high is right and below which low is; 50% if omitted.'),
    }),
    (
      {
        stopping: question,
        in: asked,
        first,
        stopLow = null,
        stopHigh = null,
        later: looks = [],
        cut,
        ...said
      },
      { each },
    ) => {
      const later = looks.map(({ cases, stopLow: low = null, stopHigh: high = null }) => ({
        ...{ cases, stopLow: low, stopHigh: high },
      }));
      const against = proportionOf(said.against ?? 0.5);
      return each(asked, (world, name) => ({
        ...{
          name,
          kind: 'stopping',
          question,
          world,
          first,
          stopLow,
          stopHigh,
          cut,
          against,
          ...(looks.length === 0 ? {} : { later }),
        },
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
    if (sheet.facts.effect !== 'each' && Math.abs(sheet.facts.effect ?? 0) > AT)
      sheet.probability('wrongSide', 'wrongSide');
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
  line: ({ name, question, first, stopLow, stopHigh, later = [], cut, world }) =>
    `${name}: what ${question} says in ${later.length === 0 ? 'two stages' : `${later.length + 2} stages`}, the first of ${first} cases${stopsInWords({ stopLow, stopHigh })}` +
    `${later.map((look) => `, to ${look.cases} cases${stopsInWords(look)}`).join('')}; high above ${cut} of all (${world})`,
  mechanism:
    'All cases that the design gives are taken to be in hand, and every count of Yes among them is summed with its probability. Which of them come first is hypergeometric, in any order alike: every count at every look is summed too, up to the look at which the inspection ends.',
};

const stopsInWords = ({ stopLow, stopHigh }: Omit<Look, 'cases'>) =>
  `${stopLow === null ? '' : `, low at ${stopLow} or fewer`}${stopHigh === null ? '' : `, high at ${stopHigh} or more`}`;

/** What an outcome is worth, as honest as can be after stopping; each is asked for in every condition. */
function estimator(plan: SettledLooks, confidence: number) {
  const known = new Map<number, TwoStageEstimate>();
  const [only, ...more] = plan.looks;
  const { total, cut } = plan;
  return (look: number, yes: number): TwoStageEstimate => {
    const key = look * (total + 1) + yes;
    const found =
      known.get(key) ??
      (more.length === 0
        ? twoStageEstimate(
            { first: only!.cases, stopLow: only!.stopLow, stopHigh: only!.stopHigh, total, cut },
            { stopped: look === 1 ? 1 : 2, yes },
            { confidence },
          )
        : groupSequentialEstimate(plan, { look, yes }, { confidence }));
    known.set(key, found);
    return found;
  };
}

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

function stoppingAnalysis({ locate }: Context, inquiry: StoppingInquiry, answer: ConditionAnswer): Analysis {
  const { index, world, question } = locate(inquiry.world, inquiry.question);
  const truth = world.truth[question]!;
  const plan = planOf(inquiry, world.design.cases);
  const { confidence, interval } = answer;
  const against = inquiry.against ?? 0.5;
  const limits: LimitsToFill = { lower: 0, upper: 1 };
  const honest = estimator(plan, confidence);
  const raw = percentageLimits(interval ?? 'wilson', confidence, null);
  return {
    inquiry,
    answer,
    truth,
    add: (samples, tally, weight) => {
      const sample = samples[index]!;
      const [yes, of] = [sample.yes[question]!, sample.relevant[question]!];
      const look = plan.looks.findIndex(({ cases }) => cases === of);
      const isEarly = look >= 0;
      const isHigh = isEarly ? yes >= plan.looks[look]!.stopHigh : yes > plan.cut;
      tally.add('casesInspected', (weight * of) / plan.total);
      if (isEarly) tally.add('stopsEarly', weight);
      if (isHigh) tally.add('saysHigh', weight);
      if (Math.abs(truth - against) > AT && isHigh !== truth > against) tally.add('wrongSide', weight);
      if (interval === 'stagewise') {
        const found = honest(isEarly ? look + 1 : plan.looks.length + 1, yes);
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
  const { looks, total } = planOf(inquiry, world.design.cases);
  return {
    count: own.count * looks.reduce((sum, { cases }) => sum + cases + 1, 0),
    each: (probability, visit) =>
      own.each(probability, (reached) => {
        const yes = sample.yes[question]!;
        /** The chance of each count so far, of those that have not stopped. */
        let before = new Map([[0, 1]]);
        let seen = 0;
        for (const { cases, stopLow, stopHigh } of looks) {
          const now = new Map<number, number>();
          for (const [count, chance] of before) {
            const urn = { size: total - seen, marked: yes - count, draws: cases - seen };
            const most = Math.min(urn.draws, urn.marked);
            for (let more = Math.max(0, urn.marked - (urn.size - urn.draws)); more <= most; more++) {
              now.set(count + more, (now.get(count + more) ?? 0) + chance * hypergeometricChance(more, urn));
            }
          }
          sample.relevant[question] = cases;
          for (const [count, chance] of now) {
            if (count > stopLow && count < stopHigh) continue;
            sample.yes[question] = count;
            visit(reached * chance);
            now.delete(count);
          }
          [before, seen] = [now, cases];
        }
        const goesOn = [...before.values()].reduce((sum, chance) => sum + chance, 0);
        sample.yes[question] = yes;
        sample.relevant[question] = total;
        if (goesOn > 0) visit(reached * goesOn);
      }),
  };
}
