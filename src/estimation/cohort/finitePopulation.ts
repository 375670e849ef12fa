import { requireCohort, requireConfidence, requireCounts, requireFields, requireOneOf } from '../../check.js';
import type { Counts } from '../../counts.js';
import { firstWhole } from '../../numeric/firstWhole.js';
import { hypergeometricAtLeast } from '../../numeric/hypergeometric.js';
import { normalUpperQuantile } from '../../numeric/normalTail.js';
import { finishInterval, type Interval, type IntervalOptions, SIDES } from '../proportion/interval.js';
import { type PValueOptions, pValueFromTails, requireAgainst } from '../proportion/pValue.js';
import { scoreTail, wilsonRoot } from '../proportion/wilson.js';

const OWN_NAMES = ['hypergeometric', 'wilson'] as const;
export type FinitePopulationMethod = (typeof OWN_NAMES)[number];

/**
 * The methods by the names that they have among all others, in results and studies: this file's Wilson is `finite-wilson`
 * there.
 */
export const FINITE_POPULATION_METHODS = {
  hypergeometric: { label: 'Exact hypergeometric', method: 'hypergeometric' },
  'finite-wilson': { label: 'Finite-cohort Wilson', method: 'wilson' },
} as const satisfies Record<string, { label: string; method: FinitePopulationMethod }>;
export type FinitePopulationMethodName = keyof typeof FINITE_POPULATION_METHODS;
export const FINITE_POPULATION_METHOD_NAMES = Object.keys(
  FINITE_POPULATION_METHODS,
) as readonly FinitePopulationMethodName[];

/** A sample without replacement: yes answers out of `of` cases, drawn from a cohort of `cohort` cases. */
export interface CohortSample extends Counts {
  readonly cohort: number;
}

/** An interval for the proportion of a finite cohort; with whole cases where the method counts them. */
export interface FinitePopulationInterval extends Interval<FinitePopulationMethod> {
  /** Cases of the cohort at each limit, both included: only from `hypergeometric`. */
  readonly lowerCount?: number;
  readonly upperCount?: number;
}

/**
 * An interval for the proportion of a whole cohort of which some cases were inspected. The more of the cohort was seen,
 * the narrower it is; when all was seen, it has no width.
 *
 * `hypergeometric` inverts the two exact tail tests and gives whole cases of the cohort; `wilson` is Wilson's interval
 * with n replaced by `n(N − 1)/(N − n)`.
 *
 * @param sample yes answers, cases inspected and cases in the cohort: whole, `0 ≤ yes ≤ of ≤ cohort`, `of ≥ 1`
 * @param options `method` (hypergeometric), `confidence` between 0 and 1 (0.95), `side` both, lower or upper (both)
 * @returns `{ lower, upper, method, confidence, side, clipped }`, with `lowerCount` and `upperCount` for hypergeometric
 * @throws ArgumentError naming the argument
 * @source Buonaccorsi (1987), "A note on confidence intervals for proportions in finite populations"; Wright (1991), "Exact
 * confidence bounds when sampling from small finite universes"
 * @example
 * finitePopulationInterval({ yes: 41, of: 84, cohort: 400 }); // lowerCount 156, upperCount 235
 */
export function finitePopulationInterval(
  sample: CohortSample,
  options: IntervalOptions<FinitePopulationMethod> = {},
): FinitePopulationInterval {
  requireCohortSample(sample);
  const { yes, of, cohort } = sample;
  const { method = 'hypergeometric', confidence = 0.95, side = 'both' } = requireFields('options', options);
  requireOneOf('method', method, OWN_NAMES);
  requireOneOf('side', side, SIDES);
  const tail = (1 - requireConfidence(confidence)) / (side === 'both' ? 2 : 1);
  const spec = { method, confidence, side };
  const no: CohortSample = { yes: of - yes, of, cohort };
  if (method === 'wilson') {
    const upper = of === cohort ? yes / of : 1 - wilsonLower(no, tail);
    return finishInterval({ lower: wilsonLower(sample, tail), upper }, spec);
  }
  const lowerCount = side === 'upper' ? yes : leastCount(sample, tail);
  const upperCount = side === 'lower' ? cohort - no.yes : cohort - leastCount(no, tail);
  const raw = { lower: lowerCount / cohort, upper: upperCount / cohort };
  return Object.freeze({ ...finishInterval(raw, spec), ...raw, lowerCount, upperCount });
}

/**
 * The p-value that goes with an interval for a finite cohort: above `1 − confidence` exactly where the interval of that
 * method contains `against`. A share between two whole numbers of cases is compared with the nearer of them on each side.
 *
 * @param sample yes answers, cases inspected and cases in the cohort, as for finitePopulationInterval
 * @param options `against`, the proportion tested, from 0 to 1; `method` (hypergeometric) and `side` (both)
 * @returns the p-value, from 0 to 1
 * @throws ArgumentError naming the argument
 * @source Wright (1991), "Exact confidence bounds when sampling from small finite universes"
 * @example
 * finitePopulationPValue({ yes: 41, of: 84, cohort: 400 }, { against: 0.6 }); // 0.0266…
 */
export function finitePopulationPValue(
  sample: CohortSample,
  options: PValueOptions<FinitePopulationMethod>,
): number {
  requireCohortSample(sample);
  const {
    against,
    method = 'hypergeometric',
    side = 'both',
  } = requireFields('options', options, '{ against: 0.5 }');
  requireOneOf('method', method, OWN_NAMES);
  requireAgainst(against);
  const { yes, of, cohort } = sample;
  const no: CohortSample = { yes: of - yes, of, cohort };
  // The cases seen are known for certain, on whichever side the question is.
  const isPossible = exactTail(sample, against) > 0 && exactTail(no, 1 - against) > 0;
  if (method === 'hypergeometric' && !isPossible) return 0;
  const tail = (one: CohortSample, value: number) =>
    method === 'wilson' ? wilsonTail(one, value) : exactTail(one, value);
  return pValueFromTails(
    { lower: (value) => tail(sample, value), upper: (value) => tail(no, 1 - value) },
    against,
    side,
  );
}

/** `P(X ≥ yes)` from a cohort with as many Yes cases as the share reaches: no more than it, or it would count too many. */
function exactTail({ yes, of, cohort }: CohortSample, share: number): number {
  const marked = Math.floor(share * cohort * (1 + 1e-12) + 1e-12);
  return marked < yes ? 0 : hypergeometricAtLeast(yes, { size: cohort, marked, draws: of });
}

function wilsonTail({ yes, of, cohort }: CohortSample, share: number): number {
  if (of === cohort) return share >= yes / of - 1e-15 ? 1 : 0;
  const size = (of * (cohort - 1)) / (cohort - of);
  return yes === 0 ? 1 : scoreTail((yes / of) * size, size, share);
}

function requireCohortSample(sample: CohortSample): void {
  requireFields('sample', sample, '{ yes: 41, of: 84, cohort: 650 }');
  requireCounts(sample);
  requireCohort(sample.cohort, sample.of);
}

/**
 * The smallest whole M with `P(X ≥ yes | M) > tail`: the chance rises with M, from `yes` marked cases in the cohort to
 * as many as the No answers leave over. Wilson's limit, half a case further out, is near it.
 */
export function leastCount(sample: CohortSample, tail: number): number {
  const { yes, of, cohort } = sample;
  return firstWhole(
    yes,
    cohort - of + yes - 1,
    (marked) => exceeds(hypergeometricAtLeast(yes, { size: cohort, marked, draws: of }), tail),
    Math.round(cohort * wilsonLower({ yes: yes - Math.min(yes, 0.5), of, cohort }, tail)),
  );
}

/** Strictly more, by more than rounding: `1 − 0.9` is not quite a tenth, and a chance of 1 in 20 does not exceed half of it. */
export function exceeds(chance: number, tail: number): boolean {
  return chance > tail * (1 + 1e-12) + 1e-16;
}

function wilsonLower({ yes, of, cohort }: CohortSample, tail: number): number {
  if (yes === 0) return 0;
  if (of === cohort) return yes / of;
  const size = (of * (cohort - 1)) / (cohort - of);
  return wilsonRoot((yes / of) * size, size, normalUpperQuantile(tail));
}
