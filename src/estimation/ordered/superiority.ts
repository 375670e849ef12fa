import { requireFields, requireOneOf } from '../../check.js';
import type { Limits } from '../../limits.js';
import { betaCdf } from '../../numeric/distributions.js';
import { expit, logit } from '../../numeric/logistic.js';
import { findRoot } from '../../numeric/root.js';
import { tUpperQuantile } from '../../numeric/tTail.js';
import { refuse } from '../../problem.js';
import { criticalValue, finishInterval, type Interval } from '../proportion/interval.js';
import { casesAt, type LevelCounts, requireTwoSamples } from './levels.js';

export const SUPERIORITY_METHODS = {
  newcombe5: {
    label: 'Newcombe, method 5',
    source: 'Newcombe 2006, Statistics in Medicine 25:559, method 5',
  },
  'brunner-munzel': { label: 'Brunner-Munzel', source: 'Brunner and Munzel 2000, Biometrical Journal 42:17' },
  'delong-logit': {
    label: 'DeLong on the log odds',
    source: 'DeLong, DeLong and Clarke-Pearson 1988, Biometrics 44:837, on the log odds',
  },
} as const;
export type SuperiorityMethodName = keyof typeof SUPERIORITY_METHODS;
const SUPERIORITY_METHOD_NAMES = Object.keys(SUPERIORITY_METHODS) as readonly SuperiorityMethodName[];

/** How often a case of the second sample is above one of the first, half of those at the same level counted. */
export interface Superiority extends Interval<SuperiorityMethodName> {
  readonly superiority: number;
}

/**
 * The chance that a case of the second sample is at a higher level than one of the first, plus half the chance that both are
 * at the same.
 *
 * @param first - cases at each level of the first sample, lowest first: 2 to 100 whole numbers, at least one case in all
 * @param second - the same for the second sample
 * @param options - `method`, `newcombe5` if omitted; `confidence` in (0, 1)
 * @returns the estimate, 0.5 where neither is higher, with limits from 0 to 1
 * @throws ArgumentError naming the argument; for `brunner-munzel` and `delong-logit` where the samples leave no variance to
 *   estimate
 * @source per method in `SUPERIORITY_METHODS`
 *
 * @example
 * superiority([3, 7, 12, 2], [2, 6, 14, 2]); // 0.54, from 0.38 to 0.69
 */
export function superiority(
  first: LevelCounts,
  second: LevelCounts,
  options: { readonly method?: SuperiorityMethodName; readonly confidence?: number } = {},
): Superiority {
  requireTwoSamples(first, second);
  const { method = 'newcombe5', confidence = 0.95 } = requireFields('options', options);
  requireOneOf('method', method, SUPERIORITY_METHOD_NAMES);
  const z = criticalValue(confidence);
  const theta = superiorityOf(first, second);
  const limits = (): Limits => {
    if (method === 'newcombe5') return newcombeLimits(theta, casesAt(first), casesAt(second), z);
    const variance = placementVariance(first, second);
    if (variance === null) refuseVariance(method);
    const { error, degreesOfFreedom } = variance;
    if (method === 'brunner-munzel') {
      const reach = tUpperQuantile((1 - confidence) / 2, degreesOfFreedom) * error;
      return { lower: theta - reach, upper: theta + reach };
    }
    const reach = (z * error) / (theta * (1 - theta));
    return { lower: expit(logit(theta) - reach), upper: expit(logit(theta) + reach) };
  };
  const spec = { method, confidence, side: 'both' as const };
  return Object.freeze({ superiority: theta, ...finishInterval(limits(), spec) });
}

/** The estimate alone, in whole numbers up to its one division. */
function superiorityOf(first: LevelCounts, second: LevelCounts): number {
  let [below, sum] = [0, 0];
  first.forEach((count, level) => {
    sum += second[level]! * (2 * below + count);
    below += count;
  });
  return sum / (2 * casesAt(first) * casesAt(second));
}

/**
 * Brunner and Munzel's test of a superiority of a half.
 *
 * @returns the degrees of freedom and the two-sided p-value; null where the samples leave no variance
 */
export function brunnerMunzelTest(
  first: LevelCounts,
  second: LevelCounts,
): { readonly degreesOfFreedom: number; readonly pValue: number } | null {
  const variance = placementVariance(first, second);
  if (variance === null) return null;
  const { error, degreesOfFreedom } = variance;
  const t = (superiorityOf(first, second) - 0.5) / error;
  const pValue = betaCdf(degreesOfFreedom / (degreesOfFreedom + t * t), degreesOfFreedom / 2, 0.5);
  return { degreesOfFreedom, pValue };
}

function newcombeLimits(theta: number, n1: number, n2: number, z: number): Limits {
  const m = (n1 + n2) / 2 - 1;
  /** The variance at a value, divided by the value. */
  const variance = (at: number) => ((1 - at) * (1 + m * ((1 - at) / (2 - at) + at / (1 + at)))) / (n1 * n2);
  const upper = (observed: number) => {
    if (observed === 1) return 1;
    // An observed 0 solves the equation itself, as there is no variance there: the limit is the other solution.
    if (observed === 0) return findRoot((at) => at - z * z * variance(at), 0, 1);
    return findRoot((at) => (at - observed) * (at - observed) - z * z * at * variance(at), observed, 1);
  };
  return { lower: 1 - upper(1 - theta), upper: upper(theta) };
}

/** The standard error of the estimate from placements, with Satterthwaite's degrees of freedom; null where it is 0 or unknown. */
function placementVariance(
  first: LevelCounts,
  second: LevelCounts,
): { readonly error: number; readonly degreesOfFreedom: number } | null {
  const [n1, n2] = [casesAt(first), casesAt(second)];
  if (n1 < 2 || n2 < 2) return null;
  const one = placementSpread(first, second) / n1;
  const two = placementSpread(second, first) / n2;
  const variance = one + two;
  if (!(variance > 1e-18)) return null;
  const degreesOfFreedom = (variance * variance) / ((one * one) / (n1 - 1) + (two * two) / (n2 - 1));
  return { error: Math.sqrt(variance), degreesOfFreedom };
}

/** The variance over the cases of one sample of the share of the other that is below each, half of those level with it. */
function placementSpread(own: LevelCounts, other: LevelCounts): number {
  const [n, m] = [casesAt(own), casesAt(other)];
  let below = 0;
  const placements = other.map((count) => {
    const placement = (below + count / 2) / m;
    below += count;
    return placement;
  });
  const mean = own.reduce((sum, count, level) => sum + count * placements[level]!, 0) / n;
  const squares = own.reduce((sum, count, level) => {
    const distance = placements[level]! - mean;
    return sum + count * distance * distance;
  }, 0);
  return squares / (n - 1);
}

function refuseVariance(method: SuperiorityMethodName): never {
  refuse(
    'no-variance',
    `${SUPERIORITY_METHODS[method].label} has no interval: the samples leave no variance to estimate.`,
    {
      path: 'method',
      got: method,
      hint: 'Each sample needs two cases or more that differ; or use newcombe5.',
    },
  );
}
