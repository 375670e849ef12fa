import { type LikelyCounts, likelyCounts } from '../../numeric/likelyCounts.js';
import { likelyMarked } from '../../numeric/likelyMarked.js';
import { leastCounts } from '../cohort/leastCounts.js';
import { exactLowers } from '../proportion/scoreLimits.js';

export interface ExactMarginSpec {
  readonly proportion: number;
  /** Of the widest interval of any count, instead of on average over counts. */
  readonly guaranteed: boolean;
  readonly confidence: number;
  /** Cases from which they are drawn without replacement; Infinity for no end of them. */
  readonly cohort?: number;
}

/** Half the width of the exact interval for `of` cases: Clopper and Pearson's, or the hypergeometric one of a cohort. */
export function exactMargin(of: number, { cohort = Infinity, ...spec }: ExactMarginSpec): number {
  const { proportion, guaranteed, confidence } = spec;
  const tail = (1 - confidence) / 2;
  if (cohort === Infinity) {
    const half = halfOf(of, tail);
    return guaranteed ? half(Math.floor(of / 2)) : smoothMean(half, likelyCounts(of, proportion));
  }
  const half = halfInCohort(of, cohort, tail);
  if (guaranteed) return widest(half, of, cohort);
  return mean(half, likelyMarked({ size: cohort, marked: Math.round(proportion * cohort), draws: of }));
}

/** Half-widths without a cohort, whose upper limit for some yes answers likewise is the lower one for as many no answers. */
function halfOf(of: number, tail: number): (yes: number) => number {
  const lowerOf = exactLowers(of, tail);
  const known = new Map<number, number>();
  const least = (yes: number): number => {
    const lower = known.get(yes) ?? lowerOf(yes);
    known.set(yes, lower);
    return lower;
  };
  return (yes) => (1 - least(of - yes) - least(yes)) / 2;
}

/** Half-widths in a cohort, whose upper limit for some yes answers mirrors the lower one for as many no answers. */
function halfInCohort(of: number, cohort: number, tail: number): (yes: number) => number {
  const least = leastCounts(of, cohort, tail);
  return (yes) => (cohort - least(of - yes) - least(yes)) / (2 * cohort);
}

/**
 * Limits that are whole cases of the cohort wobble by one about a width that falls away from the middle count: the
 * widest is found once they are clearly past it.
 */
function widest(half: (yes: number) => number, of: number, cohort: number): number {
  let most = 0;
  for (let yes = Math.floor(of / 2); yes >= 0; yes--) {
    const here = half(yes);
    if (here < most - 2 / cohort) break;
    most = Math.max(most, here);
  }
  return most;
}

/** Of whole cases, whose widths jump from count to count: every one of them counts. */
function mean(half: (yes: number) => number, { from, chances }: LikelyCounts, stride = 1): number {
  let [sum, total] = [0, 0];
  for (let i = 0; i < chances.length; i += stride) {
    const chance = chances[i]!;
    sum += chance * half(from + i);
    total += chance;
  }
  return sum / total;
}

/**
 * Where width is as smooth as chance, many counts are taken in strides of half their spread: the trapezoid rule loses
 * nothing that double precision would show (Trefethen and Weideman 2014, SIAM Review 56:385).
 */
function smoothMean(half: (yes: number) => number, counts: LikelyCounts): number {
  return mean(half, counts, Math.max(1, Math.floor(counts.chances.length / 40)));
}
