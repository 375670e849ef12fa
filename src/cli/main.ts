#!/usr/bin/env node
/**
 * The command line's front door. To add a command:
 *
 * 1. Write `src/cli/<name>.ts`. Its default export takes the `Terminal` and returns a commander `Command`:
 *    `export default (io: Terminal) => answerCommand().argument('<counts>').option(…).action(async (counts, options) => …)`.
 * 2. In the action compute an `Answer` (report/answer.ts) and end with `await printAnswer(answer, options, io)`.
 *    Import heavy modules inside the action. Touch the world only through `io`; never set an exit code:
 *    throw a CasesimError, or call `io.report(error)` for problems that leave an answer, or `io.checkFailed()`.
 * 3. Export `examples`: at least two command lines that work as they stand; help shows them and a test runs them.
 * 4. Add one line to `commands` in `registry.ts`. Readers of option values are in options.ts, seeds in seed.ts.
 */
import { CasesimError, FileError, formatProblem } from '../problem.js';
import { overview } from './help.js';
import { findCommand } from './registry.js';
import { terminalOf } from './terminal.js';
import { version } from './version.js';

/** 0 done; 1 a stated check failed; 2 wrong usage; 3 bad scenario or data; 4 cannot read or write; 130 interrupted. */
const INTERRUPTED = 130;
/** A fault of casesim's own (sysexits EX_SOFTWARE), so that it is never taken for an answer. */
const OWN_FAULT = 70;

const interruption = new AbortController();
const io = terminalOf(process, interruption.signal);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void interrupt(signal));
process.on('uncaughtException', (error) => void finish(error));
for (const stream of [process.stdout, process.stderr]) stream.on('error', (error) => void finish(error));

try {
  await run(process.argv.slice(2));
  process.exitCode = io.exitCode;
} catch (error) {
  await finish(error);
}

async function run([name, ...rest]: readonly string[]): Promise<void> {
  if (name === undefined || name === '--help' || name === '-h') return print(overview(io));
  if (name === '--version' || name === '-V') return print(`${version()}\n`);
  if (name === 'help') return rest[0] === undefined ? print(overview(io)) : run([...rest, '--help']);
  const { runCommand } = await findCommand(name);
  await runCommand(rest, io);
}

function print(text: string): void {
  process.stdout.write(text);
}

/** Says what went wrong in words for the person at the terminal, cleans up and ends with the right code. */
async function finish(error: unknown): Promise<void> {
  const { removeUnfinished } = await import('../report/write.js');
  removeUnfinished();
  if (isClosedPipe(error)) process.exit(io.exitCode);
  const told = explain(error);
  try {
    process.stderr.write(`${told.lines.join('\n')}\n`);
  } catch {
    // Nobody is left to be told.
  }
  process.exit(told.exitCode);
}

function explain(error: unknown): { lines: string[]; exitCode: number } {
  if (error instanceof CasesimError) {
    return { lines: error.problems.map(formatProblem), exitCode: error.exitCode };
  }
  const full =
    error instanceof Error && 'code' in error && ['ENOSPC', 'EDQUOT', 'EIO'].includes(String(error.code));
  if (full)
    return explain(
      new FileError([{ code: 'output', message: 'The output could not be written: the disk is full.' }]),
    );
  const said = error instanceof Error ? `${error.name}: ${error.message.split('\n')[0]}` : String(error);
  const trace = process.env.CASESIM_DEBUG && error instanceof Error ? [String(error.stack)] : [];
  return {
    lines: [
      `This is a fault in casesim ${version()}, not in what you asked (${said}).`,
      'Please report it with the command that you ran. CASESIM_DEBUG=1 shows where it happened.',
      ...trace,
    ],
    exitCode: OWN_FAULT,
  };
}

/** The reader has what it wanted (`| head`): not an error. */
function isClosedPipe(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED')
  );
}

async function interrupt(signal: 'SIGINT' | 'SIGTERM'): Promise<void> {
  interruption.abort();
  const { removeUnfinished } = await import('../report/write.js');
  removeUnfinished();
  if (process.stderr.isTTY) process.stderr.write('\u001b[?25h\n');
  process.exit(signal === 'SIGINT' ? INTERRUPTED : 143);
}
