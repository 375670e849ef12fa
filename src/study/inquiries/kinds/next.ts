import { z } from 'zod';
import type { Counts } from '../../../counts.js';
import { emptyEstimate, estimateRaw } from '../../../designs/estimating/estimate.js';
import { kindOf } from '../../../designs/registry.js';
import { bandRank } from '../../../estimation/bands/ratingBands.js';
import { betaBinomial } from '../../../numeric/betaBinomial.js';
import { yesCounts } from '../../../scenario/figures/yesCounts.js';
import type { Scenario } from '../../../scenario/scenario.js';
import { fromVariance, type Inquiry, type Study } from '../../study.js';
import type { ConditionAnswer } from '../../world/conditions.js';
import type { Analysis, Context } from '../analysis.js';
import { inside, question, written } from '../fields.js';
import { addEstimate } from '../judge.js';
import type { InquiryKind, Note, Outcomes, OutcomesAt } from '../kind.js';
import { estimateMeasures } from '../measures.js';

export interface NextInquiry extends Inquiry {
  readonly kind: 'next';
  readonly question: string;
  readonly world: string;
}

/** How far the next inspection's percentage will be from the published one, and whether in another band. */
export const next: InquiryKind<NextInquiry> = {
  kind: 'next',
  key: 'next',
  written: written(
    z.strictObject({ next: question, in: inside }),
    ({ next: question, in: asked }, { each }) =>
      each(asked, (world, name) => ({ name, kind: 'next', question, world, against: null })),
  ),
  subject: ({ question, world }) => ({ questions: [question], worlds: [world], about: 'process' }),
  check: checkNext,

  methods: (_, answer) => (fromVariance(answer) ? null : []),
  estimand: 'percentage',
  standardError: 'none',
  analysis: nextAnalysis,
  outcomes: nextOutcomes,
  // What the published counts say of the next inspection: the model knows nothing of it.
  onlyExact: true,

  measures: (sheet) => {
    estimateMeasures(sheet);
    sheet.probability('differentBand', 'wrongBand');
  },
  main: ['estimate', 'empiricalError', 'differentBand'],
  headlines: [
    {
      measure: 'differentBand',
      says: (value) =>
        `the next percentage is in another hypothetical band than the published one ${value} of the time`,
    },
  ],
  line: ({ name, question, world }) =>
    `${name}: what the next inspection would say of ${question}, given the published one (${world})`,
  mechanism:
    "Nothing is drawn from the case model, which knows nothing of it. Of n cases with x Yes as published, the share is taken to follow Beta(x + ½, n - x + ½), the posterior of Jeffreys's prior, and the Yes answers of m new cases are then beta-binomial, with mean m(x + ½)/(n + 1); all m + 1 counts are summed with their probabilities. New cases are independent of each other given the share. What the next percentage is compared with is the published one, x/n, so that the mean, which the prior draws towards 50%, differs a little from it.",
  drawsNoInspections: true,
  truthIs: 'The published percentage, with which the next one is compared, is',
};

/** The published counts of a question that is asked of every case; null where figures do not settle them. */
function publishedCounts(scenario: Scenario, question: string): Counts | null {
  const variable = scenario.variables.find(({ name }) => name === question);
  return variable === undefined || variable.gate !== null ? null : yesCounts(variable);
}

/** What follows from the published counts alone follows only for simple designs and the scenario as published. */
function checkNext(inquiry: NextInquiry, { worlds, designs, inspectors }: Study, note: Note): void {
  const world = worlds.find(({ name }) => name === inquiry.world);
  const changed =
    world !== undefined && [world.change, world.shift].some((part) => Object.keys(part).length > 0);
  const counts = world === undefined ? null : publishedCounts(world.scenario, inquiry.question);
  const others = designs.some(({ kind }) => !kindOf(kind).casesAreIndependent);
  const perfect = inspectors.every(({ name }) => name === 'perfect');
  if (counts !== null && !changed && !others && perfect) return;
  note(
    'no-next',
    `${inquiry.name} cannot be worked out from the published counts.`,
    'It needs a question with settled counts, a scenario without changes, simple designs and no inspectors.',
  );
}

function nextAnalysis({ locate }: Context, inquiry: NextInquiry, answer: ConditionAnswer): Analysis {
  const { index, question, world } = locate(inquiry.world, inquiry.question);
  const counts = publishedCounts(world.scenario, inquiry.question);
  if (counts === null) throw new RangeError(`no published counts of ${inquiry.question}`);
  const published = counts.yes / counts.of;
  const estimate = emptyEstimate();
  return {
    inquiry,
    answer,
    truth: published,
    add: (samples, tally, weight) => {
      estimateRaw(samples[index]!, question, estimate);
      addEstimate(tally, weight, estimate.value, published, estimate.variance);
      if (bandRank(estimate.value) !== bandRank(published)) tally.add('wrongBand', weight);
      return true;
    },
  };
}

/** The next inspection given the published one: beta-binomial, under the Jeffreys prior. */
function nextOutcomes(inquiry: NextInquiry, { world, sample }: OutcomesAt): Outcomes | null {
  const counts = publishedCounts(world.scenario, inquiry.question);
  if (counts === null) return null;
  const question = world.patterns.questions.indexOf(inquiry.question);
  const { cases } = world.design;
  const masses = betaBinomial(cases, counts.yes + 0.5, counts.of - counts.yes + 0.5);
  return {
    count: masses.length,
    each: (probability, visit) => {
      sample.relevant[question] = cases;
      masses.forEach((mass, yes) => {
        sample.yes[question] = yes;
        visit(probability * mass);
      });
    },
  };
}
