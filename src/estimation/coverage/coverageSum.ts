import { binomialPmf } from '../../numeric/distributions.js';
import {
  hypergeometricChance,
  hypergeometricMode,
  hypergeometricRatio,
  type Urn,
} from '../../numeric/hypergeometric.js';

/** What an interval does when the true proportion is p: the three chances add to 1. */
export interface Coverage {
  /** Chance that the interval contains p. */
  readonly coverage: number;
  /** Expected width of the interval. */
  readonly width: number;
  /** Chance that the whole interval lies below p. */
  readonly below: number;
  /** Chance that the whole interval lies above p. */
  readonly above: number;
}

/** The interval of every count from 0 to `of`. */
export interface LimitsByCount {
  readonly of: number;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/**
 * Two limits closer than this are the same limit. Limits that should coincide, such as Blaker's at a half, differ in
 * their last digits, and a share that lies on them belongs to the intervals on both sides.
 */
export const sameLimit = (p: number) => 1e-15 + 1e-13 * p;

/** Sums over the binomial counts for p which intervals contain it. */
export function binomialCoverage(limits: LimitsByCount, p: number): Coverage {
  const { of } = limits;
  const mode = Math.min(of, Math.floor((of + 1) * p));
  const odds = p / (1 - p);
  return sumOverCounts(limits, p, mode, binomialPmf(mode, of, p), (x) => ((of - x) / (x + 1)) * odds);
}

/** The same for a sample without replacement from a cohort of which `marked` cases are Yes; p is `marked/size`. */
export function hypergeometricCoverage(limits: LimitsByCount, urn: Urn): Coverage {
  const mode = hypergeometricMode(urn);
  const peak = hypergeometricChance(mode, urn);
  return sumOverCounts(limits, urn.marked / urn.size, mode, peak, (x) => hypergeometricRatio(x, urn));
}

/**
 * The limit of coverage from one side of p, for the many values at which an infimum may be: `beside` is next to p, far enough
 * not to be the same limit, and chances are those at p. Where limits rise with the count, the intervals that
 * contain `beside` belong to neighbouring counts, and the sum ends with the first on each side that has left it behind.
 */
export function binomialCovered(
  { of, lower, upper, rising }: LimitsByCount & { readonly rising: boolean },
  p: number,
  beside: number,
): number {
  const mode = Math.min(of, Math.floor((of + 1) * p));
  const odds = p / (1 - p);
  const peak = binomialPmf(mode, of, p);
  let covered = 0;
  for (let x = mode, chance = peak; ; x--) {
    const isBelow = upper[x]! < beside;
    if (!isBelow && lower[x]! <= beside) covered += chance;
    if (x === 0 || chance < NEGLIGIBLE || (isBelow && rising)) break;
    chance *= x / ((of - x + 1) * odds);
  }
  for (let x = mode, chance = peak; x < of && chance > NEGLIGIBLE; ) {
    chance *= ((of - x) / (x + 1)) * odds;
    x++;
    const isAbove = lower[x]! > beside;
    if (!isAbove && upper[x]! >= beside) covered += chance;
    if (isAbove && rising) break;
  }
  return covered;
}

/**
 * The coverage of several intervals for the same number of cases at many shares: what `binomialCoverage` gives at each,
 * with the chances of the counts made once for all of them.
 */
export function binomialCoverages(
  tables: readonly (LimitsByCount & { readonly rising: boolean })[],
  shares: ArrayLike<number>,
): Float64Array[] {
  const of = tables[0]?.of ?? 0;
  const chances = new Float64Array(of + 1);
  const curves = tables.map(() => new Float64Array(shares.length));
  for (let index = 0; index < shares.length; index++) {
    const p = shares[index]!;
    const mode = Math.min(of, Math.floor((of + 1) * p));
    const odds = p / (1 - p);
    chances.fill(0);
    chances[mode] = binomialPmf(mode, of, p);
    for (let x = mode; x > 0 && chances[x]! > NEGLIGIBLE; x--) {
      chances[x - 1] = chances[x]! / (((of - x + 1) / x) * odds);
    }
    for (let x = mode; x < of && chances[x]! > NEGLIGIBLE; x++) {
      chances[x + 1] = chances[x]! * (((of - x) / (x + 1)) * odds);
    }
    for (let table = 0; table < tables.length; table++) {
      curves[table]![index] = coveredFrom(mode, chances, tables[table]!, p);
    }
  }
  return curves;
}

/** The chances of the counts whose interval contains p, added from the likeliest count outwards. */
function coveredFrom(
  mode: number,
  chances: Float64Array,
  { of, lower, upper, rising }: LimitsByCount & { readonly rising: boolean },
  p: number,
): number {
  const justBelow = p - sameLimit(p);
  const justAbove = p + sameLimit(p);
  let covered = 0;
  for (let x = mode; x >= 0; x--) {
    const isBelow = upper[x]! < justBelow;
    if (!isBelow && lower[x]! <= justAbove) covered += chances[x]!;
    if (isBelow && rising) break;
  }
  for (let x = mode + 1; x <= of; x++) {
    const isAbove = lower[x]! > justAbove;
    if (!isAbove && upper[x]! >= justBelow) covered += chances[x]!;
    if (isAbove && rising) break;
  }
  return covered;
}

/** Counts beyond one less likely than this are left out; together they weigh less than the rounding of the rest. */
const NEGLIGIBLE = 1e-26;

/** From the likeliest count outwards, each chance from the last by `ratio(x) = P(x + 1)/P(x)`. */
function sumOverCounts(
  { of, lower, upper }: LimitsByCount,
  p: number,
  mode: number,
  peak: number,
  ratio: (x: number) => number,
): Coverage {
  const [justBelow, justAbove] = [p - sameLimit(p), p + sameLimit(p)];
  const sums = { coverage: 0, width: 0, below: 0, above: 0 };
  const add = (x: number, chance: number) => {
    const low = lower[x]!;
    const high = upper[x]!;
    sums.width += chance * (high - low);
    if (high < justBelow) sums.below += chance;
    else if (low > justAbove) sums.above += chance;
    else sums.coverage += chance;
  };
  add(mode, peak);
  for (let x = mode, chance = peak; x > 0 && chance > NEGLIGIBLE; x--) {
    chance /= ratio(x - 1);
    add(x - 1, chance);
  }
  for (let x = mode, chance = peak; x < of && chance > NEGLIGIBLE; x++) {
    chance *= ratio(x);
    add(x + 1, chance);
  }
  return sums;
}
