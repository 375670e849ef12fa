import { requireFields, requireOneOf, requireWhole } from '../../check.js';
import type { Limits } from '../../limits.js';
import { binomialCdf, binomialPmf, normalCdf } from '../../numeric/distributions.js';
import { findRoot } from '../../numeric/root.js';
import {
  criticalValue,
  finishInterval,
  type Interval,
  type IntervalOptions,
} from '../proportion/interval.js';
import { wilsonLimits } from '../proportion/scoreLimits.js';

/** The same cases under two yes-or-no questions: how many said yes to both, to one only, to neither. */
export interface PairedCounts {
  readonly both: number;
  readonly firstOnly: number;
  readonly secondOnly: number;
  readonly neither: number;
}

interface PairedMethod {
  readonly label: string;
  readonly source: string;
  readonly limits: (table: PairedCounts, z: number) => Limits;
}

export const PAIRED_METHODS = {
  tango: { label: 'Tango score', source: 'Tango 1998, Statistics in Medicine 17:891', limits: tango },
  'newcombe-10': {
    label: 'Newcombe, method 10',
    source: 'Newcombe 1998, Statistics in Medicine 17:2635, method 10',
    limits: newcombe,
  },
  'bonett-price': {
    label: 'Bonett-Price adjusted Wald',
    source: 'Bonett and Price 2012, Journal of Educational and Behavioral Statistics 37:479',
    limits: bonettPrice,
  },
} as const satisfies Record<string, PairedMethod>;

export type PairedMethodName = keyof typeof PAIRED_METHODS;
export const PAIRED_METHOD_NAMES = Object.keys(PAIRED_METHODS) as readonly PairedMethodName[];

/**
 * Limits on how much higher the first proportion is than the second, for two questions on the same cases.
 *
 * @param table - whole numbers of cases, at least one in all
 * @param options - `method` (tango if omitted), `confidence` in (0, 1), `side` both, lower or upper
 * @returns limits on p1 − p2, from −1 to 1
 * @throws ArgumentError naming the argument that is out of range
 * @source per method in `PAIRED_METHODS`.
 *
 * @example
 * pairedDifferenceInterval({ both: 20, firstOnly: 12, secondOnly: 2, neither: 16 }); // 0.0611 to 0.3447
 */
export function pairedDifferenceInterval(
  table: PairedCounts,
  options: IntervalOptions<PairedMethodName> = {},
): Interval<PairedMethodName> {
  requirePairedCounts(table);
  const { method = 'tango', confidence = 0.95, side = 'both' } = requireFields('options', options);
  const name = requireOneOf('method', method, PAIRED_METHOD_NAMES);
  const raw = PAIRED_METHODS[name].limits(table, criticalValue(confidence, side));
  return finishInterval(raw, { method: name, confidence, side }, -1, 1);
}

export const MCNEMAR_TESTS = ['exact', 'mid-p', 'score'] as const;
export type McnemarTest = (typeof MCNEMAR_TESTS)[number];

/**
 * McNemar's two-sided p-value for "both questions have the same true proportion of yes".
 *
 * @param table - whole numbers of cases; only those that differ between the questions count
 * @param options - `method` exact (the default), mid-p, or score, which rejects where the Tango interval leaves 0 out
 * @returns a probability from 0 to 1
 * @throws ArgumentError naming the argument that is out of range
 * @source McNemar 1947; Fagerland, Lydersen and Laake 2013, BMC Medical Research Methodology 13:91 (mid-p).
 *
 * @example
 * mcnemarPValue({ both: 20, firstOnly: 12, secondOnly: 2, neither: 16 }); // 0.0129…
 */
export function mcnemarPValue(table: PairedCounts, options: { method?: McnemarTest } = {}): number {
  requirePairedCounts(table);
  const { method = 'exact' } = requireFields('options', options, "{ method: 'mid-p' }");
  const name = requireOneOf('method', method, MCNEMAR_TESTS);
  const discordant = table.firstOnly + table.secondOnly;
  if (discordant === 0) return 1;
  if (name === 'score') {
    const gap = Math.abs(table.firstOnly - table.secondOnly);
    return 2 * normalCdf(-gap / Math.sqrt(discordant), 0, 1);
  }
  const smaller = Math.min(table.firstOnly, table.secondOnly);
  // As many one way as the other: no outcome speaks less against "no difference".
  if (2 * smaller === discordant) return 1;
  const exact = Math.min(1, 2 * binomialCdf(smaller, discordant, 0.5));
  return name === 'exact' ? exact : exact - binomialPmf(smaller, discordant, 0.5);
}

export function requirePairedCounts(table: PairedCounts): void {
  requireFields('table', table, '{ both: 35, firstOnly: 15, secondOnly: 6, neither: 28 }');
  for (const cell of ['both', 'firstOnly', 'secondOnly', 'neither'] as const) requireWhole(cell, table[cell]);
  requireWhole('the number of cases', casesOf(table), { min: 1 });
}

export function casesOf({ both, firstOnly, secondOnly, neither }: PairedCounts): number {
  return both + firstOnly + secondOnly + neither;
}

/** Tango's statistic with its sign, as s/√(1 + s²), which stays finite where the variance is 0. */
function tangoStatistic(table: PairedCounts, difference: number): number {
  const cases = casesOf(table);
  // The constrained estimate is written for d ≥ 0; a negative d is the table seen from the other question.
  const [b, c] = difference >= 0 ? [table.firstOnly, table.secondOnly] : [table.secondOnly, table.firstOnly];
  const d = Math.abs(difference);
  const linear = (2 * cases - b + c) * d - b - c;
  const root = Math.sqrt(linear * linear + 8 * cases * c * d * (1 - d));
  const q = linear > 0 ? (2 * c * d * (1 - d)) / (linear + root) || 0 : (root - linear) / (4 * cases);
  const gap = table.firstOnly - table.secondOnly - cases * difference;
  if (gap === 0) return 0;
  return gap / Math.sqrt(gap * gap + cases * Math.max(0, 2 * q + d * (1 - d)));
}

function tango(table: PairedCounts, z: number) {
  const observed = (table.firstOnly - table.secondOnly) / casesOf(table);
  const where = (level: number) => {
    const [low, high] = level > 0 ? [-1, observed] : [observed, 1];
    if (low === high || level === 0) return observed;
    const bounded = level / Math.sqrt(1 + level * level);
    return findRoot((difference) => tangoStatistic(table, difference) - bounded, low, high);
  };
  return { lower: where(z), upper: where(-z) };
}

function newcombe(table: PairedCounts, z: number) {
  const cases = casesOf(table);
  const { both: a, firstOnly: b, secondOnly: c, neither: d } = table;
  const [p1, p2] = [(a + b) / cases, (a + c) / cases];
  const first = wilsonLimits(a + b, cases, z);
  const second = wilsonLimits(a + c, cases, z);
  const phi = correlation();
  const [down1, up1] = [p1 - first.lower, first.upper - p1];
  const [down2, up2] = [p2 - second.lower, second.upper - p2];
  const direction = z < 0 ? -1 : 1;
  const reach = (x: number, y: number) => direction * Math.sqrt(Math.max(0, x * x - 2 * phi * x * y + y * y));
  const difference = (b - c) / cases;
  return { lower: difference - reach(down1, up2), upper: difference + reach(up1, down2) };

  /** φ, corrected towards 0 when positive. */
  function correlation(): number {
    const product = (a + b) * (c + d) * (a + c) * (b + d);
    if (product === 0) return 0;
    const cross = a * d - b * c;
    return (cross > 0 ? Math.max(cross - cases / 2, 0) : cross) / Math.sqrt(product);
  }
}

function bonettPrice(table: PairedCounts, z: number) {
  const cases = casesOf(table) + 2;
  const [p12, p21] = [(table.firstOnly + 1) / cases, (table.secondOnly + 1) / cases];
  const error = Math.sqrt((p12 + p21 - (p12 - p21) * (p12 - p21)) / cases);
  return { lower: p12 - p21 - z * error, upper: p12 - p21 + z * error };
}
