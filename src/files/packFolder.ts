import { readdirSync } from 'node:fs';
import { hasParts, requireText } from '../check.js';
import { DataError, problem } from '../problem.js';
import { CASE_SHAPE, type CasesToCheck, isCaseToCheck } from '../training/checking/checkPractice.js';
import type { CaseToJoin } from '../training/pack/joinCases.js';
import { ownCases } from '../training/pack/ownCases.js';
import { parseJson } from '../training/pack/parseJson.js';
import { readPack } from '../training/pack/readPack.js';
import type { Pack } from '../training/pack.js';
import { within } from '../words/paths.js';
import { fileProblem } from './disk/fileErrors.js';
import { exists, isFile, readTextSync, type TextKind } from './disk/readText.js';

const A_PACK = 'Name the folder that casesim pack -o wrote.';

const packFile = (folder: string): TextKind => ({
  noun: 'pack',
  largest: LARGEST,
  devices: false,
  missing: () => (exists(folder) ? `no pack in ${folder}: it has no pack.json` : `no folder ${folder}`),
  hint: () => A_PACK,
});

const LARGEST = 64 * 1024 * 1024;

/**
 * Loads a pack of practice cases, whole and with its key, from the folder that `casesim pack -o` wrote.
 *
 * @param folder - the path of the folder; its `pack.json` is read
 * @returns the pack
 * @throws FileError when there is no such file or it cannot be read; DataError when it is not a whole pack
 * @example
 * loadPack(folder).cases.length
 */
export function loadPack(folder: string): Pack {
  const path = within(requireText('folder', folder), 'pack.json');
  if (isFile(folder)) {
    throw fileProblem('not-a-folder', folder, `${folder} is a file, not the folder of a pack.`, {
      hint: A_PACK,
    });
  }
  return readPack(readTextSync(path, packFile(folder)), path);
}

/** Loads a pack from its folder, or from its `pack.json` wherever that is kept. */
export function loadEarlierPack(path: string): Pack {
  return isFile(path) ? readPack(readTextSync(path, packFile(path)), path) : loadPack(path);
}

/** The answers of an earlier event: the tables in the folder `answers` beside its pack. */
export function answersOf(folder: string): string[] {
  const path = within(folder, 'answers');
  const files = exists(path) ? readdirSync(path).filter((name) => /\.(csv|xlsx)$/i.test(name)) : [];
  if (files.length === 0) {
    throw fileProblem('no-such-file', path, `There are no answers of that event in ${path}.`, {
      hint: `Put its answer files (.csv or .xlsx) into ${path}.`,
    });
  }
  return files.sort().map((name) => within(path, name));
}

const CASES_FILE: TextKind = {
  noun: 'file of cases',
  largest: LARGEST,
  devices: false,
  missing: (path) => `no file ${path}`,
  hint: () => CASES_HINT,
};

const CASES_HINT =
  'Name the folder of a pack, or a JSON file such as { "cases": [{ "number": 1, "front": […], "entries": […] }] }.';

/**
 * Loads cases for `checkPractice`: a pack from its folder, or cases of your own from a JSON file in the same shape.
 *
 * @param path - the folder that `casesim pack -o` wrote, its `pack.json`, or a file with `cases` and, if there are any, `key` and `items`
 * @returns the cases, their key and the items of the answer sheet, as the file has them
 * @throws FileError when it cannot be read; DataError when it is not JSON with a list of cases
 * @example
 * checkPractice(loadCasesToCheck(folder)).violations
 */
export function loadCasesToCheck(path: string): CasesToCheck {
  if (!isFile(requireText('path', path))) return loadPack(path);
  const data = parseJson(readTextSync(path, CASES_FILE), path, CASES_HINT);
  const { cases } = hasParts(data, ['cases']) ? (data as CasesToCheck) : { cases: [] };
  const wrong = cases.findIndex((file) => !isCaseToCheck(file));
  if (cases.length > 0 && wrong < 0) return data as CasesToCheck;
  const position = { file: path, line: 1, column: 1 };
  const message = wrong < 0 ? `${path} has no list of cases.` : `cases[${wrong}] is not ${CASE_SHAPE}.`;
  throw new DataError([problem('no-cases', message, { position, hint: CASES_HINT })]);
}

/** Reads cases of one's own, each with its key, for a pack that they join. */
export function loadOwnCases(path: string): CaseToJoin[] {
  return ownCases(readTextSync(path, { ...CASES_FILE, hint: () => OWN_HINT }), path);
}

const OWN_HINT = 'Name a JSON file with cases and key, as pack.json has them.';
