import { binomialPmf } from '../numeric/distributions.js';
import type { Coverage } from './coverage.js';

/** A table of intervals by count, as far as a sum over counts needs it. */
export interface LimitsByCount {
  readonly of: number;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** Counts less likely than this are left out; together they weigh less than the rounding of the rest. */
const NEGLIGIBLE = 1e-26;

/**
 * Sums over the binomial counts for p which intervals contain `place`: p itself, or a point beside it that stands for
 * the limit from that side. From the likeliest count outwards, each chance from the last by their ratio.
 */
export function binomialRow({ of, lower, upper }: LimitsByCount, p: number, place: number): Coverage {
  const odds = p / (1 - p);
  const mode = Math.min(of, Math.floor((of + 1) * p));
  const peak = binomialPmf(mode, of, p);
  const sums = { coverage: 0, width: 0, below: 0, above: 0 };
  const add = (x: number, chance: number) => {
    const low = lower[x] ?? 0;
    const high = upper[x] ?? 1;
    sums.width += chance * (high - low);
    if (high < place) sums.below += chance;
    else if (low > place) sums.above += chance;
    else sums.coverage += chance;
  };
  add(mode, peak);
  for (let x = mode, chance = peak; x > 0 && chance > NEGLIGIBLE; x--) {
    chance *= x / ((of - x + 1) * odds);
    add(x - 1, chance);
  }
  for (let x = mode, chance = peak; x < of && chance > NEGLIGIBLE; x++) {
    chance *= ((of - x) * odds) / (x + 1);
    add(x + 1, chance);
  }
  return sums;
}
