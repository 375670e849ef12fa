#!/usr/bin/env node
import { version } from '../files/version.js';
import { overview } from './help.js';
import { findCommand } from './registry.js';
/**
 * The start of the command line. To add a command:
 *
 * 1. Write `src/cli/commands/<name>.ts`. Its default export takes the `Terminal` and returns a commander `Command`:
 *    `export default (io: Terminal) => documentCommand().argument('<counts>').option(…).action(async (counts, options) => …)`.
 * 2. In the action make a `Document` (report/document/document.ts) and end with `await printDocument(document, options, io)`.
 *    Import heavy modules inside the action. Touch the world only through `io`; never set an exit code:
 *    throw a CasesimError, or call `io.report(error)` for problems that leave an answer, or `io.checkFailed()`.
 * 3. Export `examples`: at least two command lines that work as they stand; help shows them and a test runs them.
 * 4. Add one line to `commands` in `registry.ts`. Readers of option values are in `arguments/options.ts`, seeds in `arguments/seed.ts`.
 */
import { explainFailure, isClosedPipe } from './terminal/failure.js';
import { terminalOf } from './terminal/terminal.js';

/** Exit codes: 0 done; 1 a stated check failed; 2 to 4 and 70 in failure.ts; 130 interrupted, 143 terminated. */
const SIGNALLED = { SIGINT: 130, SIGTERM: 143 } as const;

/** Undoes what a progress bar does to a terminal. */
const SHOW_CURSOR_AND_WRAP = '\u001b[?25h\u001b[?7h\n';

const io = terminalOf(process);

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
  const { removeUnfinished } = await import('../files/write.js');
  removeUnfinished();
  if (isClosedPipe(error)) process.exit(io.exitCode);
  const told = explainFailure(error, process.env);
  try {
    process.stderr.write(`${told.lines.join('\n')}\n`);
  } catch {
    // Nobody is left to be told.
  }
  process.exit(told.exitCode);
}

async function interrupt(signal: 'SIGINT' | 'SIGTERM'): Promise<void> {
  const { removeUnfinished } = await import('../files/write.js');
  removeUnfinished();
  if (process.stderr.isTTY) process.stderr.write(SHOW_CURSOR_AND_WRAP);
  process.exit(SIGNALLED[signal]);
}
