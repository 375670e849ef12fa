import { mean, sampleVariance } from 'simple-statistics';
import { rejectedCounts, sumChances, tailsOf } from '../../estimation/planning/changeChances.js';
import { aboutCasesToSeeChange, sampleSize } from '../../estimation/planning/sampleSize.js';
import { criticalValue } from '../../estimation/proportion/interval.js';
import { type LikelyCounts, likelyCounts } from '../../numeric/likelyCounts.js';

/** What two inspections would show of a change. */
export interface Detection {
  /** Cases in the first inspection and in the second. */
  readonly of: readonly [number, number];
  /** The way the change goes: up, down, or no way at all. */
  readonly direction: 'rise' | 'fall' | 'none';
  /** Chance that the second percentage lies in that direction of the first. */
  readonly shows: number;
  /** Chance that it does and that the test of no difference at 5% tells the two apart. */
  readonly distinguishable: number;
  /** Monte Carlo standard errors of the two, as means over the draws. */
  readonly showsError: number;
  readonly distinguishableError: number;
}

/** Confidence of the test, and the chance of seeing the change that cases are counted for. */
const CONFIDENCE = 0.95;
const ENOUGH_CHANCE = 0.8;
/** A difference no larger is the rounding of a sum. */
const ROUNDING = 1e-12;

/** An inspection that a later one is compared with: its cases, its true share in each draw, and the change to the later one. */
export interface Earlier {
  readonly of: number;
  readonly shares: Float64Array;
  readonly difference: number;
  /** The likely counts of such an inspection in each draw, kept from one what-if to the next; null where they are not. */
  readonly counts: LikelyCounts[] | null;
}

/**
 * What a later inspection of `of` cases, with these true shares in the draws, shows against each of some earlier ones:
 * chances averaged over the draws. Each difference says which direction is the right one.
 */
export function detect(of: number, shares: Float64Array, earlier: readonly Earlier[]): Detection[] {
  const found = earlier.map((first) => {
    const change = Math.abs(first.difference) < ROUNDING ? 0 : first.difference;
    return {
      ...first,
      change,
      test: rejectedCounts({ of: first.of, ofSecond: of, z: criticalValue(CONFIDENCE) }),
      shows: new Float64Array(shares.length),
      distinguishable: new Float64Array(shares.length),
    };
  });
  for (let draw = 0; draw < shares.length; draw++) {
    const second = likelyCounts(of, within(shares[draw]!));
    const tails = tailsOf(second);
    for (const { change, test, shows, distinguishable, ...first } of found) {
      const chances = sumChances(test, countsOf(first, draw), second, tails);
      // With no change there is no right direction: either counts, and only chance shows it.
      if (change >= 0) {
        shows[draw]! += chances.higher;
        distinguishable[draw]! += chances.risen;
      }
      if (change <= 0) {
        shows[draw]! += chances.lower;
        distinguishable[draw]! += chances.fallen;
      }
    }
  }
  return found.map(({ of: ofFirst, change, shows, distinguishable }) => ({
    of: [ofFirst, of],
    direction: change > 0 ? 'rise' : change < 0 ? 'fall' : 'none',
    shows: mean(Array.from(shows)),
    distinguishable: mean(Array.from(distinguishable)),
    showsError: meanError(shows),
    distinguishableError: meanError(distinguishable),
  }));
}

/** The likely counts of an earlier inspection in one draw: in no more space than they need where they are kept. */
function countsOf(
  { of, shares, counts }: Pick<Earlier, 'of' | 'shares' | 'counts'>,
  draw: number,
): LikelyCounts {
  const known = counts?.[draw];
  if (known !== undefined) return known;
  const { from, chances } = likelyCounts(of, within(shares[draw]!));
  if (counts === null) return { from, chances };
  counts[draw] = { from, chances: chances.slice() };
  return counts[draw];
}

/** The standard error of a mean over draws. */
function meanError(values: Float64Array): number {
  return values.length < 2 ? 0 : Math.sqrt(sampleVariance(Array.from(values)) / values.length);
}

/** Cases beyond which no inspection is sought. */
const MOST_CASES = 20_000;

/** The cases that each of two inspections needs to see a change of the true share; null beyond 20,000. */
export function casesNeeded(from: number, to: number): number | null {
  const change = { from: within(from), to: within(to), power: ENOUGH_CHANCE, confidence: CONFIDENCE };
  // The approximation is good to a few cases where there are thousands; nothing far beyond the most is searched.
  if (!(aboutCasesToSeeChange(change) < 1.1 * MOST_CASES)) return null;
  const { n } = sampleSize(change);
  return n > MOST_CASES ? null : n;
}

/** A share without the rounding of the sum that it comes from. */
const within = (share: number) => Math.min(1, Math.max(0, share));
