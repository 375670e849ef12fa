import { keepFiles } from '../../files/studyFolder.js';
import { version } from '../../files/version.js';
import { studyFiles } from '../../report/documents/study/studyFiles.js';
import type { StudyResult } from '../../study/run/results.js';
import type { Study } from '../../study/study.js';
import type { Terminal } from '../terminal/terminal.js';

/** Keeps a study's results beside its blocks, and says under which names. */
export async function keepResults(
  { folder, study, result }: { readonly folder: string; readonly study: Study; readonly result: StudyResult },
  io: Terminal,
): Promise<void> {
  const files = await studyFiles(study, result, version());
  await keepFiles(folder, files);
  io.say(`Wrote ${[...files.keys()].join(', ')} in ${folder}.`);
}
