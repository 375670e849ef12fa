import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { requireText } from '../check.js';
import { nearHint } from '../problem.js';
import { readTextSync, type TextKind } from './disk/readText.js';

/** Files that come with casesim, known by their ids, and files of one's own, by their paths. */
export interface Collection {
  /** Ids of the files that come with casesim, in order of the alphabet. */
  ids(): string[];
  /**
   * The text of a file, and the name to call it by.
   *
   * @param idOrPath an id such as `west-midlands-2025`, a path, or `-` for standard input; anything with a slash or a dot is a path
   * @throws FileError when there is no such file or it cannot be read; DataError when it is not text in UTF-8
   */
  read(idOrPath: string): { readonly text: string; readonly file: string };
}

/** The YAML files of a folder of the project, the same seen from `src` and from `dist`; `noun` says what one of them is. */
export function collection(folder: string, noun: string, kibibytes = MOST_KIBIBYTES): Collection {
  const path = fileURLToPath(new URL(`../../${folder}/`, import.meta.url));
  const ids = () =>
    readdirSync(path)
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => name.slice(0, -'.yaml'.length))
      .sort();
  const kind: TextKind = {
    noun,
    largest: 1024 * kibibytes,
    devices: false,
    missing: (idOrPath) => `no ${noun} ${idOrPath === '' ? '""' : idOrPath}: neither an id nor a file`,
    hint: (idOrPath) => nearHint(idOrPath, ids(), `Known ids are ${ids().join(', ')}.`),
  };
  return {
    ids,
    read: (idOrPath) => {
      requireText('idOrPath', idOrPath);
      const isOurs = /^[A-Za-z0-9-]+$/.test(idOrPath) && ids().includes(idOrPath);
      if (!isOurs) return { text: readTextSync(idOrPath, kind), file: idOrPath === '-' ? 'stdin' : idOrPath };
      const name = `${idOrPath}.yaml`;
      return { text: readTextSync(path + name, kind), file: `${folder}/${name}` };
    },
  };
}

/** As much as a YAML file of a publication may have; in letters of several bytes that is less text. */
const MOST_KIBIBYTES = 256;
