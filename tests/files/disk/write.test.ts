import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { writeError } from '../../../src/files/disk/fileErrors.js';
import { heedUnfinished, removeUnfinished } from '../../../src/files/disk/unfinished.js';
import { openWriter, writeFile, writeFolder } from '../../../src/files/disk/write.js';
import { FileError } from '../../../src/problem.js';
import { emptyFolder } from '../../cli/casesim.js';

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
    ['that is a folder', 'folder', /is a folder.*Name a file in it/],
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

test.each([
  'ENOSPC',
  'EDQUOT',
  'EMFILE',
  'ENFILE',
  'EFBIG',
  'EIO',
  'EROFS',
  'EACCES',
  'ENOENT',
  'ENOTDIR',
  'EBUSY',
  'ELOOP',
  'ENAMETOOLONG',
])(
  'what the system calls %s is said in a sentence with a way out, and nothing of the system is quoted',
  (code) => {
    const error = writeError('pack/a.csv', Object.assign(new Error(`${code}: some words, write`), { code }));
    expect(error?.problems).toHaveLength(1);
    expect(error?.message).toMatch(/^pack\/a\.csv\b.*\. [A-Z].*\.$/);
    expect(error?.message).not.toMatch(new RegExp(`${code}|some words`));
    expect(error?.exitCode).toBe(4);
  },
);

describe('on the way to a complete file, what goes wrong is one sentence', () => {
  test('when the folder vanishes while the file is written', async () => {
    mkdirSync(at('gone'));
    const writer = await openWriter(at('gone/a.csv'));
    await writer.write('half');
    rmSync(at('gone'), { recursive: true });
    const error = await refusal(writer.close());
    await writer.abandon();
    expect(error.problems).toHaveLength(1);
    expect(error.message).toMatch(/a\.csv.*\. [A-Z].*\.$/);
    expect(error.message).not.toMatch(/ENOENT|\.part/);
  });

  test.runIf(existsSync('/dev/full'))('when the disk fills piece by piece', async () => {
    const writer = await openWriter('/dev/full');
    const error = await refusal(writer.write('words'.repeat(100_000)).then(writer.close));
    await writer.abandon();
    expect(error.message).toMatch(/^\/dev\/full.*disk is full/);
  });

  // An administrator may write anywhere.
  test.runIf(process.getuid?.() !== 0)('when the folder may only be read', async () => {
    mkdirSync(at('locked'), 0o500);
    for (const action of [
      writeFile(at('locked/a.txt'), 'words'),
      openWriter(at('locked/a.csv')),
      writeFolder(at('locked/pack'), new Map([['a', 'a']])),
    ]) {
      expect((await refusal(action)).message).toMatch(/locked.*not/);
    }
  });
});

describe('what was left half written', () => {
  const machine = async () => {
    const writer = await openWriter(at('probe'));
    const name = readdirSync(folder).find((found) => found.startsWith('.probe.')) ?? '';
    await writer.abandon();
    return /^\.probe\.([0-9a-f]{8})-/.exec(name)?.[1] ?? '';
  };

  test('by a process that was killed is removed at the next write of the same name', async () => {
    const here = await machine();
    const random = '0123456789ab';
    const gone = `.a.csv.${here}-4194305-${random}.part`;
    const mine = `.a.csv.${here}-${process.pid}-${random}.part`;
    const elsewhere = `.a.csv.00000000-1-${random}.part`;
    const old = `.a.csv.00000000-2-${random}.part`;
    const others = [`.a.csv.gz.${here}-4194305-${random}.part`, `.b.csv.${here}-4194305-${random}.part`];
    const unknown = '.a.csv.0123456789ab.part';
    const below = emptyFolder();
    for (const name of [gone, mine, elsewhere, old, unknown, ...others])
      writeFileSync(join(below, name), 'half');
    utimesSync(join(below, old), new Date(0), new Date(0));
    await writeFile(join(below, 'a.csv'), 'whole');
    expect(readdirSync(below)).toEqual([elsewhere, mine, ...others, 'a.csv'].toSorted());
  });

  test('is heard of while it is there, and not before or after', async () => {
    const heard: boolean[] = [];
    heedUnfinished((isAny) => heard.push(isAny));
    const [one, two] = [await openWriter(at('one')), await openWriter(at('two'))];
    await one.close();
    expect(heard).toEqual([true]);
    await two.abandon();
    await writeFolder(at('folder'), new Map([['a', 'a']]));
    await refusal(writeFile(at('one'), ''));
    heedUnfinished(() => {});
    expect(heard).toEqual([true, false, true, false]);
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
    mkdirSync(at('pack'));
    await writeFolder(at('pack'), files);
    expect((await refusal(writeFolder(at('pack'), files))).message).toMatch(/already has files in it/);
  });

  test('is replaced with force where it is of the same kind, and never otherwise', async () => {
    await writeFolder(at('pack'), files);
    const kind = 'index.html';
    expect((await refusal(writeFolder(at('pack'), files, { kind }))).message).toMatch(
      /already has files in it.*--force/,
    );
    await writeFolder(at('pack'), new Map([['index.html', 'another']]), { kind, force: true });
    expect(readdirSync(at('pack'))).toEqual(['index.html']);
    const foreign = writeFolder(at('pack'), files, { kind: 'pack.json', force: true });
    expect((await refusal(foreign)).message).toMatch(/no pack\.json, so it is not replaced/);
    expect(readFileSync(at('pack/index.html'), 'utf8')).toBe('another');
    expect(readdirSync(folder)).toEqual(['pack']);
  });

  test('is refused where a file exists or where its parent is missing', async () => {
    writeFileSync(at('file'), '');
    expect((await refusal(writeFolder(at('file'), files))).message).toMatch(/is a file, not a folder/);
    expect((await refusal(writeFolder(at('none/pack'), files))).message).toMatch(/does not exist/);
    expect(readdirSync(folder)).toEqual(['file']);
  });

  test('that cannot be finished leaves nothing behind', async () => {
    await refusal(writeFolder(at('pack'), new Map([...files, ['x'.repeat(300), '']])));
    expect(readdirSync(folder)).toEqual([]);
  });
});
