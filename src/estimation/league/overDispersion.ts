import { requireFields, requireOneOf } from '../../check.js';
import type { Counts } from '../../counts.js';
import { binomialCdf, binomialPmf } from '../../numeric/distributions.js';
import { normalUpperTail } from '../../numeric/normalTail.js';
import { requireRegions, requireTarget } from './regions.js';

export const WINSORISING = ['counts', 'quantiles'] as const;
/** Whether the ⌊k/10⌋ outermost at either end are moved to the next, or those beyond the tenths are moved to them. */
export type Winsorising = (typeof WINSORISING)[number];

/** How much more regions vary than chance alone would make them. */
export interface OverDispersion {
  readonly target: number;
  /** Each region's distance from the target, in standard errors of chance. */
  readonly z: readonly number[];
  /** The mean of their squares: 1 on average if chance is all there is. */
  readonly unwinsorised: number;
  /** The same with the outermost tenth at either end moved inwards, so that outliers do not widen the limits that show them. */
  readonly phi: number;
  /** What `phi` is on average if chance is all there is. */
  readonly expected: number;
  /** The variance of true shares that would explain it, at least 0. */
  readonly addedVariance: number;
}

/**
 * How much more regions vary than chance alone would make them.
 *
 * @param regions - `yes` of `of` cases in each
 * @param options - `target` in (0, 1), the share of all cases together if omitted; `winsorising`, by counts (below ten
 *   regions none is moved) or by interpolated quantiles
 * @returns the distances, both estimates, what the winsorised one would be without over-dispersion, and the added variance
 * @throws ArgumentError naming the argument
 * @source Spiegelhalter 2005, Statistics in Medicine 24:1185; DerSimonian and Laird 1986 for the added variance.
 *
 * @example
 * overDispersion([{ yes: 41, of: 84 }, { yes: 29, of: 64 }, { yes: 9, of: 56 }]).phi; // 5.62…
 */
export function overDispersion(
  regions: readonly Counts[],
  options: { readonly target?: number; readonly winsorising?: Winsorising } = {},
): OverDispersion {
  requireRegions(regions);
  const { target: stated, winsorising = 'counts' } = requireFields('options', options, '{ target: 0.5 }');
  requireOneOf('winsorising', winsorising, WINSORISING);
  const target = requireTarget(regions, stated);
  const unit = target * (1 - target);
  const z = regions.map(({ yes, of }) => (yes / of - target) / Math.sqrt(unit / of));
  const count = z.length;
  const moved = winsorised(z, winsorising);
  const phi = meanSquare(moved);
  const weights = regions.map(({ of }) => of / unit);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const squares = weights.reduce((sum, weight) => sum + weight * weight, 0);
  return {
    ...{ target, z, unwinsorised: meanSquare(z), phi, expected: expectedPhi(count) },
    addedVariance: Math.max(0, (count * phi - (count - 1)) / (total - squares / total)),
  };
}

const meanSquare = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value * value, 0) / values.length;

function winsorised(z: readonly number[], how: Winsorising): number[] {
  const sorted = z.toSorted((a, b) => a - b);
  const [low, high] =
    how === 'counts'
      ? [atIndex(sorted, tenth(z.length)), atIndex(sorted, z.length - 1 - tenth(z.length))]
      : [quantile(sorted, 0.1), quantile(sorted, 0.9)];
  return z.map((value) => Math.min(high, Math.max(low, value)));
}

const tenth = (count: number) => Math.floor(count / 10);

const atIndex = (sorted: readonly number[], index: number): number => sorted[index]!;

/** Between the two nearest of the sorted values (type 7 of Hyndman and Fan 1996). */
function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const below = Math.floor(at);
  const next = Math.min(sorted.length - 1, below + 1);
  return atIndex(sorted, below) + (at - below) * (atIndex(sorted, next) - atIndex(sorted, below));
}

/**
 * The mean of the squares of k standard normal values, the ⌊k/10⌋ outermost at either end moved to the next: from the
 * densities of order statistics, by the trapezoid rule.
 */
function expectedPhi(count: number): number {
  const moved = tenth(count);
  if (moved === 0) return 1;
  const known = EXPECTED.get(count);
  if (known !== undefined) return known;
  let expected = 1;
  for (let z = -REACH; z <= REACH; z += STEP) {
    const below = normalUpperTail(-z);
    const density = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * STEP * z * z;
    // A value among the lowest that are moved counts nothing for itself; the next counts for each of them.
    const lost = binomialCdf(moved - 1, count - 1, below);
    const gained = moved * binomialPmf(moved, count - 1, below);
    expected += 2 * density * (gained - lost);
  }
  EXPECTED.set(count, expected);
  return expected;
}

/** By numbers of regions: the questions of a league have the same. */
const EXPECTED = new Map<number, number>();

const REACH = 9;
const STEP = 0.05;
