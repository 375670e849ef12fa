import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { loadScenario } from '../../../src/files/loadScenario.js';
import { compileModel } from '../../../src/model/compile/compile.js';
import { drawCases } from '../../../src/model/draw/draw.js';
import { casesim, emptyFolder, shell, start } from '../casesim.js';
import { inProcess } from '../inProcess.js';

const model = compileModel(loadScenario('west-midlands-2025'));

describe('casesim cases', () => {
  it('writes as CSV the cases that drawCases gives, in full, with no empty cell', async () => {
    const { code, stdout, stderr } = await casesim([
      'cases',
      'west-midlands-2025',
      '--cases',
      '84',
      '--seed',
      '7',
    ]);
    expect([code, stderr]).toEqual([0, '']);
    const { data, errors } = Papa.parse<Record<string, string>>(stdout.trim(), { header: true });
    expect(errors).toEqual([]);
    expect(data).toEqual(drawCases(model, { cases: 84, seed: 7 }));
    expect(data.flatMap((record) => Object.values(record))).not.toContain('');
  });

  it('writes the same cases as JSON with meta, and as JSON Lines', async () => {
    const args = ['cases', '--cases', '5000', '--seed', '7'];
    const [json, lines] = await Promise.all([
      inProcess([...args, '--json']),
      inProcess([...args, '--jsonl']),
    ]);
    const expected = drawCases(model, { cases: 5000, seed: 7 });
    const object = JSON.parse(json.stdout);
    expect(object.cases).toEqual(expected);
    expect(object.meta).toMatchObject({ command: 'cases', seed: 7, scenario: { id: 'west-midlands-2025' } });
    expect(object).toMatchObject({ match: 'expected', effects: 'moderate' });
    expect(
      lines.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual(expected);
  });

  it('draws as many cases as were inspected, of the West Midlands, when nothing is said', async () => {
    const { stdout } = await inProcess(['cases', '--seed', '1']);
    expect(stdout.trim().split('\r\n')).toHaveLength(85);
  });

  it('gives the same bytes for the same seed, and says the seed that it picked', async () => {
    const picked = await inProcess(['cases']);
    const seed = /--seed (\d+)/.exec(picked.stderr)?.[1] ?? '';
    const again = await inProcess(['cases', '--seed', seed]);
    expect(again.stdout).toBe(picked.stdout);
  });

  it('reproduces the published counts when asked for an exact match', async () => {
    const { stdout } = await inProcess([
      'cases',
      '--match',
      'exact',
      '--effects',
      'strong',
      '--seed',
      '3',
      '--json',
    ]);
    const cases: Record<string, string>[] = JSON.parse(stdout).cases;
    const yes = (name: string) => cases.filter((record) => record[name] === 'yes').length;
    expect(['assessment', 'planning', 'delivery', 'reviewing', 'oversightEffective'].map(yes)).toEqual([
      41, 49, 40, 40, 31,
    ]);
  });

  it('writes to a file whose ending chooses the format, whole or not at all', async () => {
    const cwd = emptyFolder();
    const { code, stdout, stderr } = await casesim(['cases', '--seed', '7', '-o', 'cases.jsonl'], { cwd });
    expect([code, stdout, stderr]).toEqual([0, '', 'Wrote 84 cases to cases.jsonl.\n']);
    expect(JSON.parse(readFileSync(join(cwd, 'cases.jsonl'), 'utf8').split('\n')[0] ?? '').id).toBe(
      'SYN-0001',
    );
    expect(readdirSync(cwd)).toEqual(['cases.jsonl']);
    const second = await casesim(['cases', '--seed', '7', '-o', 'cases.jsonl'], { cwd });
    expect([second.code, second.stderr]).toEqual([4, expect.stringContaining('already exists')]);
  });

  it.each([
    [['--seed', '-1'], 2, '--seed must be a whole number of 0 or more'],
    [['--seed', '1.5'], 2, '--seed must be'],
    [['--cases', '0'], 2, '--cases must be a whole number from 1'],
    [['--cases', '-3'], 2, '--cases must be'],
    [['--cases', '84.5'], 2, '--cases must be'],
    [['--cases', '1e400'], 2, '--cases must be'],
    [['--cases', '999999999999999999999'], 2, '--cases must be'],
    [['--cases', '85', '--match', 'exact', '--seed', '1'], 2, 'Ask for a multiple of 84 cases'],
    [['--match', 'exactly'], 2, 'Did you mean exact?'],
    [['--effects', 'stron'], 2, 'Did you mean strong?'],
    [['--json', '--csv'], 2, 'cannot be given together'],
    [['--force'], 2, '--force is for -o FILE'],
    [['--sed', '7'], 2, '--seed'],
    [['--seed', '1', '-o', 'no/such/folder/cases.csv'], 4, 'the folder no/such/folder does not exist'],
    [['--seed', '1', '-o', '.'], 4, 'is a folder'],
    [['--seed', '1', '--cases', '5000', '-o', '/dev/full'], 4, 'the disk is full'],
    [['--seed', '1', '-o', '/proc/cases.csv'], 4, '/proc/cases.csv'],
    [['--seed', '1', '-o', 'x/y.csv'], 4, 'does not exist'],
  ])('refuses %j with exit code %i and a reason', async (args, exitCode, reason) => {
    const { code, stdout, stderr } = await inProcess(['cases', ...args]);
    expect([code, stdout, stderr]).toEqual([exitCode, '', expect.stringContaining(reason)]);
  });

  it.each([
    ['nowhere-2025', 4, 'There is no scenario nowhere-2025'],
    ['west-midland-2025', 4, 'Did you mean west-midlands-2025?'],
    ['.', 4, 'is a folder'],
    ['empty.yaml', 3, 'empty.yaml'],
    ['binary.yaml', 3, 'binary.yaml'],
  ])('refuses the scenario %s', async (name, exitCode, reason) => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'empty.yaml'), '');
    writeFileSync(join(folder, 'binary.yaml'), new Uint8Array([0xff, 0xfe, 0, 1, 0x80]));
    const path = name.endsWith('.yaml') ? join(folder, name) : name;
    const { code, stdout, stderr } = await inProcess(['cases', path, '--seed', '1']);
    expect([code, stdout, stderr]).toEqual([exitCode, '', expect.stringContaining(reason)]);
  });

  it.each([
    [['--seed', '-1'], 2],
    [['empty.yaml', '--seed', '1'], 3],
    [['--seed', '1', '--cases', '5000', '-o', '/dev/full'], 4],
  ])('ends the process of %j with exit code %i, words for people and no stack trace', async (args, exit) => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'empty.yaml'), '');
    const { code, stdout, stderr } = await casesim(['cases', ...args], { cwd });
    expect([code, stdout]).toEqual([exit, '']);
    expect(stderr).toMatch(/^[^\n]+\.\n$/);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('stops quietly when the reader has had enough', async () => {
    const { code, stdout, stderr } = await shell(
      'set -o pipefail; casesim cases --cases 1000000 --seed 1 | head -2 | cut -c 1-8',
    );
    expect([code, stdout, stderr]).toEqual([0, 'id,sex,a\nSYN-0001\n', '']);
  });

  it('ends with 130 on Ctrl-C and leaves no half-written file', async () => {
    const cwd = emptyFolder();
    const child = start(['cases', '--cases', '50000000', '--seed', '1', '-o', 'cases.csv'], cwd);
    while (!readdirSync(cwd).some((name) => name.endsWith('.part'))) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    child.kill('SIGINT');
    const [code] = await once(child, 'close');
    expect(code).toBe(130);
    expect(existsSync(join(cwd, 'cases.csv'))).toBe(false);
    expect(readdirSync(cwd)).toEqual([]);
  });
});
