/** The counts of a binomial that matter, and their probabilities: `chances[i]` is that of `from + i`. */
export interface LikelyCounts {
  readonly from: number;
  readonly chances: Float64Array;
}

/**
 * The binomial's probabilities by ratios outwards from the likeliest count, made to sum to 1: a few hundred of them at
 * n = 10,000. No function of n factorial is needed, which thousands of calls would wait for.
 */
export function likelyCounts(of: number, p: number): LikelyCounts {
  const mode = Math.min(of, Math.floor((of + 1) * p));
  const odds = p / (1 - p);
  const reach = Math.ceil(farthest(of * p * (1 - p)));
  const below = Math.min(mode, reach);
  const space = new Float64Array(below + Math.min(of - mode, reach) + 1);
  space[below] = 1;
  let [from, to] = [mode, mode];
  for (let ratio = 1; from > 0; from--) {
    ratio *= from / (of - from + 1) / odds;
    if (!(ratio > NEGLIGIBLE)) break;
    space[below - (mode - from) - 1] = ratio;
  }
  for (let ratio = 1; to < of; to++) {
    ratio *= ((of - to) / (to + 1)) * odds;
    if (!(ratio > NEGLIGIBLE)) break;
    space[below + (to - mode) + 1] = ratio;
  }
  const chances = space.subarray(below - (mode - from), below + (to - mode) + 1);
  let sum = 0;
  for (let i = 0; i < chances.length; i++) sum += chances[i]!;
  for (let i = 0; i < chances.length; i++) chances[i]! /= sum;
  return { from, chances };
}

/**
 * Further from the likeliest no count matters: by Bernstein's inequality a binomial lies so far from its mean, one step from the
 * likeliest at most, with a chance below e^-60, a hundred-thousandth of what is negligible.
 */
const farthest = (variance: number): number => 20 + Math.sqrt(400 + 120 * variance) + 2;

/** Counts beyond one this unlikely, relative to the likeliest, weigh less together than the rounding of the rest. */
const NEGLIGIBLE = 1e-20;
