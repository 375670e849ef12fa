import { readText } from '../../files/readText.js';
import { DataError } from '../../problem.js';
import { intervalFileDocument } from '../../report/documents/estimation/intervalFileDocument.js';
import type { IntervalQuestion } from '../../results/interval.js';
import { intervalFileReport } from '../../results/intervalFile.js';
import { type OutputOptions, printDocument } from '../terminal/output.js';
import type { Terminal } from '../terminal/terminal.js';

/** Limits for every row of a file: rows that cannot be read are reported by their line, and the rest are given theirs. */
export async function intervalFile(
  path: string,
  question: Omit<IntervalQuestion, 'stated'>,
  options: OutputOptions,
  io: Terminal,
): Promise<void> {
  const report = intervalFileReport(await readText(path, io), path === '-' ? 'stdin' : path, question);
  if (report.rows.length > 0) await printDocument(intervalFileDocument(report), options, io);
  if (report.problems.length > 0) io.report(new DataError(report.problems));
}
