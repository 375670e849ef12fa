import { ArgumentError, type Problem, problem } from '../../problem.js';
import { optionName } from './optionName.js';

/**
 * Refuses at once all options that were given and have no meaning here: none may be taken and then not looked at.
 *
 * @param options - as they were read, by name
 * @param names - those that mean nothing here
 * @param where - such as `with --plan`, to come after `is of no use`
 */
export function refuseUseless(
  options: object,
  names: readonly string[],
  where: string,
  hint = 'Leave it out.',
): void {
  const given = Object.entries(options).flatMap(([name, value]) =>
    value === undefined || value === false || !names.includes(name) ? [] : [optionName(name)],
  );
  refuseAll(given.map((path) => problem('useless-option', `${path} is of no use ${where}.`, { path, hint })));
}

/** The same of options by the names that were typed, where `what` is asked. */
export function refuseStray(options: readonly string[], what: string): void {
  const hint = 'Leave it out.';
  refuseAll(
    options.map((path) => problem('bad-options', `${path} cannot be given for ${what}.`, { path, hint })),
  );
}

function refuseAll(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new ArgumentError(problems);
}
