import {
  requireBetween,
  requireConfidences,
  requireCounts,
  requireFields,
  requireList,
  requireOneOf,
  requireShortList,
  requireText,
  requireWhole,
} from '../check.js';
import { clusterDesignEffect } from '../estimation/design/clusterDesignEffect.js';
import { priorPredictivePValue } from '../estimation/design/complexPosterior.js';
import { SIDES, type Side } from '../estimation/proportion/interval.js';
import {
  type BetaPrior,
  PROPORTION_METHODS,
  type ProportionMethod,
} from '../estimation/proportion/proportion.js';
import {
  complexSample,
  designEffectOf,
  type InspectorsUsed,
  inspectorsUsed,
  requireSampleDesign,
} from './interval/complexSample.js';
import type { Facts, SampleDesign } from './interval/facts.js';
import { type IntervalRow, intervalRows } from './interval/rows.js';
import type { RowsAsked } from './interval/ways.js';
import type { StatedCounts } from './tables/readCounts.js';

/** Of what intervals are wanted, and how the cases were chosen and judged, as far as it is known. */
export interface IntervalQuestion extends Partial<Facts> {
  readonly stated: readonly StatedCounts[];
  /** Every method of a proportion if omitted. */
  readonly methods?: readonly ProportionMethod[];
  /** In (0, 1); 0.95 if omitted. */
  readonly confidences?: readonly number[];
  readonly side?: Side;
  /** A true share to test, from 0 to 1. */
  readonly against?: number | null;
}

interface Asked extends RowsAsked {
  readonly stated: readonly StatedCounts[];
  readonly inspectors: InspectorsUsed | null;
  readonly confidences: readonly number[];
}

/** Every interval for some counts, with what was asked. */
export interface IntervalReport {
  readonly counts: readonly GivenCounts[];
  readonly confidence: readonly number[];
  readonly side: Side;
  readonly against: number | null;
  readonly cohort: number | null;
  readonly design: DesignAsked | null;
  readonly inspectors: InspectorsUsed | null;
  readonly prior: BetaPrior | null;
  readonly above: number | null;
  /** For each count and level, each method; those that allow for everything given first. */
  readonly intervals: readonly IntervalRow[];
}

/** The design effect that was used: about the process behind the cases, and about their cohort where there is one. */
export interface DesignAsked {
  /** Of the first count, about the process. */
  readonly effect: number;
  /** Of the first count, about the cohort; null without one. */
  readonly effectInCohort: number | null;
  readonly degreesOfFreedom: number | null;
  /** The correlation within clusters, where it gave the effect. */
  readonly icc: number | null;
  /** Clusters in the cohort, where their number was given. */
  readonly clusters: number | null;
  /** Clusters visited for the first count, where their sizes gave the effect. */
  readonly visited: number | null;
}

/** Counts as they were given: one, or all that a printed percentage may stand for. */
export interface GivenCounts {
  readonly given: string;
  readonly of: number;
  /** The percentage as printed, when that is what was given. */
  readonly percent: string | null;
  readonly lowestYes: number;
  readonly highestYes: number;
  /** How surprising the count is to anyone with that prior, from 0 to 1; null without one, or when it is not settled. */
  readonly priorPValue: number | null;
}

/**
 * Intervals round proportions by every method, and by those that allow for all that is known of the cohort, the design, the
 * inspectors and a prior together; beside them those that allow for one of these alone.
 *
 * @param question - the counts, as `readCounts` gives them, and what is known beside them
 * @returns the question, and each interval with the p-value that matches it where a share is tested
 * @throws ArgumentError naming the argument
 *
 * @example
 * intervalReport({ stated: [readCounts('41/84')], methods: ['wilson'] }).intervals[0]?.lower; // 0.384…
 */
export function intervalReport(question: IntervalQuestion): IntervalReport {
  const asked = settled(question);
  const { stated, confidences, side, against, cohort, design, inspectors, prior, above } = asked;
  return {
    counts: stated.map((one) => givenCounts(one, asked)),
    confidence: confidences,
    side,
    against,
    cohort,
    design: design === null || stated[0] === undefined ? null : designAsked(design, stated[0].of, cohort),
    inspectors,
    prior,
    above,
    intervals: stated.flatMap((one) =>
      confidences.flatMap((confidence) => intervalRows(one, confidence, asked)),
    ),
  };
}

function settled(question: IntervalQuestion): Asked {
  const { stated } = requireFields('question', question, "{ stated: [readCounts('41/84')] }");
  requireList('stated', stated).forEach((one, index) => {
    const name = `stated[${index}]`;
    const { text, of, lowest, highest } = requireFields(name, one, "readCounts('41/84')");
    requireText(`${name}.text`, text);
    requireCounts(lowest, `${name}.lowest`);
    requireCounts(highest, `${name}.highest`);
    requireWhole(`${name}.of`, of, { min: highest.of, max: highest.of });
  });
  const { accuracy: judged, ...facts } = settledFacts(question);
  const inspectors = judged === null ? null : inspectorsUsed(judged, stated);
  return { stated, ...facts, inspectors, accuracy: inspectors };
}

/** What is known beside the counts, with nothing left open. */
export function settledFacts(
  question: Omit<IntervalQuestion, 'stated'>,
): Facts & Omit<RowsAsked, 'accuracy'> & Pick<Asked, 'confidences'> {
  const {
    methods = METHOD_NAMES,
    confidences = [0.95],
    side = 'both',
    against = null,
    cohort = null,
    design = null,
    accuracy = null,
    prior = null,
    above: asked = null,
  } = requireFields('question', question, "{ methods: ['wilson'] }");
  requireShortList('methods', methods).forEach((name, index) => {
    requireOneOf(`methods[${index}]`, name, METHOD_NAMES);
  });
  requireConfidences(confidences);
  requireOneOf('side', side, SIDES);
  if (against !== null) requireBetween('against', against, 0, 1, 'both');
  if (cohort !== null) requireWhole('cohort', cohort, { min: 1 });
  if (design !== null) requireSampleDesign(design);
  if (accuracy !== null) requireFields('accuracy', accuracy, '{ sensitivity: 0.9, specificity: 0.9 }');
  if (asked !== null) requireBetween('above', asked, 0, 1, 'both');
  // A share tested under a prior is answered by its probability too: its p-value leaves the prior out.
  const above = asked ?? (prior === null ? null : against);
  return { methods, confidences, side, against, cohort, design, accuracy, prior, above };
}

const METHOD_NAMES = PROPORTION_METHODS.map(({ name }) => name);

function givenCounts({ text, of, percent, lowest, highest }: StatedCounts, asked: Asked): GivenCounts {
  const isSettled = lowest.yes === highest.yes;
  const { prior } = asked;
  return {
    given: text,
    of,
    percent,
    lowestYes: lowest.yes,
    highestYes: highest.yes,
    priorPValue:
      prior === null || !isSettled ? null : priorPredictivePValue(complexSample(lowest, asked), prior),
  };
}

function designAsked(design: SampleDesign, of: number, cohort: number | null): DesignAsked {
  return {
    effect: designEffectOf(design, { of, cohort: null }),
    effectInCohort: cohort === null ? null : designEffectOf(design, { of, cohort }),
    degreesOfFreedom: design.degreesOfFreedom,
    icc: 'clusters' in design ? design.clusters.icc : null,
    clusters: 'clusters' in design ? design.inCohort : null,
    visited:
      'clusters' in design ? Math.ceil(of / clusterDesignEffect(design.clusters).meanSize - 1e-9) : null,
  };
}
