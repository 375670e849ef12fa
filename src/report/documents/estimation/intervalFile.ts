import { ArgumentError, DataError, type Problem } from '../../../problem.js';
import { type IntervalQuestion, type IntervalRow, intervalRows } from '../../../results/interval.js';
import { list, percent, plural, whole } from '../../../words/format.js';
import type { Cell } from '../../document/cells.js';
import { type Document, tablePart } from '../../document/document.js';
import type { Column } from '../../document/table.js';
import type { CountsFile, CountsRecord } from './countsFile.js';
import { levelText } from './intervalDocument.js';

interface Answered extends CountsRecord {
  readonly intervals: readonly IntervalRow[];
}

/**
 * The rows of a file with their limits appended, and whatever was wrong with the others. One method at one level appends
 * `lower` and `upper`; several say which, as in `lower_wilson_0.95`.
 */
export function intervalFileDocument(
  { file, columns, records, problems }: CountsFile,
  question: IntervalQuestion,
): { document: Document | null; problems: readonly Problem[] } {
  const failed: Problem[] = [...problems];
  const answered = records.flatMap((record): Answered[] => {
    try {
      return [{ ...record, intervals: intervalRows({ ...question, stated: [record.stated] }) }];
    } catch (error) {
      if (!(error instanceof ArgumentError)) throw error;
      failed.push(...error.problems.map((problem) => ({ ...problem, position: record.position })));
      return [];
    }
  });
  failed.sort((a, b) => (a.position?.line ?? 0) - (b.position?.line ?? 0));
  const [first] = answered;
  if (first === undefined) return { document: null, problems: failed };
  const added = first.intervals.flatMap((row, index) => columnsFor(row, index, first.intervals.length === 1));
  refuseTaken(
    file,
    columns,
    added.map(({ key }) => key),
  );
  const own = columns.map(
    (name, index): Column<Answered> => ({
      key: name,
      heading: name,
      value: ({ cells }) => numberIfPlain(cells[index] ?? ''),
    }),
  );
  const all = [...own, ...added];
  const total = answered.length + new Set(failed.map(({ position }) => position?.line)).size;
  const levels = list(question.confidences.map(levelText));
  const methods = list([...new Set(first.intervals.map(({ label }) => label))]);
  const document: Document = {
    command: 'interval',
    sentence: `${whole(answered.length)} of ${plural(total, 'row')} with ${levels} limits by ${methods}.`,
    parts: [tablePart({ title: file, columns: all, rows: answered }, { main: true })],
    data: {
      file,
      confidence: question.confidences,
      side: question.side,
      rows: answered.map((row) => Object.fromEntries(all.map(({ key, value }) => [key, value(row)]))),
      problems: failed,
    },
  };
  return { document, problems: failed };
}

function columnsFor(
  { knows, method, confidence, stated, pValue, lowerCount }: IntervalRow,
  index: number,
  isOnly: boolean,
): Column<Answered>[] {
  const source = knows === 'the cases' ? method : `${knows.split(' ').at(-1)}_${method}`;
  const suffix = isOnly ? '' : `_${source}_${confidence}`;
  const decimals = stated.of <= 1000 ? 1 : 2;
  const limit = (which: 'lower' | 'upper'): Column<Answered> => ({
    key: `${which}${suffix}`,
    heading: `${which}${suffix.replaceAll('_', ' ')}`,
    value: ({ intervals }) => intervals[index]?.[which] ?? null,
    show: ({ intervals }) => percent(intervals[index]?.[which] ?? 0, decimals),
    align: 'right',
  });
  const plain = (key: 'pValue' | 'lowerCount' | 'upperCount'): Column<Answered> => ({
    key: `${key}${suffix}`,
    heading: `${key}${suffix.replaceAll('_', ' ')}`,
    value: ({ intervals }) => intervals[index]?.[key] ?? null,
  });
  return [
    limit('lower'),
    limit('upper'),
    ...(lowerCount === null ? [] : [plain('lowerCount'), plain('upperCount')]),
    ...(pValue === null ? [] : [plain('pValue')]),
  ];
}

/** A cell that a person would call a number, as one; everything else as it stands in the file. */
function numberIfPlain(text: string): Cell {
  const value = Number(text);
  return text !== '' && String(value) === text && Number.isFinite(value) ? value : text;
}

function refuseTaken(file: string, columns: readonly string[], added: readonly string[]): void {
  const taken = added.filter((key) => columns.includes(key));
  if (taken.length === 0) return;
  throw new DataError([
    {
      code: 'column-taken',
      path: file,
      message: `${file} has a column called ${list(taken)} already, where the limits would go.`,
      hint: 'Rename it in the file.',
    },
  ]);
}
