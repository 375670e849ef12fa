import { requireCounts, requireFields } from '../../check.js';
import type { Counts } from '../../counts.js';
import { findRoot } from '../../numeric/root.js';
import { criticalValue, type Interval, type Side } from '../proportion/interval.js';

export interface RatioInterval extends Interval {
  /** The ratio in the samples; null when it is 0/0. */
  readonly estimate: number | null;
}

interface RatioOptions {
  readonly confidence?: number;
  readonly side?: Side;
}

/**
 * Limits on the risk ratio p1/p2 of two independent samples.
 *
 * @param first - `yes` of `of` cases in the first sample
 * @param second - the same for the second
 * @param options - `confidence` in (0, 1), `side` both, lower or upper
 * @returns limits from 0 to Infinity; `estimate` null when neither sample has a yes
 * @throws ArgumentError naming the argument that is out of range
 * @source Koopman 1984, Biometrics 40:513 (the score interval, without continuity correction).
 *
 * @example
 * riskRatioInterval({ yes: 36, of: 40 }, { yes: 16, of: 80 }); // 2.94 to 7.15
 */
export function riskRatioInterval(first: Counts, second: Counts, options: RatioOptions = {}): RatioInterval {
  requireCounts(first, 'first');
  requireCounts(second, 'second');
  const statistic = (ratio: number) => {
    const p2 = ratioConstrainedProportion(first, second, ratio);
    const p1 = Math.min(1, ratio * p2);
    const gap = first.yes / first.of - ratio * (second.yes / second.of);
    const variance = (p1 * (1 - p1)) / first.of + (ratio * ratio * p2 * (1 - p2)) / second.of;
    return gap === 0 ? 0 : gap / Math.sqrt(gap * gap + variance);
  };
  const [up, down] = [first.yes * second.of, second.yes * first.of];
  return ratioInterval('koopman', statistic, { up, down }, options);
}

/**
 * Limits on the odds ratio p1(1 − p2)/(p2(1 − p1)) of two independent samples.
 *
 * @param first - `yes` of `of` cases in the first sample
 * @param second - the same for the second
 * @param options - `confidence` in (0, 1), `side` both, lower or upper
 * @returns limits from 0 to Infinity; `estimate` null when both samples are all yes or all no
 * @throws ArgumentError naming the argument that is out of range
 * @source the score interval; Cornfield 1956 without continuity correction, Miettinen and Nurminen 1985.
 *
 * @example
 * oddsRatioInterval({ yes: 41, of: 84 }, { yes: 29, of: 64 }); // 0.60 to 2.20
 */
export function oddsRatioInterval(first: Counts, second: Counts, options: RatioOptions = {}): RatioInterval {
  requireCounts(first, 'first');
  requireCounts(second, 'second');
  const statistic = (ratio: number) => {
    const p2 = oddsConstrainedProportion(first, second, ratio);
    // From the totals, not from the ratio: a p2 that rounds to 1 would lose p1 altogether.
    const gap = second.of * p2 - second.yes;
    const p1 = Math.min(1, Math.max(0, (first.yes - gap) / first.of));
    const variance = 1 / (1 / (first.of * p1 * (1 - p1)) + 1 / (second.of * p2 * (1 - p2)));
    return gap === 0 ? 0 : gap / Math.sqrt(gap * gap + variance);
  };
  const [no1, no2] = [first.of - first.yes, second.of - second.yes];
  const [up, down] = [first.yes * no2, second.yes * no1];
  return ratioInterval('score', statistic, { up, down }, options);
}

/** p2 most likely under p1 = ratio·p2: the smaller root of the score's quadratic, free of cancellation. */
function ratioConstrainedProportion(first: Counts, second: Counts, ratio: number): number {
  const a = ratio * (first.of + second.of);
  const b = ratio * (first.of + second.yes) + first.yes + second.of;
  const c = first.yes + second.yes;
  return Math.min(1, 1 / ratio, (2 * c) / (b + Math.sqrt(Math.max(0, b * b - 4 * a * c))));
}

/** p2 most likely under the odds ratio: the root in [0, 1] of n1·p1 + n2·p2 = all yes answers. */
function oddsConstrainedProportion(first: Counts, second: Counts, ratio: number): number {
  const a = second.of * (ratio - 1);
  const b = first.of * ratio + second.of - (first.yes + second.yes) * (ratio - 1);
  const c = first.yes + second.yes;
  const root = Math.sqrt(Math.max(0, b * b + 4 * a * c));
  return Math.min(1, b >= 0 ? (2 * c) / (b + root) : (root - b) / (2 * a));
}

/**
 * No limit of samples up to a million lies beyond e^±30; much further out, a proportion this close to 0 or 1 rounds to it
 * and takes its variance away.
 */
const FURTHEST = 30;

function ratioInterval(
  method: string,
  statistic: (ratio: number) => number,
  { up, down }: { readonly up: number; readonly down: number },
  options: RatioOptions,
): RatioInterval {
  const { confidence = 0.95, side = 'both' } = requireFields('options', options);
  const z = criticalValue(confidence, side);
  // On the log scale the statistic falls from 1 to −1 through 0 at the estimate; an empty cell puts that at an end.
  const centre = up === 0 ? -FURTHEST : down === 0 ? FURTHEST : Math.log(up / down);
  const where = (level: number) => {
    const bounded = level / Math.sqrt(1 + level * level);
    const [low, high] = level > 0 ? [-FURTHEST, centre] : [centre, FURTHEST];
    const above = (log: number) => (log === centre ? 0 : statistic(Math.exp(log))) - bounded;
    return Math.exp(low === high || level === 0 ? centre : findRoot(above, low, high));
  };
  return Object.freeze({
    lower: side === 'upper' || up === 0 ? 0 : where(z),
    upper: side === 'lower' || down === 0 ? Infinity : where(-z),
    method,
    confidence,
    side,
    clipped: false,
    estimate: up === 0 && down === 0 ? null : up / down,
  });
}
