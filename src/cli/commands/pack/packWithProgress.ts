import type { Scenario } from '../../../scenario/scenario.js';
import { buildPack, type PackOptions } from '../../../training/pack/buildPack.js';
import type { Pack } from '../../../training/pack.js';
import { startProgress } from '../../terminal/progress.js';
import type { Terminal } from '../../terminal/terminal.js';

/** Makes a pack, and shows how many of its cases are written. */
export async function packWithProgress(
  scenario: Scenario,
  options: PackOptions & { readonly cases: number },
  io: Terminal,
): Promise<Pack> {
  const progress = await startProgress(io, options.cases, 'cases');
  try {
    return buildPack(scenario, { ...options, progress: (done) => progress.update(done) });
  } finally {
    progress.stop();
  }
}
