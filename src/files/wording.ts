import { requireFields, requireList } from '../check.js';
import { allOf } from '../problem.js';
import type { Scenario } from '../scenario/scenario.js';
import { buildPack as buildPackFrom, type PackOptions } from '../training/pack/buildPack.js';
import type { Pack } from '../training/pack.js';
import { parseWording } from '../training/words/wording.js';
import type { Wording } from '../training/words/wordingTypes.js';
import { collection } from './collection.js';
import { version } from './version.js';

const templates = collection('scenarios/templates', 'template', 1024);

/**
 * Loads the wording of practice packs: the template files that come with casesim, and your own over them.
 *
 * @param paths - your own template files; what they name replaces the part of the same name
 * @returns the wording, checked
 * @throws FileError for a file that cannot be read; DataError with everything wrong in them, by line and column
 * @example
 * loadWording().voices.plain?.label // 'Plain full sentences in the first person'
 */
export function loadWording(paths: readonly string[] = []): Wording {
  requireList('paths', paths);
  return paths.length === 0 ? ownWording() : wordingOf(paths);
}

/**
 * `buildPack` with the wording and the version of this casesim, unless others are given.
 *
 * @param scenario - a validated scenario
 * @param options - `seed`, and as for `buildPack` what else is wanted; `wording` (that of `loadWording()`)
 * @returns the pack, frozen plain data; the same for the same arguments
 * @throws as `buildPack` and `loadWording` do
 * @example
 * buildPack(loadScenario('west-midlands-2025'), { cases: 8, seed: 7 }).cases.length // 8
 */
export function buildPack(
  scenario: Scenario,
  options: Omit<PackOptions, 'wording'> & { readonly wording?: Wording },
): Pack {
  const { wording = loadWording(), ...others } = requireFields('options', options, '{ seed: 7 }');
  return buildPackFrom(scenario, { version: version(), ...others, wording });
}

/** That of casesim alone, read once: reading it takes longer than making a pack with it. */
function ownWording(): Wording {
  alone ??= wordingOf([]);
  return alone;
}

let alone: Wording | undefined;

function wordingOf(paths: readonly string[]): Wording {
  return parseWording(allOf([...templates.ids(), ...paths].map((name) => () => templates.read(name))));
}
