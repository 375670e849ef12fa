import { keepFiles } from '../../../files/studyRecords.js';
import { version } from '../../../files/version.js';
import { studyFiles } from '../../../report/documents/study/studyFiles.js';
import type { ProtocolCheck } from '../../../results/study/protocol.js';
import type { StudyZip } from '../../../results/study/zip.js';
import type { StudyResult } from '../../../study/run/results.js';
import type { Study } from '../../../study/study.js';
import type { Terminal } from '../../terminal/terminal.js';

/** A study that has run to its end, and the folder it ran in. */
export interface FinishedStudy {
  readonly folder: string;
  /** Whether other results give way to these. */
  readonly force?: boolean;
  readonly study: Study;
  readonly result: StudyResult;
  /** How it compares with the protocol in its folder; null without one. */
  readonly protocol: ProtocolCheck | null;
  /** Replicates of the answer that covers least; null where none is simulated. */
  readonly zip: StudyZip | null;
}

/** Keeps a study's results beside its blocks, and says under which names. */
export async function keepResults(
  { folder, force = false, study, result, ...context }: FinishedStudy,
  io: Terminal,
): Promise<void> {
  const files = await studyFiles(study, result, { version: version(), ...context });
  await keepFiles(folder, files, { force });
  io.say(`Wrote ${[...files.keys()].join(', ')} in ${folder}.`);
}
