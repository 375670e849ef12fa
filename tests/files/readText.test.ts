import { chmodSync, mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadScenario } from '../../src/files/loadScenario.js';
import { loadPack } from '../../src/files/packFolder.js';
import { DATA_FILE, readText, readTextSync } from '../../src/files/readText.js';
import { CasesimError, loadStudy, loadWording } from '../../src/index.js';
import { emptyFolder } from '../cli/casesim.js';
import { fakeTerminal } from '../cli/fakeTerminal.js';

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
});
