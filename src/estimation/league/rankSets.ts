import { requireBetween, requireConfidence, requireFields, requireOneOf } from '../../check.js';
import type { Counts } from '../../counts.js';
import { hypergeometricAtLeast } from '../../numeric/hypergeometric.js';
import { normalUpperTail } from '../../numeric/normalTail.js';
import { refuse } from '../../problem.js';
import { requireRegions } from './regions.js';

export const RANK_TESTS = ['score', 'fisher'] as const;
export type RankTest = (typeof RANK_TESTS)[number];

/** The ranks that a region may truly have; 1 is the highest share. */
export interface RankRange {
  readonly best: number;
  readonly worst: number;
}

export interface RankSet {
  /** By the shares seen; equal shares have the better rank. */
  readonly observed: number;
  /** For a region that is asked about alone. */
  readonly marginal: RankRange;
  /** For all regions at once. */
  readonly simultaneous: RankRange;
}

/**
 * Which ranks each region may truly have. A rank is ruled out by the regions that are shown to be better, or worse, by one-sided
 * tests of every pair both ways, with Holm's steps over all pairs (simultaneous) or over the pairs of one region (marginal).
 *
 * @param regions - `yes` of `of` cases in each
 * @param options - `confidence` in (0, 1), 0.95 if omitted; `test`: score, whose level is approximate in samples under 20 or
 *   with shares under 5%, or fisher, which is exact and shows less; `designEffect`, 1 if omitted, times the variance of chance:
 *   of the score test alone
 * @returns the rank seen and both sets, in the order given: a set contains the rank seen, and simultaneous contain marginal ones
 * @throws ArgumentError naming the argument
 * @source Mogstad, Romano, Shaikh and Wilhelm 2024, Review of Economic Studies 91:476; Holm 1979. The score test has the
 *   pooled variance times N/(N − 1).
 *
 * @example
 * rankSets([{ yes: 10, of: 84 }, { yes: 40, of: 64 }, { yes: 60, of: 84 }])[0]?.simultaneous; // { best: 3, worst: 3 }
 */
export function rankSets(
  regions: readonly Counts[],
  options: { readonly confidence?: number; readonly test?: RankTest; readonly designEffect?: number } = {},
): readonly RankSet[] {
  requireRegions(regions);
  const { confidence = 0.95, test = 'score', designEffect = 1 } = requireFields('options', options);
  requireConfidence(confidence);
  requireOneOf('test', test, RANK_TESTS);
  requireBetween('designEffect', designEffect, 0, 1e6, 'high');
  if (designEffect !== 1 && test === 'fisher') {
    refuse(
      'bad-argument',
      "designEffect cannot be given with Fisher's test, which is exact on whole counts.",
      {
        path: 'designEffect',
        hint: 'Take the score test, or leave it out.',
      },
    );
  }
  const error = 1 - confidence;
  const count = regions.length;
  const pValues = regions.map((region) =>
    Float64Array.from(regions, (other) => betterPValue(region, other, test, designEffect)),
  );
  const ofAll = largestShown(
    Float64Array.from(pValues.flatMap((row) => [...row])),
    count * (count - 1),
    error,
  );
  return regions.map((region, index) => {
    const better = pValues.map((row) => row[index]!);
    const worse = pValues[index]!;
    const own = Float64Array.from([...better, ...worse]);
    const range = (shown: number): RankRange => ({
      best: 1 + better.filter((p) => p <= shown).length,
      worst: count - worse.filter((p) => p <= shown).length,
    });
    return {
      observed: 1 + regions.filter((other) => isHigher(other, region)).length,
      marginal: range(largestShown(own, 2 * (count - 1), error)),
      simultaneous: range(ofAll),
    };
  });
}

/** The one-sided p-value of "not better": 1 where the share seen is not higher, so that nothing is shown by it. */
export function betterPValue(region: Counts, other: Counts, test: RankTest, designEffect = 1): number {
  if (!isHigher(region, other)) return 1;
  const marked = region.yes + other.yes;
  const size = region.of + other.of;
  if (test === 'fisher') return hypergeometricAtLeast(region.yes, { size, marked, draws: region.of });
  return normalUpperTail(scoreDistance(region.yes, region.of, other.yes, other.of) / Math.sqrt(designEffect));
}

/** The difference of two shares, yes of so many, in standard errors, at the share that both have together. */
export function scoreDistance(yes: number, of: number, otherYes: number, otherOf: number): number {
  const size = of + otherOf;
  const pooled = (yes + otherYes) / size;
  if (pooled === 0 || pooled === 1) return 0;
  const variance = (pooled * (1 - pooled) * (1 / of + 1 / otherOf) * size) / (size - 1);
  return (yes / of - otherYes / otherOf) / Math.sqrt(variance);
}

/** In whole numbers: the same share of other cases is not higher. */
const isHigher = (region: Counts, other: Counts) => region.yes * other.of > other.yes * region.of;

/** The largest p-value that Holm's steps reject among so many tests; below all of them where none is rejected. */
function largestShown(pValues: Float64Array, tests: number, error: number): number {
  const rising = pValues.filter((p) => p < 1).sort();
  let shown = -1;
  for (const [rank, p] of rising.entries()) {
    if (p > error / (tests - rank)) break;
    shown = p;
  }
  return shown;
}
