import { DataError, type Problem } from '../../problem.js';
import { problemsIn } from '../check/checkModels.js';
import type { Study } from '../study.js';
import { conditionsOf } from '../world/conditions.js';
import { TALLY_SIZE } from '../world/tally.js';
import { type CompiledCondition, compileCondition } from './compileCondition.js';
import { keptValues } from './estimates.js';
import { exactSums, outcomesFor } from './exact.js';
import { BLOCK_SIZE, type Failure, replicatesIn, runBlock } from './runBlock.js';

/** A study with every condition compiled: what each worker has. */
export interface PreparedStudy {
  readonly study: Study;
  readonly conditions: readonly CompiledCondition[];
  /** Length of the sums of one block: every analysis of every condition, in order. */
  readonly size: number;
  /** Whether anything at all is left to simulate. */
  readonly simulates: boolean;
}

/** Compiles every condition; a study that cannot be run fails here, before any replicate. */
export function prepareStudy(study: Study, { exact = true }: { exact?: boolean } = {}): PreparedStudy {
  const conditions = compileAll(study, { exact });
  const size = conditions.reduce((sum, { analyses }) => sum + analyses.length * TALLY_SIZE, 0);
  const simulates = conditions.some((condition) => condition.exact.includes(false));
  return { study, conditions, size, simulates };
}

/** The sums of one block over all conditions, end to end. */
export interface StudyBlock {
  readonly block: number;
  readonly replicates: number;
  readonly sums: Float64Array;
  readonly failures: readonly Failure[];
  /** The replicates of `keptAnswers`, answer by answer; null where nobody asked for them. */
  readonly estimates: Float64Array | null;
}

/** Most failures described in one block's record. */
const MOST_FAILURES = 20;

export interface BlockTask {
  readonly seed: number;
  readonly block: number;
  /** Replicates in all blocks together: the last one has what is left. */
  readonly replicates: number;
  /** Whether to keep every replicate beside the sums. */
  readonly keep?: boolean;
}

/** Runs one block of every condition that is simulated. */
export function runStudyBlock(prepared: PreparedStudy, task: BlockTask): StudyBlock {
  const steps = studyBlockSteps(prepared, task);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** The same, pausing after each condition so that a process can listen to the world. */
export function* studyBlockSteps(
  prepared: PreparedStudy,
  { seed, block, replicates, keep = false }: BlockTask,
): Generator<undefined, StudyBlock> {
  const sums = new Float64Array(prepared.size);
  const failures: Failure[] = [];
  const count = replicatesIn(block, replicates);
  const estimates = keep ? new Float64Array(keptValues(prepared, count)).fill(Number.NaN) : null;
  let [from, keptFrom] = [0, 0];
  for (const condition of prepared.conditions) {
    if (condition.exact.includes(false)) {
      const keptTo = keptFrom + keptValues({ conditions: [condition] }, count);
      const own = estimates?.subarray(keptFrom, keptTo) ?? null;
      keptFrom = keptTo;
      const run = runBlock(condition, { seed, block, replicates: count, estimates: own });
      sums.set(run.sums, from);
      failures.push(...run.failures.slice(0, MOST_FAILURES - failures.length));
      yield;
    }
    from += condition.analyses.length * TALLY_SIZE;
  }
  return { block, replicates: count, sums, failures, estimates };
}

/** The exact sums of a study, in the same order; 0 where the answer is simulated. */
export function exactPart({ conditions, size }: PreparedStudy): Float64Array {
  const sums = new Float64Array(size);
  let from = 0;
  for (const compiled of conditions) {
    compiled.analyses.forEach((analysis, index) => {
      if (compiled.exact[index] !== true) return;
      const listed = outcomesFor(compiled.worlds, compiled.scoring, analysis);
      if (listed !== null) sums.set(exactSums(analysis, listed), from + index * TALLY_SIZE);
    });
    from += compiled.analyses.length * TALLY_SIZE;
  }
  return sums;
}

/** Blocks that have this many replicates, the last one perhaps in part. */
export function blocksFor(replicates: number): number {
  return Math.ceil(replicates / BLOCK_SIZE);
}

/** Every condition compiled; whatever no model can carry out is told at once, with the design and inspectors it is in. */
function compileAll(study: Study, options: { readonly exact: boolean }): CompiledCondition[] {
  const problems = new Map<string, Problem>();
  const compiled: CompiledCondition[] = [];
  for (const condition of conditionsOf(study)) {
    try {
      compiled.push(compileCondition(study, condition, options));
    } catch (error) {
      if (!(error instanceof DataError)) throw error;
      for (const problem of problemsIn(error, condition)) problems.set(problem.message, problem);
    }
  }
  if (problems.size > 0) throw new DataError([...problems.values()]);
  return compiled;
}
