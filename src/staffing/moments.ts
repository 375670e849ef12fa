/**
 * Two independent variables whose levels add evenly spaced amounts to one number. Every sum of one level of each
 * has its opposite, so the values of the pair lie in twos about 0: even moments need the chance of either, odd
 * ones the difference.
 */
export interface Pair {
  readonly sizes: readonly [number, number];
  /** Values above the middle of the list, as powers over factorials: [power][value]. */
  readonly powers: Float64Array;
}

/** Room for the powers of a pair up to so many of them. */
export function pairOf(sizes: readonly [number, number], most: number): Pair {
  return { sizes, powers: new Float64Array(most * ((sizes[0] * sizes[1]) >> 1)) };
}

/** A copy of a pair with `count` powers. */
export function keepPair({ sizes, powers }: Pair, count: number): Pair {
  return { sizes, powers: powers.slice(0, count * ((sizes[0] * sizes[1]) >> 1)) };
}

/** Sets a pair's values: each level of the first variable adds `first` more than the one before it. */
export function setPair({ sizes, powers }: Pair, first: number, second: number, count: number): void {
  const [rows, columns] = sizes;
  const values = (rows * columns) >> 1;
  for (let value = 0; value < values; value++) {
    const place = rows * columns - values + value;
    const row = Math.floor(place / columns);
    const x = (row - (rows - 1) / 2) * first + (place - row * columns - (columns - 1) / 2) * second;
    let term = 1;
    for (let power = 0; power < count; power++) {
      powers[power * values + value] = term;
      term *= x / (power + 1);
    }
  }
}

/** More than half of the values of any pair. */
const MOST_VALUES = 32;
const either = new Float64Array(MOST_VALUES);
const beyond = new Float64Array(MOST_VALUES);

// biome-ignore-start lint/style/noNonNullAssertion: hot loops; every index is inside its array.
/** Moments of a pair over factorials, from the shares of the levels of its two variables. */
export function pairMoments(
  { sizes, powers }: Pair,
  first: Float64Array,
  second: Float64Array,
  count: number,
  into: Float64Array,
): void {
  const [rows, columns] = sizes;
  const values = (rows * columns) >> 1;
  let row = rows - 1;
  let column = columns - 1;
  for (let value = values - 1; value >= 0; value--) {
    const above = first[row]! * second[column]!;
    const below = first[rows - 1 - row]! * second[columns - 1 - column]!;
    either[value] = above + below;
    beyond[value] = above - below;
    if (column-- === 0) {
      column = columns - 1;
      row--;
    }
  }
  // An odd power and the even one after it at a time.
  for (let power = 1; power < count; power += 2) {
    const at = power * values;
    let odd = 0;
    let even = 0;
    for (let value = 0; value < values; value++) {
      odd += beyond[value]! * powers[at + value]!;
      even += either[value]! * powers[at + values + value]!;
    }
    into[power] = odd;
    into[power + 1] = even;
  }
  // Whatever rounding the shares have been through, they are all there are.
  into[0] = 1;
}

/** Moments over factorials of the sum of two independent numbers: a convolution. */
export function sumMoments(
  first: Float64Array,
  second: Float64Array,
  count: number,
  into: Float64Array,
): void {
  into[0] = first[0]! * second[0]!;
  // Two at a time, so that every number is read once for both.
  for (let power = 1; power < count; power += 2) {
    let odd = 0;
    let even = first[0]! * second[power + 1]!;
    for (let part = 0; part <= power; part++) {
      const factor = second[power - part]!;
      odd += first[part]! * factor;
      even += first[part + 1]! * factor;
    }
    into[power] = odd;
    into[power + 1] = even;
  }
}
// biome-ignore-end lint/style/noNonNullAssertion: hot loops; every index is inside its array.
