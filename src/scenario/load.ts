import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DataError, FileError, nearest } from '../problem.js';
import type { Declaration } from './declaration.js';
import { parseDeclaration, parseScenario } from './parse.js';
import type { Scenario } from './scenario.js';

/** The scenarios that come with casesim; the same folder seen from `src` and from `dist`. */
const FOLDER = fileURLToPath(new URL('../../scenarios/', import.meta.url));

const LARGEST_FILE = 1024 * 1024;

/**
 * Loads a scenario that comes with casesim, by its id, or one of your own, by its path.
 *
 * @param idOrPath An id such as `west-midlands-2025`, or a path; anything with a slash or a dot is a path.
 * @returns The scenario, checked and frozen.
 * @throws FileError when there is no such file or it cannot be read; DataError when it is not a sound scenario.
 * @example loadScenario('west-midlands-2025').sample.cases // 84
 */
export function loadScenario(idOrPath: string): Scenario {
  const { text, file } = readScenarioFile(idOrPath);
  return parseScenario(text, file);
}

/** Loads a scenario for the audit, which takes it even when its numbers do not agree. */
export function loadDeclaration(idOrPath: string): Declaration {
  const { text, file } = readScenarioFile(idOrPath);
  return parseDeclaration(text, file);
}

/** Ids of the scenarios that come with casesim, in order of the alphabet. */
export function listScenarios(): string[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.slice(0, -'.yaml'.length))
    .sort();
}

function readScenarioFile(idOrPath: string): { text: string; file: string } {
  if (/^[A-Za-z0-9-]+$/.test(idOrPath) && listScenarios().includes(idOrPath)) {
    const file = `${FOLDER}${idOrPath}.yaml`;
    return { text: readText(file), file: `scenarios/${idOrPath}.yaml` };
  }
  return { text: readText(idOrPath), file: idOrPath };
}

function readText(path: string): string {
  const bytes = readBytes(path);
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
function readBytes(path: string): Uint8Array {
  try {
    const status = statSync(path);
    if (status.isDirectory()) throw refusal('is-a-directory', `${path} is a folder, not a scenario file.`);
    if (!status.isFile()) throw refusal('not-a-file', `${path} is not an ordinary file.`);
    if (status.size > LARGEST_FILE) {
      const megabytes = (status.size / 1024 / 1024).toFixed(1);
      throw refusal('too-large', `${path} is ${megabytes} MB, too large for a scenario: the limit is 1 MB.`);
    }
    return readFileSync(path);
  } catch (error) {
    if (error instanceof FileError) throw error;
    throw unreadable(path, error);
  }
}

function refusal(code: string, message: string, hint?: string): FileError {
  return new FileError([{ code, message, path: 'scenario', ...(hint === undefined ? {} : { hint }) }]);
}

function unreadable(path: string, error: unknown): FileError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    const ids = listScenarios();
    const near = nearest(path, ids);
    const hint = near === undefined ? `Known ids are ${ids.join(', ')}.` : `Did you mean ${near}?`;
    return refusal('no-such-file', `There is no scenario ${path}: neither an id nor a file.`, hint);
  }
  if (code === 'EACCES' || code === 'EPERM')
    return refusal('not-allowed', `${path} may not be read by this user.`);
  return refusal('unreadable', `${path} cannot be read${code === '' ? '' : ` (${code})`}.`);
}
