import type { FileColumn, IntervalFileReport } from '../../../results/intervalFile.js';
import { list, percent, plural, whole } from '../../../words/format.js';
import { type Document, tablePart } from '../../document/document.js';
import type { Column } from '../../document/table.js';
import { levelText } from './levelText.js';

type Row = IntervalFileReport['rows'][number];

/** The document of `casesim interval FILE`: the rows of the file with their limits appended. */
export function intervalFileDocument(report: IntervalFileReport): Document<IntervalFileReport> {
  const { file, rows, problems, columns, confidence, methods } = report;
  const total = rows.length + new Set(problems.map(({ position }) => position?.line)).size;
  const levels = list(confidence.map(levelText));
  const decimals = decimalsOf(report);
  return {
    command: 'interval',
    title: `Intervals for the rows of ${file}`,
    sentence: `${whole(rows.length)} of ${plural(total, 'row')} with ${levels} limits by ${list(methods)}.`,
    parts: [
      tablePart(
        { title: file, columns: columns.map((column) => columnOf(column, decimals)), rows },
        { main: true },
      ),
    ],
    data: report,
  };
}

/** One more decimal where the first row has more than a thousand cases. */
function decimalsOf({ columns, rows }: IntervalFileReport): number {
  const of = columns.find(({ key, holds }) => holds === 'given' && key.toLowerCase() === 'of');
  const cases = of === undefined ? null : rows[0]?.[of.key];
  return typeof cases === 'number' && cases > 1000 ? 2 : 1;
}

function columnOf({ key, holds }: FileColumn, decimals: number): Column<Row> {
  const plain = { key, heading: holds === 'given' ? key : key.replaceAll('_', ' ') };
  const value = (row: Row) => row[key] ?? null;
  if (holds !== 'lower' && holds !== 'upper') return { ...plain, value };
  return { ...plain, value, show: (row) => percent(Number(row[key]), decimals), align: 'right' };
}
