import { requireConfidence, requireCounts, requireOneOf, requireWhole } from '../check.js';
import { hypergeometricAtLeast } from '../numeric/hypergeometric.js';
import { normalUpperQuantile } from '../numeric/normalTail.js';
import { finishInterval, type Interval, type IntervalOptions, SIDES } from './interval.js';
import { wilsonRoot } from './proportion/wilson.js';

export const FINITE_POPULATION_METHODS = ['hypergeometric', 'wilson'] as const;
export type FinitePopulationMethod = (typeof FINITE_POPULATION_METHODS)[number];

/** A sample without replacement: yes answers out of `of` cases, drawn from a cohort of `cohort` cases. */
export interface CohortSample {
  readonly yes: number;
  readonly of: number;
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
 * @see Buonaccorsi (1987), "A note on confidence intervals for proportions in finite populations"; Wright (1991), "Exact
 * confidence bounds when sampling from small finite universes"
 * @example
 * finitePopulationInterval({ yes: 41, of: 84, cohort: 400 }); // lowerCount 156, upperCount 235
 */
export function finitePopulationInterval(
  sample: CohortSample,
  {
    method = 'hypergeometric',
    confidence = 0.95,
    side = 'both',
  }: IntervalOptions<FinitePopulationMethod> = {},
): FinitePopulationInterval {
  const { yes, of, cohort } = sample;
  requireCounts({ yes, of });
  requireWhole('cohort', cohort, { min: of });
  requireOneOf('method', method, FINITE_POPULATION_METHODS);
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
 * The smallest whole M with `P(X ≥ yes | M) > tail`, by bisection: the chance rises with M, from `yes` marked cases in
 * the cohort to as many as the No answers leave room for.
 */
function leastCount({ yes, of, cohort }: CohortSample, tail: number): number {
  let [low, high] = [yes, cohort - of + yes];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const chance = hypergeometricAtLeast(yes, { size: cohort, marked: middle, draws: of });
    if (exceeds(chance, tail)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Strictly more, by more than rounding: `1 − 0.9` is not quite a tenth, and a chance of 1 in 20 does not exceed half of it. */
function exceeds(chance: number, tail: number): boolean {
  return chance > tail * (1 + 1e-12) + 1e-16;
}

function wilsonLower({ yes, of, cohort }: CohortSample, tail: number): number {
  if (yes === 0) return 0;
  if (of === cohort) return yes / of;
  const size = (of * (cohort - 1)) / (cohort - of);
  return wilsonRoot((yes / of) * size, size, normalUpperQuantile(tail));
}
