import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DataError, FileError, nearest } from '../problem.js';
import type { Declaration } from '../scenario/declare/declaration.js';
import { parseDeclaration, parseScenario } from '../scenario/parse.js';
import type { Scenario } from '../scenario/scenario.js';

/** Files that come with casesim, known by their ids, and files of one's own, by their paths. */
export interface Shelf {
  /** Ids of the files that come with casesim, in order of the alphabet. */
  ids(): string[];
  /**
   * The text of a file, and the name to call it by.
   *
   * @param idOrPath an id such as `west-midlands-2025`, or a path; anything with a slash or a dot is a path
   * @throws FileError when there is no such file or it cannot be read; DataError when it is not text in UTF-8
   */
  read(idOrPath: string): { readonly text: string; readonly file: string };
}

/** The YAML files of a folder of the project, the same seen from `src` and from `dist`; `noun` says what one of them is. */
export function shelf(folder: string, noun: string): Shelf {
  const path = fileURLToPath(new URL(`../../${folder}/`, import.meta.url));
  const ids = () =>
    readdirSync(path)
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => name.slice(0, -'.yaml'.length))
      .sort();
  return {
    ids,
    read: (idOrPath) => {
      const isOurs = /^[A-Za-z0-9-]+$/.test(idOrPath) && ids().includes(idOrPath);
      if (!isOurs) return { text: readText(idOrPath, noun, ids), file: idOrPath };
      const name = `${idOrPath}.yaml`;
      return { text: readText(path + name, noun, ids), file: `${folder}/${name}` };
    },
  };
}

const scenarios = shelf('scenarios', 'scenario');

/**
 * Loads a scenario that comes with casesim, by its id, or one of your own, by its path.
 *
 * @param idOrPath An id such as `west-midlands-2025`, or a path; anything with a slash or a dot is a path.
 * @returns The scenario, checked and frozen.
 * @throws FileError when there is no such file or it cannot be read; DataError when it is not a sound scenario.
 * @example loadScenario('west-midlands-2025').sample.cases // 84
 */
export function loadScenario(idOrPath: string): Scenario {
  const { text, file } = scenarios.read(idOrPath);
  return parseScenario(text, file);
}

/** Loads a scenario for the audit, which takes it even when its numbers do not agree. */
export function loadDeclaration(idOrPath: string): Declaration {
  const { text, file } = scenarios.read(idOrPath);
  return parseDeclaration(text, file);
}

/** Ids of the scenarios that come with casesim, in order of the alphabet. */
export const listScenarios = scenarios.ids;

const LARGEST_FILE = 1024 * 1024;

function readText(path: string, noun: string, ids: () => string[]): string {
  const bytes = readBytes(path, noun, ids);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new DataError([
      {
        code: 'not-text',
        message: `${path} is not text in UTF-8.`,
        got: 'bytes that are not UTF-8',
        expected: 'a YAML text file',
        position: { file: path, line: 1, column: 1 },
      },
    ]);
  }
}

/** Reads a file that is a file and not too large, asking both before opening it. */
function readBytes(path: string, noun: string, ids: () => string[]): Uint8Array {
  const refuse = (code: string, message: string, hint?: string): never => {
    throw new FileError([{ code, message, path: noun, ...(hint === undefined ? {} : { hint }) }]);
  };
  try {
    const status = statSync(path);
    if (status.isDirectory())
      refuse('is-a-directory', `${path} is a folder, not a ${noun} file.`, 'Name a file in it.');
    if (!status.isFile()) refuse('not-a-file', `${path} is not an ordinary file.`);
    if (status.size > LARGEST_FILE) {
      const megabytes = (status.size / 1024 / 1024).toFixed(1);
      refuse('too-large', `${path} is ${megabytes} MB, too large for a ${noun}: the limit is 1 MB.`);
    }
    return readFileSync(path);
  } catch (error) {
    if (error instanceof FileError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      const near = nearest(path, ids());
      const hint = near === undefined ? `Known ids are ${ids().join(', ')}.` : `Did you mean ${near}?`;
      return refuse('no-such-file', `There is no ${noun} ${path}: neither an id nor a file.`, hint);
    }
    if (code === 'EACCES' || code === 'EPERM')
      return refuse('not-allowed', `${path} may not be read by this user.`);
    return refuse('unreadable', `${path} cannot be read${code === '' ? '' : ` (${code})`}.`);
  }
}
