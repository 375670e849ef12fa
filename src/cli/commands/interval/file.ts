import { readTable, readTablePieces } from '../../../files/disk/readTable.js';
import { CasesimError, DataError, type Problem } from '../../../problem.js';
import { intervalFileDocument } from '../../../report/documents/estimation/intervalFileDocument.js';
import { csvLine, noLimitInWords } from '../../../report/render/csv.js';
import type { IntervalQuestion } from '../../../results/interval.js';
import { IntervalFileRows, intervalFileReport, type LimitedRows } from '../../../results/intervalFile.js';
import { CountsRows } from '../../../results/tables/countsFile.js';
import { formatOf, isFile, type OutputOptions, printDocument, writeOutput } from '../../terminal/output.js';
import { startFileProgress } from '../../terminal/progress.js';
import type { Terminal } from '../../terminal/terminal.js';

type Question = Omit<IntervalQuestion, 'stated'>;

interface FileOptions extends OutputOptions {
  readonly sheet?: string | undefined;
}

/** Limits for every row of a file: rows that cannot be read are reported by their line, and the rest are given theirs. */
export async function intervalFile(
  path: string,
  question: Question,
  options: FileOptions,
  io: Terminal,
): Promise<void> {
  if (formatOf(options) === 'csv') return streamedFile(path, question, options, io);
  const table = await readTable(path, io, { sheet: options.sheet, say: io.say });
  const report = intervalFileReport(table, path === '-' ? 'stdin' : path, question);
  if (report.rows.length > 0) await printDocument(intervalFileDocument(report), options, io);
  reportAll(report.problems, io);
}

/** What refuses a file that cannot be read as a whole, from its first piece: what is wrong is said with what else is. */
export async function headReader(
  path: string,
  { sheet }: { readonly sheet?: string | undefined },
  io: Terminal,
): Promise<() => []> {
  try {
    const rows = new CountsRows(path === '-' ? 'stdin' : path);
    for await (const piece of readTablePieces(path, io, { sheet, say: io.say })) {
      rows.push(piece);
      break;
    }
  } catch (error) {
    if (!(error instanceof CasesimError)) throw error;
    return () => {
      throw error;
    };
  }
  return () => [];
}

/** The same as CSV, of any length: each piece of the file is written before the next is read. */
async function streamedFile(
  path: string,
  question: Question,
  options: FileOptions,
  io: Terminal,
): Promise<void> {
  const reader = new IntervalFileRows(path === '-' ? 'stdin' : path, question);
  const batches = batchesOf(reader, path, options, io);
  // What is wrong with the file as a whole is found before anything is written.
  const first = await batches.next();
  if (first.done) return;
  const keys = reader.columns.map(({ key }) => key);
  const lines = (rows: LimitedRows['rows']) =>
    rows.map((row) => csvLine(keys.map((key) => noLimitInWords(row[key] ?? null)))).join('');
  await writeOutput(
    options,
    async (write) => {
      await write(csvLine(keys) + lines(first.value));
      for await (const rows of batches) await write(lines(rows));
    },
    io,
  );
  if (isFile(options.output)) io.say(`Wrote ${options.output}.`);
}

/** The rows with limits, some at a time; those left out are reported as they come. */
async function* batchesOf(
  reader: IntervalFileRows,
  path: string,
  { sheet }: FileOptions,
  io: Terminal,
): AsyncGenerator<LimitedRows['rows'], void> {
  const progress = await startFileProgress(io);
  try {
    for await (const piece of readTablePieces(path, io, { sheet, say: io.say, seen: progress.seen })) {
      const { rows, problems } = reader.push(piece);
      reportAll(problems, io);
      if (rows.length > 0) yield rows;
      await io.breathe();
    }
    const { rows, problems } = reader.end();
    reportAll(problems, io);
    if (rows.length > 0) yield rows;
  } finally {
    progress.stop();
  }
}

function reportAll(problems: readonly Problem[], io: Terminal): void {
  if (problems.length > 0) io.report(new DataError(problems));
}
