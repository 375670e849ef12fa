import { join } from 'node:path';
import type { Answer } from '../report/answer.js';
import { renderCsv } from '../report/csv.js';
import { render } from '../report/render.js';
import { PAGE } from '../report/textOptions.js';
import type { StudyResult } from '../study/results.js';
import type { Study } from '../study/study.js';
import { writeOrCompare } from './studyFolder.js';
import { version } from './version.js';

/** Writes a study's results beside its blocks: a summary, JSON, tidy CSV, Parquet and the report. */
export async function writeResults(
  folder: string,
  study: Study,
  result: StudyResult,
  answer: Answer,
): Promise<readonly string[]> {
  const { studyParquet } = await import('../report/study/studyParquet.js');
  const { studyReport } = await import('../report/study/studyReport.js');
  const options = { ...PAGE, version: version() };
  const files: readonly (readonly [string, string | Uint8Array])[] = [
    ['summary.txt', await render(answer, 'text', options)],
    ['results.json', await render(answer, 'json', options)],
    ['results.csv', answer.csvTable === undefined ? '' : renderCsv(answer.csvTable)],
    ['results.parquet', studyParquet(result)],
    ['report.md', studyReport(study, result)],
  ];
  for (const [name, content] of files) await writeOrCompare(join(folder, name), content);
  return files.map(([name]) => name);
}
