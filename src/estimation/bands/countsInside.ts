import { atLeast } from '../../numeric/binomialTails.js';
import { firstWhole } from '../../numeric/firstWhole.js';
import { limitsByCount } from '../proportion/limitsByCount.js';
import { type ProportionMethod, proportionMethod } from '../proportion/registry.js';

/** Part of the scale of proportions: from its lower cut up to, but without, its upper one; the top band ends with 1. */
export interface Band {
  readonly from: number;
  readonly to: number;
}

/** Whether an interval lies wholly inside a band. */
export function isInside(lower: number, upper: number, { from, to }: Band): boolean {
  return lower >= from - SAME && (upper < to - SAME || to === 1);
}

/** The first and last count whose interval lies inside a band; the last before the first where there is none. */
export interface InsideCounts {
  readonly first: number;
  readonly last: number;
}

/**
 * The counts of `of` cases whose whole interval lies inside a band, for a method whose limits rise with the count. The ends
 * found for nearly as many cases are a good `guess`.
 */
export function countsInside(
  of: number,
  band: Band,
  { method, confidence }: { readonly method: ProportionMethod; readonly confidence: number },
  guess: InsideCounts = { first: Math.ceil(band.from * of), last: Math.floor(band.to * of) },
): InsideCounts {
  const { clearsFrom, reachesTo } = verdicts(band, method, confidence);
  const first =
    band.from === 0 ? 0 : firstWhole(0, of, (yes) => clearsFrom(yes, of), Math.min(of, guess.first));
  if (band.to === 1) return { first, last: of };
  return { first, last: firstWhole(0, of, (yes) => reachesTo(yes, of), Math.min(of, guess.last + 1)) - 1 };
}

/** Whether the lower limit of a count lies at or above the lower cut, and the upper limit at or above the upper one. */
function verdicts({ from, to }: Band, method: ProportionMethod, confidence: number) {
  if (BY_TAIL.includes(method)) {
    const { lowerTail, upperTail } = proportionMethod(method);
    const tail = (1 - confidence) / 2;
    return {
      clearsFrom: (yes: number, of: number) => lowerTail(yes, of, from, 2) <= tail,
      reachesTo: (yes: number, of: number) => upperTail(yes, of, to, 2) >= tail,
    };
  }
  if (method === 'blaker') return blakerVerdicts({ from, to }, confidence);
  const { lower, upper } = limitsByCount(method, confidence);
  return {
    clearsFrom: (yes: number, of: number) => lower(yes, of) >= from - SAME,
    reachesTo: (yes: number, of: number) => upper(yes, of) >= to - SAME,
  };
}

/**
 * Blaker's lower limit is never below Clopper and Pearson's (Blaker 2000, theorem 1), nor above theirs with twice the error,
 * as its acceptability is never less than the upper tail: only counts with a tail between the two are worked out.
 */
function blakerVerdicts({ from, to }: Band, confidence: number) {
  const { lower } = limitsByCount('blaker', confidence);
  const error = 1 - confidence;
  const isFrom = (yes: number, of: number, cut: number) => {
    const tail = atLeast(yes, of, cut);
    return tail <= error / 2 || (tail <= error && lower(yes, of) >= cut);
  };
  return {
    clearsFrom: (yes: number, of: number) => isFrom(yes, of, from - SAME),
    reachesTo: (yes: number, of: number) => !isFrom(of - yes, of, 1 - to + SAME),
  };
}

/** Methods whose limits are searched for: to compare one with a cut, the tail that it would have there costs less. */
const BY_TAIL: readonly ProportionMethod[] = [
  'clopper-pearson',
  'mid-p',
  'jeffreys',
  'uniform',
  'likelihood-ratio',
];

/** Blaker's limits may lie on a cut of a half but for their last digits. */
const SAME = 1e-12;
