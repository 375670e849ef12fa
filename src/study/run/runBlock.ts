import { stream } from '../../numeric/stream.js';
import { DataError, problem } from '../../problem.js';
import { streamsFor } from '../world/sampler.js';
import { TALLY_SIZE, Tally } from '../world/tally.js';
import type { CompiledCondition } from './compileCondition.js';
import { KEPT, keptAnswers, Replicates } from './estimates.js';

/** Replicates that share one set of random streams: the unit of work, of storage and of resuming. */
export const BLOCK_SIZE = 1000;

/** A replicate in which an inquiry could not be answered, or that went wrong. */
export interface Failure {
  readonly condition: number;
  readonly block: number;
  /** Counted from 0 within the block. */
  readonly replicate: number;
  readonly reason: string;
}

/** What one block of one condition adds up to. */
export interface BlockSums {
  readonly sums: Float64Array;
  readonly failures: readonly Failure[];
}

/** Failures described per block; the others are counted in the sums. */
const MOST_DESCRIBED = 3;

/** The replicates of block `block` when there are `replicates` in all: full blocks, then what is left. */
export function replicatesIn(block: number, replicates: number): number {
  return Math.max(0, Math.min(BLOCK_SIZE, replicates - block * BLOCK_SIZE));
}

/** What to run of a condition. */
export interface BlockRun {
  readonly seed: number;
  readonly block: number;
  readonly replicates: number;
  /** The one replicate to add up, where only one is wanted. */
  readonly only?: number;
  /** Where to put the replicates of each answer that can be kept, NaN to start with, if they are wanted. */
  readonly estimates?: Float64Array | null;
}

/** Simulates one block of a condition. The same numbers come out whichever process runs it, and when. */
export function runBlock(
  compiled: CompiledCondition,
  { seed, block, replicates, only, estimates = null }: BlockRun,
): BlockSums {
  const { condition, samplers, analyses, exact } = compiled;
  const sums = new Float64Array(analyses.length * TALLY_SIZE);
  const answers = estimates === null ? [] : keptAnswers({ conditions: [compiled] });
  const size = replicates * KEPT.length;
  const kept = answers.map((_, index) => new Replicates(estimates!, index * size));
  const tallies = analyses.map((_, index) => {
    const at = answers.findIndex(({ analysis }) => analysis === index);
    return new Tally(sums, index * TALLY_SIZE, kept[at] ?? null);
  });
  const streams = samplers.map((_, world) => streamsFor(seed, block, world));
  const samples = samplers.map(({ sample }) => sample);
  const draws = analyses.flatMap(({ draws: own, inquiry }) => (own === undefined ? [] : [{ own, inquiry }]));
  for (const { own, inquiry } of draws) own.begin(stream(seed, 'study', block, 'inquiry', inquiry.kind));
  const failures: Failure[] = [];
  const fail = (replicate: number, reason: string): void => {
    if (failures.length < MOST_DESCRIBED)
      failures.push({ condition: condition.index, block, replicate, reason });
  };
  let replicate = 0;
  try {
    for (; replicate < replicates; replicate++) run();
  } catch (error) {
    throw broken(error, { condition: condition.index, block, replicate, seed });
  }
  return { sums, failures };

  function run(): void {
    for (let world = 0; world < samplers.length; world++) samplers[world]!.draw(streams[world]!);
    for (const { own } of draws) own.next();
    if (only !== undefined && replicate !== only) return;
    for (const one of kept) one.start(replicate);
    for (let index = 0; index < analyses.length; index++) {
      if (exact[index]!) continue;
      const analysis = analyses[index]!;
      if (!analysis.add(samples, tallies[index]!, 1)) {
        fail(replicate, `${analysis.inquiry.name}: no sampled case gives an answer`);
      }
    }
  }
}

/** What to say when the arithmetic of a replicate breaks: which one, and how to repeat it alone. */
function broken(
  error: unknown,
  {
    condition,
    block,
    replicate,
    seed,
  }: { condition: number; block: number; replicate: number; seed: number },
): DataError {
  const said = error instanceof Error ? error.message : String(error);
  return new DataError([
    problem(
      'replicate-failed',
      `Replicate ${replicate} of block ${block} in condition ${condition} failed: ${said}.`,
      {
        path: `${condition}:${block}:${replicate}`,
        hint: `To repeat it alone, run casesim study again with --seed ${seed} --replay ${condition}:${block}:${replicate}.`,
      },
    ),
  ]);
}
