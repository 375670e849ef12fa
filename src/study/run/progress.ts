import { requireBetween, requireWhole } from '../../check.js';
import { addSums } from '../world/tally.js';
import { blocksFor, exactPart, type PreparedStudy, type StudyBlock } from './prepare.js';
import { answersFrom, type StudyResult, worstError } from './results.js';
import { BLOCK_SIZE, type Failure } from './runBlock.js';

/** How much of a study to run. */
export interface Extent {
  readonly seed: number;
  /** Replicates of each condition; not used when a precision is asked for. */
  readonly replicates: number;
  /** Largest Monte Carlo error wanted, in percentage points; null for a fixed number of replicates. */
  readonly precision: number | null;
}

/** With a precision to reach, a first look after this many blocks, and never more than the largest number. */
const FIRST_LOOK = 2;
const MOST_BLOCKS = 20_000;
const MOST_FAILURES = 50;

/**
 * Keeps account of a run: which blocks are needed next, and the sums so far.
 *
 * Blocks may arrive in any order but are added in their own, so that the sums are the same bytes whichever process ran
 * them; only those that arrive early are kept. When a precision is asked for, the number of blocks of each round
 * follows from the sums of the rounds before, never from the clock.
 */
export class StudyProgress {
  private readonly sums: Float64Array;
  private readonly exact: Float64Array;
  private readonly early = new Map<number, StudyBlock>();
  private readonly failures: Failure[] = [];
  private added = 0;
  private target: number;

  constructor(
    private readonly prepared: PreparedStudy,
    private readonly extent: Extent,
  ) {
    requireWhole('seed', extent.seed);
    requireWhole('replicates', extent.replicates, { min: 1, max: 1e9 });
    this.sums = new Float64Array(prepared.size);
    this.exact = exactPart(prepared);
    if (extent.precision !== null) requireBetween('precision', extent.precision, 0, 100);
    this.target = !prepared.simulates
      ? 0
      : extent.precision === null
        ? blocksFor(extent.replicates)
        : FIRST_LOOK;
  }

  /** Replicates that the current round leads to; a block's share of them is settled by its number. */
  get replicates(): number {
    if (this.target === 0) return 0;
    return this.extent.precision === null ? this.extent.replicates : this.target * BLOCK_SIZE;
  }

  get blocks(): number {
    return this.target;
  }

  get done(): number {
    return this.added + this.early.size;
  }

  /** The blocks still to be run in this round, in order; when there are none, the next round if one is needed. */
  needed(): number[] {
    if (this.added === this.target) this.extend();
    const missing: number[] = [];
    for (let block = this.added; block < this.target; block++)
      if (!this.early.has(block)) missing.push(block);
    return missing;
  }

  accept(block: StudyBlock): void {
    if (block.block < this.added || this.early.has(block.block)) {
      throw new RangeError(`block ${block.block} came twice`);
    }
    this.early.set(block.block, block);
    for (let next = this.early.get(this.added); next !== undefined; next = this.early.get(this.added)) {
      addSums(this.sums, next.sums);
      this.failures.push(...next.failures.slice(0, MOST_FAILURES - this.failures.length));
      this.early.delete(this.added);
      this.added++;
    }
  }

  /** The largest Monte Carlo error so far, in points. */
  worstError(): number {
    return this.added === 0 ? Number.NaN : worstError(answersFrom(this.prepared, this.sums, this.exact));
  }

  /** Whether the precision asked for is reached: the largest number of blocks may come first. */
  private isPrecise(): boolean {
    const { precision } = this.extent;
    return precision === null || this.added === 0 || this.worstError() <= precision;
  }

  private extend(): void {
    const { precision } = this.extent;
    if (precision === null || this.isPrecise() || this.added >= MOST_BLOCKS) return;
    const worst = this.worstError();
    // The error falls with the square root of the replicates; 5% more makes up for its own uncertainty.
    const ratio = worst / precision;
    const wanted = Math.ceil(this.added * ratio * ratio * 1.05);
    this.target = Math.min(MOST_BLOCKS, Math.max(this.added + 1, Math.min(wanted, this.added * 8)));
  }

  result(): StudyResult {
    const { study } = this.prepared;
    const replicates = this.added === this.target ? this.replicates : this.added * BLOCK_SIZE;
    return {
      id: study.id,
      title: study.title,
      hash: study.hash,
      seed: this.extent.seed,
      replicates,
      complete: this.added === this.target && this.needed().length === 0 && this.isPrecise(),
      answers: answersFrom(this.prepared, this.sums, this.exact),
      failures: this.failures,
    };
  }
}
