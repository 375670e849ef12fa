import {
  requireBetween,
  requireChanceWanted,
  requireCohort,
  requireConfidence,
  requireFields,
  requireOneOf,
  requireWhole,
} from '../../check.js';
import type { Urn } from '../../numeric/hypergeometric.js';
import { likelyMarked } from '../../numeric/likelyMarked.js';
import { shortOfCertain } from '../../numeric/shortOfCertain.js';
import { percentAsWritten } from '../../words/format.js';
import { criticalValue } from '../proportion/interval.js';
import { rejectedCounts, sumChances } from './changeChances.js';
import { fewestCases } from './fewestCases.js';
import { refuseOutOfReach } from './outOfReach.js';
import { type SampleSizeSearch, secondCases } from './secondCases.js';

/** How the test of a change between two cohorts counts the part of each that was seen. */
export const COHORT_TESTS = ['score', 'finite-score'] as const;
export type CohortTest = (typeof COHORT_TESTS)[number];

/** A cohort and how many of its cases are inspected. */
export interface InspectedCohort {
  readonly cohort: number;
  readonly of: number;
  /** The true proportion of its cases with a Yes; the nearest whole number of cases is taken, half up. */
  readonly proportion: number;
}

export interface CohortChangePower {
  /** The chance that a change is shown the right way round; for no change, the half of the false alarms that rise. */
  readonly right: number;
  readonly wrong: number;
  /** The chances that a rise and a fall are shown. */
  readonly risen: number;
  readonly fallen: number;
  /** Whole cases of each cohort with a Yes, as the proportions were rounded. */
  readonly yes: readonly [number, number];
}

/**
 * The exact chance that inspecting part of each of two cohorts shows a change between the cohorts themselves. A claim
 * about what made them, which would have made others, is another question, for `powerToSeeChange`: there no part of the
 * cases is ever all of them.
 *
 * @param first - `cohort`, cases in it, up to 100,000; `of` of them inspected; `proportion` with a Yes, from 0 to 1
 * @param second - the same for the second cohort
 * @param options - `method`: score (the default), the pooled score test without correction, or finite-score, with the
 *   variance of each sample times (N − n)/(N − 1); `confidence` in (0, 1), of a two-sided test
 * @returns the chances of showing it, by direction, and the whole cases that the proportions come to. Where nothing is
 *   left to chance, unequal proportions are shown
 * @throws ArgumentError naming the argument
 * @source both hypergeometric distributions summed over the tables that the test rejects; Miettinen and Nurminen 1985 for
 * the test at no difference; Cochran 1977, section 2.6, for the correction.
 *
 * @example
 * const [first, second] = [{ cohort: 650, of: 84, proportion: 0.5 }, { cohort: 650, of: 84, proportion: 0.6 }];
 * cohortChangePower(first, second); // right 0.2471…
 */
export function cohortChangePower(
  first: InspectedCohort,
  second: InspectedCohort,
  options: CohortTestOptions = {},
): CohortChangePower {
  const test = requireTest(options);
  return Object.freeze(powerOf(urnOf(first, 'first'), urnOf(second, 'second'), test));
}

/**
 * The fewest cases of each of two cohorts that show a change between the cohorts themselves with a stated chance.
 *
 * @param first - `cohort`, cases in it, up to 100,000; `proportion` with a Yes, from 0 to 1
 * @param second - the same for the second cohort, with another proportion
 * @param options - `power` above 0 and up to 0.999999, 0.8 if omitted; `ratio`, cases of the second for each of the
 *   first, above 0 (1
 *   if omitted); `method` and `confidence` as for `cohortChangePower`
 * @returns the fewest cases of the first cohort, also for good; those of the second; and their exact power. The ratio
 *   stops where the second cohort ends
 * @throws ArgumentError naming the argument; where even all of both cohorts do not show it
 * @source as for `cohortChangePower`.
 *
 * @example
 * const [first, second] = [{ cohort: 650, proportion: 0.49 }, { cohort: 650, proportion: 0.59 }];
 * cohortChangeSampleSize(first, second, { method: 'finite-score' }); // 248, power 0.8003…
 */
export function cohortChangeSampleSize(
  first: Omit<InspectedCohort, 'of'>,
  second: Omit<InspectedCohort, 'of'>,
  options: CohortTestOptions & { readonly power?: number; readonly ratio?: number } = {},
): SampleSizeSearch {
  const test = requireTest(options);
  const { power = 0.8, ratio = 1 } = options;
  requireChanceWanted('power', power);
  requireBetween('ratio', ratio, 0.001, 1000, 'both');
  requireFields('first', first, WHOLE);
  requireFields('second', second, WHOLE);
  const wholes = [urnOf({ ...first, of: 1 }, 'first'), urnOf({ ...second, of: 1 }, 'second')] as const;
  const [one, other] = wholes;
  if (one.marked * other.size === other.marked * one.size) {
    refuseOutOfReach('second.proportion', second.proportion, {
      message: 'The two cohorts have the same proportion of Yes, so there is no change to show.',
      hint: 'Give two proportions that differ by at least a case of each cohort.',
    });
  }
  const drawn = (of: number) => {
    const ofSecond = Math.min(other.size, secondCases(of, ratio));
    return [
      { ...one, draws: of },
      { ...other, draws: ofSecond },
    ] as const;
  };
  const chanceOf = (of: number) => powerOf(...drawn(of), test).right;
  const spread = first.proportion * (1 - first.proportion) + second.proportion * (1 - second.proportion);
  const { fewest, fewestForGood } = fewestCases({
    chanceOf: (of) => ({ chance: chanceOf(of) }),
    target: power,
    variance: (of) => Math.max(1, of * spread),
    upTo: one.size,
  });
  if (fewest === null) {
    refuseOutOfReach('power', power, {
      message: `Even all of both cohorts show the change with a chance of only ${chanceOf(one.size).toPrecision(3)}, not ${percentAsWritten(power)}.`,
      hint: 'Use the finite-score test, which knows that all of a cohort was seen, or look for a larger change.',
    });
  }
  const [, { draws: ofSecond }] = drawn(fewest);
  return Object.freeze({ fewest, fewestForGood, ofSecond, power: chanceOf(fewest), upTo: one.size });
}

interface CohortTestOptions {
  readonly method?: CohortTest;
  readonly confidence?: number;
}

function requireTest(options: CohortTestOptions): Required<CohortTestOptions> {
  const { method = 'score', confidence = 0.95 } = requireFields('options', options);
  requireOneOf('method', method, COHORT_TESTS);
  requireConfidence(confidence);
  return { method, confidence };
}

function powerOf(
  first: Urn,
  second: Urn,
  { method, confidence }: Required<CohortTestOptions>,
): CohortChangePower {
  const z = Math.abs(criticalValue(confidence));
  const [one, other] = [likelyMarked(first), likelyMarked(second)];
  const rejected = rejectedCounts({
    of: first.draws,
    ofSecond: second.draws,
    z,
    from: one.from,
    to: one.from + one.chances.length - 1,
    ...(method === 'score' ? {} : { left: { first: leftOf(first), second: leftOf(second) } }),
  });
  const sums = sumChances(rejected, one, other);
  const isWhole = one.chances.length === supportOf(first) && other.chances.length === supportOf(second);
  const last = other.from + other.chances.length - 1;
  const risen = shortOfCertain(sums.risen, {
    isCertain: isWhole && rejected.above.every((above) => other.from >= above),
  });
  const fallen = shortOfCertain(sums.fallen, {
    isCertain: isWhole && rejected.below.every((below) => last < below),
  });
  const isRise = second.marked * first.size >= first.marked * second.size;
  const [right, wrong] = isRise ? [risen, fallen] : [fallen, risen];
  return { right, wrong, risen, fallen, yes: [first.marked, second.marked] };
}

/** How many counts of marked cases a sample can give. */
function supportOf({ size, marked, draws }: Urn): number {
  return Math.min(draws, marked) - Math.max(0, draws + marked - size) + 1;
}

/** The share of a sample's variance that is left once part of its cohort was seen: (N − n)/(N − 1). */
function leftOf({ size, draws }: Urn): number {
  return size === draws ? 0 : (size - draws) / (size - 1);
}

function urnOf(given: InspectedCohort, name: string): Urn {
  const { cohort, of, proportion } = requireFields(name, given, '{ cohort: 650, of: 84, proportion: 0.5 }');
  requireWhole(`${name}.of`, of, { min: 1 });
  requireCohort(cohort, of, LARGEST_COHORT);
  requireBetween(`${name}.proportion`, proportion, 0, 1, 'both');
  // Half up, but not thrown off by the last digits of a product: 0.29 of 50 is 14.5.
  const marked = Math.min(cohort, Math.floor(proportion * cohort * (1 + 1e-12) + 0.5));
  return { size: cohort, marked, draws: of };
}

const WHOLE = '{ cohort: 650, proportion: 0.5 }';
const LARGEST_COHORT = 100_000;
