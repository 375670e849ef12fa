import type { Counts } from '../../counts.js';
import { trueProportionInterval, trueProportionPValue } from '../../estimation/agreement/imperfect.js';
import {
  FINITE_POPULATION_METHOD_NAMES,
  FINITE_POPULATION_METHODS,
  type FinitePopulationInterval,
  type FinitePopulationMethod,
  finitePopulationInterval,
  finitePopulationPValue,
} from '../../estimation/cohort/finitePopulation.js';
import {
  CLUSTERED_METHOD_NAMES,
  type ClusteredMethodName,
  clusteredInterval,
  clusteredPValue,
  kornGraubardSample,
} from '../../estimation/design/clustered.js';
import {
  complexInterval,
  complexMethodsFor,
  complexPValue,
} from '../../estimation/design/complexInterval.js';
import { complexPosterior } from '../../estimation/design/complexPosterior.js';
import { methodLabel } from '../../estimation/methodLabel.js';
import type { Interval, Side } from '../../estimation/proportion/interval.js';
import {
  PROPORTION_METHODS,
  type ProportionMethod,
  proportionInterval,
  proportionPValue,
} from '../../estimation/proportion/proportion.js';
import { usualFirst } from '../../estimation/proportion/usualMethod.js';
import type { Limits } from '../../limits.js';
import type { StatedCounts } from '../tables/readCounts.js';
import { complexSample, designEffectOf } from './complexSample.js';
import type { SettledFacts } from './facts.js';

/** What an interval knows of: the cases alone, or also one thing about how they were chosen or judged, or more of it. */
export type Knows = 'the cases' | Complication | 'everything given' | 'all but the prior';
export type Complication = 'the cohort' | 'the design' | 'the inspectors' | 'a prior';

/** One way to an interval: what it is, and how it is made from counts. */
export interface Way {
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
export interface RowsAsked extends SettledFacts {
  readonly methods: readonly ProportionMethod[];
  readonly side: Side;
  readonly against: number | null;
}

/** Every way to an interval: first those that allow for all that was given, then for one thing at a time. */
export function waysTo(asked: RowsAsked, stated: StatedCounts, options: Options): readonly Way[] {
  const given = complicationsOf(asked);
  const together =
    given.length > 1
      ? [...priorWays(asked, options, 'everything given'), ...complexWays(asked, options)]
      : [];
  const alone = { ...asked, cohort: null, design: null, accuracy: null };
  return [
    ...together,
    ...cohortWays(asked, stated, options),
    ...designWays(asked, stated.of, options),
    ...inspectorWays(asked, options),
    ...(given.length > 1 && asked.prior !== null ? [] : priorWays(alone, options, 'a prior')),
    ...plainWays(asked, options),
  ];
}

/** What was given beside the cases. */
export function complicationsOf({ cohort, design, accuracy, prior }: SettledFacts): readonly Complication[] {
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
    intervalOf: (counts) =>
      cutToPossible(
        complexInterval(complexSample(counts, asked), { ...options, method }),
        counts,
        asked,
        options,
      ),
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

function cohortWays(asked: RowsAsked, { lowest, highest }: StatedCounts, options: Options): Way[] {
  const { cohort } = asked;
  if (cohort === null) return [];
  const usual = usualFirst(FINITE_POPULATION_METHOD_NAMES, 'cohort');
  const isUnfit = [lowest, highest].some((counts) => isWilsonUnfit({ ...counts, cohort }, options));
  return (isUnfit ? [...usual].reverse() : usual).map((name) => {
    const { label, method } = FINITE_POPULATION_METHODS[name];
    return {
      knows: 'the cohort',
      method: name,
      label,
      intervalOf: (counts) => {
        const found = finitePopulationInterval({ ...counts, cohort }, { ...options, method });
        return name === 'hypergeometric'
          ? withoutOtherSide(found, options)
          : cutToPossible(found, counts, asked, options);
      },
      pValueOf: (counts, against) =>
        finitePopulationPValue({ ...counts, cohort }, { against, method, side: options.side }),
    };
  });
}

/** Without shares of the cohort that the cases seen rule out, where their answers are the truth. */
function cutToPossible(
  found: Found,
  { yes, of }: Counts,
  { cohort, accuracy }: RowsAsked,
  { side }: Options,
): Found {
  if (cohort === null || accuracy !== null) return found;
  const lower = side === 'upper' ? found.lower : Math.max(found.lower, yes / cohort);
  const upper = side === 'lower' ? found.upper : Math.min(found.upper, (cohort - of + yes) / cohort);
  return { ...found, lower, upper, clipped: found.clipped || lower > found.lower || upper < found.upper };
}

/**
 * Where the exact interval leads. Wilson's knows nothing of the cases seen, and its limits may lie outside the shares that
 * they leave possible; where few counts of the cohort are at stake, a curve between them says little: of 0 of 80 in a cohort of 84
 * it leaves out a single Yes among the four not seen, which the sample missed with a chance of 1 in 21.
 */
function isWilsonUnfit(
  { yes, of, cohort }: Counts & { readonly cohort: number },
  { confidence, side }: Options,
): boolean {
  const limitsBy = (method: FinitePopulationMethod) =>
    finitePopulationInterval({ yes, of, cohort }, { method, confidence, side });
  const { lower, upper } = limitsBy('wilson');
  const isBelow = side !== 'upper' && lower * cohort < yes - 1e-9;
  if (isBelow || (side !== 'lower' && upper * cohort > cohort - of + yes + 1e-9)) return true;
  const exact = limitsBy('hypergeometric');
  return (exact.upper - exact.lower) * cohort < FEW_COUNTS;
}

/** Nine counts or fewer. */
const FEW_COUNTS = 8.5;

/** Of one side only that side has a limit: the cases seen are one on the other, which no other method shows. */
function withoutOtherSide(found: FinitePopulationInterval, { side }: Options): Found {
  const { lower, upper, clipped, lowerCount, upperCount } = found;
  if (side === 'both' || lowerCount === undefined || upperCount === undefined) return found;
  return side === 'upper'
    ? { lower: 0, upper, clipped, upperCount }
    : { lower, upper: 1, clipped, lowerCount };
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
  const isCapped = (method: ClusteredMethodName) => method === 'korn-graubard' && uncapped > effectiveSample;
  return usualFirst(CLUSTERED_METHOD_NAMES, 'design').map((method) => ({
    knows: 'the design',
    method,
    label: methodLabel(method, 'design'),
    recommended: method !== 'wald' && !isCapped(method),
    intervalOf: (counts) => ({
      ...namedAs(method, clusteredInterval(clustered(counts), { ...options, method })),
      effectiveSample: cases(counts)[method === 'korn-graubard' ? 'effectiveSample' : 'uncapped'],
    }),
    pValueOf: (counts, against) =>
      clusteredPValue(clustered(counts), { against, method, side: options.side }),
  }));
}

/** Where another method gave the limits, that is said. */
function namedAs(asked: ClusteredMethodName, interval: Interval<ClusteredMethodName>): Found {
  if (interval.method === asked) return interval;
  const used = methodLabel(interval.method, 'design');
  return { ...interval, insteadBy: `${used} (${asked} has none)` };
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
