/**
 * For every count that the first of two inspections may give, the counts of the second that the test sets apart:
 * those up to `below`, and those from `above` on.
 */
export interface Apart {
  readonly first: number;
  readonly second: number;
  readonly below: Int32Array;
  readonly above: Int32Array;
}

/** The normal quantiles at 0.975, that a two-sided test at 5% compares with, and at 0.8, for the power sought. */
const TWO_SIDED = 1.959963984540054;
const POWER = 0.8416212335729143;
/** A count so unlikely that leaving it out changes no chance by more than about 1e-12. */
const NEGLIGIBLE = 1e-16;

const CRITICAL = TWO_SIDED * TWO_SIDED;

/**
 * Whether two counts differ by the score test of no difference at 5%, the one that matches the interval of
 * Miettinen and Nurminen (1985, equation 9): `differencePValue` below 0.05, without the price of a p-value.
 */
export function tellsApart(yes: number, of: number, other: number, ofOther: number): boolean {
  const all = of + ofOther;
  const pooled = (yes + other) / all;
  const gap = yes / of - other / ofOther;
  return gap * gap * (all - 1) > CRITICAL * pooled * (1 - pooled) * (1 / of + 1 / ofOther) * all;
}

/**
 * Tabulates the test. Its statistic grows as the counts part, so each edge is found by halving.
 */
export function countsApart(first: number, second: number, from = 0, to = first): Apart {
  const below = new Int32Array(first + 1).fill(-1);
  const above = new Int32Array(first + 1).fill(second + 1);
  const apart = (yes: number, other: number): boolean => tellsApart(yes, first, other, second);
  for (let yes = from; yes <= to; yes++) {
    const middle = Math.round((yes / first) * second);
    let [inside, outside] = [middle, second + 1];
    while (outside - inside > 1) {
      const half = Math.floor((inside + outside) / 2);
      if (apart(yes, half)) outside = half;
      else inside = half;
    }
    above[yes] = outside;
    [inside, outside] = [middle, -1];
    while (inside - outside > 1) {
      const half = Math.floor((inside + outside) / 2);
      if (apart(yes, half)) outside = half;
      else inside = half;
    }
    below[yes] = outside;
  }
  return { first, second, below, above };
}

/** Binomial probabilities of 0..n, from the mode outwards, so that none is lost to underflow before it matters. */
function binomialTable(n: number, p: number, into: Float64Array): void {
  into.fill(0);
  if (p <= 0 || p >= 1) {
    into[p <= 0 ? 0 : n] = 1;
    return;
  }
  const mode = Math.min(n, Math.floor((n + 1) * p));
  const odds = p / (1 - p);
  into[mode] = 1;
  let total = 1;
  for (let x = mode; x < n; x++) {
    const next = ((into[x] ?? 0) * (n - x) * odds) / (x + 1);
    if (next < NEGLIGIBLE) break;
    into[x + 1] = next;
    total += next;
  }
  for (let x = mode; x > 0; x--) {
    const next = ((into[x] ?? 0) * x) / ((n - x + 1) * odds);
    if (next < NEGLIGIBLE) break;
    into[x - 1] = next;
    total += next;
  }
  for (let x = 0; x <= n; x++) into[x] = (into[x] ?? 0) / total;
}

/** Chances that two inspections show a change. */
export interface Chances {
  /** The second percentage is higher than the first, and lower. */
  higher: number;
  lower: number;
  /** And the test sets them apart. */
  apartHigher: number;
  apartLower: number;
}

/** Tables of the two binomials, made once and written over. */
export interface Room {
  readonly first: Float64Array;
  readonly second: Float64Array;
  /** P(second ≤ x − 1) at x. */
  readonly cumulative: Float64Array;
}

export function detectionRoom({ first, second }: Pick<Apart, 'first' | 'second'>): Room {
  return {
    first: new Float64Array(first + 1),
    second: new Float64Array(second + 1),
    cumulative: new Float64Array(second + 2),
  };
}

/**
 * Exact chances of what two independent inspections show when their true shares are `p` and `q`: sums over both
 * binomial distributions.
 */
export function chancesOf(apart: Apart, p: number, q: number, room: Room = detectionRoom(apart)): Chances {
  const { first, second } = apart;
  binomialTable(first, p, room.first);
  binomialTable(second, q, room.second);
  const { cumulative } = room;
  for (let y = 0; y <= second; y++) cumulative[y + 1] = (cumulative[y] ?? 0) + (room.second[y] ?? 0);
  const chances = { higher: 0, lower: 0, apartHigher: 0, apartLower: 0 };
  for (let x = 0; x <= first; x++) {
    const mass = room.first[x] ?? 0;
    if (mass === 0) continue;
    // Counts of the second below, at and above the same percentage; whole-number arithmetic decides ties.
    const atMost = Math.floor((x * second) / first);
    const tie = atMost * first === x * second;
    const up = 1 - (cumulative[atMost + 1] ?? 1);
    const down = cumulative[tie ? atMost : atMost + 1] ?? 0;
    chances.higher += mass * up;
    chances.lower += mass * down;
    chances.apartHigher += mass * (1 - (cumulative[apart.above[x] ?? 0] ?? 1));
    chances.apartLower += mass * (cumulative[(apart.below[x] ?? -1) + 1] ?? 0);
  }
  return chances;
}

/** Cases beyond which no inspection is sought. */
const MOST_CASES = 20_000;

/**
 * The fewest cases, the same in two inspections, for which the chance that the test sets them apart in the right
 * direction reaches `chance`; null beyond 20,000. Exact power is a saw-tooth in n, and halving finds one of the
 * crossings of its rise, which lie within a few per cent of one another.
 */
export function casesNeeded(p: number, q: number, chance: number): number | null {
  if (p === q) return null;
  const power = (cases: number): number => {
    const spread = 9 * Math.sqrt(cases * p * (1 - p)) + 9;
    const from = Math.max(0, Math.floor(cases * p - spread));
    const to = Math.min(cases, Math.ceil(cases * p + spread));
    const chances = chancesOf(countsApart(cases, cases, from, to), p, q);
    return q > p ? chances.apartHigher : chances.apartLower;
  };
  // The normal approximation says where to look.
  const width =
    TWO_SIDED * Math.sqrt((p + q) * (1 - (p + q) / 2)) + POWER * Math.sqrt(p * (1 - p) + q * (1 - q));
  const about = (width / (q - p)) ** 2;
  if (about > 2 * MOST_CASES) return null;
  let enough = Math.min(MOST_CASES, Math.max(2, Math.ceil(about)));
  while (power(enough) < chance) {
    if (enough >= MOST_CASES) return null;
    enough = Math.min(MOST_CASES, Math.ceil(enough * 1.2));
  }
  let few = Math.max(1, Math.floor(enough / 2));
  while (few > 1 && power(few) >= chance) few = Math.floor(few / 2);
  while (enough - few > 1) {
    const half = Math.floor((few + enough) / 2);
    if (power(half) >= chance) enough = half;
    else few = half;
  }
  return enough;
}
