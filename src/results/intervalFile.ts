import { ArgumentError, DataError, type Problem, problem } from '../problem.js';
import { list } from '../words/format.js';
import { type CountsFile, type CountsRecord, readCountsFile } from './countsFile.js';
import { type IntervalQuestion, intervalReport } from './interval.js';
import type { IntervalRow } from './intervalRows.js';

/** The rows of a file with limits appended. */
export interface IntervalFileReport {
  readonly file: string;
  readonly confidence: readonly number[];
  readonly side: 'both' | 'lower' | 'upper';
  /** Each row by the names of the file's columns and of those that were added. */
  readonly rows: readonly Readonly<Record<string, string | number | null>>[];
  /** Why rows were left out, with their lines. */
  readonly problems: readonly Problem[];
  /** The columns in order: those of the file, then those added. */
  readonly columns: readonly FileColumn[];
  /** The methods in words. */
  readonly methods: readonly string[];
}

export interface FileColumn {
  readonly key: string;
  readonly holds: 'given' | Added;
}

type Added = 'lower' | 'upper' | 'lowerCount' | 'upperCount' | 'pValue';

/**
 * Limits for every row of a CSV file with columns `of` and `yes` or `percent`. One method at one level appends `lower` and
 * `upper`; several say which, as in `lower_wilson_0.95`. Rows that cannot be read are left out, with the reason.
 *
 * @param text - the file
 * @param file - its name, for messages
 * @param question - what is known of the cases, as for `intervalReport`
 * @returns the rows with their limits, and a problem for each row left out
 * @throws DataError when the file as a whole cannot be read, or has a column where the limits would go
 *
 * @example
 * intervalFileReport('yes,of\n41,84\n', 'counts.csv', { methods: ['wilson'] }).rows[0]?.lower; // 0.384…
 */
export function intervalFileReport(
  text: string,
  file: string,
  question: Omit<IntervalQuestion, 'stated'>,
): IntervalFileReport {
  const counts = readCountsFile(text, file);
  const { limited, problems } = limitsOf(counts, question);
  const first = limited[0]?.intervals ?? [];
  const added = first.flatMap((row, index) => columnsFor(row, { index, isOnly: first.length === 1 }));
  refuseTaken(
    counts,
    added.map(({ key }) => key),
  );
  return {
    file,
    confidence: question.confidences ?? [0.95],
    side: question.side ?? 'both',
    rows: limited.map(({ cells, intervals }) => ({
      ...Object.fromEntries(counts.columns.map((key, index) => [key, numberIfPlain(cells[index] ?? '')])),
      ...Object.fromEntries(added.map(({ key, holds, index }) => [key, intervals[index]?.[holds] ?? null])),
    })),
    problems,
    columns: [
      ...counts.columns.map((key) => ({ key, holds: 'given' as const })),
      ...added.map(({ key, holds }) => ({ key, holds })),
    ],
    methods: [...new Set(first.map(({ label }) => label))],
  };
}

interface Limited extends CountsRecord {
  readonly intervals: readonly IntervalRow[];
}

/** Limits row by row; a row whose limits cannot be is a problem with its line. */
function limitsOf({ records, problems }: CountsFile, question: Omit<IntervalQuestion, 'stated'>) {
  const failed: Problem[] = [...problems];
  const limited = records.flatMap((record): Limited[] => {
    try {
      const { intervals } = intervalReport({ ...question, stated: [record.stated] });
      return [{ ...record, intervals }];
    } catch (error) {
      if (!(error instanceof ArgumentError)) throw error;
      failed.push(...error.problems.map((problem) => ({ ...problem, position: record.position })));
      return [];
    }
  });
  return { limited, problems: failed.sort((a, b) => (a.position?.line ?? 0) - (b.position?.line ?? 0)) };
}

/** The columns that one interval adds; it is at `index` among the intervals of every row. */
function columnsFor(
  { knows, method, confidence, pValue, lowerCount }: IntervalRow,
  { index, isOnly }: { readonly index: number; readonly isOnly: boolean },
): (FileColumn & { readonly holds: Added; readonly index: number })[] {
  const source = knows === 'the cases' ? method : `${knows.split(' ').at(-1)}_${method}`;
  const suffix = isOnly ? '' : `_${source}_${confidence}`;
  const holds: readonly Added[] = [
    'lower',
    'upper',
    ...(lowerCount === null ? [] : (['lowerCount', 'upperCount'] as const)),
    ...(pValue === null ? [] : (['pValue'] as const)),
  ];
  return holds.map((one) => ({ key: `${one}${suffix}`, holds: one, index }));
}

/** A cell that a person would call a number, as one; everything else as it stands in the file. */
function numberIfPlain(text: string): string | number {
  const value = Number(text);
  return text !== '' && String(value) === text && Number.isFinite(value) ? value : text;
}

function refuseTaken({ file, columns }: CountsFile, added: readonly string[]): void {
  const taken = added.filter((key) => columns.includes(key));
  if (taken.length === 0) return;
  throw new DataError([
    problem(
      'column-taken',
      `${file} has a column called ${list(taken)} already, where the limits would go.`,
      { path: file, hint: 'Rename it in the file.' },
    ),
  ]);
}
