import { FUNCTIONS, functionOf, type MarkMoments } from './markMoments.js';

/** The chances of the cases of one group, given what else is left to chance there. */
export interface Row {
  readonly weight: number;
  /** That the question applies to a case, and that the truth is yes where it does. */
  readonly relevant: number;
  readonly yes: number;
}

/** The cases taken from one group: they follow each other in the sample, and so in the turns of the inspectors. */
export interface CasesTaken {
  readonly rows: readonly Row[];
  readonly count: number;
  /** Index in the sample of the first. */
  readonly first: number;
  /** What each case weighs. */
  readonly coefficient: number;
  /** Cohort cases of the group. */
  readonly size: number;
}

/** The sampled cases of one group, with what their answers have in common. Pairs are indexed `2·truth + other truth`. */
export class GroupOfCases {
  readonly rows: readonly Row[];
  readonly count: number;
  readonly coefficient: number;
  readonly size: number;
  /** Yes expected of all cases together if each were truly no, and if each were truly yes. */
  readonly yes = new Float64Array(2);
  /** How often each inspector's functions occur, index `4·inspector + function`. */
  readonly uses: Float64Array;
  /** The mean product of the answers of two different cases, summed over all pairs of them. */
  readonly pairs = new Float64Array(4);
  /** Filled by `at`: mean answers of a case where it applies, by truth, over the chance of `zero`. */
  readonly share = new Float64Array(2);
  private readonly same = new Float64Array(4);

  constructor(
    { rows, count, first, coefficient, size }: CasesTaken,
    modes: Uint8Array,
    readonly marks: MarkMoments,
  ) {
    this.rows = rows;
    this.count = count;
    this.coefficient = coefficient;
    this.size = size;
    this.uses = new Float64Array(FUNCTIONS * marks.inspectors);
    const { mean, slope, covariances } = marks;
    const own = covariances.find(({ distance }) => distance === 0)?.table;
    const alone = new Float64Array(4);
    for (let index = first; index < first + count; index++) {
      const mode = modes[index]!;
      const turn = index % marks.inspectors;
      for (let truth = 0; truth < 2; truth++) {
        this.yes[truth]! += mean[2 * mode + truth]!;
        this.uses[FUNCTIONS * turn + functionOf(mode, truth)]! += slope[2 * mode + truth]!;
        for (let other = 0; other < 2; other++) {
          const shared = own?.[FUNCTIONS * functionOf(mode, truth) + functionOf(mode, other)] ?? 0;
          alone[2 * truth + other]! +=
            mean[2 * mode + truth]! * mean[2 * mode + other]! +
            slope[2 * mode + truth]! * slope[2 * mode + other]! * shared;
        }
      }
    }
    const together = sharedBetween(this, this);
    for (let pair = 0; pair < 4; pair++) {
      this.pairs[pair] = this.yes[pair >> 1]! * this.yes[pair & 1]! + together[pair]! - alone[pair]!;
    }
  }

  /** The chance that the question applies to none of the cases. */
  get irrelevant(): number {
    return this.rows.reduce(
      (sum, { weight, relevant }) => sum + weight * powerOf(1 - relevant, this.count),
      0,
    );
  }

  /** The weighted number of cases to which it is expected to apply. */
  get expected(): number {
    const each = this.rows.reduce((sum, { weight, relevant }) => sum + weight * relevant, 0);
    return this.coefficient * this.count * each;
  }

  /**
   * With D the weighted number of relevant cases and N that of yes, E[e^(−sD)]; and over it E[N·e^(−sD)] and
   * E[N²·e^(−sD)] of this group alone.
   */
  at(s: number): { zero: number; first: number; second: number } {
    const { rows, count, coefficient, share, same } = this;
    const fall = Math.exp(-s * coefficient);
    let zero = 0;
    share.fill(0);
    same.fill(0);
    for (const { weight, relevant, yes } of rows) {
      const each = 1 - relevant + relevant * fall;
      const one = weight * relevant * fall * coefficient * powerOf(each, count - 1);
      zero += weight * powerOf(each, count);
      share[0]! += one * (1 - yes);
      share[1]! += one * yes;
      if (count < 2) continue;
      const two = weight * (relevant * fall * coefficient) ** 2 * powerOf(each, count - 2);
      same[0]! += two * (1 - yes) * (1 - yes);
      same[1]! += two * (1 - yes) * yes;
      same[2]! += two * yes * (1 - yes);
      same[3]! += two * yes * yes;
    }
    if (!(zero > 0)) {
      share.fill(0);
      return { zero: 0, first: 0, second: 0 };
    }
    let second = 0;
    for (let pair = 0; pair < 4; pair++) second += (same[pair]! * this.pairs[pair]!) / zero;
    for (let truth = 0; truth < 2; truth++) {
      share[truth]! /= zero;
      second += coefficient * share[truth]! * this.yes[truth]!;
    }
    return { zero, first: share[0]! * this.yes[0]! + share[1]! * this.yes[1]!, second };
  }
}

/** The cases of all groups together, which are independent but for the inspectors they share. */
export class SampledGroups {
  /** What the inspectors that two groups share add to the products of their answers, for each pair of groups. */
  private readonly shared: readonly Float64Array[];

  constructor(readonly groups: readonly GroupOfCases[]) {
    const isShared = (groups[0]?.marks.covariances.length ?? 0) > 0;
    this.shared = isShared
      ? groups.flatMap((one) => groups.map((other) => (one === other ? NOTHING : sharedBetween(one, other))))
      : [];
  }

  /** E[N·e^(−sD)] and E[N²·e^(−sD)], as in a group. */
  at(s: number): { first: number; second: number } {
    const { groups, shared } = this;
    let [zero, first, second, squares] = [1, 0, 0, 0];
    for (const group of groups) {
      const own = group.at(s);
      zero *= own.zero;
      first += own.first;
      second += own.second;
      squares += own.first * own.first;
    }
    let between = first * first - squares;
    for (let pair = 0; pair < shared.length; pair++) {
      const table = shared[pair]!;
      const one = groups[Math.floor(pair / groups.length)]!.share;
      const other = groups[pair % groups.length]!.share;
      for (let cell = 0; cell < 4; cell++) between += one[cell >> 1]! * table[cell]! * other[cell & 1]!;
    }
    return { first: zero * first, second: zero * (second + between) };
  }
}

const NOTHING = new Float64Array(4);

/** The covariances that shared inspectors give the answers of two groups' cases, index `2·truth + other truth`. */
function sharedBetween({ marks, uses }: GroupOfCases, other: GroupOfCases): Float64Array {
  const found = new Float64Array(4);
  const { inspectors, covariances } = marks;
  for (const { distance, table } of covariances) {
    for (let inspector = 0; inspector < inspectors; inspector++) {
      const next = FUNCTIONS * ((inspector + distance) % inspectors);
      for (let a = 0; a < FUNCTIONS; a++) {
        const use = uses[FUNCTIONS * inspector + a]!;
        if (use === 0) continue;
        for (let b = 0; b < FUNCTIONS; b++) {
          found[2 * (a & 1) + (b & 1)]! += use * table[FUNCTIONS * a + b]! * other.uses[next + b]!;
        }
      }
    }
  }
  return found;
}

/** A whole power, which engines agree on. */
function powerOf(base: number, exponent: number): number {
  let [result, square] = [1, base];
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= square;
    square *= square;
  }
  return result;
}
