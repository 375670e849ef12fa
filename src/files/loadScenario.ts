import { deepFreeze } from '../deepFreeze.js';
import type { Declaration } from '../scenario/declare/declaration.js';
import { parseDeclaration, parseScenario } from '../scenario/parse.js';
import type { Scenario } from '../scenario/scenario.js';
import { collection } from './collection.js';
import { readyScenario } from './readyScenarios.js';

const scenarios = collection('scenarios', 'scenario');

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
  const ready = readyScenario(text, file);
  return ready === null
    ? parseScenario(text, file)
    : deepFreeze({ ...ready.declaration, variables: ready.variables });
}

/** Loads a scenario for the audit, which takes it even when its numbers do not agree. */
export function loadDeclaration(idOrPath: string): Declaration {
  const { text, file } = scenarios.read(idOrPath);
  return readyScenario(text, file)?.declaration ?? parseDeclaration(text, file);
}

/** Ids of the scenarios that come with casesim, in order of the alphabet. */
export const listScenarios = scenarios.ids;
