import { extname } from 'node:path';
import { openWriter } from '../../../files/disk/write.js';
import type { BlockSink } from '../../../files/inOrder.js';
import { refuse } from '../../../problem.js';
import { type ESTIMATES_FORMATS, estimatesEncoder } from '../../../report/documents/study/studyEstimates.js';
import { keptAnswers } from '../../../study/run/estimates.js';
import type { PreparedStudy } from '../../../study/run/prepare.js';
import type { Terminal } from '../../terminal/terminal.js';

/** A file of replicates that is being written. */
export interface EstimatesFile extends BlockSink {
  /** Puts the file under its name, and says so. */
  close(): Promise<void>;
  /** Leaves nothing behind; harmless after `close`. */
  abandon(): Promise<void>;
}

/** Opens a file for the replicates of a study; its ending says in which format. */
export async function openEstimates(
  path: string,
  prepared: PreparedStudy,
  { io, force }: { readonly io: Terminal; readonly force: boolean },
): Promise<EstimatesFile> {
  requireSimulated(prepared);
  const encoder = estimatesEncoder(prepared, formatOf(path));
  const file = await openWriter(path, { force });
  let replicates = 0;
  await file.write(encoder.start()).catch(async (error) => {
    await file.abandon();
    throw error;
  });
  return {
    take: async (block) => {
      await file.write(encoder.block(block));
      replicates += block.replicates;
    },
    close: async () => {
      await file.write(encoder.end());
      await file.close();
      const answers = keptAnswers(prepared).length;
      io.say(`Wrote ${path}: ${replicates} replicates of ${answers} simulated answers.`);
    },
    abandon: file.abandon,
  };
}

/** For one shard: its replicates stay beside its blocks, where `casesim merge --estimates` finds them. */
export function keepForMerge(prepared: PreparedStudy): EstimatesFile {
  requireSimulated(prepared);
  return { take: async () => {}, close: async () => {}, abandon: async () => {} };
}

function formatOf(path: string): (typeof ESTIMATES_FORMATS)[number] {
  const ending = extname(path).toLowerCase();
  if (ending === '.csv') return 'csv';
  if (ending === '.parquet') return 'parquet';
  const message = `--estimates must name a file that ends in .csv or .parquet, not "${path}".`;
  return refuse('bad-options', message, { path: '--estimates', got: path });
}

function requireSimulated(prepared: PreparedStudy): void {
  if (keptAnswers(prepared).length > 0) return;
  const path = '--estimates';
  if (prepared.conditions.every(({ exact }) => exact.includes(false))) {
    const message =
      'Nothing that this study simulates is an estimate of a number, so there are no replicates to write.';
    refuse('no-replicates', message, { path, hint: 'Such are percentages and differences, not rankings.' });
  }
  const hint = 'Run casesim study with --simulate to simulate what is worked out exactly.';
  refuse('no-replicates', 'Nothing in this study is simulated, so there are no replicates to write.', {
    path,
    hint,
  });
}
