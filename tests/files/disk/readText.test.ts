import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { readTablePieces } from '../../../src/files/disk/readTable.js';
import { DATA_FILE, isFile, readText, readTextSync } from '../../../src/files/disk/readText.js';
import { loadScenario } from '../../../src/files/loadScenario.js';
import { loadPack } from '../../../src/files/packFolder.js';
import { CasesimError, loadStudy, loadWording } from '../../../src/index.js';
import { emptyFolder } from '../../cli/casesim.js';
import { fakeTerminal } from '../../cli/fakeTerminal.js';

const folder = emptyFolder();
const at = (name: string) => join(folder, name);
mkdirSync(at('folder/pack.json'), { recursive: true });
writeFileSync(at('latin.yaml'), new Uint8Array([0x69, 0x64, 0x3a, 0x20, 0xe9]));
writeFileSync(at('large.yaml'), '');
truncateSync(at('large.yaml'), 65 * 1024 * 1024);
writeFileSync(at('secret.yaml'), 'id: a');
chmodSync(at('secret.yaml'), 0);
for (const name of ['latin', 'large', 'secret']) {
  mkdirSync(at(name));
  writeFileSync(at(`${name}/pack.json`), name === 'latin' ? new Uint8Array([0xe9]) : '');
}
truncateSync(at('large/pack.json'), 65 * 1024 * 1024);
chmodSync(at('secret/pack.json'), 0);

async function codeOf(read: () => unknown): Promise<string | undefined> {
  try {
    await read();
  } catch (error) {
    if (error instanceof CasesimError) return error.problems[0]?.code;
    throw error;
  }
  return undefined;
}

test('a name that is too long, or under a file, is no file', () => {
  expect(isFile('x'.repeat(5000))).toBe(false);
  expect(isFile(`${at('latin.yaml')}/x`)).toBe(false);
});

describe('whatever reads a file', () => {
  const readers: [string, (name: string) => unknown][] = [
    ['a scenario', (name) => loadScenario(at(`${name}.yaml`))],
    ['a study', (name) => loadStudy(at(`${name}.yaml`))],
    ['a wording', (name) => loadWording([at(`${name}.yaml`)])],
    ['a table', (name) => readText(at(`${name}.yaml`), fakeTerminal().io)],
    ['a pack', (name) => loadPack(at(name))],
  ];

  test.each(readers)('%s: calls the same failure by the same name', async (_, read) => {
    expect(await codeOf(() => read('missing'))).toBe('no-such-file');
    expect(await codeOf(() => read('latin'))).toBe('not-text');
    expect(await codeOf(() => read('large'))).toBe('too-large');
    // The superuser may read anything.
    if (process.getuid?.() !== 0) expect(await codeOf(() => read('secret'))).toBe('not-allowed');
  });

  test('says that a folder is none', async () => {
    expect(await codeOf(() => loadScenario(at('folder')))).toBe('is-a-folder');
    expect(await codeOf(() => readText(at('folder'), fakeTerminal().io))).toBe('is-a-folder');
    expect(await codeOf(() => loadPack(at('folder')))).toBe('is-a-folder');
  });

  test('takes a byte-order mark off', () => {
    writeFileSync(at('marked.csv'), '\ufeffyes,of\n41,84\n');
    expect(readTextSync(at('marked.csv'), DATA_FILE)).toBe('yes,of\n41,84\n');
  });

  test('reads UTF-16 with a mark and without, cut anywhere', async () => {
    const text = 'yes,of\r\n41,84\r\nAssessment é\r\n';
    const little = Buffer.from(text, 'utf16le');
    const big = Buffer.from(little).swap16();
    const coded = [little, big, Buffer.from([0xff, 0xfe, ...little]), Buffer.from([0xfe, 0xff, ...big])];
    for (const [index, bytes] of coded.entries()) {
      writeFileSync(at(`wide${index}.csv`), bytes);
      expect(readTextSync(at(`wide${index}.csv`), DATA_FILE)).toBe(text);
      for (const size of [1, 3, 1000]) {
        const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
          bytes.subarray(i * size, (i + 1) * size),
        );
        let read = '';
        for await (const piece of readTablePieces('-', { stdin: Readable.from(pieces) })) read += piece;
        expect(read).toBe(text);
      }
    }
  });

  test.skipIf(process.platform === 'win32')('reads a pipe once, and asks no pipe for its size', async () => {
    const command = 'mkfifo';
    execFileSync(command, [at('pipe')]);
    const source = ['-e', 'require("fs").writeFileSync(process.argv[1], "id: a")', at('pipe')];
    const writer = spawn(process.execPath, source);
    expect(readTextSync(at('pipe'), { ...DATA_FILE, devices: false })).toBe('id: a');
    await new Promise((done) => writer.once('exit', done));
  });

  test('says of a name longer than any file has that there is no such file', () => {
    const name = at('n'.repeat(300));
    expect(() => readTextSync(name, DATA_FILE)).toThrow('There is no file');
  });

  test('knows a file by its being there, whatever its name', () => {
    mkdirSync(at('41'));
    writeFileSync(at('41/84'), 'yes,of\n41,84\n');
    expect([at('41/84'), at('41'), at('42')].map(isFile)).toEqual([true, false, false]);
  });
});
