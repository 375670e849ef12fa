import { fileURLToPath } from 'node:url';
import { readTextSync, type TextKind } from './disk/readText.js';

/** Where the build writes pages and their scripts: the same seen from `src` and from `dist`. */
const FOLDER = fileURLToPath(new URL('../../dist/pages/', import.meta.url));

const kindOf = (noun: string): TextKind => ({
  noun,
  largest: 8 * 1024 * 1024,
  devices: false,
  hint: () => 'npm run build makes it.',
});

/** The script of a page that answers to a person, whole, to be put into the page. */
export function pageScript(name: 'exercise' | 'reveal'): string {
  return readTextSync(`${FOLDER}${name}.js`, kindOf('script'));
}

/**
 * The page that has all of casesim in it, with a region of one's own or none. Only its data are replaced, which no hash covers:
 * the script and the style that its policy lets run stay as they were built.
 *
 * @param own - the name and the text of a scenario file
 */
export function wholePage(own: { readonly name: string; readonly text: string } | null): string {
  const page = readTextSync(`${FOLDER}casesim.html`, kindOf('page'));
  const from = page.indexOf(OPENING) + OPENING.length;
  const to = page.indexOf('</script>', from);
  const data = { ...JSON.parse(page.slice(from, to)), own };
  return `${page.slice(0, from)}${JSON.stringify(data).replaceAll('<', '\\u003c')}${page.slice(to)}`;
}

const OPENING = '<script type="application/json" id="data">';
