import { parseProgramme } from '../scenario/programme/parseProgramme.js';
import type { Programme } from '../scenario/programme/programme.js';
import { collection } from './collection.js';

/** The programmes that come with casesim, and those of one's own. */
const programmes = collection('scenarios/programmes', 'programme');

/** Ids of the programmes that come with casesim, in order of the alphabet. */
export const listProgrammes = programmes.ids;

/** Each read once as long as its file is the same. */
const known = new Map<string, { readonly text: string; readonly programme: Programme }>();

/**
 * Loads a programme that comes with casesim, by its id, or one of your own, by its path.
 *
 * @param idOrPath - an id such as `core-2021`, or a path; anything with a slash or a dot is a path
 * @returns the programme, checked and frozen
 * @throws FileError when there is no such file or it cannot be read; DataError when it is not a sound programme
 *
 * @example
 * loadProgramme('core-2021').standards.length; // 9
 */
export function loadProgramme(idOrPath: string): Programme {
  const { text, file } = programmes.read(idOrPath);
  const same = known.get(idOrPath);
  if (same?.text === text) return same.programme;
  const programme = parseProgramme(text, file);
  if (listProgrammes().includes(idOrPath)) known.set(idOrPath, { text, programme });
  return programme;
}
