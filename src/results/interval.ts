import { requireFields, requireList } from '../check.js';
import type { Counts } from '../counts.js';
import {
  type CheckedAccuracy,
  trueProportionInterval,
  trueProportionPValue,
} from '../estimation/agreement/imperfect.js';
import {
  FINITE_POPULATION_METHODS,
  finitePopulationInterval,
  finitePopulationPValue,
} from '../estimation/cohort/finitePopulation.js';
import {
  CLUSTERED_METHOD_NAMES,
  clusteredInterval,
  clusteredPValue,
} from '../estimation/design/clustered.js';
import { methodLabel } from '../estimation/methodLabel.js';
import type { Side } from '../estimation/proportion/interval.js';
import {
  type BetaPrior,
  betaPriorInterval,
  PROPORTION_METHODS,
  type ProportionMethod,
  proportionInterval,
  proportionPValue,
} from '../estimation/proportion/proportion.js';
import type { Limits } from '../limits.js';
import type { StatedCounts } from './statedCounts.js';

/** Of what intervals are wanted, and how the cases were chosen and judged, as far as it is known. */
export interface IntervalQuestion {
  readonly stated: readonly StatedCounts[];
  /** Every method of a proportion if omitted. */
  readonly methods?: readonly ProportionMethod[];
  /** In (0, 1); 0.95 if omitted. */
  readonly confidences?: readonly number[];
  readonly side?: Side;
  /** A true share to test, from 0 to 1. */
  readonly against?: number | null;
  /** Eligible cases of which these are a sample without replacement. */
  readonly cohort?: number | null;
  /** The variance over that of independent cases, above 0, and the degrees of freedom of the design. */
  readonly design?: SampleDesign | null;
  readonly accuracy?: CheckedAccuracy | null;
  readonly prior?: BetaPrior | null;
}

export interface SampleDesign {
  readonly effect: number;
  readonly degreesOfFreedom: number | null;
}

type Asked = Required<IntervalQuestion>;

/** Every interval for some counts, with what was asked. */
export interface IntervalReport {
  readonly counts: readonly GivenCounts[];
  readonly confidence: readonly number[];
  readonly side: Side;
  readonly against: number | null;
  readonly cohort: number | null;
  readonly design: SampleDesign | null;
  readonly inspectors: CheckedAccuracy | null;
  readonly prior: BetaPrior | null;
  /** For each count and level, each method; those that know more than the cases first. */
  readonly intervals: readonly IntervalRow[];
}

/** Counts as they were given: one, or all that a printed percentage may stand for. */
export interface GivenCounts {
  readonly given: string;
  readonly of: number;
  /** The percentage as printed, when that is what was given. */
  readonly percent: string | null;
  readonly lowestYes: number;
  readonly highestYes: number;
}

/** What an interval knows of: the cases alone, or also one thing about how they were chosen or judged. */
export type Knows = 'the cases' | 'the cohort' | 'the design' | 'the inspectors' | 'a prior';

export interface IntervalRow extends Limits {
  /** What it is of, as it was given. */
  readonly given: string;
  readonly knows: Knows;
  readonly method: string;
  readonly label: string;
  readonly confidence: number;
  /** Whole cases of the cohort at each limit, where the method counts them. */
  readonly lowerCount: number | null;
  readonly upperCount: number | null;
  /** The best single value: the proportion, corrected where the method corrects; null when the count is not settled. */
  readonly estimate: number | null;
  readonly clipped: boolean;
  readonly pValue: number | null;
  readonly recommended: boolean;
}

/**
 * Intervals round proportions by every method, and by those that know of the cohort, the design, the inspectors or a prior.
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
  const { stated, confidences, side, against, cohort, design, accuracy, prior } = asked;
  return {
    counts: stated.map(({ text, of, percent, lowest, highest }) => ({
      given: text,
      of,
      percent,
      lowestYes: lowest.yes,
      highestYes: highest.yes,
    })),
    confidence: confidences,
    side,
    against,
    cohort,
    design,
    inspectors: accuracy,
    prior,
    intervals: stated.flatMap((one) => confidences.flatMap((confidence) => rowsOf(one, confidence, asked))),
  };
}

function settled(question: IntervalQuestion): Asked {
  const given = requireFields('question', question, "{ stated: [readCounts('41/84')] }");
  requireList('stated', given.stated);
  return {
    methods: PROPORTION_METHODS.map(({ name }) => name),
    confidences: [0.95],
    side: 'both',
    against: null,
    cohort: null,
    design: null,
    accuracy: null,
    prior: null,
    ...given,
  };
}

function rowsOf(stated: StatedCounts, confidence: number, question: Asked): IntervalRow[] {
  const { side, cohort, design, accuracy, prior, against } = question;
  const row = (
    facts: { knows: Knows; method: string; label: string; recommended?: boolean },
    intervalOf: (counts: Counts) => Found,
    pValueOf: ((counts: Counts, against: number) => number) | null = null,
  ): IntervalRow => {
    const found = countsToTry(stated).map((yes) => intervalOf({ yes, of: stated.of }));
    const lowest = found.reduce((least, one) => (one.lower < least.lower ? one : least));
    const highest = found.reduce((most, one) => (one.upper > most.upper ? one : most));
    const settled = stated.lowest.yes === stated.highest.yes;
    return {
      given: stated.text,
      recommended: true,
      ...facts,
      confidence,
      lower: lowest.lower,
      upper: highest.upper,
      lowerCount: lowest.lowerCount ?? null,
      upperCount: highest.upperCount ?? null,
      estimate: settled ? (lowest.estimate ?? stated.lowest.yes / stated.of) : null,
      clipped: lowest.clipped || highest.clipped,
      pValue: against === null || pValueOf === null ? null : largestPValue(stated, against, pValueOf),
    };
  };
  const options = { confidence, side };
  const clustering = {
    designEffect: design?.effect ?? 1,
    ...(design?.degreesOfFreedom == null ? {} : { degreesOfFreedom: design.degreesOfFreedom }),
  };
  return [
    ...(cohort === null
      ? []
      : Object.entries(FINITE_POPULATION_METHODS).map(([name, { label, method }]) =>
          row(
            { knows: 'the cohort', method: name, label },
            (counts) => finitePopulationInterval({ ...counts, cohort }, { ...options, method }),
            (counts, share) =>
              finitePopulationPValue({ ...counts, cohort }, { against: share, method, side }),
          ),
        )),
    ...(design === null
      ? []
      : CLUSTERED_METHOD_NAMES.map((method) =>
          row(
            {
              knows: 'the design',
              method,
              label: methodLabel(method, 'design'),
              recommended: method !== 'wald',
            },
            (counts) => clusteredInterval({ ...counts, ...clustering }, { ...options, method }),
            (counts, share) =>
              clusteredPValue({ ...counts, ...clustering }, { against: share, method, side }),
          ),
        )),
    ...(accuracy === null
      ? []
      : imperfectMethods(accuracy).map((method) =>
          row(
            { knows: 'the inspectors', method, label: methodLabel(method, 'inspectors') },
            (counts) => trueProportionInterval(counts, accuracy, { ...options, method }),
            method === 'rogan-gladen'
              ? (counts, share) => trueProportionPValue(counts, accuracy, { against: share, side })
              : null,
          ),
        )),
    ...(prior === null
      ? []
      : [
          row(
            { knows: 'a prior', method: 'beta', label: `Prior of ${prior.yes} Yes and ${prior.no} No` },
            (counts) => betaPriorInterval(counts, { ...options, prior }),
          ),
        ]),
    ...PROPORTION_METHODS.filter(({ name }) => question.methods.includes(name)).map(({ name, label, use }) =>
      row(
        { knows: 'the cases', method: name, label, recommended: use === 'recommended' },
        (counts) => proportionInterval(counts, { ...options, method: name }),
        (counts, share) => proportionPValue(counts, { against: share, method: name, side }),
      ),
    ),
  ];
}

interface Found extends Limits {
  readonly clipped: boolean;
  readonly lowerCount?: number;
  readonly upperCount?: number;
  readonly estimate?: number;
}

function imperfectMethods({ sensitivityChecks, specificityChecks }: CheckedAccuracy) {
  const checked = sensitivityChecks !== undefined && specificityChecks !== undefined;
  return checked ? (['lang-reiczigel', 'rogan-gladen'] as const) : (['rogan-gladen'] as const);
}

/**
 * The counts whose limits enclose those of all that a percentage may stand for: limits rise with the count, but for the
 * delta methods' at high levels, and theirs only fall among the first few counts and the last.
 */
function countsToTry({ lowest, highest }: Pick<StatedCounts, 'lowest' | 'highest'>): number[] {
  const [from, to] = [lowest.yes, highest.yes];
  const afterFirst = Math.min(to, from + FEW);
  const beforeLast = Math.max(afterFirst + 1, to - FEW);
  const some = (low: number, high: number) =>
    Array.from({ length: Math.max(0, high - low + 1) }, (_, i) => low + i);
  return [...some(from, afterFirst), ...some(beforeLast, to)];
}

/** The limits of the logit fall while the count is below z²/4, which is 20 at a level of 1 − 1e-18. */
const FEW = 20;

/** Over every count the percentage may stand for: the value is hardest to reject from the count nearest to it. */
function largestPValue(
  { lowest, highest, of }: StatedCounts,
  against: number,
  pValueOf: (counts: Counts, against: number) => number,
): number {
  const nearest = [Math.floor(against * of), Math.ceil(against * of)];
  const within = nearest.map((yes) => Math.min(highest.yes, Math.max(lowest.yes, yes)));
  const counts = new Set([...countsToTry({ lowest, highest }), ...within]);
  return Math.max(...[...counts].map((yes) => pValueOf({ yes, of }, against)));
}
