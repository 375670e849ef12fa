import { version } from '../files/version.js';
import { findCommand } from './findCommand.js';
import { overview } from './help.js';
import { explainFailure, isClosedPipe } from './terminal/failure.js';
import { terminalOf } from './terminal/terminal.js';

/** Exit codes: 0 done; 1 a stated check failed; 2 to 4 and 70 in failure.ts; for signals, as shells count them. */
const SIGNALLED = { SIGHUP: 129, SIGINT: 130, SIGQUIT: 131, SIGTERM: 143 } as const;

const io = terminalOf(process);

/** Removes what is half-written; nothing is until a command has been loaded. */
let cleanUp: () => void = () => {};

/** Runs the command that was typed, and sets the exit code. */
export async function start(): Promise<void> {
  process.on('uncaughtException', finish);
  process.stdout.on('error', finish);
  // What cannot be said beside the result is no reason to withhold the result.
  process.stderr.on('error', () => {});
  try {
    await run(process.argv.slice(2));
    process.exitCode = io.exitCode;
  } catch (error) {
    finish(error);
  }
}

async function run([name, ...rest]: readonly string[]): Promise<void> {
  if (name === undefined || name === '--help' || name === '-h') return print(overview(io));
  if (name === '--version' || name === '-V') return print(`${version()}\n`);
  if (name === 'help') return rest[0] === undefined ? print(overview(io)) : run([...rest, '--help']);
  const [{ runCommand }, { heedUnfinished, removeUnfinished }] = await Promise.all([
    findCommand(name),
    import('../files/disk/unfinished.js'),
  ]);
  cleanUp = removeUnfinished;
  heedUnfinished(listenForSignals);
  if (io.showsProgress) (await import('../files/atWork.js')).showAtWork(process);
  await runCommand(rest, io);
}

function print(text: string): void {
  process.stdout.write(text);
}

/** Says what went wrong in words for the person at the terminal, cleans up and ends with the right code. */
function finish(error: unknown): never {
  cleanUp();
  if (isClosedPipe(error)) process.exit(io.exitCode);
  const told = explainFailure(error, process.env);
  try {
    process.stderr.write(`${told.lines.join('\n')}\n`);
  } catch {
    // Nobody is left to be told.
  }
  process.exit(told.exitCode);
}

/**
 * Signals are listened for only while something is half-written, which is removed before the end. At any other time the
 * system itself ends the process, at once, even in the middle of a long sum in which nothing is heard.
 */
function listenForSignals(isAny: boolean): void {
  for (const signal of Object.keys(SIGNALLED)) {
    if (isAny) process.on(signal, interrupt);
    else process.off(signal, interrupt);
  }
}

function interrupt(signal: keyof typeof SIGNALLED): void {
  cleanUp();
  process.exit(SIGNALLED[signal]);
}
