import type { StudyResult } from '../../../study/run/results.js';
import type { Study } from '../../../study/study.js';
import { PAGE } from '../../../words/textOptions.js';
import { renderSvg } from '../../chart/registry.js';
import type { AnyDocument } from '../../document/document.js';
import { visibleDocument } from '../../document/visible.js';
import { render, renderFolder } from '../../render/render.js';
import { type StudyContext, studyDocument } from './studyDocument.js';
import { studyParquet } from './studyParquet.js';
import { studyReport } from './studyReport.js';

/** Every file of a study's results by its name: a summary, JSON, tidy CSV, Parquet and the report. */
export async function studyFiles(
  study: Study,
  result: StudyResult,
  { version, ...context }: StudyContext & { readonly version: string },
): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const options = { ...PAGE, version };
  const document = studyDocument(study, result, context);
  return new Map<string, string | Uint8Array>([
    ['summary.txt', await render(document, 'text', options)],
    ['results.json', await render(document, 'json', options)],
    ['results.csv', await render(document, 'csv', options)],
    ...chartFiles(document),
    ['results.parquet', studyParquet(result)],
    ...(await renderFolder(new Map([['report', studyReport(study, result, context)]]), options)),
  ]);
}

/** Each chart as a picture of its own, numbered in the order of the report. */
function chartFiles(document: AnyDocument): [string, string][] {
  const charts = visibleDocument(document).parts.filter((part) => part.kind === 'chart');
  return charts.map(({ chart }, index) => [`chart-${index + 1}-${chart.kind}.svg`, renderSvg(chart)]);
}
