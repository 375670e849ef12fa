import { readFile } from 'node:fs/promises';
import { DataError, FileError, problem } from '../problem.js';
import { within } from '../words/paths.js';
import { readTextSync, type TextKind } from './disk/readText.js';
import { attempt, writeFile } from './disk/write.js';

/** Writes files into a study's folder; one that is there already must be the same, or gives way with `force`. */
export async function keepFiles(
  folder: string,
  files: ReadonlyMap<string, string | Uint8Array>,
  { force }: { readonly force: boolean },
): Promise<void> {
  for (const [name, content] of files) {
    const path = within(folder, name);
    if (force) await writeFile(path, content, { force });
    else if (!(await writeUnlessThere(path, content)) && !(await isSame(path, content))) {
      const message = `${path} is there already, and it is not what the study in ${folder} gives.`;
      const hint = 'Give --force to replace it, or choose another folder.';
      throw new DataError([problem('other-results', message, { path, hint })]);
    }
  }
}

/** Writes a block, whole or not at all; one that is there already must be the same. */
export async function writeOrCompare(path: string, content: string | Uint8Array): Promise<void> {
  if ((await writeUnlessThere(path, content)) || (await isSame(path, content))) return;
  throw damaged(path, 'is not what its study gives');
}

/** Writes a file where there is none; says whether it did. */
export async function writeUnlessThere(path: string, content: string | Uint8Array): Promise<boolean> {
  try {
    await writeFile(path, content);
    return true;
  } catch (error) {
    if (error instanceof FileError && error.problems[0]?.code === 'already-exists') return false;
    throw error;
  }
}

async function isSame(path: string, content: string | Uint8Array): Promise<boolean> {
  const held = await attempt(path, () => readFile(path));
  return Buffer.compare(held, Buffer.from(content)) === 0;
}

/** The text of a record; null when there is none. */
export function readRecord(path: string): string | null {
  try {
    return readTextSync(path, RECORD);
  } catch (error) {
    if (error instanceof FileError && error.problems[0]?.code === 'no-such-file') return null;
    throw error;
  }
}

const RECORD: TextKind = {
  noun: 'study record',
  largest: Number.POSITIVE_INFINITY,
  devices: false,
  hint: () => 'Name a folder that casesim study -o made.',
};

export function parseJson(text: string, path: string, hint = OF_A_BLOCK): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw damaged(path, 'is not whole', hint);
  }
}

const OF_A_BLOCK = 'Remove it and run its shard again.';

export function damaged(path: string, what: string, hint = OF_A_BLOCK): DataError {
  return new DataError([{ code: 'bad-block', path, message: `${path} ${what}.`, hint }]);
}
