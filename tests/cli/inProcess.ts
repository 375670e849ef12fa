import { findCommand } from '../../src/cli/findCommand.js';
import { CasesimError } from '../../src/problem.js';
import type { Ran } from './casesim.js';
import { fakeTerminal } from './fakeTerminal.js';

/** Runs a command as `casesim` does but without the cost of a process; relative paths are the test's own. */
export async function inProcess(
  [command = '', ...args]: readonly string[],
  { input = '', env = {} }: { input?: string; env?: Record<string, string> } = {},
): Promise<Ran> {
  const { io, said } = fakeTerminal({ columns: 100, input, env });
  try {
    const { runCommand } = await findCommand(command);
    await runCommand(args, io);
    return { code: io.exitCode, ...said };
  } catch (error) {
    if (!(error instanceof CasesimError)) throw error;
    return { code: error.exitCode, stdout: said.stdout, stderr: `${said.stderr}${error.message}\n` };
  }
}

/** The words of a command line that needs no shell, without the quotes round them. */
export function wordsOf(line: string): string[] {
  return (line.match(/"[^"]*"|'[^']*'|\S+/g) ?? []).map((word) => word.replace(/^(["'])(.*)\1$/, '$2'));
}
