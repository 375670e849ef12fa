import { binomialPmf } from './distributions.js';

/** The counts of a binomial that matter, and their probabilities: `chances[i]` is that of `from + i`. */
export interface LikelyCounts {
  readonly from: number;
  readonly chances: Float64Array;
}

/** Counts beyond one this unlikely, relative to the likeliest, weigh less together than the rounding of the rest. */
const NEGLIGIBLE = 1e-20;

/** The binomial's probabilities by ratios outwards from the likeliest count: a few hundred of them at n = 10,000. */
export function likelyCounts(of: number, p: number): LikelyCounts {
  const mode = Math.min(of, Math.floor((of + 1) * p));
  const peak = binomialPmf(mode, of, p);
  const odds = p / (1 - p);
  const below: number[] = [];
  const above: number[] = [];
  for (let k = mode, chance = peak; chance > peak * NEGLIGIBLE && k <= of; k++) {
    above.push(chance);
    chance *= ((of - k) / (k + 1)) * odds;
  }
  for (let k = mode, chance = peak; chance > peak * NEGLIGIBLE && k >= 0; k--) {
    if (k < mode) below.push(chance);
    chance *= k / (of - k + 1) / odds;
  }
  return { from: mode - below.length, chances: Float64Array.from([...below.reverse(), ...above]) };
}
