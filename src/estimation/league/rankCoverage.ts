import {
  refuseArgument,
  requireBetween,
  requireConfidence,
  requireFields,
  requireList,
  requireOneOf,
  requireWhole,
} from '../../check.js';
import { type LikelyCounts, likelyCounts } from '../../numeric/likelyCounts.js';
import { normalUpperQuantile } from '../../numeric/normalTail.js';
import { stream } from '../../numeric/stream.js';
import { UniformBlocks } from '../../numeric/uniformBlocks.js';
import { betterPValue, RANK_TESTS, type RankTest, scoreDistance } from './rankSets.js';
import { MOST_REGIONS } from './regions.js';
import { mostRepeats, requireRepeats } from './repeats.js';

/** How often all rank sets at once contain the true ranks, where all regions are truly alike. */
export interface RankCoverage {
  readonly coverage: number;
  /** Leagues simulated; null where the coverage is exact. */
  readonly repeats: number | null;
  /** Monte Carlo standard error; null where the coverage is exact. */
  readonly standardError: number | null;
}

/**
 * How often simultaneous rank sets contain every true rank where all regions have the same true share, so that each may be
 * first: the chance that no region is shown to be better than another. It is a sum over all leagues where there are few
 * enough, and simulated otherwise.
 *
 * @param league - the numbers of cases, `of`, and the true share `p` in (0, 1)
 * @param options - `confidence` in (0, 1), 0.95 if omitted, and `test` as for `rankSets`; `repeats` drawn from `seed` where there
 *   are too many leagues (2,000, fewer in large leagues; at most 2,000,000 over pairs of regions)
 * @returns the coverage, and its Monte Carlo error where it is simulated
 * @throws ArgumentError naming the argument
 * @source the sum of binomial probabilities; as for `rankSets`
 *
 * @example
 * rankSetCoverage({ of: [10, 100, 100], p: 0.014 }).coverage; // 0.9377…: the score test is approximate
 */
export function rankSetCoverage(
  league: { readonly of: readonly number[]; readonly p: number },
  options: {
    readonly confidence?: number;
    readonly test?: RankTest;
    readonly repeats?: number;
    readonly seed?: number;
  } = {},
): RankCoverage {
  const { of, p } = requireFields('league', league, '{ of: [84, 64], p: 0.5 }');
  requireList('of', of).forEach((cases, index) => {
    requireWhole(`of[${index}]`, cases, { min: 1, max: MOST_CASES });
  });
  if (of.length < 2 || of.length > MOST_REGIONS) {
    refuseArgument('of', of, `a list of 2 to ${MOST_REGIONS.toLocaleString('en-GB')} numbers of cases`);
  }
  requireBetween('p', p, 0, 1);
  const { confidence = 0.95, test = 'score', seed = 1 } = requireFields('options', options);
  const { repeats = Math.min(2000, mostRepeats(of.length ** 2)) } = options;
  requireConfidence(confidence);
  requireOneOf('test', test, RANK_TESTS);
  requireRepeats(repeats, { min: 1, each: of.length ** 2 });
  requireWhole('seed', seed);
  // In one order, the same regions have the same coverage however they are listed.
  const sizes = of.toSorted((a, b) => a - b);
  const counts = sizes.map((cases) => likelyCounts(cases, p));
  const isShown = shownBy(sizes, test, (1 - confidence) / (of.length * (of.length - 1)));
  const leagues = counts.reduce((product, { chances }) => product * chances.length, 1);
  if (leagues <= MOST_LEAGUES) {
    return { coverage: added(counts, isShown), repeats: null, standardError: null };
  }
  const random = new UniformBlocks(stream(seed, 'rank sets'));
  const sums = counts.map(({ chances }) => runningSums(chances));
  const drawn = new Array<number>(of.length).fill(0);
  let kept = 0;
  for (let repeat = 0; repeat < repeats; repeat++) {
    for (let index = 0; index < drawn.length; index++) {
      drawn[index] = counts[index]!.from + indexWithin(sums[index]!, random.next());
    }
    let isKept = true;
    for (let index = 1; isKept && index < drawn.length; index++) {
      isKept = !isShown(drawn, index, drawn[index]!);
    }
    if (isKept) kept++;
  }
  const coverage = kept / repeats;
  return { coverage, repeats, standardError: Math.sqrt((coverage * (1 - coverage)) / repeats) };
}

const MOST_LEAGUES = 1e6;
/** Counts that matter are listed one by one. */
const MOST_CASES = 1e6;

/** Whether a region's count is shown to differ from that of any before it, either way. */
type Shown = (counts: readonly number[], index: number, count: number) => boolean;

function shownBy(sizes: readonly number[], test: RankTest, level: number): Shown {
  const furthest = normalUpperQuantile(level);
  const differ =
    test === 'score'
      ? (x: number, n: number, y: number, m: number) => Math.abs(scoreDistance(x, n, y, m)) >= furthest
      : (x: number, n: number, y: number, m: number) => {
          const [one, other] = [
            { yes: x, of: n },
            { yes: y, of: m },
          ];
          return Math.min(betterPValue(one, other, test), betterPValue(other, one, test)) <= level;
        };
  return (counts, index, count) => {
    for (let before = 0; before < index; before++) {
      if (differ(count, sizes[index]!, counts[before]!, sizes[before]!)) return true;
    }
    return false;
  };
}

/** The probability of all leagues in which nothing is shown, region by region. */
function added(counts: readonly LikelyCounts[], isShown: Shown): number {
  const league: number[] = [];
  const from = (index: number): number => {
    const likely = counts[index];
    if (likely === undefined) return 1;
    let sum = 0;
    for (const [step, chance] of likely.chances.entries()) {
      const count = likely.from + step;
      if (isShown(league, index, count)) continue;
      league[index] = count;
      sum += chance * from(index + 1);
    }
    return sum;
  };
  return from(0);
}

function runningSums(chances: Float64Array): Float64Array {
  let sum = 0;
  return chances.map((chance) => {
    sum += chance;
    return sum;
  });
}

/** The first index whose sum is above a uniform number, or the last. */
function indexWithin(sums: Float64Array, uniform: number): number {
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (uniform < sums[middle]!) high = middle;
    else low = middle + 1;
  }
  return low;
}
