import { dirname, join } from 'node:path';
import { requireText } from '../check.js';
import { readPack } from '../training/pack/readPack.js';
import type { Pack } from '../training/pack.js';
import { fileProblem } from './fileErrors.js';
import { exists, isFile, readTextSync, type TextKind } from './readText.js';

const PACK_FILE: TextKind = {
  noun: 'pack',
  largest: 64 * 1024 * 1024,
  devices: false,
  missing: (path) =>
    exists(dirname(path)) ? `no pack in ${dirname(path)}: it has no pack.json` : `no folder ${dirname(path)}`,
  hint: () => 'Name the folder that casesim pack -o wrote.',
};

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
  const path = join(requireText('folder', folder), 'pack.json');
  if (isFile(folder)) {
    throw fileProblem('not-a-folder', folder, `${folder} is a file, not the folder of a pack.`, {
      hint: PACK_FILE.hint(folder),
    });
  }
  return readPack(readTextSync(path, PACK_FILE), path);
}
