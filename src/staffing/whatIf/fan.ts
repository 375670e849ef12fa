import { quantile } from 'simple-statistics';

/** A low, a middle and a high at every month: the 5, 50 and 95% quantiles over the draws. */
export interface Fan {
  readonly low: readonly number[];
  readonly middle: readonly number[];
  readonly high: readonly number[];
}

const LEVELS = [0.05, 0.5, 0.95] as const;

/** The 5, 50 and 95% of some values, linear between order statistics (Hyndman and Fan 1996, type 7). */
export function quantilesOf(values: Float64Array): { low: number; middle: number; high: number } {
  const plain: number[] = [];
  for (let i = 0; i < values.length; i++) plain.push(values[i]!);
  const [low, middle, high] = quantile(plain, LEVELS) as [number, number, number];
  return { low, middle, high };
}

/**
 * The standard error of a median of draws: half the distance between the values one standard error of a rank below and
 * above it.
 */
export function medianError(values: Float64Array): number {
  const sorted = values.slice().sort();
  const { length } = sorted;
  const [middle, step] = [(length - 1) / 2, Math.sqrt(length) / 2];
  const below = sorted[Math.max(0, Math.floor(middle - step))]!;
  const above = sorted[Math.min(length - 1, Math.ceil(middle + step))]!;
  return (above - below) / 2;
}

/** The values of one month out of those of `draws` courses, one course after another. */
export function atMonth(values: Float64Array, draws: number, month: number): Float64Array {
  const rows = values.length / draws;
  const of = new Float64Array(draws);
  for (let draw = 0, at = month; draw < draws; draw++, at += rows) of[draw] = values[at]!;
  return of;
}

/** What one set of values has more than another. */
export function differenceOf(values: Float64Array, less: Float64Array): Float64Array {
  const difference = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) difference[i] = values[i]! - less[i]!;
  return difference;
}

/** The fan of `draws` courses; `values` has one course after another, month by month. */
export function fanOf(values: Float64Array, draws: number): Fan {
  const quantiles = Array.from({ length: values.length / draws }, (_, month) =>
    quantilesOf(atMonth(values, draws, month)),
  );
  return {
    low: quantiles.map(({ low }) => low),
    middle: quantiles.map(({ middle }) => middle),
    high: quantiles.map(({ high }) => high),
  };
}
