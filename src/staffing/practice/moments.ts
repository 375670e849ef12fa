/**
 * Two independent variables whose levels add evenly spaced amounts to one number. Every sum of one level of each
 * has its opposite, so the values of the pair lie in twos about 0: even moments need the chance of either, odd
 * ones the difference.
 */
export interface Pair {
  /** Levels of the first variable and of the second. */
  readonly rows: number;
  readonly columns: number;
  /** Values above the middle of the list; space for them, four to a group. */
  readonly values: number;
  readonly width: number;
  /** Their powers over factorials, zeros where a group is not full: [power][value]. */
  readonly powers: Float64Array;
}

/** Space for the powers of a pair up to so many of them. */
export function pairOf(rows: number, columns: number, most: number): Pair {
  const values = (rows * columns) >> 1;
  const width = 4 * Math.ceil(values / 4);
  return { rows, columns, values, width, powers: new Float64Array(most * width) };
}

/** A copy of a pair with `count` powers. */
export function keepPair(pair: Pair, count: number): Pair {
  return { ...pair, powers: pair.powers.slice(0, count * pair.width) };
}

/** Sets a pair's values: each level of the first variable adds `first` more than the one before it. */
export function setPair(
  { rows, columns, values, width, powers }: Pair,
  first: number,
  second: number,
  count: number,
): void {
  for (let value = 0; value < values; value++) {
    const fromLast = rows * columns - 1 - value;
    const row = Math.floor(fromLast / columns);
    const x = (row - (rows - 1) / 2) * first + (fromLast - row * columns - (columns - 1) / 2) * second;
    let term = 1;
    for (let power = 0; power < count; power++) {
      powers[power * width + value] = term;
      term *= x / (power + 1);
    }
  }
}

/** No pair has more values above the middle of its list. */
const MOST_VALUES = 32;
const either = new Float64Array(MOST_VALUES);
const beyond = new Float64Array(MOST_VALUES);

/** Moments of a pair over factorials, from the shares of the levels of its two variables. */
export function pairMoments(
  { rows, columns, values, width, powers }: Pair,
  first: Float64Array,
  second: Float64Array,
  count: number,
  into: Float64Array,
): void {
  for (let row = 0, value = 0; value < values; row++) {
    const above = first[rows - 1 - row]!;
    const below = first[row]!;
    for (let column = 0; column < columns && value < values; column++, value++) {
      const high = above * second[columns - 1 - column]!;
      const low = below * second[column]!;
      either[value] = high + low;
      beyond[value] = high - low;
    }
  }
  for (let power = 1; power < count; power++) into[power] = 0;
  // Four values, and an odd power and the even one after it, at a time.
  for (let value = 0; value < width; value += 4) {
    const e0 = either[value]!;
    const e1 = either[value + 1]!;
    const e2 = either[value + 2]!;
    const e3 = either[value + 3]!;
    const b0 = beyond[value]!;
    const b1 = beyond[value + 1]!;
    const b2 = beyond[value + 2]!;
    const b3 = beyond[value + 3]!;
    for (let power = 1, at = width + value; power < count; power += 2, at += width) {
      into[power] =
        into[power]! +
        (b0 * powers[at]! + b1 * powers[at + 1]! + (b2 * powers[at + 2]! + b3 * powers[at + 3]!));
      at += width;
      into[power + 1] =
        into[power + 1]! +
        (e0 * powers[at]! + e1 * powers[at + 1]! + (e2 * powers[at + 2]! + e3 * powers[at + 3]!));
    }
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
