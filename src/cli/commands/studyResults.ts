import { join } from 'node:path';
import { writeOrCompare } from '../../files/studyFolder.js';
import { version } from '../../files/version.js';
import type { Document } from '../../report/document/document.js';
import { renderCsv } from '../../report/render/csv.js';
import { render } from '../../report/render/render.js';
import type { StudyResult } from '../../study/run/results.js';
import type { Study } from '../../study/study.js';
import { PAGE } from '../../words/textOptions.js';

/** Writes a study's results beside its blocks: a summary, JSON, tidy CSV, Parquet and the report. */
export async function writeResults(
  folder: string,
  study: Study,
  result: StudyResult,
  document: Document,
): Promise<readonly string[]> {
  const { studyParquet } = await import('../../report/documents/study/studyParquet.js');
  const { studyReport } = await import('../../report/documents/study/studyReport.js');
  const options = { ...PAGE, version: version() };
  const files: readonly (readonly [string, string | Uint8Array])[] = [
    ['summary.txt', await render(document, 'text', options)],
    ['results.json', await render(document, 'json', options)],
    ['results.csv', document.csvTable === undefined ? '' : renderCsv(document.csvTable)],
    ['results.parquet', studyParquet(result)],
    ['report.md', studyReport(study, result)],
  ];
  for (const [name, content] of files) await writeOrCompare(join(folder, name), content);
  return files.map(([name]) => name);
}
