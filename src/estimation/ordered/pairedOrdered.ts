import { requireConfidence, requireFields } from '../../check.js';
import type { Limits } from '../../limits.js';
import { chiSquaredUpperTail } from '../../numeric/chiSquaredTail.js';
import { solveLinear } from '../../numeric/solveLinear.js';
import { tUpperQuantile } from '../../numeric/tTail.js';
import { mcnemarPValue, pairedDifferenceInterval } from '../difference/pairedDifference.js';
import { casesAt, type LevelCounts, requireScores, requireSquareTable } from './levels.js';

/** The same cases, or people, on two items of one ordered scale. */
export interface PairedOrdered {
  readonly of: number;
  /** Cases that are higher on the second item than on the first, and lower. */
  readonly up: number;
  readonly down: number;
  /** The share that is higher minus the share that is lower, with Tango's limits. */
  readonly difference: number;
  readonly lower: number;
  readonly upper: number;
  /** How much the score changes on average; limits by t, null with one case alone. */
  readonly meanChange: { readonly mean: number; readonly limits: Limits | null };
  /** Exact test that as many are higher as lower. */
  readonly signPValue: number;
  /** Stuart and Maxwell's test that both items have the same shares; null where every case is the same on both. */
  readonly sameShares: {
    readonly statistic: number;
    readonly degreesOfFreedom: number;
    readonly pValue: number;
  } | null;
  readonly confidence: number;
}

/**
 * The same cases on two items of one ordered scale: how many are higher on the second than on the first.
 *
 * @param table - cases by their level on the first item (rows, lowest first) and on the second (columns): 2 to 100 levels,
 *   whole numbers, at least one case in all
 * @param options - `scores` of the levels, rising (0, 1, 2 … if omitted); `confidence` in (0, 1)
 * @returns how many are higher and lower, the difference of their shares and the mean change with limits, and two tests
 * @throws ArgumentError naming the argument that is out of range
 * @source Tango 1998, Statistics in Medicine 17:891; Stuart 1955, Biometrika 42:412; Maxwell 1970, British Journal of
 *   Psychiatry 116:651
 *
 * @example
 * pairedOrdered([[5, 4, 1], [1, 9, 6], [0, 2, 12]]).difference; // 0.2
 */
export function pairedOrdered(
  table: readonly LevelCounts[],
  options: { readonly scores?: readonly number[]; readonly confidence?: number } = {},
): PairedOrdered {
  const of = requireSquareTable('table', table);
  const { scores: given, confidence = 0.95 } = requireFields('options', options);
  const scores = requireScores(given, table.length);
  requireConfidence(confidence);
  const where = (is: (i: number, j: number) => boolean) =>
    casesAt(table.flatMap((row, i) => row.filter((_, j) => is(i, j))));
  const [up, down] = [where((i, j) => j > i), where((i, j) => j < i)];
  const pairs = { both: of - up - down, firstOnly: up, secondOnly: down, neither: 0 };
  const { lower, upper } = pairedDifferenceInterval(pairs, { confidence });
  return Object.freeze({
    of,
    up,
    down,
    difference: (up - down) / of,
    lower,
    upper,
    meanChange: meanChangeOf(table, scores, { of, confidence }),
    signPValue: mcnemarPValue(pairs),
    sameShares: sameSharesOf(table),
    confidence,
  });
}

function meanChangeOf(
  table: readonly LevelCounts[],
  scores: readonly number[],
  { of, confidence }: { readonly of: number; readonly confidence: number },
): PairedOrdered['meanChange'] {
  const changes = table.flatMap((row, i) =>
    row.map((count, j) => ({ count, change: scores[j]! - scores[i]! })),
  );
  const mean = changes.reduce((sum, { count, change }) => sum + count * change, 0) / of;
  if (of < 2) return { mean, limits: null };
  const squares = changes.reduce(
    (sum, { count, change }) => sum + count * (change - mean) * (change - mean),
    0,
  );
  const reach = tUpperQuantile((1 - confidence) / 2, of - 1) * Math.sqrt(squares / (of - 1) / of);
  const most = scores.at(-1)! - scores[0]!;
  return {
    mean,
    limits: { lower: Math.max(-most, mean - reach), upper: Math.min(most, mean + reach) },
  };
}

/**
 * The differences of the margins, squared, by their covariance. Levels between which no case moved, directly or by others,
 * are compared in groups of their own, each of which has one level that follows from the rest.
 */
function sameSharesOf(table: readonly LevelCounts[]): PairedOrdered['sameShares'] {
  const levels = table.map((_, i) => i);
  const moved = (i: number, j: number) => (i === j ? 0 : table[i]![j]! + table[j]![i]!);
  const counted = groupsOf(levels, (i, j) => moved(i, j) > 0).flatMap((group) => group.slice(1));
  if (counted.length === 0) return null;
  const differences = counted.map((i) => levels.reduce((sum, j) => sum + table[i]![j]! - table[j]![i]!, 0));
  const covariances = counted.map((i) =>
    counted.map((j) => (i === j ? levels.reduce((sum, other) => sum + moved(i, other), 0) : -moved(i, j))),
  );
  const solved = solveLinear(covariances, differences) ?? [];
  const statistic = differences.reduce(
    (sum, difference, index) => sum + difference * (solved[index] ?? 0),
    0,
  );
  const degreesOfFreedom = counted.length;
  return { statistic, degreesOfFreedom, pValue: chiSquaredUpperTail(statistic, degreesOfFreedom) };
}

/** The groups of levels that are joined, directly or through others. */
function groupsOf(levels: readonly number[], isJoined: (i: number, j: number) => boolean): number[][] {
  const left = new Set(levels);
  const groups: number[][] = [];
  for (const start of levels) {
    if (!left.delete(start)) continue;
    const group = [start];
    for (const member of group) {
      for (const other of left) if (isJoined(member, other) && left.delete(other)) group.push(other);
    }
    groups.push(group);
  }
  return groups;
}
