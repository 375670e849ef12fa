import { closeSync, copyFileSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { emptyFolder, shell } from './casesim.js';
import { inProcess } from './inProcess.js';

const before = process.cwd();
const folder = emptyFolder();
const ours = (file: string) => fileURLToPath(new URL(`../../scenarios/${file}`, import.meta.url));

/** What looks like counts, a percentage, a number or a list, and is there as a file. */
const NAMES = ['1/2', '41/84', '50%', '49% of 84', '1 in 5', '84', 'a,b'];

const COUNTS = 'yes,of\n41,84\n';
const REGIONS = 'name,yes,of\nNorth,41,84\nSouth,29,64\nEast,9,56\n';
const JUDGES = 'item,probability\nA,80%\nP,80%\nD,80%\nR,80%\n';
const CORRECTIONS = 'case,item,answer,reason\n1,A,Contested,Entry 9 names the victim.\n';

const scenario = 'south-west-2025.yaml';

/** Each reader of a file that may be named anything: what is in it, and the command that reads it. */
const READERS: readonly [string, string | { readonly copy: string }, (name: string) => readonly string[]][] =
  [
    ['interval', COUNTS, (name) => ['interval', name, '--method', 'wilson', '--json']],
    [
      'interval of cases',
      'answer\nYes\nNo\nYes\n',
      (name) => ['interval', name, '--yes', 'answer', '--json'],
    ],
    ['compare, a league of regions', REGIONS, (name) => ['compare', name, '--json']],
    ['compare, two', { copy: scenario }, (name) => ['compare', name, 'west-midlands-2025', '--json']],
    [
      'compare, three',
      { copy: scenario },
      (name) => ['compare', name, 'west-midlands-2025', 'third.yaml', '--json'],
    ],
    ['categories', { copy: scenario }, (name) => ['categories', name, 'risk', '--json']],
    ['audit', { copy: scenario }, (name) => ['audit', name, '--json']],
    ['mark', 'participant,case,item,answer\nP1,1,A,Yes\n', (name) => ['mark', 'pack', name, '--json']],
    ['mark --standard', JUDGES, (name) => ['mark', 'pack', 'answers.csv', '--standard', name, '--json']],
    ['pack --correct', CORRECTIONS, (name) => ['pack', '--correct', 'pack', '--changes', name, '--json']],
  ];

const put = (name: string, content: string | { readonly copy: string }) => {
  mkdirSync(dirname(name), { recursive: true });
  if (typeof content === 'string') writeFileSync(name, content);
  else copyFileSync(ours(content.copy), name);
};

beforeAll(async () => {
  process.chdir(folder);
  await inProcess(['pack', '--cases', '2', '--seed', '7', '-o', 'pack']);
  writeFileSync('third.yaml', readFileSync(ours(scenario), 'utf8').replace(/^id: .*$/m, 'id: third'));
  writeFileSync('answers.csv', 'participant,case,item,answer\nP1,1,A,Yes\n');
}, 60_000);
afterAll(() => process.chdir(before));

describe.each(READERS)('%s', (_, content, line) => {
  test('reads a file whatever its name, and through the number of an open one', async () => {
    put('plain.txt', content);
    const plain = await inProcess(line('plain.txt'));
    expect({ code: plain.code, stderr: plain.stderr }).toEqual({ code: 0, stderr: '' });
    const file = openSync('plain.txt', 'r');
    const through = `/dev/fd/${file}`;
    // Scenarios and packs take longer to read, and have fewer ways to be taken for something else.
    const names = typeof content === 'string' && line('')[0] !== 'mark' ? NAMES : NAMES.slice(1, 3);
    const read = [...names, through];
    for (const name of read) {
      if (name !== through) put(name, content);
      const { code, stdout, stderr } = await inProcess(line(name));
      expect({ name, code, stderr }).toEqual({ name, code: 0, stderr: '' });
      const called = (text: string, own: string) => text.replaceAll(JSON.stringify(own), '"FILE"');
      expect(called(stdout, name)).toBe(called(plain.stdout, 'plain.txt'));
    }
    closeSync(file);
  });
});

describe('a workbook of several sheets', () => {
  const sheets = (rows: readonly string[][]) =>
    writeExcelFile([
      { sheet: 'Notes', data: [['nothing'], ['here']] },
      { sheet: 'Meant', data: rows.map((row) => [...row]) },
    ]).toBuffer();
  const rowsOf = (text: string) =>
    text
      .trim()
      .split('\n')
      .map((line) => line.split(','));

  test('of corrections is read by the name of the sheet, and what was read of it is said', async () => {
    writeFileSync('changes.xlsx', await sheets(rowsOf(CORRECTIONS)));
    writeFileSync('changes.csv', CORRECTIONS);
    const correct = ['pack', '--correct', 'pack', '--json', '--changes'];
    const first = await inProcess([...correct, 'changes.xlsx']);
    expect(first.stderr).toContain('Read the sheet Notes of changes.xlsx, not Meant: --sheet names another.');
    const meant = await inProcess([...correct, 'changes.xlsx', '--sheet', 'Meant']);
    expect(meant).toEqual(await inProcess([...correct, 'changes.csv']));
    expect(meant.code).toBe(0);
    const stray = await inProcess(['pack', '--sheet', 'Meant']);
    expect(stray).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--sheet is of a workbook of changes'),
    });
  });

  test('of judges, or of an earlier event, is refused with the names of its sheets, as no option names one', async () => {
    writeFileSync('judges.xlsx', await sheets(rowsOf(JUDGES)));
    mkdirSync('pack/answers', { recursive: true });
    copyFileSync('judges.xlsx', 'pack/answers/judges.xlsx');
    const mark = ['mark', 'pack', 'answers.csv', '--json'];
    for (const [option, file] of [
      ['--standard', 'judges.xlsx'],
      ['--since', 'pack'],
    ] as const) {
      const { code, stderr } = await inProcess([...mark, option, file]);
      expect({ code, stderr }).toEqual({
        code: 3,
        stderr: expect.stringMatching(
          /judges\.xlsx has several sheets: Notes and Meant\. Leave the one that is meant in it, or save that as CSV\./,
        ),
      });
    }
  });
});

test('process substitution is read as a file is', async () => {
  const { code, stdout } = await shell(
    `casesim interval <(printf '${COUNTS.replaceAll('\n', '\\n')}') --method wilson --csv`,
  );
  expect(code).toBe(0);
  expect(stdout).toContain('41,84');
});
