import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { makeFolder, openWriter, removeUnfinished, writeFile, writeFolder } from '../../src/files/write.js';
import { FileError } from '../../src/problem.js';
import { emptyFolder } from '../cli/casesim.js';

let folder = '';
beforeEach(() => {
  folder = emptyFolder();
});

const at = (name: string) => join(folder, name);

async function refusal(action: Promise<unknown>): Promise<FileError> {
  const error = await action.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof FileError)) throw new Error(`not refused with a FileError: ${String(error)}`);
  return error;
}

describe('a file', () => {
  test('is written whole and leaves nothing else behind', async () => {
    await writeFile(at('a.txt'), 'words');
    expect(readFileSync(at('a.txt'), 'utf8')).toBe('words');
    expect(readdirSync(folder)).toEqual(['a.txt']);
  });

  test('never replaces another without force, and says how to', async () => {
    await writeFile(at('a.txt'), 'first');
    expect((await refusal(writeFile(at('a.txt'), 'second'))).message).toMatch(/already exists.*--force/);
    expect(readFileSync(at('a.txt'), 'utf8')).toBe('first');
    await writeFile(at('a.txt'), 'second', { force: true });
    expect(readFileSync(at('a.txt'), 'utf8')).toBe('second');
  });

  test('is not replaced when it appears while ours is being written', async () => {
    const writer = await openWriter(at('a.txt'));
    await writer.write('ours');
    writeFileSync(at('a.txt'), 'theirs');
    await refusal(writer.close());
    await writer.abandon();
    expect(readFileSync(at('a.txt'), 'utf8')).toBe('theirs');
    expect(readdirSync(folder)).toEqual(['a.txt']);
  });

  test('keeps its permissions and its links when it is replaced', async () => {
    writeFileSync(at('real.txt'), 'old');
    chmodSync(at('real.txt'), 0o640);
    symlinkSync('real.txt', at('link.txt'));
    await writeFile(at('link.txt'), 'new', { force: true });
    expect(readFileSync(at('real.txt'), 'utf8')).toBe('new');
    expect(statSync(at('real.txt')).mode & 0o777).toBe(0o640);
  });

  test('appears under its name only when it is complete', async () => {
    const writer = await openWriter(at('a.csv'));
    await writer.write('half');
    expect(existsSync(at('a.csv'))).toBe(false);
    await writer.write(' and half');
    await writer.close();
    expect(readFileSync(at('a.csv'), 'utf8')).toBe('half and half');
  });

  test('half written is removed when abandoned, and when everything is interrupted', async () => {
    const first = await openWriter(at('a.csv'));
    await first.write('half');
    await first.abandon();
    expect(readdirSync(folder)).toEqual([]);
    const second = await openWriter(at('a.csv'));
    await second.write('half');
    removeUnfinished();
    expect(readdirSync(folder)).toEqual([]);
    await second.abandon();
  });

  test.each([
    ['in a folder that does not exist', 'none/a.txt', /none does not exist.*Make it first/],
    ['whose parent is a file', 'file/a.txt', /not a folder/],
    ['that is a folder', 'folder', /is a folder.*answer\.txt/],
    ['with a name that is too long', 'x'.repeat(300), /too long/],
  ])('%s is refused with the path and the correction', async (_, name, message) => {
    mkdirSync(at('folder'));
    writeFileSync(at('file'), '');
    const error = await refusal(writeFile(at(name), 'words'));
    expect(error.message).toMatch(message);
    expect(error.message).toContain(folder);
    expect(error.exitCode).toBe(4);
    expect(readdirSync(folder).toSorted()).toEqual(['file', 'folder']);
  });

  test.runIf(existsSync('/dev/full'))('on a full disk is refused', async () => {
    expect((await refusal(writeFile('/dev/full', 'words'))).message).toMatch(/disk is full/);
    expect(statSync('/dev/full').isCharacterDevice()).toBe(true);
  });
});

describe('a folder', () => {
  const files = new Map([
    ['index.html', 'index'],
    ['cases/1.html', 'one'],
  ]);

  test('is written whole, with folders inside', async () => {
    await writeFolder(at('pack'), files);
    expect(readFileSync(at('pack/cases/1.html'), 'utf8')).toBe('one');
    expect(readdirSync(folder)).toEqual(['pack']);
  });

  test('that is empty is filled; that has something is refused', async () => {
    await makeFolder(at('pack'));
    await writeFolder(at('pack'), files);
    expect((await refusal(writeFolder(at('pack'), files))).message).toMatch(/already has files in it/);
    expect((await refusal(makeFolder(at('pack')))).message).toMatch(/already has files in it/);
  });

  test('is refused where a file exists or where its parent is missing', async () => {
    writeFileSync(at('file'), '');
    expect((await refusal(writeFolder(at('file'), files))).message).toMatch(/already exists/);
    expect((await refusal(writeFolder(at('none/pack'), files))).message).toMatch(/does not exist/);
    expect((await refusal(makeFolder(at('none/pack')))).message).toMatch(/does not exist/);
    expect(readdirSync(folder)).toEqual(['file']);
  });

  test('that cannot be finished leaves nothing behind', async () => {
    await refusal(writeFolder(at('pack'), new Map([...files, ['x'.repeat(300), '']])));
    expect(readdirSync(folder)).toEqual([]);
  });
});
