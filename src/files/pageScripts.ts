import { fileURLToPath } from 'node:url';
import { readTextSync, type TextKind } from './disk/readText.js';

/** Where the build writes the scripts of pages: the same seen from `src` and from `dist`. */
const FOLDER = fileURLToPath(new URL('../../dist/pages/', import.meta.url));

const SCRIPT: TextKind = {
  noun: 'script',
  largest: 4 * 1024 * 1024,
  devices: false,
  hint: () => 'npm run build makes it.',
};

/** The script of a page that answers to a person, whole, to be put into the page. */
export function pageScript(name: 'exercise' | 'reveal'): string {
  return readTextSync(`${FOLDER}${name}.js`, SCRIPT);
}
