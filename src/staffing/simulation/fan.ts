/** A low, a middle and a high at every month: the 5, 50 and 95% quantiles over the draws. */
export interface Fan {
  readonly low: readonly number[];
  readonly middle: readonly number[];
  readonly high: readonly number[];
}

/** The fan of `draws` courses; `values` has one course after another, month by month. */
export function fanOf(values: Float64Array, draws: number): Fan {
  const rows = values.length / draws;
  if (byMonth.length < values.length) byMonth = new Float64Array(values.length);
  for (let draw = 0, at = 0; draw < draws; draw++) {
    for (let month = 0; month < rows; month++) byMonth[month * draws + draw] = values[at++]!;
  }
  const quantiles = Array.from({ length: rows }, (_, month) =>
    quantilesOf(byMonth.subarray(month * draws, (month + 1) * draws)),
  );
  return {
    low: quantiles.map(({ low }) => low),
    middle: quantiles.map(({ middle }) => middle),
    high: quantiles.map(({ high }) => high),
  };
}

/** The levels of a fan. */
const LEVELS = [0.05, 0.5, 0.95] as const;

/** The values of a fan, one month after another. */
let byMonth = new Float64Array(0);

/** The 5, 50 and 95% of some values, linear between order statistics (Hyndman and Fan 1996, type 7). */
export function quantilesOf(values: Float64Array): { low: number; middle: number; high: number } {
  LEVELS.forEach((level, index) => {
    const rank = Math.floor((values.length - 1) * level);
    ranks[2 * index] = rank;
    ranks[2 * index + 1] = Math.min(rank + 1, values.length - 1);
  });
  sortNear(values);
  const at = (index: number): number => {
    const below = sorted[indexOf[2 * index]!]!;
    const fraction = (values.length - 1) * LEVELS[index]! - ranks[2 * index]!;
    return fraction === 0 ? below : below + fraction * (sorted[indexOf[2 * index + 1]!]! - below);
  };
  return { low: at(0), middle: at(1), high: at(2) };
}

/** The ranks on either side of each level, in order, and where among the sorted values those of that rank are. */
const ranks = new Int32Array(2 * LEVELS.length);
const indexOf = new Int32Array(2 * LEVELS.length);
let sorted = new Float64Array(0);

/** Values are counted in so many equal parts of their range. */
const PARTS = 256;
const counts = new Int32Array(PARTS);
/** 1 for a part that has a rank. */
const hasRank = new Uint8Array(PARTS);
let partOf = new Uint8Array(0);
/** As many are put in order by insertion: to count them first, or a sort for any number, takes longer to begin. */
const FEW = 64;

/** Puts in order those values that are in the same parts of their range as those of the wanted ranks, and no others. */
function sortNear(values: Float64Array): void {
  const count = values.length;
  if (partOf.length < count) {
    partOf = new Uint8Array(count);
    sorted = new Float64Array(count);
  }
  if (count <= FEW) {
    sorted.set(values);
    insertionSort(sorted, count);
    indexOf.set(ranks);
    return;
  }
  let least = values[0]!;
  let most = least;
  for (let i = 1; i < count; i++) {
    const value = values[i]!;
    if (value < least) least = value;
    else if (value > most) most = value;
  }
  const perUnit = (PARTS - 1) / (most - least);
  // Where all are alike, or hardly differ, they are in one part.
  const scale = Number.isFinite(perUnit) ? perUnit : 0;
  counts.fill(0);
  for (let i = 0; i < count; i++) {
    const part = ((values[i]! - least) * scale) | 0;
    partOf[i] = part;
    counts[part] = counts[part]! + 1;
  }
  locateRanks();
  let found = 0;
  for (let i = 0; i < count; i++) {
    sorted[found] = values[i]!;
    found += hasRank[partOf[i]!]!;
  }
  if (found > FEW) sorted.subarray(0, found).sort();
  else insertionSort(sorted, found);
}

/** Finds the part of each rank, and where its value will be among those of such parts alone. */
function locateRanks(): void {
  let below = 0;
  let skipped = 0;
  let next = 0;
  for (let part = 0; part < PARTS; part++) {
    const upTo = below + counts[part]!;
    hasRank[part] = next < ranks.length && ranks[next]! < upTo ? 1 : 0;
    if (hasRank[part] === 0) skipped += counts[part]!;
    while (next < ranks.length && ranks[next]! < upTo) {
      indexOf[next] = ranks[next]! - skipped;
      next++;
    }
    below = upTo;
  }
}

function insertionSort(values: Float64Array, count: number): void {
  for (let i = 1; i < count; i++) {
    const value = values[i]!;
    let j = i - 1;
    for (; j >= 0 && values[j]! > value; j--) values[j + 1] = values[j]!;
    values[j + 1] = value;
  }
}

/** Monte Carlo standard errors of the 5 and the 95% over the draws. */
export interface EndErrors {
  readonly low: number;
  readonly high: number;
}

/**
 * Monte Carlo standard errors of the 5, 50 and 95% of draws: half the distance between the values one standard error of a
 * rank below and above each.
 *
 * @source Woodruff 1952, Confidence intervals for medians and other position measures
 */
export function quantileErrors(values: Float64Array): EndErrors & { readonly middle: number } {
  const inOrder = values.slice().sort();
  const last = inOrder.length - 1;
  const errorAt = (level: number): number => {
    const [rank, step] = [last * level, Math.sqrt(inOrder.length * level * (1 - level))];
    const below = inOrder[Math.max(0, Math.floor(rank - step))]!;
    const above = inOrder[Math.min(last, Math.ceil(rank + step))]!;
    return (above - below) / 2;
  };
  const [low, middle, high] = LEVELS;
  return { low: errorAt(low), middle: errorAt(middle), high: errorAt(high) };
}

/** The values of one month out of those of `draws` courses, one course after another. */
export function atMonth(values: Float64Array, draws: number, month: number): Float64Array {
  const rows = values.length / draws;
  const of = new Float64Array(draws);
  for (let draw = 0, at = month; draw < draws; draw++, at += rows) of[draw] = values[at]!;
  return of;
}

/** What one set of values has more than another. */
export function differenceOf(
  values: Float64Array,
  less: Float64Array,
  difference = new Float64Array(values.length),
): Float64Array {
  for (let i = 0; i < values.length; i++) difference[i] = values[i]! - less[i]!;
  return difference;
}
