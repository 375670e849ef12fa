import type { Limits } from '../../limits.js';
import { betaQuantileNear } from '../../numeric/betaQuantileNear.js';
import { normalUpperQuantile } from '../../numeric/normalTail.js';
import { wilsonRoot } from './wilson.js';

/** Limits that other intervals are built from, for any real number of yes answers in 0..`of`: Wilson (1927), not clipped; `z` may be negative, where a one-sided level is below a half. */
export function wilsonLimits(yes: number, of: number, z: number): Limits {
  return { lower: wilsonRoot(yes, of, z), upper: 1 - wilsonRoot(of - yes, of, z) };
}

/** Wilson with continuity correction: Newcombe (1998), Statistics in Medicine 17:857, method 4. */
export function wilsonContinuityLimits(yes: number, of: number, z: number): Limits {
  const lower = (count: number) => (count === 0 ? 0 : wilsonRoot(count - 0.5, of, z));
  return { lower: lower(yes), upper: 1 - lower(of - yes) };
}

/** Clopper and Pearson (1934), with `tail` outside each limit. */
export function exactLimits(yes: number, of: number, tail: number): Limits {
  const lower = exactLowers(of, tail);
  return { lower: lower(yes), upper: 1 - lower(of - yes) };
}

/** The lower one by the yes answers, as `clopperPearson.ts` has it for whole counts, from Wilson's limit, which is close by. */
export function exactLowers(of: number, tail: number): (yes: number) => number {
  const z = normalUpperQuantile(tail);
  return (yes) => {
    if (yes === 0) return 0;
    const near = wilsonRoot(Math.max(yes - 0.5, yes / 2), of, z);
    return betaQuantileNear(tail, yes, of - yes + 1, near);
  };
}
