import type { Stream } from '../../numeric/stream.js';

/** Stands in for a uniform number where events take their mean course. */
export const MEAN_COURSE = -1;

/** Beyond this mean a count varies by less than a twentieth, and is taken as its mean. */
const LARGEST_MEAN = 500;

/** Nearer to 1 the tail that is left would be the rounding of a sum; a generator's own steps are some 2⁻³². */
const LAST_QUANTILE = 1 - 1e-12;

/** Reciprocals of the counts that can be reached: a product is several times faster than a quotient. */
const RECIPROCALS = Float64Array.from({ length: 2000 }, (_, count) => 1 / count);

/**
 * The Poisson count with a given mean at a quantile, 0 to 1, by inversion: a larger mean at
 * the same quantile never gives a smaller count, so two courses of events that share their chance stay close.
 */
export function poissonCount(mean: number, quantile: number): number {
  if (mean > LARGEST_MEAN) return mean;
  const upTo = Math.min(quantile, LAST_QUANTILE);
  // The chance of none is at least 1 − mean: where that is enough, as with most rare flows, no exponential is needed.
  if (upTo <= 1 - mean) return 0;
  let probability = chanceOfNone(mean);
  let reached = probability;
  let count = 0;
  while (upTo > reached && probability > 0) {
    count++;
    probability *= mean * RECIPROCALS[count]!;
    reached += probability;
  }
  return count;
}

/** Exponentials of −k/64: with six powers of the distance to the nearest, the next is below 1e-15 of the whole. */
const PER_UNIT = 64;
const LARGEST_TABULATED = 32;
const EXPONENTIALS = Float64Array.from({ length: LARGEST_TABULATED * PER_UNIT + 1 }, (_, k) =>
  Math.exp(-k / PER_UNIT),
);

/** `exp(−mean)`: some million are asked for in a what-if, and from a table one takes a third of the time. */
function chanceOfNone(mean: number): number {
  if (!(mean < LARGEST_TABULATED)) return Math.exp(-mean);
  const nearest = (mean * PER_UNIT + 0.5) | 0;
  const d = mean - nearest / PER_UNIT;
  const d2 = d * d;
  const series = 1 - d + d2 * (1 / 2 - d / 6 + d2 * (1 / 24 - d / 120 + d2 / 720));
  return EXPONENTIALS[nearest]! * series;
}

/** A flow as chance has it: a Poisson count, or its mean; never more than there are. */
export function chanced(flow: number, most: number, quantile: number): number {
  return Math.min(quantile === MEAN_COURSE ? flow : poissonCount(flow, quantile), Math.max(most, 0));
}

/** Fills an array with uniform numbers, the quantile of each of a run's chances. */
export function fillQuantiles(into: Float64Array, random: Stream): void {
  for (let i = 0; i < into.length; i++) into[i] = random();
}
