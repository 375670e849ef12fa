/** A low, a middle and a high at every month: the 5, 50 and 95% quantiles over the draws. */
export interface Fan {
  readonly low: readonly number[];
  readonly middle: readonly number[];
  readonly high: readonly number[];
}

const FAN_LEVELS = { low: 0.05, middle: 0.5, high: 0.95 } as const;

/** The fan of `draws` courses; `values` holds month after month. */
export function fanOf(values: Float64Array, draws: number): Fan {
  const months = values.length / draws;
  const low: number[] = [];
  const middle: number[] = [];
  const high: number[] = [];
  for (let month = 0; month < months; month++) {
    const sorted = values.slice(month * draws, (month + 1) * draws).sort();
    low.push(quantile(sorted, FAN_LEVELS.low));
    middle.push(quantile(sorted, FAN_LEVELS.middle));
    high.push(quantile(sorted, FAN_LEVELS.high));
  }
  return { low, middle, high };
}

/** Linear between order statistics (Hyndman and Fan 1996, type 7). */
export function quantile(sorted: Float64Array, level: number): number {
  const place = (sorted.length - 1) * level;
  const below = Math.floor(place);
  const first = sorted[below] ?? 0;
  return first + (place - below) * ((sorted[below + 1] ?? first) - first);
}
