import { nearHint, refuse } from '../problem.js';
import { commands } from './registry.js';

/** The command of that name; its module is loaded only now. */
export async function findCommand(name: string) {
  const entry = commands.find((command) => command.name === name);
  if (entry === undefined) refuseName(name);
  const { commandRunner } = await import('./run.js');
  return commandRunner(entry);
}

function refuseName(name: string): never {
  if (name.startsWith('-')) {
    const hint = 'Options come after the command; see casesim --help.';
    refuse('unknown-option', `There is no option ${name} before a command.`, { got: name, hint });
  }
  const names = commands.map((command) => command.name);
  const hint = nearHint(name, names, 'See casesim --help.').replace('mean ', 'mean casesim ');
  refuse('unknown-command', `There is no command "${name}".`, { got: name, hint });
}
