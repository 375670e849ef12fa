/**
 * The sums from which every performance measure is made. They add: over replicates, blocks, workers and shards,
 * always in the order of the blocks. Exact answers fill the same sums, each outcome with its probability as
 * weight, so that simulated and exact measures come from one set of formulas.
 */
const INDEX = {
  weight: 0,
  undefined: 1,
  estimate: 2,
  truth: 3,
  error: 4,
  error2: 5,
  error4: 6,
  variance: 7,
  variance2: 8,
  covered: 9,
  missedBelow: 10,
  missedAbove: 11,
  width: 12,
  width2: 13,
  rejected: 14,
  wrongSign: 15,
  exaggeration: 16,
  exaggeration2: 17,
  wrongBand: 18,
  bandAbove: 19,
  misleads: 20,
  wrongRank: 21,
  tied: 22,
  clustering2: 23,
  clustering4: 24,
  sampling2: 25,
  sampling4: 26,
  inspecting2: 27,
  inspecting4: 28,
  agreement: 29,
  agreementSquared: 30,
  kappaDefined: 31,
  kappa: 32,
  kappa2: 33,
  ac1: 34,
  ac1Squared: 35,
  rise: 36,
  rise2: 37,
  fall: 38,
  fall2: 39,
  range: 40,
  range2: 41,
  bandsMoved: 42,
  bandsMoved2: 43,
  lastChange: 44,
  lastChange2: 45,
  lastKept: 46,
  wrongRiser: 47,
  changed: 48,
  found: 49,
  falselyFound: 50,
  bottomKnown: 51,
  bottomRight: 52,
  days: 53,
  casesInspected: 54,
  stopsEarly: 55,
  saysHigh: 56,
  wrongSide: 57,
  atNull: 58,
  rejectedAtNull: 59,
} as const;

export type Field = keyof typeof INDEX;

/** Sums per analysis. */
export const TALLY_SIZE = Object.keys(INDEX).length;

/** Where the replicates of an answer are put down one by one, when somebody keeps them. */
export interface Kept {
  estimate(value: number, variance: number, truth: number): void;
  limits(lower: number, upper: number): void;
}

/** One analysis' window on the sums. */
export class Tally {
  constructor(
    readonly sums: Float64Array,
    private readonly from = 0,
    /** Null where only sums are wanted. */
    readonly kept: Kept | null = null,
  ) {}

  /** Two replicates that show whatever can be seen, so that every measure of an inquiry can be made of them. */
  static ofEverything(): Tally {
    const tally = new Tally(new Float64Array(TALLY_SIZE).fill(2));
    // Both have an estimate, and one is as far above the truth as the other is below it.
    for (const field of ['undefined', 'error', 'atNull', 'rejectedAtNull'] as const) tally.add(field, -2);
    return tally;
  }

  get(field: Field): number {
    return this.sums[this.from + INDEX[field]]!;
  }

  add(field: Field, amount: number): void {
    this.sums[this.from + INDEX[field]]! += amount;
  }
}

/** Adds one block's sums to a running total, in place. */
export function addSums(total: Float64Array, block: ArrayLike<number>): void {
  for (let index = 0; index < total.length; index++) total[index]! += block[index]!;
}
