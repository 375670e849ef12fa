import { chmodSync, mkdtempSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listScenarios, loadScenario } from '../../src/files/loadScenario.js';
import { CasesimError, DataError, FileError } from '../../src/problem.js';
import { MINIMAL } from '../scenario/minimal.js';

const folder = mkdtempSync(join(tmpdir(), 'casesim-load-'));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function refusal(idOrPath: string): CasesimError {
  try {
    loadScenario(idOrPath);
  } catch (error) {
    if (error instanceof CasesimError) return error;
    throw error;
  }
  throw new Error('it was loaded');
}

describe('loading', () => {
  test('knows the scenarios that come with casesim, by id', () => {
    expect(listScenarios()).toEqual(expect.arrayContaining(['south-west-2025', 'west-midlands-2025']));
    for (const id of listScenarios()) expect(loadScenario(id).id).toBe(id);
  });

  test('reads a file of your own', () => {
    const scenario = loadScenario(file('my-region.yaml', MINIMAL));
    expect(scenario.title).toBe('My region, 2025');
    expect(scenario.variables[0]?.figures[1]?.position?.file).toContain('my-region.yaml');
  });

  test('follows a link to a file', () => {
    const link = join(folder, 'link.yaml');
    symlinkSync(file('target.yaml', MINIMAL), link);
    expect(loadScenario(link).id).toBe('my-region');
  });

  test('suggests the nearest id', () => {
    const error = refusal('west-midland-2025');
    expect(error).toBeInstanceOf(FileError);
    expect(error.problems[0]).toMatchObject({
      code: 'no-such-file',
      hint: 'Did you mean west-midlands-2025?',
    });
  });

  test('lists the ids when none is near', () => {
    expect(refusal('x').problems[0]?.hint).toContain(
      'south-west-2025, staff-survey-example, west-midlands-2022, west-midlands-2025',
    );
  });

  test.each<[string, () => string, typeof FileError | typeof DataError, string]>([
    ['a missing file', () => join(folder, 'no.yaml'), FileError, 'no-such-file'],
    ['a file in a missing folder', () => join(folder, 'no', 'no.yaml'), FileError, 'no-such-file'],
    ['a file inside a file', () => join(file('a.yaml', MINIMAL), 'b.yaml'), FileError, 'no-such-file'],
    ['a folder', () => folder, FileError, 'is-a-folder'],
    ['a device', () => '/dev/null', FileError, 'not-a-file'],
    ['a name with a zero byte', () => 'a\0b', FileError, 'unreadable'],
    ['no name', () => '', FileError, 'no-such-file'],
    ['an empty file', () => file('empty.yaml', ''), DataError, 'empty'],
    [
      'a binary file',
      () => file('binary.yaml', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe, 0, 1])),
      DataError,
      'not-text',
    ],
    ['a file with zero bytes', () => file('zeros.yaml', new Uint8Array(100)), DataError, 'not-text'],
    [
      'a file in another encoding',
      () => file('latin.yaml', new Uint8Array([0x69, 0x64, 0x3a, 0x20, 0xe9])),
      DataError,
      'not-text',
    ],
  ])('%s is refused in words', (_, make, kind, code) => {
    const error = refusal(make());
    expect(error).toBeInstanceOf(kind);
    expect(error.problems[0]?.code).toBe(code);
  });

  test('a file of 50 MB is refused by its size, without reading it', () => {
    const path = file('large.yaml', '');
    truncateSync(path, 50 * 1024 * 1024);
    const started = performance.now();
    expect(refusal(path).problems[0]).toMatchObject({
      code: 'too-large',
      message: expect.stringContaining('50.0 MB'),
    });
    // Reading 50 MB and decoding it takes longer than this on any machine that runs the other tests.
    expect(performance.now() - started).toBeLessThan(1000);
  });

  test('a file that may not be read is refused', () => {
    const path = file('secret.yaml', MINIMAL);
    chmodSync(path, 0);
    // The superuser may read anything.
    if (process.getuid?.() === 0) expect(loadScenario(path).id).toBe('my-region');
    else expect(refusal(path).problems[0]?.code).toBe('not-allowed');
  });
});
