import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { requireText } from '../check.js';
import { refuse } from '../problem.js';
import { readTextSync, type TextKind } from './disk/readText.js';

/** Where the build writes the schemas: the same seen from `src` and from `dist`. */
const FOLDER = fileURLToPath(new URL('../../dist/schemas/', import.meta.url));

const SCHEMA_FILE: TextKind = {
  noun: 'schema',
  largest: 16 * 1024 * 1024,
  devices: false,
  hint: () => 'npm run build makes it.',
};

/**
 * Names of the results whose shape is described, in order of the alphabet.
 *
 * @returns names for `resultSchema`
 *
 * @example
 * listResultSchemas().includes('inspect'); // true
 */
export function listResultSchemas(): string[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .sort();
}

/**
 * The JSON Schema (draft 7) of a result: of what a command prints with --json, and the library returns.
 *
 * @param name - such as `inspect` or `plan-margin`; `listResultSchemas` gives them all
 * @returns the schema as text
 * @throws ArgumentError for an unknown name, with the nearest
 *
 * @example
 * JSON.parse(resultSchema('inspect')).title;
 */
export function resultSchema(name: string): string {
  const names = listResultSchemas();
  if (names.includes(requireText('name', name))) return readTextSync(`${FOLDER}${name}.json`, SCHEMA_FILE);
  const facts = { path: 'name', got: name, near: names, hint: `There are ${names.join(', ')}.` };
  refuse('unknown-result', `There is no result "${name}".`, facts);
}
