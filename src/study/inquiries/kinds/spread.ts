import { z } from 'zod';
import { clusterWeights } from '../../../designs/clusters/clusterWeights.js';
import { emptyEstimate } from '../../../designs/estimating/estimate.js';
import { unitsPerCluster } from '../../../designs/groups.js';
import { kindOf } from '../../../designs/registry.js';
import { weighsCases } from '../../estimators/estimator.js';
import type { Inquiry, Study } from '../../study.js';
import type { CompiledWorld } from '../../world/compileWorld.js';
import type { ConditionAnswer } from '../../world/conditions.js';
import { marginsOf } from '../../world/patterns.js';
import type { WorldSample } from '../../world/sample.js';
import { MODES } from '../../world/scoring.js';
import type { Tally } from '../../world/tally.js';
import type { Analysis, Context, QuestionIn } from '../analysis.js';
import { inside, question, written } from '../fields.js';
import { addEstimate } from '../judge.js';
import type { InquiryKind, Note } from '../kind.js';
import { DIFFERENCE, estimateMeasures, type MeasureSheet, spreadOf } from '../measures.js';

export interface SpreadInquiry extends Inquiry {
  readonly kind: 'spread';
  readonly question: string;
  readonly world: string;
}

/** Where the variance of a percentage comes from: clusters, sampling and inspectors. */
export const spread: InquiryKind<SpreadInquiry> = {
  kind: 'spread',
  key: 'spread',
  written: written(
    z.strictObject({ spread: question, in: inside }),
    ({ spread: question, in: asked }, { each }) =>
      each(asked, (world, name) => ({ name, kind: 'spread', question, world, against: null })),
  ),
  subject: ({ question, world }) => ({ questions: [question], worlds: [world], about: 'process' }),
  check: checkSpread,

  methods: () => [],
  estimand: 'percentage',
  standardError: 'reported',
  readsTruth: true,
  analysis: spreadAnalysis,
  outcomes: () => null,

  measures: (sheet) => {
    estimateMeasures(sheet);
    spreadMeasures(sheet);
  },
  main: ['empiricalError', 'clusteringShare', 'samplingShare', 'inspectorShare'],
  headlines: [
    {
      measure: 'inspectorShare',
      says: (value, { shown }) =>
        `inspectors make up ${value} of the variance, sampling ${shown('samplingShare')} and clustering ${shown('clusteringShare')}`,
    },
  ],
  line: ({ name, question, world }) => `${name}: where the variance of ${question} comes from (${world})`,
  mechanism:
    'Nothing is drawn beside the inspections. Of each, the error of the estimate is split into three steps: from the true share to what is expected given the effects of the clusters, from there to what is expected given the true answers of the sampled cases, and from there to what was scored.',
};

/** A gated question applies to a varying number of cases, which is a part of its variance that no step includes. */
function checkSpread({ question }: SpreadInquiry, { worlds }: Study, note: Note): void {
  const gated = worlds.some(({ scenario }) =>
    scenario.variables.some(({ name, gate }) => name === question && gate !== null),
  );
  if (!gated) return;
  note(
    'gated-spread',
    `The spread of ${question} cannot be split: it does not apply to every case.`,
    'Ask for a question that does.',
  );
}

/**
 * Splits an estimate's error into what clusters, sampling and inspectors each add.
 *
 * The error is a sum of three steps: from the process to what is expected given the clusters' effects, from
 * there to what is expected given the sampled cases' true answers, from there to what was scored. Each step has
 * mean 0 given the one before (up to the effect of taking clusters of unequal size), so the steps are
 * uncorrelated and their variances add to the whole: the law of total variance, with no simulation inside the
 * simulation.
 */
function spreadAnalysis(
  { locate, estimator, designVariance }: Context,
  inquiry: SpreadInquiry,
  answer: ConditionAnswer,
): Analysis {
  const at = locate(inquiry.world, inquiry.question);
  const { index, world, question } = at;
  const estimate = emptyEstimate();
  const estimateFrom = estimator(answer, world, { about: 'process' });
  const truth = world.truth[question]!;
  const { design, grouping } = world;
  const clustered = grouping.into === 'clusters';
  const weighted = weighsCases(answer, design);
  // What strata of fixed size add to a raw percentage is bias, not variance.
  const fixedByDesign = clustered || (!weighted && kindOf(design.kind).fixesStrata);
  const expect = expectationsOf(at, { weighted });
  return {
    inquiry,
    answer,
    truth,
    designVariance: designVariance(answer, at, { about: 'process' }),
    add: (samples, tally, weight) => {
      const sample = samples[index]!;
      estimateFrom(sample, question, estimate);
      if (!estimate.defined) {
        tally.add('undefined', weight);
        return false;
      }
      const { process, clusters, cases, total } = expect(sample);
      addEstimate(tally, weight, estimate.value, truth, estimate.variance);
      addSquares(tally, weight, 'clustering', clustered ? (clusters - process) / total : 0);
      addSquares(tally, weight, 'sampling', (cases - (fixedByDesign ? clusters : process)) / total);
      addSquares(tally, weight, 'inspecting', estimate.value - cases / total);
      return true;
    },
  };
}

function addSquares(
  tally: Tally,
  weight: number,
  part: 'clustering' | 'sampling' | 'inspecting',
  step: number,
): void {
  const square = step * step;
  tally.add(`${part}2`, weight * square);
  tally.add(`${part}4`, weight * square * square);
}

/** Weighted yes answers expected of the process, given the clusters' effects, and given the cases' true answers. */
interface Expected {
  process: number;
  clusters: number;
  cases: number;
  /** The weighted cases. */
  total: number;
}

/** What is expected of a sample as it is scored; every replicate overwrites the object returned. */
function expectationsOf(
  { world, scoring, question }: QuestionIn,
  { weighted }: { readonly weighted: boolean },
): (sample: WorldSample) => Expected {
  const questions = world.patterns.questions.length;
  const truth = world.truth[question]!;
  const yesGiven = expectedYes(world);
  const weigh = weigher(world, { weighted });
  const weights = new Float64Array(world.groups.shares.length);
  const expected: Expected = { process: 0, clusters: 0, cases: 0, total: 0 };
  return (sample) => {
    weigh(sample, weights);
    let [total, process, clusters, cases] = [0, 0, 0, 0];
    for (let group = 0; group < sample.groups; group++) {
      const taken = sample.taken[group]!;
      if (taken === 0) continue;
      const each = weights[group]!;
      total += each * taken;
      const within = yesGiven[sample.row[group]! * questions + question]!;
      for (let mode = 0; mode < MODES; mode++) {
        const marked = sample.modeCases[group * MODES + mode]!;
        if (marked === 0) continue;
        const yes = sample.trueYes[(group * MODES + mode) * questions + question]!;
        const { sensitivity: hit, specificity } = scoring.final[mode * questions + question]!;
        const slip = 1 - specificity;
        process += each * marked * (truth * hit + (1 - truth) * slip);
        clusters += each * marked * (within * hit + (1 - within) * slip);
        cases += each * (yes * hit + (marked - yes) * slip);
      }
    }
    expected.process = process;
    expected.clusters = clusters;
    expected.cases = cases;
    expected.total = total;
    return expected;
  };
}

/** Fills in what a sampled case of each group weighs. */
function weigher(
  { design, grouping, groups }: CompiledWorld,
  { weighted }: { readonly weighted: boolean },
): (sample: WorldSample, weights: Float64Array) => void {
  if (!weighted) return (_, weights) => weights.fill(1);
  if (grouping.into === 'clusters' && unitsPerCluster(grouping) > 1) return clusterWeights(grouping);
  const sized = design.cohort !== null;
  return ({ sizes, taken }, weights) => {
    for (let group = 0; group < weights.length; group++) {
      weights[group] = (sized ? sizes[group]! : groups.shares[group]!) / taken[group]!;
    }
  };
}

/** The yes share expected in each distribution of a world, question by question, if every score were true. */
function expectedYes(world: CompiledWorld): Float64Array {
  const questions = world.patterns.questions.length;
  const expected = new Float64Array(world.distributions.length * questions);
  world.distributions.forEach((distribution, row) => {
    const total = distribution.reduce((sum, mass) => sum + mass, 0);
    marginsOf(world.patterns, distribution).yes.forEach((mass, question) => {
      expected[row * questions + question] = total > 0 ? mass / total : 0;
    });
  });
  return expected;
}

/** The parts of the variance, as standard deviations and as shares; the error of a share by the delta method. */
function spreadMeasures(sheet: MeasureSheet): void {
  const n = sheet.weight;
  const parts = [
    ['clusteringError', 'clusteringShare', 'clustering2', 'clustering4'],
    ['samplingError', 'samplingShare', 'sampling2', 'sampling4'],
    ['inspectorError', 'inspectorShare', 'inspecting2', 'inspecting4'],
  ] as const;
  const squares = parts.map(([error, share, square, fourth]) => ({
    error,
    share,
    variance: sheet.sum(square) / n,
    noise: spreadOf(sheet.sum(fourth), sheet.sum(square), n, { exact: false }) / n,
  }));
  const total = squares.reduce((sum, { variance }) => sum + variance, 0);
  squares.forEach(({ error, share, variance, noise }, index) => {
    const root = Math.sqrt(variance);
    sheet.value(error, DIFFERENCE, root, root > 0 ? Math.sqrt(noise) / (2 * root) : 0);
    if (total <= 0) return;
    const own = variance / total;
    const others = squares.reduce((sum, other, at) => (at === index ? sum : sum + other.noise), 0);
    sheet.value(
      share,
      'proportion',
      own,
      Math.sqrt((1 - own) * (1 - own) * noise + own * own * others) / total,
    );
  });
}
