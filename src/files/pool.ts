import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Tinypool } from 'tinypool';
import type { BlockTask, StudyBlock } from '../study/run/prepare.js';
import type { Study } from '../study/study.js';
import type { WorkerSetUp } from './worker.js';

/** Several processes that run blocks side by side. */
export interface Pool {
  run(task: BlockTask): Promise<StudyBlock>;
  close(): Promise<void>;
}

/** Workers run the built file: Node 20 does not load TypeScript. The same file seen from `src` and from `dist`. */
const WORKER = fileURLToPath(new URL('../../dist/library/worker.js', import.meta.url));

/** Whether the file that workers run has been built. */
export const canOpenPool = (): boolean => existsSync(WORKER);

/** Starts `workers` threads, each of which compiles the study once. */
export function openPool(study: Study, { workers, exact }: { workers: number; exact: boolean }): Pool {
  const setUp: WorkerSetUp = { study, exact };
  const pool = new Tinypool({
    filename: WORKER,
    runtime: 'worker_threads',
    minThreads: workers,
    maxThreads: workers,
    isolateWorkers: false,
    workerData: setUp,
  });
  return {
    run: (task) => pool.run(task) as Promise<StudyBlock>,
    close: () => pool.destroy(),
  };
}
