import { CommanderError, type CommandUnknownOpts } from '@commander-js/extra-typings';
import { ArgumentError, CasesimError, nearHint } from '../problem.js';
import { capital } from '../words/capital.js';
import { asTyped } from './arguments/asTyped.js';
import { Faults } from './arguments/faults.js';
import { commandHelp } from './help.js';
import type { CommandEntry } from './registry.js';
import type { Example } from './terminal/command.js';
import type { Terminal } from './terminal/terminal.js';

/** Loads a command and gives the function that runs it on its arguments. */
export async function commandRunner(entry: CommandEntry) {
  const { default: make, examples } = await entry.load();
  return {
    async runCommand(args: readonly string[], io: Terminal): Promise<void> {
      const faults = new Faults();
      const command = prepare(make(io), entry, { examples, faults, io });
      let ran = command;
      command.hook('preAction', (_, action) => {
        ran = action;
      });
      try {
        await command.parseAsync(args, { from: 'user' });
      } catch (error) {
        // Help has been shown: done, and not a failure.
        if (error instanceof CommanderError) return;
        const all = error instanceof CasesimError ? await faults.with(error) : error;
        throw all instanceof ArgumentError ? asTyped(all, ran) : all;
      }
    },
  };
}

/** Gives a command its name, its help and our way of failing, and its subcommands likewise. */
export function prepare(
  command: CommandUnknownOpts,
  entry: Pick<CommandEntry, 'name' | 'summary'>,
  { examples, faults, io }: { examples: readonly Example[]; faults: Faults; io: Terminal },
): CommandUnknownOpts {
  command.name(entry.name);
  if (command.description() === '') command.description(entry.summary);
  const settle = (one: CommandUnknownOpts, path: string) => {
    one.helpOption('-h, --help', 'show this help');
    if (one.commands.length > 0) one.helpCommand(false);
    faults.gatherFrom(one);
    one.exitOverride((error) => {
      throw error.exitCode === 0 ? error : usageError(error, path);
    });
    one.configureOutput({ writeOut: (text) => void io.stdout.write(text), writeErr: () => {} });
    one.configureHelp({ formatHelp: (shown, helper) => commandHelp(shown, helper, path, examples, io) });
    for (const child of one.commands) settle(child, `${path} ${child.name()}`);
  };
  settle(command, `casesim ${entry.name}`);
  return command;
}

/** How the library refuses an argument that is none of its choices. */
const BAD_CHOICE = /argument value '(.*)' is invalid for argument '(.*)'\. Allowed choices are (.*)\.$/s;

/** What is wrong with the arguments of a command, and where its own help is. */
function usageError(error: CommanderError, path: string): ArgumentError {
  const belowZero = /'(-\.?\d[^']*)'/.exec(error.message)?.[1];
  if (error.code === 'commander.unknownOption' && belowZero !== undefined) {
    const message = `"${belowZero}" is below 0, and nothing here can be.`;
    return new ArgumentError([{ code: 'below-zero', message, hint: 'Counts and cases are 0 or more.' }]);
  }
  const help = `See ${path} --help.`;
  const [, written, argument, choices] = BAD_CHOICE.exec(error.message) ?? [];
  if (choices !== undefined) {
    const message = `<${argument}> must be one of ${choices}, not "${written}".`;
    const hint = nearHint(written, choices.split(', '), help);
    return new ArgumentError([{ code: 'bad-argument', message, hint }]);
  }
  const code = error.code.replace(/^commander\./, '');
  const [first = '', ...rest] = error.message.replace(/^error: /, '').split('\n');
  const said = capital(first);
  const message = /[.?!]$/.test(said) ? said : `${said}.`;
  const suggestion = rest.map((line) => line.replace(/^\((.*)\)$/, '$1')).join(' ');
  const hint = [suggestion, help].filter((part) => part !== '').join(' ');
  return new ArgumentError([{ code, message, hint }]);
}
