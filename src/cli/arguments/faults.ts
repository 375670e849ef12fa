import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { ArgumentError, CasesimError, type Problem } from '../../problem.js';
import { refuseRepeats } from './once.js';

/** What is wrong with a command line, all of it: what its readers refuse is kept until everything was read. */
export class Faults {
  readonly #problems: Problem[] = [];
  #check: (() => Promise<void>) | null = null;

  /**
   * Lets the readers of a command's options and arguments go on to the next where one refuses. Before the command acts,
   * everything is said at once, with what `alsoCheck` finds.
   */
  gatherFrom(command: CommandUnknownOpts): void {
    refuseRepeats(command, (refusal) => this.#keep(refusal, undefined));
    this.#gatherUnknown(command);
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

  /** The same error, or one with everything that was wrong before it; with what a command that got no further would have checked. */
  async with(error: CasesimError): Promise<CasesimError> {
    await this.#check?.();
    return this.#problems.length === 0 ? error : new ArgumentError([...this.#problems, ...error.problems]);
  }

  /** Has a command refuse all unknown options rather than the first, and check its arguments all the same. */
  #gatherUnknown(command: CommandUnknownOpts): void {
    const [parse, refuse] = [command.parseOptions.bind(command), unknownOptionOf(command)];
    let unknown: readonly string[] = [];
    command.parseOptions = (args) => {
      const parsed = parse(args);
      unknown = parsed.unknown;
      return parsed;
    };
    const refuseAll = () => {
      const flags = unknown.filter((text, i) => i === 0 || /^-{1,2}[a-z]/i.test(text));
      for (const flag of new Set(flags)) this.#keep(() => refuse(flag), undefined);
      const given = command.args.slice(0, command.args.length - unknown.length);
      const isEnough = given.length >= command.registeredArguments.filter(({ required }) => required).length;
      if (isEnough)
        this.#check = async () => {
          try {
            await checks.get(command)?.(given, command.opts());
          } catch (error) {
            if (!(error instanceof CasesimError)) throw error;
            this.#problems.push(...error.problems);
          }
        };
      throw new ArgumentError([]);
    };
    Object.assign(command, { unknownOption: refuseAll });
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

/** How Commander refuses an unknown option; its types keep that to itself. */
function unknownOptionOf(command: CommandUnknownOpts): (flag: string) => void {
  const refuse: unknown = Reflect.get(command, 'unknownOption');
  if (typeof refuse !== 'function')
    throw new TypeError('This Commander refuses unknown options in another way.');
  return (flag) => void refuse.call(command, flag);
}
