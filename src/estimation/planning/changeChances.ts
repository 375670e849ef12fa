import { type LikelyCounts, likelyCounts } from '../../numeric/likelyCounts.js';
import { sumsFrom } from '../../numeric/sumsFrom.js';
import type { ToothedChance } from './fewestCases.js';

/** What two independent inspections can show of a change between them. */
export interface ChangeChances {
  /** The second percentage is higher than the first, and lower. */
  readonly higher: number;
  readonly lower: number;
  /** And the score test of no difference rejects. */
  readonly risen: number;
  readonly fallen: number;
}

/**
 * For every first count from `from` on, the second counts that the test tells from it: those below `below` and those
 * from `above` on.
 */
export interface RejectedCounts {
  readonly of: number;
  readonly ofSecond: number;
  readonly from: number;
  readonly below: Float64Array;
  readonly above: Float64Array;
}

/**
 * The exact chances of what two inspections show when their true proportions are `first` and `second`: sums over both
 * binomial distributions.
 *
 * @param rejected - the test's verdicts, from `rejectedCounts`: prepared once where many pairs of proportions are asked
 */
export function changeChances(rejected: RejectedCounts, first: number, second: number): ChangeChances {
  return sumChances(rejected, likelyCounts(rejected.of, first), likelyCounts(rejected.ofSecond, second));
}

/** Two inspections that are put to the score test at quantile z. */
interface Compared {
  readonly of: number;
  readonly ofSecond: number;
  readonly z: number;
}

/**
 * The exact chance that the second of two inspections is shown to be higher: only the counts that matter are put to the test. The
 * counts just short of it are its tooth.
 *
 * @param judged - the counts are judged as if each were of this inspection, of as many cases or more
 */
export function risenChance(
  { of, ofSecond, z }: Compared,
  first: number,
  second: number,
  judged: Pick<Compared, 'of' | 'ofSecond'> = { of, ofSecond },
): Required<ToothedChance> {
  const { from, chances } = likelyCounts(of, first);
  const others = likelyCounts(ofSecond, second);
  const above = shownHigher(
    { ...judged, from, to: from + chances.length - 1 },
    scoreRejection(judged.of, judged.ofSecond, z),
  );
  const { length } = others.chances;
  const atLeast = sumsFrom(others.chances);
  let [risen, tooth] = [0, 0];
  for (let i = 0; i < chances.length; i++) {
    const least = above[i]! - others.from;
    risen += chances[i]! * atLeast[Math.min(length, Math.max(0, least))]!;
    if (least > 0 && least <= length) tooth += chances[i]! * others.chances[least - 1]!;
  }
  return { chance: risen, tooth };
}

/**
 * The Miettinen-Nurminen score test at quantile z, for the first counts `from` to `to`: all of them if omitted. Its
 * variance is the pooled one, of which a share is `left` for each sample where part of a finite cohort was seen.
 */
export function rejectedCounts(test: {
  readonly of: number;
  readonly ofSecond: number;
  readonly z: number;
  readonly from?: number;
  readonly to?: number;
  readonly left?: VarianceLeft;
}): RejectedCounts {
  const { of, ofSecond, z, from = 0, to = of } = test;
  const rejects = scoreRejection(of, ofSecond, z, test.left);
  const below = new Float64Array(to - from + 1);
  // The edge rises with the first count: the first is found by halving, the others by walking on from it.
  let low = firstSecond(ofSecond, (y) => !(y * of < from * ofSecond && rejects(from, y)));
  for (let x = from; x <= to; x++) {
    while (low <= ofSecond && low * of < x * ofSecond && rejects(x, low)) low++;
    below[x - from] = low;
  }
  return { of, ofSecond, from, below, above: shownHigher({ of, ofSecond, from, to }, rejects) };
}

/** The second counts from which on the test shows a rise, for each first count: found likewise. */
function shownHigher(
  { of, ofSecond, from, to }: Record<'of' | 'ofSecond' | 'from' | 'to', number>,
  rejects: (x: number, y: number) => boolean,
): Float64Array {
  const above = new Float64Array(to - from + 1);
  let high = firstSecond(ofSecond, (y) => y * of > from * ofSecond && rejects(from, y));
  for (let x = from; x <= to; x++) {
    while (high <= ofSecond && !(high * of > x * ofSecond && rejects(x, high))) high++;
    above[x - from] = high;
  }
  return above;
}

/** The share of each sample's variance that is left once part of its cohort was seen. */
export interface VarianceLeft {
  readonly first: number;
  readonly second: number;
}

/** Whether the test rejects "no change" for x of n against y of m. Where no variance is left, any gap is shown. */
export function scoreRejection(
  n: number,
  m: number,
  z: number,
  left: VarianceLeft = { first: 1, second: 1 },
): (x: number, y: number) => boolean {
  const cases = n + m;
  const perCase = left.first / n + left.second / m;
  const correction = cases / (cases - 1);
  return (x, y) => {
    const pooled = (x + y) / cases;
    const gap = x / n - y / m;
    return gap * gap > z * z * pooled * (1 - pooled) * perCase * correction;
  };
}

/** The first second count for which a condition holds that holds from there on; one more than all where it never does. */
function firstSecond(ofSecond: number, holds: (count: number) => boolean): number {
  let [fails, held] = [-1, ofSecond + 1];
  while (held - fails > 1) {
    const middle = Math.floor((fails + held) / 2);
    if (holds(middle)) held = middle;
    else fails = middle;
  }
  return held;
}

/**
 * Both distributions, given by their likely counts, summed over what the test says of each pair; `tails` are those of the
 * second, prepared once where it is compared with several first ones.
 */
export function sumChances(
  rejected: RejectedCounts,
  first: LikelyCounts,
  second: LikelyCounts,
  { below, atLeast }: Tails = tailsOf(second),
): ChangeChances {
  const { of, ofSecond, from } = rejected;
  const last = second.chances.length;
  // Where a count of the second lies among its likely ones, or at the end beyond which there are none.
  const indexOf = (count: number) => Math.min(last, Math.max(0, count - second.from));
  let higher = 0;
  let lower = 0;
  let risen = 0;
  let fallen = 0;
  for (let i = 0; i < first.chances.length; i++) {
    const chance = first.chances[i]!;
    const x = first.from + i;
    // Counts of the second below, at and above the same percentage; whole-number arithmetic decides ties.
    const same = Math.floor((x * ofSecond) / of);
    const isTie = same * of === x * ofSecond;
    lower += chance * below[indexOf(isTie ? same : same + 1)]!;
    higher += chance * atLeast[indexOf(same + 1)]!;
    fallen += chance * below[indexOf(rejected.below[x - from]!)]!;
    risen += chance * atLeast[indexOf(rejected.above[x - from]!)]!;
  }
  return { higher, lower, risen, fallen };
}

/** P(count below the i-th) and P(count at least the i-th) of some likely counts. */
export interface Tails {
  readonly below: Float64Array;
  readonly atLeast: Float64Array;
}

/** The tails of a distribution, each summed from its small end. */
export function tailsOf({ chances }: LikelyCounts): Tails {
  const below = new Float64Array(chances.length + 1);
  for (let i = 0; i < chances.length; i++) below[i + 1] = below[i]! + chances[i]!;
  return { below, atLeast: sumsFrom(chances) };
}
