/**
 * The sums from which every performance measure is made. They add: over replicates, blocks, workers and shards,
 * always in the order of the blocks. Exact answers fill the same sums, each outcome with its probability as
 * weight, so that simulated and exact measures come from one set of formulas.
 */
const FIELDS = [
  'weight',
  'undefined',
  'estimate',
  'truth',
  'error',
  'error2',
  'error4',
  'variance',
  'variance2',
  'covered',
  'missedBelow',
  'missedAbove',
  'width',
  'width2',
  'rejected',
  'wrongSign',
  'exaggeration',
  'exaggeration2',
  'wrongBand',
  'bandAbove',
  'misleads',
  'wrongRank',
  'tied',
  'clustering2',
  'clustering4',
  'sampling2',
  'sampling4',
  'inspecting2',
  'inspecting4',
  'agreement',
  'agreementSquared',
  'kappaDefined',
  'kappa',
  'kappa2',
  'ac1',
  'ac1Squared',
] as const;

export type Field = (typeof FIELDS)[number];

/** Sums per analysis. */
export const TALLY_SIZE = FIELDS.length;

const INDEX = Object.fromEntries(FIELDS.map((field, index) => [field, index])) as Readonly<
  Record<Field, number>
>;

/** One analysis' window on the sums. */
export class Tally {
  constructor(
    readonly sums: Float64Array,
    private readonly from = 0,
  ) {}

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
