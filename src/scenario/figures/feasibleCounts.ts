import { refuseArgument, requireFields, requireList, requireOneOf, requireWhole } from '../../check.js';
import { beforePercentSign, isOverHundred } from '../../numeric/written.js';
import { refuse, tooLarge } from '../../problem.js';
import { ROUNDINGS, type Rounding } from '../scenario.js';

/** A printed percentage as integers: 22.63 is 2263 hundredths, two decimals. */
export interface PrintedPercentage {
  readonly units: bigint;
  readonly decimals: number;
  /** Units in one percentage point: 1 for `49`, 100 for `22.63`. */
  readonly scale: bigint;
}

const PRINTED = /^(\d+)(?:\.(\d+))?$/;
const MOST_DECIMALS = 6;
const LARGEST_SAMPLE = 10_000_000;

/** Reads a printed percentage, digits kept, with its sign or without; undefined when it is none, above 100 or absurdly precise. */
export function readPercentage(text: string): PrintedPercentage | undefined {
  const digits = printedDigits(text);
  const found = PRINTED.exec(digits);
  if (found === null) return undefined;
  const decimals = found[2]?.length ?? 0;
  if (decimals > MOST_DECIMALS || digits.length > 20) return undefined;
  const scale = powerOfTen(decimals);
  const units = BigInt(`${found[1]}${found[2] ?? ''}`);
  return units > 100n * scale ? undefined : { units, decimals, scale };
}

/** The digits of a printed percentage, without its sign. */
export const printedDigits = (text: string): string => beforePercentSign(text) ?? text.trim();

/**
 * The lowest and highest whole count of `of` cases that print as a percentage; the lowest exceeds the highest when
 * none does. Integer arithmetic throughout: k of n prints as P% when (2P − 1)·n ≤ 200·k < (2P + 1)·n.
 */
export function feasibleRange(
  { units, scale }: PrintedPercentage,
  of: number,
  rounding: Rounding,
): { lowest: number; highest: number } {
  const cases = BigInt(of);
  const divisor = 200n * scale;
  const from = (rounding === 'truncated' ? 2n * units : 2n * units - 1n) * cases;
  const to = (rounding === 'truncated' ? 2n * units + 2n : 2n * units + 1n) * cases;
  // A tie lies exactly on an end: half-up gives it to the number above, half-even to the even neighbour.
  const keepsTies = rounding === 'half-even' && units % 2n === 0n;
  const dropsTies = rounding === 'half-even' && units % 2n !== 0n;
  let lowest = ceilingDivide(from, divisor);
  let highest = ceilingDivide(to, divisor) - 1n;
  if (dropsTies && from % divisor === 0n) lowest += 1n;
  if (keepsTies && to % divisor === 0n) highest += 1n;
  if (lowest < 0n) lowest = 0n;
  if (highest > cases) highest = cases;
  return { lowest: Number(lowest), highest: Number(highest) };
}

/**
 * The whole numbers of cases that print as a rounded percentage.
 *
 * @param figure `percent` as printed, digits kept: `"49"` and `"49.0"` differ; `of`, the number of cases, 1 to
 * 10,000,000; `rounding`, `half-up` (default), `half-even` or `truncated`.
 * @returns The counts in rising order; empty when no whole count of `of` prints so.
 * @throws ArgumentError for a percentage that is not one or is above 100, or an `of` that is not a whole number.
 * @source the granularity of means, Brown and Heathers 2017, Social Psychological and Personality Science 8:363.
 *
 * @example
 * feasibleCounts({ percent: '49', of: 84 }) // [41]
 */
export function feasibleCounts(figure: {
  percent: string | number;
  of: number;
  rounding?: Rounding;
}): number[] {
  const { percent, of, rounding = 'half-up' } = requireFields('figure', figure, "{ percent: '49', of: 84 }");
  const printed = requirePercentage(percent);
  requireWhole('of', of, { min: 1, max: LARGEST_SAMPLE });
  requireOneOf('rounding', rounding, ROUNDINGS);
  const { lowest, highest } = feasibleRange(printed, of, rounding);
  return Array.from({ length: Math.max(0, highest - lowest + 1) }, (_, index) => lowest + index);
}

/** One sample size and, for each percentage asked about, the counts of it that print so. */
export interface FeasibleSample {
  readonly of: number;
  readonly counts: readonly (readonly number[])[];
}

/**
 * The sample sizes in a range for which every one of several percentages is possible.
 *
 * @param figures `percents` as printed that share one unknown number of cases; `from`, the smallest sample size
 * considered, at least 1; `to`, the largest, at most `from` + 100,000; `rounding` as for `feasibleCounts`.
 * @returns Each possible size with the counts behind each percentage, in the order given.
 * @throws ArgumentError for a percentage or a range that is not one.
 * @example
 * feasibleSamples({ percents: ['49', '58', '48'], from: 80, to: 90 }).map((row) => row.of)
 */
export function feasibleSamples(figures: {
  percents: readonly (string | number)[];
  from: number;
  to: number;
  rounding?: Rounding;
}): FeasibleSample[] {
  requireFields('figures', figures, "{ percents: ['49', '58'], from: 60, to: 100 }");
  const { percents, from, to, rounding = 'half-up' } = figures;
  requireList('percents', percents);
  requireWhole('from', from, { min: 1, max: LARGEST_SAMPLE });
  requireWhole('to', to, { min: from, max: Math.min(LARGEST_SAMPLE, from + 100_000) });
  const rows: FeasibleSample[] = [];
  for (let of = from; of <= to; of++) {
    const counts = percents.map((percent) => feasibleCounts({ percent, of, rounding }));
    if (counts.every((list) => list.length > 0)) rows.push({ of, counts });
  }
  return rows;
}

/**
 * How a count prints as a percentage.
 *
 * @param count Whole cases, 0 to `of`.
 * @param of Number of cases, at least 1.
 * @param decimals Digits after the point, 0 to 6.
 * @returns The digits without the sign, such as `"48.8"`.
 * @throws ArgumentError for a count above `of`, or numbers that are not whole.
 * @example
 * printedPercentage({ count: 41, of: 84 }) // "49"
 */
export function printedPercentage({
  count,
  of,
  decimals = 0,
  rounding = 'half-up',
}: {
  count: number;
  of: number;
  decimals?: number;
  rounding?: Rounding;
}): string {
  requireWhole('of', of, { min: 1, max: LARGEST_SAMPLE });
  requireWhole('count', count, { max: of });
  requireWhole('decimals', decimals, { max: MOST_DECIMALS });
  return percentDigits(count, of, decimals, rounding);
}

/** The digits that whole counts print as a percentage, in whole-number arithmetic at any size; nothing is checked. */
export function percentDigits(
  count: number,
  of: number,
  decimals = 0,
  rounding: Rounding = 'half-up',
): string {
  const numerator = BigInt(count) * 100n * powerOfTen(decimals);
  const whole = numerator / BigInt(of);
  const twiceRest = 2n * (numerator % BigInt(of));
  const above =
    rounding !== 'truncated' &&
    (twiceRest > BigInt(of) || (twiceRest === BigInt(of) && (rounding === 'half-up' || whole % 2n === 1n)));
  const digits = String(above ? whole + 1n : whole).padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/**
 * The possible percentages on either side of one that no whole count gives.
 *
 * @param figure `percent` as printed, `of` cases and `rounding`, as for `feasibleCounts`.
 * @returns One or two neighbours, nearest counts first below then above, each with its count.
 * @throws ArgumentError as `feasibleCounts`.
 * @example
 * nearestPercentages({ percent: '47', of: 84 }) // 46% (39) and 48% (40)
 */
export function nearestPercentages(figure: {
  percent: string | number;
  of: number;
  rounding?: Rounding;
}): { percent: string; count: number }[] {
  const { percent, of, rounding = 'half-up' } = requireFields('figure', figure, "{ percent: '47', of: 84 }");
  requireOneOf('rounding', rounding, ROUNDINGS);
  const { units, decimals, scale } = requirePercentage(percent);
  requireWhole('of', of, { min: 1, max: LARGEST_SAMPLE });
  const below = Number((units * BigInt(of)) / (100n * scale));
  return [below, below + 1]
    .filter((count) => count <= of)
    .map((count) => ({ percent: printedPercentage({ count, of, decimals, rounding }), count }));
}

function requirePercentage(percent: string | number): PrintedPercentage {
  const expected = `a percentage from 0 to 100 as printed, with at most ${MOST_DECIMALS} decimals`;
  if (typeof percent !== 'string' && typeof percent !== 'number')
    refuseArgument('percent', percent, expected);
  const printed = readPercentage(String(percent));
  if (printed !== undefined) return printed;
  if (isOverHundred(String(percent))) {
    const { expected: most, hint } = tooLarge(100);
    refuseArgument('percent', percent, most, hint);
  }
  const got = typeof percent === 'string' ? `"${percent}"` : String(percent);
  refuse('bad-percentage', `percent must be ${expected}, not ${got}.`, { path: 'percent', got, expected });
}

function ceilingDivide(numerator: bigint, divisor: bigint): bigint {
  const quotient = numerator / divisor;
  return numerator > 0n && numerator % divisor !== 0n ? quotient + 1n : quotient;
}

function powerOfTen(exponent: number): bigint {
  return BigInt(`1${'0'.repeat(exponent)}`);
}
