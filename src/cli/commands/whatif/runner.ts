import type { LoadedWhatIf } from '../../../files/whatIfs.js';
import type { WhatIf } from '../../../staffing/whatIf/whatIf.js';
import { type Progress, startProgress } from '../../terminal/progress.js';
import type { Terminal } from '../../terminal/terminal.js';

/** Runs what-ifs with one seed, and shows how far each has come. */
export async function whatIfsWithProgress(
  seed: number,
  io: Terminal,
): Promise<(loaded: LoadedWhatIf) => Promise<WhatIf>> {
  const { whatIfRunner } = await import('../../../results/whatIf.js');
  let progress: Progress | null = null;
  const run = whatIfRunner(seed, (done) => progress?.update(done));
  return async (loaded) => {
    progress = await startProgress(io, loaded.options.draws, 'draws');
    try {
      return run(loaded);
    } finally {
      progress.stop();
    }
  };
}
