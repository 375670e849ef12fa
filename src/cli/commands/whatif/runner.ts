import type { LoadedWhatIf } from '../../../files/whatIfs.js';
import type { WhatIf } from '../../../staffing/whatIf/whatIf.js';
import { type Progress, startProgress } from '../../terminal/progress.js';
import type { Terminal } from '../../terminal/terminal.js';

/** Runs what-ifs with one seed, and shows how far each has come; what several have in common is kept for the next. */
export async function whatIfsWithProgress(
  seed: number,
  io: Terminal,
  { several }: { readonly several: boolean },
): Promise<(loaded: LoadedWhatIf) => Promise<WhatIf>> {
  const { whatIfRunner } = await import('../../../results/whatIf.js');
  const { whatIf } = await import('../../../staffing/whatIf/whatIf.js');
  let progress: Progress | null = null;
  const told = (done: number) => progress?.update(done);
  const run = several
    ? whatIfRunner(seed, told)
    : ({ scenario, levers, options }: LoadedWhatIf) =>
        whatIf(scenario, levers, { ...options, seed, progress: told });
  return async (loaded) => {
    progress = await startProgress(io, loaded.options.draws, 'draws');
    try {
      return run(loaded);
    } finally {
      progress.stop();
    }
  };
}
