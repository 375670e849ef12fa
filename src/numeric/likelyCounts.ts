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
  const reach = Math.ceil(farthest(of * p * (1 - p)));
  const below = Math.min(mode, reach);
  const space = new Float64Array(below + Math.min(of - mode, reach) + 1);
  space[below] = peak;
  let [from, to] = [mode, mode];
  for (let chance = peak; from > 0; from--) {
    chance *= from / (of - from + 1) / odds;
    if (!(chance > least)) break;
    space[below - (mode - from) - 1] = chance;
  }
  for (let chance = peak; to < of; to++) {
    chance *= ((of - to) / (to + 1)) * odds;
    if (!(chance > least)) break;
    space[below + (to - mode) + 1] = chance;
  }
  return { from, chances: space.subarray(below - (mode - from), below + (to - mode) + 1) };
}

/**
 * Further from the likeliest no count matters: by Bernstein's inequality a binomial lies so far from its mean, one step from the
 * likeliest at most, with a chance below e^-60, a hundred-thousandth of what is negligible.
 */
const farthest = (variance: number): number => 20 + Math.sqrt(400 + 120 * variance) + 2;

/** Counts beyond one this unlikely, relative to the likeliest, weigh less together than the rounding of the rest. */
const NEGLIGIBLE = 1e-20;
