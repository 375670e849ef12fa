import { CommanderError, type CommandUnknownOpts } from '@commander-js/extra-typings';
import { ArgumentError } from '../problem.js';
import { capital } from '../words/capital.js';
import { asTyped } from './arguments/asTyped.js';
import { refuseRepeats } from './arguments/once.js';
import { commandHelp } from './help.js';
import type { CommandEntry } from './registry.js';
import type { Example } from './terminal/command.js';
import type { Terminal } from './terminal/terminal.js';

/** Loads a command and gives the function that runs it on its arguments. */
export async function commandRunner(entry: CommandEntry) {
  const { default: make, examples } = await entry.load();
  return {
    async runCommand(args: readonly string[], io: Terminal): Promise<void> {
      const command = prepare(make(io), entry, examples, io);
      let ran = command;
      command.hook('preAction', (_, action) => {
        ran = action;
      });
      try {
        await command.parseAsync(args, { from: 'user' });
      } catch (error) {
        if (error instanceof ArgumentError) throw asTyped(error, ran);
        // Help has been shown: done, and not a failure.
        if (!(error instanceof CommanderError)) throw error;
      }
    },
  };
}

/** Gives a command its name, its help and our way of failing, and its subcommands likewise. */
export function prepare(
  command: CommandUnknownOpts,
  entry: Pick<CommandEntry, 'name' | 'summary'>,
  examples: readonly Example[],
  io: Terminal,
): CommandUnknownOpts {
  command.name(entry.name);
  if (command.description() === '') command.description(entry.summary);
  const settle = (one: CommandUnknownOpts, path: string) => {
    one.helpOption('-h, --help', 'show this help');
    if (one.commands.length > 0) one.helpCommand(false);
    refuseRepeats(one);
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

/** What is wrong with the arguments of a command, and where its own help is. */
function usageError(error: CommanderError, path: string): ArgumentError {
  const help = `See ${path} --help.`;
  const code = error.code.replace(/^commander\./, '');
  const [first = '', ...rest] = error.message.replace(/^error: /, '').split('\n');
  const said = capital(first);
  const message = /[.?!]$/.test(said) ? said : `${said}.`;
  const suggestion = rest.map((line) => line.replace(/^\((.*)\)$/, '$1')).join(' ');
  const hint = [suggestion, help].filter((part) => part !== '').join(' ');
  return new ArgumentError([{ code, message, hint }]);
}
