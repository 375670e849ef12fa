import { requireCounts, requireFields, requireOneOf } from '../../check.js';
import type { Counts } from '../../counts.js';
import type { Limits } from '../../limits.js';
import { findRoot } from '../../numeric/root.js';
import {
  criticalValue,
  finishInterval,
  type Interval,
  type IntervalOptions,
} from '../proportion/interval.js';
import { wilsonContinuityLimits, wilsonLimits } from '../proportion/scoreLimits.js';
import { constrainedVariance } from './constrainedDifference.js';

/** One way to put limits on the difference between two independent proportions. */
interface DifferenceMethod {
  readonly label: string;
  readonly source: string;
  /** Raw limits for a normal quantile `z`; negative when a one-sided level is below a half. */
  readonly limits: (first: Counts, second: Counts, z: number) => Limits;
}

export const DIFFERENCE_METHODS = {
  newcombe: {
    label: 'Newcombe',
    source: 'Newcombe 1998, Statistics in Medicine 17:873, method 10',
    limits: (first, second, z) => squareAndAdd(first, second, z, wilsonLimits),
  },
  'newcombe-cc': {
    label: 'Newcombe, continuity corrected',
    source: 'Newcombe 1998, Statistics in Medicine 17:873, method 11',
    limits: (first, second, z) => squareAndAdd(first, second, z, wilsonContinuityLimits),
  },
  'miettinen-nurminen': {
    label: 'Miettinen-Nurminen',
    source: 'Miettinen and Nurminen 1985, Statistics in Medicine 4:213',
    limits: (first, second, z) => scoreLimits(first, second, z, scoreCorrection(first, second)),
  },
  mee: {
    label: 'Mee',
    source: 'Mee 1984, Biometrics 40:1175',
    limits: (first, second, z) => scoreLimits(first, second, z, 1),
  },
  'agresti-caffo': {
    label: 'Agresti-Caffo',
    source: 'Agresti and Caffo 2000, American Statistician 54:280',
    limits: (first, second, z) => waldLimits(addOneEach(first), addOneEach(second), z),
  },
  wald: {
    label: 'Wald (poor: for comparison)',
    source: 'the textbook formula; see Newcombe 1998 for its failings',
    limits: waldLimits,
  },
} as const satisfies Record<string, DifferenceMethod>;

export type DifferenceMethodName = keyof typeof DIFFERENCE_METHODS;
export const DIFFERENCE_METHOD_NAMES = Object.keys(DIFFERENCE_METHODS) as readonly DifferenceMethodName[];

/**
 * Limits on how much higher the first proportion is than the second, for two independent samples.
 *
 * @param first - `yes` of `of` cases in the first sample, whole numbers, `of` at least 1
 * @param second - the same for the second sample
 * @param options - `method` (newcombe if omitted), `confidence` in (0, 1), `side` both, lower or upper
 * @returns limits on the difference p1 − p2, from −1 to 1
 * @throws ArgumentError naming the argument that is out of range
 * @source per method in `DIFFERENCE_METHODS`.
 *
 * @example
 * differenceInterval({ yes: 56, of: 70 }, { yes: 48, of: 80 }, { method: 'miettinen-nurminen' });
 * // lower 0.0528…, upper 0.3382…
 */
export function differenceInterval(
  first: Counts,
  second: Counts,
  options: IntervalOptions<DifferenceMethodName> = {},
): Interval<DifferenceMethodName> {
  requireCounts(first, 'first');
  requireCounts(second, 'second');
  const { method = 'newcombe', confidence = 0.95, side = 'both' } = requireFields('options', options);
  const name = requireOneOf('method', method, DIFFERENCE_METHOD_NAMES);
  const z = criticalValue(confidence, side);
  const raw = DIFFERENCE_METHODS[name].limits(first, second, z);
  return finishInterval(raw, { method: name, confidence, side }, -1, 1);
}

/** The factor N/(N − 1) by which Miettinen and Nurminen's variance exceeds Mee's. */
export function scoreCorrection(first: Counts, second: Counts): number {
  const cases = first.of + second.of;
  return cases / (cases - 1);
}

function squareAndAdd(first: Counts, second: Counts, z: number, one: typeof wilsonLimits) {
  const [p1, p2] = [first.yes / first.of, second.yes / second.of];
  const a = one(first.yes, first.of, z);
  const b = one(second.yes, second.of, z);
  const reach = (x: number, y: number) => (z < 0 ? -1 : 1) * Math.sqrt(x * x + y * y);
  return {
    lower: p1 - p2 - reach(p1 - a.lower, b.upper - p2),
    upper: p1 - p2 + reach(a.upper - p1, p2 - b.lower),
  };
}

function addOneEach({ yes, of }: Counts): Counts {
  return { yes: yes + 1, of: of + 2 };
}

function waldLimits(first: Counts, second: Counts, z: number) {
  const [p1, p2] = [first.yes / first.of, second.yes / second.of];
  const error = Math.sqrt((p1 * (1 - p1)) / first.of + (p2 * (1 - p2)) / second.of);
  return { lower: p1 - p2 - z * error, upper: p1 - p2 + z * error };
}

function scoreLimits(first: Counts, second: Counts, z: number, correction: number) {
  const observed = first.yes / first.of - second.yes / second.of;
  // The statistic s = (d̂ − d)/√V as s/√(1 + s²): the same root, but finite where V is 0.
  const statistic = (difference: number) => {
    const gap = observed - difference;
    if (gap === 0) return 0;
    return gap / Math.sqrt(gap * gap + constrainedVariance(first, second, difference, correction));
  };
  const where = (level: number) => {
    const [low, high] = level > 0 ? [-1, observed] : [observed, 1];
    if (low === high || level === 0) return observed;
    const bounded = level / Math.sqrt(1 + level * level);
    return findRoot((difference) => statistic(difference) - bounded, low, high);
  };
  return { lower: where(z), upper: where(-z) };
}
