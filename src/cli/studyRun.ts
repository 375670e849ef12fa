import { existsSync } from 'node:fs';
import { type PreparedStudy, runStudyBlock, type StudyBlock } from '../study/prepare.js';
import type { StudyProgress } from '../study/progress.js';
import { startProgress } from './progress.js';
import { isMine, type Shard } from './shard.js';
import { listBlocks, type Manifest, readBlock, writeBlock } from './studyFolder.js';
import type { Terminal } from './terminal.js';

export interface RunSettings {
  readonly prepared: PreparedStudy;
  readonly progress: StudyProgress;
  readonly manifest: Manifest;
  readonly workers: number;
  readonly folder: string | null;
  readonly shard: Shard | null;
  /** When to stop starting blocks, on the clock of `performance.now()`. */
  readonly deadline: number;
}

/** Work that one process does in less time than this is not worth starting others for. */
const WORTH_WORKERS = 1500;

/** The error that a block raises in this process; null when it raises none. */
function repeated(
  prepared: PreparedStudy,
  task: { seed: number; block: number; replicates: number },
): unknown {
  try {
    runStudyBlock(prepared, task);
    return null;
  } catch (error) {
    return error;
  }
}

/** Runs every block that is still needed, here or in workers, keeping each on disk as it ends. */
export async function runBlocks(settings: RunSettings, io: Terminal): Promise<void> {
  const { prepared, progress, manifest, workers, folder, shard, deadline } = settings;
  const held = new Set(folder === null ? [] : await listBlocks(folder));
  const { openPool, WORKER } = await import('../study/pool.js');
  let pool: ReturnType<typeof openPool> | null = null;
  let finished = 0;
  let [ran, spent] = [0, 0];
  const bar = await startProgress(io, progress.blocks, 'blocks');
  const take = async (block: StudyBlock): Promise<void> => {
    if (folder !== null && !held.has(block.block)) await writeBlock(folder, prepared.study, block);
    if (shard === null) progress.accept(block);
    finished++;
    const error = shard === null && io.showsProgress ? progress.worstError() : Number.NaN;
    bar.update(finished, Number.isNaN(error) ? '' : `±${error.toFixed(2)} points`);
  };
  try {
    for (
      let needed = progress.needed();
      needed.length > 0;
      needed = shard === null ? progress.needed() : []
    ) {
      const mine = shard === null ? needed : needed.filter((block) => isMine(block, shard));
      const toRun: number[] = [];
      for (const block of mine) {
        if (folder === null || !held.has(block)) toRun.push(block);
        else if (shard === null) await take(await readBlock(folder, block, manifest));
      }
      const task = (block: number) => ({ seed: manifest.seed, block, replicates: progress.replicates });
      // The first block is timed here; the rest go to workers when there is enough of them.
      while (toRun.length > 0 && performance.now() < deadline) {
        const left = (toRun.length * spent) / Math.max(1, ran);
        if (pool === null && workers > 1 && ran > 0 && left > WORTH_WORKERS && existsSync(WORKER)) {
          pool = openPool(prepared.study, { workers, exact: manifest.exact });
        }
        if (pool !== null) {
          const open = pool;
          let failed: unknown = null;
          await Promise.all(
            Array.from({ length: workers }, async () => {
              while (toRun.length > 0 && failed === null && performance.now() < deadline) {
                const block = toRun.shift();
                if (block === undefined) return;
                try {
                  await take(await open.run(task(block)));
                } catch (error) {
                  // An error loses its kind on the way out of a worker; made again here it keeps it.
                  failed = repeated(prepared, task(block)) ?? error;
                }
              }
            }),
          );
          if (failed !== null) throw failed;
          continue;
        }
        const block = toRun.shift();
        if (block === undefined) break;
        const started = performance.now();
        const made = runStudyBlock(prepared, task(block));
        spent += performance.now() - started;
        ran++;
        await take(made);
        await io.breathe();
      }
      if (toRun.length > 0) return;
    }
  } finally {
    bar.stop();
    await pool?.close();
  }
}
