import { requireConfidence, requireFields } from '../../check.js';
import type { Limits } from '../../limits.js';
import { chiSquaredUpperTail } from '../../numeric/chiSquaredTail.js';
import { findRoot } from '../../numeric/root.js';
import { criticalValue } from '../proportion/interval.js';
import { profileFit } from './cumulativeLogits.js';
import { casesAt, type LevelCounts, requireTwoSamples } from './levels.js';

/** The odds of being at or above any level, the second sample against the first, taken as the same at every level. */
export interface ProportionalOdds {
  /** Null where one sample is wholly at or above the other, as no odds are then too large; or where there is one level. */
  readonly estimate: {
    readonly logOdds: number;
    readonly standardError: number;
    readonly odds: number;
    /** Limits from the standard error, for comparison. */
    readonly wald: Limits;
  } | null;
  /** Profile limits on the odds; null where there is none on that side. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** Which sample is wholly at or above the other, if one is. */
  readonly separated: 'first-higher' | 'second-higher' | null;
  /** Likelihood ratio against the same odds in both samples, on 1 degree of freedom. */
  readonly ratio: number;
  readonly pValue: number;
  /** Likelihood ratio against odds of its own at every level; null where two levels leave nothing to compare. */
  readonly lackOfFit: {
    readonly ratio: number;
    readonly degreesOfFreedom: number;
    readonly pValue: number;
  } | null;
  readonly confidence: number;
}

/**
 * Two samples on an ordered scale compared by one odds ratio, that of being at or above any level. Levels without a case in
 * either are left out.
 *
 * @param first - cases at each level of the first sample, lowest first: 2 to 100 whole numbers, at least one case in all
 * @param second - the same for the second sample
 * @param options - `confidence` in (0, 1)
 * @returns the odds of the second against the first with profile limits, the likelihood-ratio test of 1, and how badly one
 *   odds ratio fits all levels
 * @throws ArgumentError naming the argument that is out of range
 * @source McCullagh 1980, Journal of the Royal Statistical Society B 42:109
 *
 * @example
 * proportionalOdds([3, 7, 12, 2], [2, 6, 14, 2]).estimate?.odds; // 1.358…
 */
export function proportionalOdds(
  first: LevelCounts,
  second: LevelCounts,
  options: { readonly confidence?: number } = {},
): ProportionalOdds {
  requireTwoSamples(first, second);
  const { confidence = 0.95 } = requireFields('options', options);
  requireConfidence(confidence);
  const isSeen = first.map((count, level) => count + second[level]! > 0);
  const seen = (counts: LevelCounts) => counts.filter((_, level) => isSeen[level]);
  const [one, two] = [seen(first), seen(second)];
  if (one.length < 2) return Object.freeze({ ...NOTHING_TO_COMPARE, confidence });
  const free = freeLikelihood(one) + freeLikelihood(two);
  const profile = (beta: number) => profileFit(one, two, beta);
  const separated = separatedBy(one, two);
  const estimate = separated === null ? estimateOf(profile, criticalValue(confidence)) : null;
  const best = separated === null ? profile(estimate?.logOdds ?? 0).logLikelihood : free;
  const limits = limitsOf(profile, {
    best,
    from: estimate?.logOdds ?? 0,
    step: estimate?.standardError ?? 1,
    deviance: squareOf(criticalValue(confidence)),
    separated,
  });
  const ratio = Math.max(0, 2 * (best - profile(0).logLikelihood));
  const lack = Math.max(0, 2 * (free - best));
  const degreesOfFreedom = one.length - 2;
  return Object.freeze({
    estimate,
    ...limits,
    separated,
    ratio,
    pValue: chiSquaredUpperTail(ratio, 1),
    lackOfFit:
      degreesOfFreedom === 0
        ? null
        : { ratio: lack, degreesOfFreedom, pValue: chiSquaredUpperTail(lack, degreesOfFreedom) },
    confidence,
  });
}

const squareOf = (x: number) => x * x;

/** All cases at one level: nothing tells the samples from each other, or any odds from any other. */
const NOTHING_TO_COMPARE = {
  estimate: null,
  lower: null,
  upper: null,
  separated: null,
  ratio: 0,
  pValue: 1,
  lackOfFit: null,
} as const;

/** The logarithm of the likelihood with every share as observed. */
function freeLikelihood(counts: LevelCounts): number {
  const of = casesAt(counts);
  return counts.reduce((sum, count) => (count === 0 ? sum : sum + count * Math.log(count / of)), 0);
}

function separatedBy(first: LevelCounts, second: LevelCounts): ProportionalOdds['separated'] {
  const ends = (counts: LevelCounts) =>
    [counts.findIndex((count) => count > 0), counts.findLastIndex((count) => count > 0)] as const;
  const [[low1, high1], [low2, high2]] = [ends(first), ends(second)];
  if (high1 <= low2) return 'second-higher';
  return high2 <= low1 ? 'first-higher' : null;
}

type Fit = (beta: number) => ReturnType<typeof profileFit>;

function estimateOf(profile: Fit, z: number): NonNullable<ProportionalOdds['estimate']> {
  const score = (beta: number) => profile(beta).score;
  const rises = score(0) > 0;
  let reach = rises ? 1 : -1;
  while (rises ? score(reach) > 0 : score(reach) < 0) reach *= 2;
  const logOdds = findRoot(score, Math.min(0, reach), Math.max(0, reach));
  const standardError = 1 / Math.sqrt(profile(logOdds).information);
  return {
    logOdds,
    standardError,
    odds: Math.exp(logOdds),
    wald: {
      lower: Math.exp(logOdds - z * standardError),
      upper: Math.exp(logOdds + z * standardError),
    },
  };
}

function limitsOf(
  profile: Fit,
  known: {
    readonly best: number;
    readonly from: number;
    readonly step: number;
    readonly deviance: number;
    readonly separated: ProportionalOdds['separated'];
  },
): { readonly lower: number | null; readonly upper: number | null } {
  const { best, from, step, deviance, separated } = known;
  const beyond = (beta: number) => 2 * (best - profile(beta).logLikelihood) - deviance;
  const limit = (towards: 1 | -1) => {
    // Of separated samples the likelihood only ever falls towards the one side: a start within is looked for as well.
    let [inside, outside] = [from, from + towards * step];
    for (let reach = step; beyond(inside) > 0; reach *= 2) inside -= towards * reach;
    for (let reach = step; beyond(outside) < 0; reach *= 2) outside += towards * reach;
    return Math.exp(findRoot(beyond, Math.min(inside, outside), Math.max(inside, outside)));
  };
  return {
    lower: separated === 'first-higher' ? null : limit(-1),
    upper: separated === 'second-higher' ? null : limit(1),
  };
}
