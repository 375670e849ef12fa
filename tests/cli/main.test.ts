import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { casesim, emptyFolder, shell, start } from './casesim.js';

/** These start the built command line as a person would: what matters here is the process. */

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

describe('casesim', () => {
  test.each([[[]], [['--help']], [['-h']], [['help']]])('%j gives the overview', async (args) => {
    const { code, stdout, stderr } = await casesim(args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^casesim shows how much 84 cases can tell you\.\n\nExamples\n {2}casesim /);
  });

  test.each([['--version'], ['-V']])('%s is the package version', async (flag) => {
    expect(await casesim([flag])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  test('names the nearest command for one that it does not know', async () => {
    const { code, stdout, stderr } = await casesim(['inspct']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe('There is no command "inspct". Did you mean casesim inspect?\n');
  });

  test('has no options of its own but help and version', async () => {
    const { code, stderr } = await casesim(['--verbose', 'inspect']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/no option --verbose/);
  });

  test('help COMMAND is COMMAND --help', async () => {
    expect(await casesim(['help', 'inspect'])).toEqual(await casesim(['inspect', '--help']));
  });
});

describe('the process', () => {
  test('ends quietly when a reader closes the pipe early', async () => {
    const { code, stdout, stderr } = await shell(
      'set -o pipefail; casesim cases --cases 400000 --seed 7 | head -n 1',
    );
    expect(stdout).toMatch(/^id,[^\n]*\n$/);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  test('ends with 4 and a sentence when stdout is a full disk', async () => {
    const { code, stderr } = await shell('casesim cases --seed 7 > /dev/full');
    expect({ code, stderr }).toEqual({
      code: 4,
      stderr: 'The output could not be written: the disk is full.\n',
    });
  });

  test('ends with 4 when -o names a full disk', async () => {
    const { code, stderr } = await casesim(['counts', '49%', '--of', '84', '-o', '/dev/full']);
    expect(code).toBe(4);
    expect(stderr).toMatch(/the disk is full/);
  });

  test.each(['SIGINT', 'SIGQUIT'] as const)(
    'ends on %s with its code and leaves no half-written file',
    async (signal) => {
      const folder = emptyFolder();
      const child = start(['cases', '--cases', '50000000', '--seed', '7', '-o', 'cases.csv'], folder);
      while (readdirSync(folder).length === 0) await new Promise((wait) => setTimeout(wait, 20));
      child.kill(signal);
      const code = await new Promise((ended) => child.on('close', ended));
      expect(code).toBe(128 + constants.signals[signal]);
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  test('writes no escape sequence into a pipe, and none at all with NO_COLOR', async () => {
    const plain = await casesim(['counts', '49%', '--of', '84']);
    expect(plain.stdout + plain.stderr).not.toContain('\u001b');
    const unwanted = await casesim(['counts', '49%', '--of', '84'], {
      env: { NO_COLOR: '1', FORCE_COLOR: '1' },
    });
    expect(unwanted.stdout).toBe(plain.stdout);
    const wanted = await casesim(['counts', '49%', '--of', '84'], { env: { FORCE_COLOR: '1' } });
    expect(wanted.stdout).toContain('\u001b[1m');
  });

  test('does not replace a file without --force, and does with it', async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'answer.json'), 'precious');
    const refused = await casesim(['counts', '49%', '--of', '84', '-o', 'answer.json'], { cwd });
    expect(refused.code).toBe(4);
    expect(refused.stderr).toMatch(/^answer\.json already exists\. Give --force/);
    expect(readFileSync(join(cwd, 'answer.json'), 'utf8')).toBe('precious');
    const forced = await casesim(['counts', '49%', '--of', '84', '-o', 'answer.json', '--force'], { cwd });
    expect(forced).toEqual({ code: 0, stdout: '', stderr: 'Wrote answer.json.\n' });
    expect(JSON.parse(readFileSync(join(cwd, 'answer.json'), 'utf8'))).toHaveProperty(
      'meta.command',
      'counts',
    );
  });

  test('names a folder that does not exist, and a folder that is no file', async () => {
    const cwd = emptyFolder();
    mkdirSync(join(cwd, 'folder'));
    const missing = await casesim(['counts', '49%', '--of', '84', '-o', 'none/a.txt'], { cwd });
    expect(missing.code).toBe(4);
    expect(missing.stderr).toMatch(/folder none does not exist/);
    const folder = await casesim(['counts', '49%', '--of', '84', '-o', 'folder'], { cwd });
    expect(folder.code).toBe(4);
    expect(folder.stderr).toMatch(/folder is a folder/);
  });

  test('says which seed it picked, on stderr, and repeats the run with it', async () => {
    const first = await casesim(['cases', '--cases', '3', '--json']);
    const seed = /--seed (\d+)/.exec(first.stderr)?.[1] ?? '';
    expect(JSON.parse(first.stdout)).toHaveProperty('meta.seed', Number(seed));
    expect((await casesim(['cases', '--cases', '3', '--json', '--seed', seed])).stdout).toBe(first.stdout);
  });
});

describe.runIf(existsSync('/usr/bin/script'))('in a real terminal', () => {
  const inTerminal = (line: string, env: Record<string, string> = {}) =>
    shell(`script -qec '${line}' /dev/null`, { env: { TERM: 'xterm', ...env } });

  test('the sentence is bold, unless NO_COLOR is set', async () => {
    expect((await inTerminal('casesim counts 49% --of 84')).stdout).toContain('\u001b[1m49% of 84');
    expect((await inTerminal('casesim counts 49% --of 84', { NO_COLOR: '1' })).stdout).not.toContain(
      '\u001b',
    );
  });
});

test('names what a command has when asked for something that it has not', async () => {
  const { code, stderr } = await casesim(['scenarios', 'list']);
  expect(code).toBe(4);
  expect(stderr).toMatch(
    /^There is no scenario list: neither an id nor a file\. Known ids are .*west-midlands-2025/,
  );
});
