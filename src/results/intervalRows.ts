import type { Counts } from '../counts.js';
import { trueProportionInterval, trueProportionPValue } from '../estimation/agreement/imperfect.js';
import {
  FINITE_POPULATION_METHODS,
  finitePopulationInterval,
  finitePopulationPValue,
} from '../estimation/cohort/finitePopulation.js';
import {
  CLUSTERED_METHOD_NAMES,
  type ClusteredMethodName,
  clusteredInterval,
  clusteredPValue,
  kornGraubardSample,
} from '../estimation/design/clustered.js';
import { complexInterval, complexMethodsFor, complexPValue } from '../estimation/design/complexInterval.js';
import { complexPosterior } from '../estimation/design/complexPosterior.js';
import { methodLabel } from '../estimation/methodLabel.js';
import type { Side } from '../estimation/proportion/interval.js';
import {
  PROPORTION_METHODS,
  type ProportionMethod,
  proportionInterval,
  proportionPValue,
} from '../estimation/proportion/proportion.js';
import type { Limits } from '../limits.js';
import { complexSample, designEffectOf, type Facts } from './intervalFacts.js';
import type { StatedCounts } from './readCounts.js';

/** What an interval knows of: the cases alone, or also one thing about how they were chosen or judged, or more of it. */
export type Knows = 'the cases' | Complication | 'everything given' | 'all but the prior';
export type Complication = 'the cohort' | 'the design' | 'the inspectors' | 'a prior';

export interface IntervalRow extends Limits {
  /** What it is of, as it was given. */
  readonly given: string;
  readonly knows: Knows;
  /** What was given and this row leaves out. */
  readonly leavesOut: readonly (Complication | 'the checks')[];
  readonly method: string;
  readonly label: string;
  readonly confidence: number;
  /** Whole cases of the cohort at each limit, where the method counts them. */
  readonly lowerCount: number | null;
  readonly upperCount: number | null;
  /** The method's own estimate, always between the limits; null when the count is not settled. */
  readonly estimate: number | null;
  /** Independent cases that say as much, where a design, a cohort or inspectors make them fewer or more; Infinity, null in JSON, where nothing is left to sampling. */
  readonly effectiveSample: number | null;
  readonly clipped: boolean;
  readonly pValue: number | null;
  /** The posterior probability of a true share above the one asked about, of rows that know of a prior. */
  readonly probabilityAbove: number | null;
  /** A good method for what was asked that leaves out nothing that was given. */
  readonly recommended: boolean;
}

/** One way to an interval: what it is, and how it is made from counts. */
interface Way {
  readonly knows: Knows;
  readonly method: string;
  readonly label: string;
  readonly leavesOut?: readonly 'the checks'[];
  readonly recommended?: boolean;
  readonly intervalOf: (counts: Counts) => Found;
  readonly pValueOf?: (counts: Counts, against: number) => number;
}

interface Found extends Limits {
  readonly clipped: boolean;
  /** What gave the limits, where the method itself has none for such counts. */
  readonly insteadBy?: string;
  readonly lowerCount?: number;
  readonly upperCount?: number;
  readonly estimate?: number;
  readonly effectiveSample?: number;
  readonly probabilityAbove?: number | null;
}

/** Facts with what is asked of them. */
export interface RowsAsked extends Facts {
  readonly methods: readonly ProportionMethod[];
  readonly side: Side;
  readonly against: number | null;
}

/** Every interval for some counts at a level: first those that allow for all that was given, then for one thing at a time. */
export function intervalRows(stated: StatedCounts, confidence: number, asked: RowsAsked): IntervalRow[] {
  const options = { confidence, side: asked.side };
  const given = complicationsOf(asked);
  const together =
    given.length > 1
      ? [...priorWays(asked, options, 'everything given'), ...complexWays(asked, options)]
      : [];
  const alone = { ...asked, cohort: null, design: null, accuracy: null };
  const ways: readonly Way[] = [
    ...together,
    ...cohortWays(asked, options),
    ...designWays(asked, stated.of, options),
    ...inspectorWays(asked, options),
    ...(given.length > 1 && asked.prior !== null ? [] : priorWays(alone, options, 'a prior')),
    ...plainWays(asked, options),
  ];
  return ways.map((way) => rowOf(way, { stated, confidence, asked }));
}

/** What was given beside the cases. */
function complicationsOf({ cohort, design, accuracy, prior }: Facts): readonly Complication[] {
  const given: readonly (readonly [Complication, unknown])[] = [
    ['the cohort', cohort],
    ['the design', design],
    ['the inspectors', accuracy],
    ['a prior', prior],
  ];
  return given.flatMap(([name, fact]) => (fact === null ? [] : [name]));
}

type Options = { readonly confidence: number; readonly side: Side };

function complexWays(asked: RowsAsked, options: Options): Way[] {
  const { prior, accuracy } = asked;
  const others = complicationsOf({ ...asked, prior: null });
  if (others.length < 2 && prior !== null) return [];
  return complexMethodsFor(accuracy ?? undefined).map((method) => ({
    knows: prior === null ? 'everything given' : 'all but the prior',
    method,
    label: methodLabel(method, 'complex'),
    leavesOut: withoutChecks(method, asked),
    intervalOf: (counts) => complexInterval(complexSample(counts, asked), { ...options, method }),
    ...(method === 'lang-reiczigel'
      ? {}
      : {
          pValueOf: (counts, against) =>
            complexPValue(complexSample(counts, asked), { against, method, side: options.side }),
        }),
  }));
}

function priorWays(asked: RowsAsked, options: Options, knows: Knows): Way[] {
  const { prior, above } = asked;
  if (prior === null) return [];
  const label = `Prior of ${prior.yes} Yes and ${prior.no} No`;
  const said = { ...options, prior, ...(above === null ? {} : { above }) };
  return [
    {
      knows,
      method: 'beta',
      label,
      intervalOf: (counts) => complexPosterior(complexSample(counts, asked), said),
    },
  ];
}

function cohortWays({ cohort }: RowsAsked, options: Options): Way[] {
  if (cohort === null) return [];
  return Object.entries(FINITE_POPULATION_METHODS).map(([name, { label, method }]) => ({
    knows: 'the cohort',
    method: name,
    label,
    intervalOf: (counts) => finitePopulationInterval({ ...counts, cohort }, { ...options, method }),
    pValueOf: (counts, against) =>
      finitePopulationPValue({ ...counts, cohort }, { against, method, side: options.side }),
  }));
}

function designWays({ design }: RowsAsked, of: number, options: Options): Way[] {
  if (design === null) return [];
  const { degreesOfFreedom } = design;
  const clustered = (counts: Counts) => ({
    ...counts,
    designEffect: designEffectOf(design, { of: counts.of, cohort: null }),
    ...(degreesOfFreedom === null ? {} : { degreesOfFreedom }),
  });
  const cases = (counts: Counts) => kornGraubardSample(clustered(counts), options);
  // Where Korn and Graubard's stops at the cases there are, it leaves out what a good design gains.
  const { uncapped, effectiveSample } = cases({ yes: 0, of });
  const [usual, ...others] = CLUSTERED_METHOD_NAMES;
  const names = uncapped > effectiveSample ? [...others, usual] : CLUSTERED_METHOD_NAMES;
  return names.flatMap((method) =>
    method === undefined
      ? []
      : [
          {
            knows: 'the design',
            method,
            label: methodLabel(method, 'design'),
            recommended: method !== 'wald' && !(method === 'korn-graubard' && uncapped > effectiveSample),
            intervalOf: (counts) => ({
              ...clusteredInterval(clustered(counts), { ...options, method }),
              ...insteadOf(method, counts),
              effectiveSample: cases(counts)[method === 'korn-graubard' ? 'effectiveSample' : 'uncapped'],
            }),
            pValueOf: (counts, against) =>
              clusteredPValue(clustered(counts), { against, method, side: options.side }),
          },
        ],
  );
}

/** Logit and Wald take a variance of 0 from answers that are all alike: theirs are the exact limits there, and say so. */
function insteadOf(method: ClusteredMethodName, { yes, of }: Counts): Pick<Found, 'insteadBy'> {
  if ((method !== 'logit' && method !== 'wald') || (yes > 0 && yes < of)) return {};
  return {
    insteadBy: `${methodLabel('korn-graubard', 'design')}, as ${methodLabel(method, 'design')} has none`,
  };
}

function inspectorWays(asked: RowsAsked, options: Options): Way[] {
  const { accuracy } = asked;
  if (accuracy === null) return [];
  return complexMethodsFor(accuracy).flatMap((method): Way[] => {
    if (method !== 'lang-reiczigel' && method !== 'rogan-gladen') return [];
    return [
      {
        knows: 'the inspectors',
        method,
        label: methodLabel(method, 'inspectors'),
        leavesOut: withoutChecks(method, asked),
        intervalOf: (counts) => trueProportionInterval(counts, accuracy, { ...options, method }),
        ...(method === 'lang-reiczigel'
          ? {}
          : {
              pValueOf: (counts, against) =>
                trueProportionPValue(counts, accuracy, { against, side: options.side }),
            }),
      },
    ];
  });
}

/** Rogan and Gladen's takes as known what the checks only estimate. */
function withoutChecks(method: string, { accuracy }: RowsAsked): readonly 'the checks'[] {
  return method === 'rogan-gladen' && accuracy?.sensitivityChecks !== undefined ? ['the checks'] : [];
}

function plainWays({ methods }: RowsAsked, options: Options): Way[] {
  return PROPORTION_METHODS.filter(({ name }) => methods.includes(name)).map(
    ({ name, label, use, estimate }) => ({
      knows: 'the cases',
      method: name,
      label,
      recommended: use === 'recommended',
      intervalOf: (counts) => ({
        ...proportionInterval(counts, { ...options, method: name }),
        ...(estimate === undefined ? {} : { estimate: estimate(counts.yes, counts.of) }),
      }),
      pValueOf: (counts, against) => proportionPValue(counts, { against, method: name, side: options.side }),
    }),
  );
}

function rowOf(
  { knows, method, label, recommended = true, leavesOut = [], intervalOf, pValueOf }: Way,
  { stated, confidence, asked }: { stated: StatedCounts; confidence: number; asked: RowsAsked },
): IntervalRow {
  const found = countsToTry(stated).map((yes) => intervalOf({ yes, of: stated.of }));
  const lowest = found.reduce((least, one) => (one.lower < least.lower ? one : least));
  const highest = found.reduce((most, one) => (one.upper > most.upper ? one : most));
  const isSettled = stated.lowest.yes === stated.highest.yes;
  const left = [...complicationsOf(asked).filter((one) => !allowsFor(knows, one)), ...leavesOut];
  const { insteadBy } = found.find((one) => one.insteadBy !== undefined) ?? {};
  const own = lowest.estimate ?? stated.lowest.yes / stated.of;
  return {
    given: stated.text,
    knows,
    leavesOut: left,
    method,
    label: insteadBy ?? label,
    confidence,
    lower: lowest.lower,
    upper: highest.upper,
    lowerCount: lowest.lowerCount ?? null,
    upperCount: highest.upperCount ?? null,
    // At levels so low that they leave out the middle, an estimate that is a mean is drawn in to the limits.
    estimate: isSettled ? Math.min(highest.upper, Math.max(lowest.lower, own)) : null,
    effectiveSample: lowest.effectiveSample ?? null,
    clipped: lowest.clipped || highest.clipped,
    pValue:
      asked.against === null || pValueOf === undefined
        ? null
        : largestPValue(stated, asked.against, pValueOf),
    probabilityAbove: isSettled ? (lowest.probabilityAbove ?? null) : null,
    recommended: recommended && insteadBy === undefined && left.length === 0,
  };
}

function allowsFor(knows: Knows, one: Complication): boolean {
  if (knows === 'everything given') return true;
  return knows === 'all but the prior' ? one !== 'a prior' : knows === one;
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
