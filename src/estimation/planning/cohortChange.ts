import {
  requireBetween,
  requireCohort,
  requireConfidence,
  requireFields,
  requireOneOf,
  requireWhole,
} from '../../check.js';
import type { Urn } from '../../numeric/hypergeometric.js';
import { likelyMarked } from '../../numeric/likelyMarked.js';
import { criticalValue } from '../proportion/interval.js';
import { scoreRejection } from './changeChances.js';

/** How the test of a change between two cohorts counts the part of each that was seen. */
const COHORT_TESTS = ['score', 'finite-score'] as const;
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
  options: { readonly method?: CohortTest; readonly confidence?: number } = {},
): CohortChangePower {
  const { method = 'score', confidence = 0.95 } = requireFields('options', options);
  requireOneOf('method', method, COHORT_TESTS);
  requireConfidence(confidence);
  const urns = [urnOf(first, 'first'), urnOf(second, 'second')] as const;
  const z = Math.abs(criticalValue(confidence));
  const left = method === 'score' ? undefined : { first: leftOf(urns[0]), second: leftOf(urns[1]) };
  const shows = scoreRejection(urns[0].draws, urns[1].draws, z, left);
  const [one, other] = [likelyMarked(urns[0]), likelyMarked(urns[1])];
  let [risen, fallen] = [0, 0];
  one.chances.forEach((chance, i) => {
    const x = one.from + i;
    let [above, below] = [0, 0];
    other.chances.forEach((also, j) => {
      const y = other.from + j;
      if (!shows(x, y)) return;
      if (y * urns[0].draws > x * urns[1].draws) above += also;
      else below += also;
    });
    risen += chance * above;
    fallen += chance * below;
  });
  const yes = [urns[0].marked, urns[1].marked] as const;
  const isRise = yes[1] * urns[0].size >= yes[0] * urns[1].size;
  const [right, wrong] = isRise ? [risen, fallen] : [fallen, risen];
  return Object.freeze({ right, wrong, risen, fallen, yes });
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

const LARGEST_COHORT = 100_000;
