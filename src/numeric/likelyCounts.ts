import { binomialPmf } from './distributions.js';

/** The counts of a binomial that matter, and their probabilities: `chances[i]` is that of `from + i`. */
export interface LikelyCounts {
  readonly from: number;
  readonly chances: Float64Array;
}

/** The binomial's probabilities by ratios outwards from the likeliest count: a few hundred of them at n = 10,000. */
export function likelyCounts(of: number, p: number): LikelyCounts {
  const mode = Math.min(of, Math.floor((of + 1) * p));
  const peak = binomialPmf(mode, of, p);
  const odds = p / (1 - p);
  const least = peak * NEGLIGIBLE;
  // Walked twice, first to learn how many there are: cheaper than a list that grows.
  let [from, to] = [mode, mode];
  for (let chance = peak; from > 0; from--) {
    chance *= from / (of - from + 1) / odds;
    if (!(chance > least)) break;
  }
  for (let chance = peak; to < of; to++) {
    chance *= ((of - to) / (to + 1)) * odds;
    if (!(chance > least)) break;
  }
  const chances = new Float64Array(to - from + 1);
  chances[mode - from] = peak;
  for (let k = mode, chance = peak; k > from; k--) {
    chance *= k / (of - k + 1) / odds;
    chances[k - 1 - from] = chance;
  }
  for (let k = mode, chance = peak; k < to; k++) {
    chance *= ((of - k) / (k + 1)) * odds;
    chances[k + 1 - from] = chance;
  }
  return { from, chances };
}

/** Counts beyond one this unlikely, relative to the likeliest, weigh less together than the rounding of the rest. */
const NEGLIGIBLE = 1e-20;
