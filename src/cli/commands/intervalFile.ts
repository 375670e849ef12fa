import { readText } from '../../files/readText.js';
import { DataError } from '../../problem.js';
import { readCountsFile } from '../../report/documents/estimation/countsFile.js';
import { intervalFileDocument } from '../../report/documents/estimation/intervalFile.js';
import type { IntervalQuestion } from '../../results/interval.js';
import { countsOrProblem } from '../arguments/readCounts.js';
import { type OutputOptions, printDocument } from '../terminal/output.js';
import type { Terminal } from '../terminal/terminal.js';

/** Limits for every row of a file: rows that cannot be read are reported by their line, and the rest are answered. */
export async function intervalFile(
  path: string,
  question: IntervalQuestion,
  options: OutputOptions,
  io: Terminal,
): Promise<void> {
  const file = path === '-' ? 'stdin' : path;
  const counts = readCountsFile(await readText(path, io), file, countsOrProblem);
  const { document, problems } = intervalFileDocument(counts, question);
  if (document !== null) await printDocument(document, options, io);
  if (problems.length > 0) io.report(new DataError(problems));
}
