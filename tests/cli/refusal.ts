import { findCommand } from '../../src/cli/registry.js';
import { CasesimError } from '../../src/problem.js';
import { fakeTerminal } from './fakeTerminal.js';

/** How a command refuses its arguments, without the cost of a process; fails if it prints an answer first. */
export async function refusal(command: string, args: readonly string[]) {
  const { io, said } = fakeTerminal();
  const { runCommand } = await findCommand(command);
  try {
    await runCommand(args, io);
  } catch (error) {
    if (!(error instanceof CasesimError)) throw error;
    if (said.stdout !== '') throw new Error(`printed before refusing: ${said.stdout}`);
    return { exitCode: error.exitCode, message: error.message };
  }
  throw new Error(`casesim ${command} ${args.join(' ')} was not refused`);
}
