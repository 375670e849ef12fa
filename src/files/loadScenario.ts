import { requireFields } from '../check.js';
import { DataError, problem } from '../problem.js';
import { ratingFindings } from '../scenario/audit/ratings.js';
import type { Declaration } from '../scenario/declare/declaration.js';
import { parseDeclaration, parseScenario } from '../scenario/parse.js';
import type { Scenario } from '../scenario/scenario.js';
import { loadProgramme } from './loadProgramme.js';
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
  const scenario = readyScenario(idOrPath, text) ?? withSoundRatings(parseScenario(text, file));
  if (scenarios.ids().includes(idOrPath)) known.set(idOrPath, { text, scenario });
  return scenario;
}

/** Loads a scenario for the audit, which takes it even when its numbers do not agree. */
export function loadDeclaration(idOrPath: string): Declaration {
  const { text, file } = scenarios.read(idOrPath);
  return readyDeclaration(idOrPath, text) ?? parseDeclaration(text, file);
}

/** A scenario whose ratings are what the rules of its programme allow. */
function withSoundRatings(scenario: Scenario): Scenario {
  if (scenario.programme === undefined) return scenario;
  const wrong = ratingFindings(scenario, loadProgramme(scenario.programme)).filter(
    ({ severity }) => severity === 'contradiction',
  );
  if (wrong.length === 0) return scenario;
  throw new DataError(
    wrong.map(({ code, explanation, hint, position, figures }) =>
      problem(code, explanation, { position, path: figures[0], hint: hint ?? undefined }),
    ),
  );
}

/**
 * Ids of the scenarios that come with casesim, in order of the alphabet.
 *
 * @param options - `all`, those without key questions answered Yes or No too, which most of casesim cannot use
 * @returns ids, each of which `loadScenario` takes
 *
 * @example
 * listScenarios().includes('west-midlands-2025'); // true
 */
export function listScenarios(options: { readonly all?: boolean } = {}): string[] {
  const { all = false } = requireFields('options', options, '{ all: true }');
  return scenarios.ids().filter((id) => all || hasKeyQuestions(scenarios.read(id).text));
}

/** Whether a file has cases of its own that are judged Yes or No, seen without reading it as a whole. */
function hasKeyQuestions(text: string): boolean {
  return (
    /^keyQuestions\s*:/m.test(text) && !/^keyQuestions\s*:\s*(?:#.*)?\n(?:\s*#.*\n)*\s+scale\s*:/m.test(text)
  );
}
