import { DataError } from '../problem.js';
import { readCountsFile } from '../report/estimation/countsFile.js';
import type { IntervalQuestion } from '../report/estimation/interval.js';
import { intervalFileAnswer } from '../report/estimation/intervalFileAnswer.js';
import { type OutputOptions, printAnswer } from './output.js';
import { readText } from './read.js';
import { countsOrProblem } from './readCounts.js';
import type { Terminal } from './terminal.js';

/** Limits for every row of a file: rows that cannot be read are reported by their line, and the rest are answered. */
export async function intervalFile(
  path: string,
  question: IntervalQuestion,
  options: OutputOptions,
  io: Terminal,
): Promise<void> {
  const file = path === '-' ? 'stdin' : path;
  const counts = readCountsFile(await readText(path, io), file, countsOrProblem);
  const { answer, problems } = intervalFileAnswer(counts, question);
  if (answer !== null) await printAnswer(answer, options, io);
  if (problems.length > 0) io.report(new DataError(problems));
}
