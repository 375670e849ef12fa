import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { ArgumentError, CasesimError, type Problem } from '../../problem.js';
import { refuseRepeats } from './once.js';

/** What is wrong with a command line, all of it: what its readers refuse is kept until everything was read. */
export class Faults {
  readonly #problems: Problem[] = [];

  /**
   * Lets the readers of a command's options and arguments go on to the next where one refuses. Before the command acts,
   * everything is said at once, with what `alsoCheck` finds.
   */
  gatherFrom(command: CommandUnknownOpts): void {
    refuseRepeats(command, (refusal) => this.#keep(refusal, undefined));
    for (const one of [...command.options, ...command.registeredArguments]) {
      const read: ((text: string, before: unknown) => unknown) | undefined = one.parseArg;
      if (read === undefined) continue;
      // Something has to be in its stead, or a required option would seem to be missing as well.
      one.parseArg = <T>(text: string, before: T) =>
        this.#keep(() => read(text, before) as T, before ?? (text as T));
    }
    command.hook('preAction', async (_, ran) => {
      if (ran !== command || this.#problems.length === 0) return;
      await checks.get(command)?.(command.args, command.opts());
      // Nothing beside what was kept, which `with` adds wherever the command ends.
      throw new ArgumentError([]);
    });
  }

  /** The same error, or one with everything that was wrong before it. */
  with(error: CasesimError): CasesimError {
    return this.#problems.length === 0 ? error : new ArgumentError([...this.#problems, ...error.problems]);
  }

  #keep<Value>(read: () => Value, otherwise: Value): Value {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof CasesimError)) throw error;
      this.#problems.push(...error.problems);
      return otherwise;
    }
  }
}

type Check = (args: readonly string[], options: Readonly<Record<string, unknown>>) => unknown;

const checks = new WeakMap<object, Check>();

/**
 * What else to check of a command's arguments, as they were typed, where an option was refused: else its action finds it. An
 * option that was refused is text.
 */
export function alsoCheck<Command extends object>(command: Command, check: Check): Command {
  checks.set(command, check);
  return command;
}
