import type { ProtocolCheck } from '../../../results/studyProtocol.js';
import type { StudyResult } from '../../../study/run/results.js';
import type { Study } from '../../../study/study.js';
import { PAGE } from '../../../words/textOptions.js';
import { render, renderFolder } from '../../render/render.js';
import { studyDocument } from './studyDocument.js';
import { studyParquet } from './studyParquet.js';
import { studyReport } from './studyReport.js';

/** Every file of a study's results by its name: a summary, JSON, tidy CSV, Parquet and the report. */
export async function studyFiles(
  study: Study,
  result: StudyResult,
  { version, protocol }: { readonly version: string; readonly protocol: ProtocolCheck | null },
): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const options = { ...PAGE, version };
  const document = studyDocument(study, result, { protocol });
  return new Map<string, string | Uint8Array>([
    ['summary.txt', await render(document, 'text', options)],
    ['results.json', await render(document, 'json', options)],
    ['results.csv', await render(document, 'csv', options)],
    ['results.parquet', studyParquet(result)],
    ...(await renderFolder(new Map([['report', studyReport(study, result, { protocol })]]), options)),
  ]);
}
