import { join } from 'node:path';
import { writeOrCompare } from '../../files/studyFolder.js';
import { version } from '../../files/version.js';
import type { StudyResult } from '../../study/run/results.js';
import type { Study } from '../../study/study.js';

/** Writes a study's results beside its blocks, and says under which names. */
export async function writeResults(
  folder: string,
  study: Study,
  result: StudyResult,
): Promise<readonly string[]> {
  const { studyFiles } = await import('../../report/documents/study/studyFiles.js');
  const files = await studyFiles(study, result, version());
  for (const [name, content] of files) await writeOrCompare(join(folder, name), content);
  return [...files.keys()];
}
