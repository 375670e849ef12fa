import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { openWriter, writeFile, writeFolder } from '../../src/files/disk/write.js';
import { keepFiles } from '../../src/files/studyRecords.js';
import { FileError } from '../../src/problem.js';
import { emptyFolder } from '../cli/casesim.js';
import { type Fault, failing } from './faultyDisk.js';

vi.mock('node:fs/promises', async (load) => (await import('./faultyDisk.js')).faultyDisk(await load()));

const bytes = new Uint8Array(5000).fill(80);
const files = new Map<string, string | Uint8Array>([
  ['pack.json', '{}'],
  ['cases/1.html', '<p>one</p>'],
]);

/** Every way in which casesim writes, by what it writes; each into a folder that is there, where it left things as they are. */
const WRITERS: Readonly<Record<string, (folder: string) => Promise<unknown>>> = {
  'a text': (folder) => writeFile(join(folder, 'new.txt'), 'words'),
  'an SVG': (folder) => writeFile(join(folder, 'new.svg'), '<svg/>'),
  'a file that is replaced': (folder) => writeFile(join(folder, 'old.csv'), 'new', { force: true }),
  'a CSV piece by piece': (folder) => inPieces(join(folder, 'new.csv'), ['a,b\n', '1,2\n']),
  'a Parquet piece by piece': (folder) => inPieces(join(folder, 'new.parquet'), [bytes, bytes]),
  'a pack': (folder) => writeFolder(join(folder, 'pack'), files),
  'a block of a study': (folder) => keepFiles(folder, new Map([['block-1.json', '{}']]), { force: false }),
};

async function inPieces(path: string, pieces: readonly (string | Uint8Array)[]): Promise<void> {
  const writer = await openWriter(path);
  try {
    for (const piece of pieces) await writer.write(piece);
    await writer.close();
  } finally {
    await writer.abandon();
  }
}

const FAULTS = [
  ['a disk that is full', 'write', 'ENOSPC', /the disk is full/],
  ['a disk that is full when all is to be on it', 'sync', 'ENOSPC', /the disk is full/],
  ['too few file handles', 'open', 'EMFILE', /too many files are open/],
] as const;

describe.each(Object.entries(WRITERS))('where %s is written', (_, write) => {
  test.each(FAULTS)('%s is one sentence, and nothing is half written', async (_name, call, code, says) => {
    const folder = emptyFolder();
    await writeFile(join(folder, 'old.csv'), 'old');
    const error = await failedBy({ call, code, before: () => {} }, () => write(folder));
    expect(error.message).toMatch(says);
    expect(error.message).not.toMatch(/said by the system|\.part/);
    expect(readdirSync(folder)).toEqual(['old.csv']);
    expect(readFileSync(join(folder, 'old.csv'), 'utf8')).toBe('old');
    await write(folder);
  });

  test.each(['open', 'sync'])('a folder that vanishes before %s is one sentence', async (call) => {
    const folder = join(emptyFolder(), 'gone');
    mkdirSync(folder);
    await writeFile(join(folder, 'old.csv'), 'old');
    const before = () => rmSync(folder, { recursive: true, force: true });
    const error = await failedBy({ call, code: '', before }, () => write(folder));
    expect(error.message).toMatch(/does not exist/);
    expect(error.message).not.toMatch(/ENOENT|\.part/);
    expect(existsSync(folder)).toBe(false);
  });
});

/** The error of a writer while something goes wrong. */
async function failedBy(by: Fault, write: () => Promise<unknown>): Promise<FileError> {
  const { error } = await failing(by, write);
  if (!(error instanceof FileError)) throw new Error(`not refused with a FileError: ${String(error)}`);
  expect(error.problems).toHaveLength(1);
  return error;
}
