import { Tinypool } from 'tinypool';
import { type BlockTask, prepareStudy, runStudyBlock, type StudyBlock } from '../study/run/prepare.js';
import type { Study } from '../study/study.js';

/** What every worker is given once, when it starts. */
export interface WorkerSetUp {
  readonly study: Study;
  readonly exact: boolean;
}

const { study, exact } = Tinypool.workerData as WorkerSetUp;
const prepared = prepareStudy(study, { exact });

/**
 * One block, in a worker: the same numbers as in any other process.
 *
 * @public called by the pool, by the name of this file
 */
export default (task: BlockTask): StudyBlock => runStudyBlock(prepared, task);
