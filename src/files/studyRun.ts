import { isMine, type Shard } from '../results/study.js';
import { keptAnswers } from '../study/run/estimates.js';
import {
  type BlockTask,
  type PreparedStudy,
  runStudyBlock,
  type StudyBlock,
  studyBlockSteps,
} from '../study/run/prepare.js';
import type { StudyProgress } from '../study/run/progress.js';
import { type BlockSink, InOrder } from './inOrder.js';
import type { Pool } from './pool.js';
import { listBlocks, type Manifest, readBlock, writeBlock } from './studyFolder.js';

/** What a run is made of, and where its blocks go. */
export interface RunSettings {
  readonly prepared: PreparedStudy;
  readonly progress: StudyProgress;
  readonly manifest: Manifest;
  readonly workers: number;
  /** Whether to start the workers at once, because they were asked for, not only when it pays. */
  readonly eager: boolean;
  readonly folder: string | null;
  readonly shard: Shard | null;
  /** Where the replicates of each block go, block by block; null where only sums are kept. */
  readonly estimates: BlockSink | null;
  /** When to stop starting blocks, on the clock of `performance.now()`. */
  readonly deadline: number;
}

/** What watches a run. */
export interface Watch {
  /** Lets a pending interruption through; awaited between conditions. */
  breathe(): Promise<void>;
  /** Told of each round of blocks before it starts. */
  begin(blocks: number): Promise<RoundWatch>;
}

/** What watches one round of blocks. */
export interface RoundWatch {
  /** Told how many blocks are done; `error` works out the largest Monte Carlo error so far, in percentage points. */
  update(done: number, error: () => number): void;
  stop(): void;
}

/** Work that one process does in fewer milliseconds than this is not worth starting others for. */
const WORTH_WORKERS = 1500;

/** Runs every block that is still needed, here or in workers, keeping each on disk as it ends. */
export async function runBlocks(settings: RunSettings, watch: Watch): Promise<void> {
  const { prepared, progress, manifest, folder, shard, estimates } = settings;
  const kept = estimates !== null;
  const held = new Set(folder === null ? [] : await listBlocks(folder, { kept }));
  const answers = kept ? keptAnswers(prepared).length : null;
  const ordered = estimates === null || shard !== null ? null : new InOrder(estimates);
  const crew = new Crew(settings, watch);
  try {
    for (
      let needed = progress.needed();
      needed.length > 0;
      needed = shard === null ? progress.needed() : []
    ) {
      const mine = shard === null ? needed : needed.filter((block) => isMine(block, shard));
      const round = await watch.begin(mine.length);
      const keeper = new Keeper(settings, { held, ordered, round });
      try {
        const missing: number[] = [];
        for (const block of mine) {
          if (folder === null || !held.has(block)) missing.push(block);
          else if (shard === null) await keeper.take(await readBlock(folder, { block, answers }, manifest));
        }
        await crew.run(missing, keeper);
        if (missing.length > 0) return;
      } finally {
        round.stop();
      }
    }
  } finally {
    await crew.close();
  }
}

/** Puts finished blocks where they belong. */
class Keeper {
  private finished = 0;

  constructor(
    private readonly settings: RunSettings,
    private readonly at: {
      readonly held: ReadonlySet<number>;
      readonly ordered: InOrder | null;
      readonly round: RoundWatch;
    },
  ) {}

  /** Waits until a block is not too far ahead of those that are finished. */
  async ready(block: number): Promise<void> {
    await this.at.ordered?.ready(block);
  }

  async take(block: StudyBlock): Promise<void> {
    const { folder, shard, prepared, progress } = this.settings;
    const { held, ordered, round } = this.at;
    if (folder !== null && !held.has(block.block)) await writeBlock(folder, prepared.study, block);
    if (shard === null) progress.accept({ ...block, estimates: null });
    await ordered?.take(block);
    this.finished++;
    // A shard sees too little of the study to say how precise it is.
    round.update(this.finished, () => (shard === null ? progress.worstError() : Number.NaN));
  }
}

/** What runs the blocks: this process, joined by workers once there is enough left to do. */
class Crew {
  private pool: Pool | null = null;
  private ran = 0;
  private spent = 0;

  constructor(
    private readonly settings: RunSettings,
    private readonly watch: Watch,
  ) {}

  /** Runs blocks from the front of `missing` until none is left or time is up. */
  async run(missing: number[], keeper: Keeper): Promise<void> {
    const { deadline, workers } = this.settings;
    while (missing.length > 0 && performance.now() < deadline) {
      await this.enlarge(missing.length);
      const pool = this.pool;
      if (pool === null) {
        const block = missing.shift();
        if (block !== undefined) await keeper.take(await this.runHere(this.task(block)));
        continue;
      }
      const hands = Array.from({ length: workers }, async () => {
        while (missing.length > 0 && performance.now() < deadline) {
          const block = missing.shift();
          if (block === undefined) return;
          await keeper.ready(block);
          await keeper.take(await this.runThere(pool, this.task(block)));
        }
      });
      const outcomes = await Promise.allSettled(hands);
      const failed = outcomes.find((outcome) => outcome.status === 'rejected');
      if (failed !== undefined) throw failed.reason;
    }
  }

  async close(): Promise<void> {
    await this.pool?.close();
  }

  private task(block: number): BlockTask {
    const { manifest, progress, estimates } = this.settings;
    return { seed: manifest.seed, block, replicates: progress.replicates, keep: estimates !== null };
  }

  /** Starts workers when one process would take long; the first block, run here, says how long. */
  private async enlarge(blocks: number): Promise<void> {
    const { workers, eager, prepared, manifest } = this.settings;
    if (this.pool !== null || workers < 2) return;
    const left = this.ran === 0 ? 0 : (blocks * this.spent) / this.ran;
    if (!eager && left < WORTH_WORKERS) return;
    const { canOpenPool, openPool } = await import('./pool.js');
    if (canOpenPool()) this.pool = openPool(prepared.study, { workers, exact: manifest.exact });
  }

  private async runHere(task: BlockTask): Promise<StudyBlock> {
    const started = performance.now();
    const steps = studyBlockSteps(this.settings.prepared, task);
    let step = steps.next();
    while (step.done !== true) {
      await this.watch.breathe();
      step = steps.next();
    }
    this.spent += performance.now() - started;
    this.ran++;
    return step.value;
  }

  private async runThere(pool: Pool, task: BlockTask): Promise<StudyBlock> {
    try {
      return await pool.run(task);
    } catch {
      // An error loses its kind on the way out of a worker; made again here it keeps it.
      return runStudyBlock(this.settings.prepared, task);
    }
  }
}
