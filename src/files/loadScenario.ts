import type { Declaration } from '../scenario/declare/declaration.js';
import { parseDeclaration, parseScenario } from '../scenario/parse.js';
import type { Scenario } from '../scenario/scenario.js';
import { readyDeclaration, readyScenario, scenarios } from './readyScenarios.js';

/** Those that come with casesim, each read once as long as its file is the same. */
const known = new Map<string, { readonly text: string; readonly scenario: Scenario }>();

/**
 * Loads a scenario that comes with casesim, by its id, or one of your own, by its path.
 *
 * @param idOrPath An id such as `west-midlands-2025`, a path, or `-` for standard input; anything with a slash or a dot is a path.
 * @returns The scenario, checked and frozen.
 * @throws FileError when there is no such file or it cannot be read; DataError when it is not a sound scenario.
 * @example
 * loadScenario('west-midlands-2025').sample.cases // 84
 */
export function loadScenario(idOrPath: string): Scenario {
  const { text, file } = scenarios.read(idOrPath);
  const same = known.get(idOrPath);
  if (same?.text === text) return same.scenario;
  const scenario = readyScenario(idOrPath, text) ?? parseScenario(text, file);
  if (listScenarios().includes(idOrPath)) known.set(idOrPath, { text, scenario });
  return scenario;
}

/** Loads a scenario for the audit, which takes it even when its numbers do not agree. */
export function loadDeclaration(idOrPath: string): Declaration {
  const { text, file } = scenarios.read(idOrPath);
  return readyDeclaration(idOrPath, text) ?? parseDeclaration(text, file);
}

/** Ids of the scenarios that come with casesim, in order of the alphabet. */
export const listScenarios = scenarios.ids;
