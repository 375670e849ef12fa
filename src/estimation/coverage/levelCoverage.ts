import { requireBetween, requireConfidence, requireFields, requireList, requireWhole } from '../../check.js';
import type { Limits } from '../../limits.js';
import { binomialPmf } from '../../numeric/distributions.js';
import { refuse } from '../../problem.js';
import { MOST_LEVELS, requireScores } from '../ordered/levels.js';
import { MEAN_METHOD_NAMES, type MeanMethodName, meanScore } from '../ordered/meanScore.js';
import { proportionInterval } from '../proportion/proportion.js';
import { type Coverage, coverage } from './coverage.js';

export interface LevelCoverageSpec {
  /** Cases of the sample. */
  readonly of: number;
  /** True share of each level, lowest first; they add to 1. */
  readonly shares: readonly number[];
  /** The score of each level, rising; 0, 1, 2 … if omitted. */
  readonly scores?: readonly number[];
  /** In (0, 1); 0.95 if omitted. */
  readonly confidence?: number;
}

/** How often intervals for questions on an ordered scale contain the truth. */
export interface LevelCoverage {
  readonly of: number;
  readonly confidence: number;
  readonly shares: readonly number[];
  readonly scores: readonly number[];
  /** Wilson's interval of the share at each level, and at or above each but the lowest, each by itself. */
  readonly levels: readonly Coverage[];
  readonly atOrAbove: readonly Coverage[];
  /** Ways to share the cases out over the levels. */
  readonly outcomes: number;
  /** What is summed over all of them; null where there are too many. */
  readonly summed: {
    /** The true mean score, and how often each of its intervals contains it. */
    readonly mean: number;
    readonly methods: readonly (Coverage & { readonly method: MeanMethodName })[];
    /** How often the limits that are meant to be true together are: of all levels, and at or above all. */
    readonly together: { readonly levels: number; readonly atOrAbove: number };
  } | null;
}

/**
 * The exact coverage of intervals for questions on an ordered scale: of the mean score, of the share at each level and at or above
 * each, and of their limits together.
 *
 * @param spec - `of` cases; the true `shares` of the levels, lowest first, which add to 1; their `scores`; `confidence`
 * @returns coverage and width of each interval by itself, and what is a sum over every way to share the cases out over the
 *   levels, as long as there are at most 250,000
 * @throws ArgumentError naming the argument
 * @source sums over multinomial outcomes of `meanScore` and `levelIntervals`
 *
 * @example
 * levelCoverage({ of: 24, shares: [0.125, 0.3, 0.5, 0.075] }).summed?.methods[0]?.coverage; // 0.938…
 */
export function levelCoverage(spec: LevelCoverageSpec): LevelCoverage {
  const given = requireFields('spec', spec, '{ of: 24, shares: [0.1, 0.3, 0.6] }');
  const { of, shares, confidence = 0.95 } = given;
  requireWhole('of', of, { min: 1, max: 100_000 });
  requireConfidence(confidence);
  requireShares(shares);
  const scores = requireScores(given.scores, shares.length);
  const above = sharesFrom(shares);
  const alone = (p: number) => coverage({ of, p: Math.min(1, Math.max(0, p)), method: 'wilson', confidence });
  const outcomes = waysOf(of, shares.length);
  return Object.freeze({
    of,
    confidence,
    shares: [...shares],
    scores: [...scores],
    levels: shares.map(alone),
    atOrAbove: above.slice(1).map(alone),
    outcomes,
    summed: outcomes > MOST_OUTCOMES ? null : summed({ of, shares, scores, confidence }),
  });
}

const MOST_OUTCOMES = 250_000;

/** An outcome less likely than this changes no digit that is looked at. */
const NEGLIGIBLE = 1e-18;

/** A limit this near to the truth is at it. */
const AT = 1e-12;

function requireShares(shares: readonly number[]): void {
  requireList('shares', shares);
  requireWhole('the number of shares', shares.length, { min: 2, max: MOST_LEVELS });
  shares.forEach((share, level) => {
    requireBetween(`shares[${level}]`, share, 0, 1, 'both');
  });
  const total = shares.reduce((sum, share) => sum + share, 0);
  if (Math.abs(total - 1) > 1e-9) {
    refuse('bad-argument', `shares must add to 100%, not ${Number((100 * total).toPrecision(6))}%.`, {
      path: 'shares',
      got: shares.join(', '),
      expected: 'one share for each level, lowest first, that add to 1',
    });
  }
}

/** The share at or above each level. */
function sharesFrom(shares: readonly number[]): number[] {
  let above = 0;
  return shares
    .toReversed()
    .map((share) => {
      above += share;
      return above;
    })
    .reverse();
}

function waysOf(of: number, levels: number): number {
  let ways = 1;
  for (let level = 1; level < levels; level++) ways = (ways * (of + level)) / level;
  return Math.round(ways);
}

type Settled = Required<LevelCoverageSpec>;

function summed({ of, shares, scores, confidence }: Settled): NonNullable<LevelCoverage['summed']> {
  const mean = shares.reduce((sum, share, level) => sum + share * scores[level]!, 0);
  const above = sharesFrom(shares);
  const [onLevels, onCuts] = [shares.length, shares.length - 1].map((kinds) =>
    wilsonTable(of, Math.min(1 - (1 - confidence) / kinds, 1 - Number.EPSILON / 2)),
  );
  const methods = MEAN_METHOD_NAMES.filter((method) => method !== 't' || of > 1);
  const sums = methods.map(() => ({ coverage: 0, below: 0, above: 0, width: 0 }));
  let [levels, atOrAbove] = [0, 0];
  eachOutcome(of, shares, (counts, chance) => {
    methods.forEach((method, index) => {
      const { lower, upper } = meanScore(counts, { scores, method, confidence });
      const sum = sums[index]!;
      if (upper < mean - AT) sum.below += chance;
      else if (lower > mean + AT) sum.above += chance;
      else sum.coverage += chance;
      sum.width += chance * (upper - lower);
    });
    if (counts.every((count, level) => has(onLevels![count]!, shares[level]!))) levels += chance;
    let from = of;
    const all = above.slice(1).every((share, index) => {
      from -= counts[index]!;
      return has(onCuts![from]!, share);
    });
    if (all) atOrAbove += chance;
  });
  return {
    mean,
    methods: methods.map((method, index) => ({ method, ...sums[index]! })),
    together: { levels, atOrAbove },
  };
}

const has = ({ lower, upper }: Limits, share: number) => lower <= share + AT && upper >= share - AT;

function wilsonTable(of: number, confidence: number): Limits[] {
  return Array.from({ length: of + 1 }, (_, yes) => proportionInterval({ yes, of }, { confidence }));
}

/** Every way to share the cases out over the levels, with its multinomial chance, as a product of binomial ones. */
function eachOutcome(
  of: number,
  shares: readonly number[],
  visit: (counts: readonly number[], chance: number) => void,
): void {
  const counts = new Array<number>(shares.length).fill(0);
  const above = sharesFrom(shares);
  const next = (level: number, left: number, chance: number): void => {
    if (level === shares.length - 1) {
      counts[level] = left;
      visit(counts, chance);
      return;
    }
    const own = above[level]! > 0 ? Math.min(1, shares[level]! / above[level]!) : 0;
    for (let count = 0; count <= left; count++) {
      const probability = chance * binomialPmf(count, left, own);
      if (probability < NEGLIGIBLE) continue;
      counts[level] = count;
      next(level + 1, left - count, probability);
    }
  };
  next(0, of, 1);
}
