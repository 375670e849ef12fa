import { requireText } from '../check.js';
import { ArgumentError, DataError, type Problem, problem } from '../problem.js';
import { requireTable, type Table } from '../tables/tableRows.js';
import { list } from '../words/format.js';
import type { IntervalRow } from './interval/rows.js';
import { type IntervalQuestion, intervalReport, settledFacts } from './interval.js';
import { type CountsRecord, CountsRows } from './tables/countsFile.js';
import type { StatedCounts } from './tables/readCounts.js';

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
 * @param text - the file, or its rows from `loadTable`
 * @param file - its name, for messages
 * @param question - what is known of the cases, as for `intervalReport`
 * @returns the rows with their limits, and a problem for each row left out
 * @throws DataError when the file as a whole cannot be read, or has a column where the limits would go
 *
 * @example
 * intervalFileReport('yes,of\n41,84\n', 'counts.csv', { methods: ['wilson'] }).rows[0]?.lower; // 0.384…
 */
export function intervalFileReport(
  text: Table,
  file: string,
  question: Omit<IntervalQuestion, 'stated'>,
): IntervalFileReport {
  requireTable('text', text);
  const reader = new IntervalFileRows(file, question);
  requireFewRows(text, file);
  const pieces = [reader.push(text), reader.end()];
  return {
    file,
    confidence: question.confidences ?? [0.95],
    side: question.side ?? 'both',
    rows: pieces.flatMap(({ rows }) => rows),
    problems: pieces.flatMap(({ problems }) => problems),
    columns: reader.columns,
    methods: reader.methods,
  };
}

/** The most rows that are kept together: a million would take two gigabytes of memory. */
const MOST_ROWS = 200_000;

function requireFewRows(text: Table, file: string): void {
  const rows = typeof text === 'string' ? linesIn(text) : text.length;
  if (rows <= MOST_ROWS) return;
  const message = `${file} has ${rows.toLocaleString('en-GB')} lines; at most ${MOST_ROWS.toLocaleString('en-GB')} can be shown together.`;
  throw new DataError([
    problem('too-many-rows', message, { path: file, hint: 'Give --csv, which takes any number.' }),
  ]);
}

function linesIn(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}

/** Some rows of a file with their limits, and why others were left out. */
export interface LimitedRows {
  readonly rows: readonly Readonly<Record<string, string | number | null>>[];
  readonly problems: readonly Problem[];
}

/** The same piece by piece, keeping no row: for files of any length. */
export class IntervalFileRows {
  readonly #file: string;
  readonly #question: Omit<IntervalQuestion, 'stated'>;
  readonly #counts: CountsRows;
  /** Intervals of counts that came before; files repeat them. */
  readonly #known = new Map<string, readonly IntervalRow[]>();
  #added: readonly AddedColumn[] | null = null;
  #methods: readonly string[] = [];

  constructor(file: string, question: Omit<IntervalQuestion, 'stated'>) {
    this.#file = requireText('file', file);
    this.#question = settledFacts(question);
    this.#counts = new CountsRows(file);
  }

  /** The columns in order: those of the file, then those added, once a row could be read. */
  get columns(): readonly FileColumn[] {
    return [
      ...this.#counts.columns.map((key) => ({ key, holds: 'given' as const })),
      ...(this.#added ?? []).map(({ key, holds }) => ({ key, holds })),
    ];
  }

  /** The methods in words. */
  get methods(): readonly string[] {
    return this.#methods;
  }

  push(text: Table): LimitedRows {
    return this.#limited(this.#counts.push(text));
  }

  end(): LimitedRows {
    return this.#limited(this.#counts.end());
  }

  /** Limits row by row; a row whose limits cannot be is a problem with its line. */
  #limited(found: readonly (CountsRecord | Problem)[]): LimitedRows {
    const problems: Problem[] = [];
    const rows = found.flatMap((one) => {
      if ('message' in one) {
        problems.push(one);
        return [];
      }
      try {
        return [this.#row(one)];
      } catch (error) {
        if (!(error instanceof ArgumentError)) throw error;
        problems.push(...error.problems.map((problem) => ({ ...problem, position: one.position })));
        return [];
      }
    });
    return { rows, problems };
  }

  #row({ cells, stated }: CountsRecord): Record<string, string | number | null> {
    const intervals = this.#intervalsOf(stated);
    const added = this.#added ?? this.#begin(intervals);
    // A column may be called anything, __proto__ too.
    const row: Record<string, string | number | null> = Object.create(null);
    this.#counts.columns.forEach((key, index) => {
      row[key] = numberIfPlain(cells[index] ?? '');
    });
    for (const { key, holds, index } of added) row[key] = intervals[index]?.[holds] ?? null;
    return row;
  }

  #intervalsOf(stated: StatedCounts): readonly IntervalRow[] {
    const known = this.#known.get(stated.text);
    if (known !== undefined) return known;
    const { intervals } = intervalReport({ ...this.#question, stated: [stated] });
    if (this.#known.size < MOST_KNOWN) this.#known.set(stated.text, intervals);
    return intervals;
  }

  /** The first row that could be read settles which columns are added. */
  #begin(intervals: readonly IntervalRow[]): readonly AddedColumn[] {
    const added = intervals.flatMap((row, index) =>
      columnsFor(row, { index, isOnly: intervals.length === 1 }),
    );
    refuseTaken(
      this.#file,
      this.#counts.columns,
      added.map(({ key }) => key),
    );
    this.#added = added;
    this.#methods = [...new Set(intervals.map(({ label }) => label))];
    return added;
  }
}

/** Enough for every count of 200 cases, and little memory. */
const MOST_KNOWN = 20_000;

type AddedColumn = FileColumn & { readonly holds: Added; readonly index: number };

/** The columns that one interval adds; it is at `index` among the intervals of every row. */
function columnsFor(
  { knows, method, confidence, pValue, lowerCount }: IntervalRow,
  { index, isOnly }: { readonly index: number; readonly isOnly: boolean },
): AddedColumn[] {
  const source = knows === 'the cases' ? method : `${SOURCES[knows]}_${method}`;
  const suffix = isOnly ? '' : `_${source}_${confidence}`;
  const holds: readonly Added[] = [
    'lower',
    'upper',
    ...(lowerCount === null ? [] : (['lowerCount', 'upperCount'] as const)),
    ...(pValue === null ? [] : (['pValue'] as const)),
  ];
  return holds.map((one) => ({ key: `${one}${suffix}`, holds: one, index }));
}

/** What an interval allows for, as the name of its column has it. */
const SOURCES: Readonly<Record<Exclude<IntervalRow['knows'], 'the cases'>, string>> = {
  'the cohort': 'cohort',
  'the design': 'design',
  'the inspectors': 'inspectors',
  'a prior': 'prior',
  'everything given': 'all',
  'all but the prior': 'allButPrior',
};

/** A cell that a person would call a number, as one; everything else as it stands in the file. */
function numberIfPlain(text: string): string | number {
  const value = Number(text);
  return text !== '' && String(value) === text && Number.isFinite(value) ? value : text;
}

function refuseTaken(file: string, columns: readonly string[], added: readonly string[]): void {
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
