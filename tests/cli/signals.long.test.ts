import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/registry.js';
import { casesim, emptyFolder } from './casesim.js';
import { interrupted } from './signals.js';

/** Every command at about the largest that it takes, and every way in which it writes. */
const LARGEST: Readonly<Record<string, readonly (readonly string[])[]>> = {
  scenarios: [['--json']],
  audit: [['south-west-2025']],
  inspect: [['--cases', '100000', '--seed', '7', '-o', 'out.html']],
  cases: [
    ['--cases', '100000000', '--seed', '7', '-o', 'out.csv'],
    ['--cases', '100000000', '--jsonl', '-o', 'out.jsonl'],
  ],
  counts: [['49%', '--of', '10000000']],
  interval: [
    ['counts.csv', '--json', '-o', 'out.json'],
    ['counts.csv', '-o', 'out.csv'],
    ['5000000/10000000'],
  ],
  categories: [['3000000', '3000000', '4000000']],
  compare: [['5000000/10000000', '4999000/10000000', '-o', 'out.md']],
  pair: [['1000', '900', '800', '700']],
  bands: [['41/84', '--next', '100000']],
  answers: [['west-midlands-2022']],
  rate: [['west-midlands-2022', '--suppose', 'warwickshire.courtWork=20/24', '--next', '100000']],
  // None of its questions takes a second; this one is among the longest.
  plan: [['two-stage', '45%', '60%', '--up-to', '150']],
  coverage: [['--of', '100000', '-o', 'out.csv']],
  study: [
    ['eleven-pdus', '--replicates', '10000000', '--estimates', 'out.parquet'],
    ['lowest-of-four', '--replicates', '10000000', '--workers', '1'],
  ],
  merge: [['parts', '--estimates', 'out.csv']],
  whatif: [['no-new-trainees', '--draws', '700000', '--seed', '7', '-o', 'out.svg']],
  pack: [['--cases', '200', '--seed', '7', '-o', 'out']],
  mark: [['pack', 'answers.csv', '--pages', 'out']],
  new: [['--from', 'counts.csv', '--scale', '84, 85', '--questions', 'of', '-o', 'out.yaml']],
  schema: [['study', '-o', 'out.json']],
  replay: [['500000/1000000', '--times', '1000', '-o', 'out.html']],
  page: [['-o', 'out.html']],
};

const cwd = emptyFolder();

beforeAll(async () => {
  const rows = Array.from({ length: 190_000 }, (_, row) => `${row % 84},84,row ${row}`);
  writeFileSync(join(cwd, 'counts.csv'), `yes,of,question\n${rows.join('\n')}\n`);
  await casesim(['pack', '--cases', '50', '--seed', '7', '-o', 'pack'], { cwd });
  const [head, ...sheet] = readFileSync(join(cwd, 'pack/participants/answer-sheet.csv'), 'utf8')
    .trim()
    .split(/\r?\n/);
  const answers = Array.from({ length: 200 }, (_, person) =>
    sheet
      .map((line) => line.replace(/^([^,]*),,([^,]*),([^,]*),,/, `$1,person ${person},$2,$3,Yes,`))
      .join('\n'),
  );
  writeFileSync(join(cwd, 'answers.csv'), `${head}\n${answers.join('\n')}\n`);
  for (const shard of ['1/2', '2/2']) {
    await casesim(
      [
        'study',
        'eleven-pdus',
        '--replicates',
        '4000',
        '--estimates',
        'x.csv',
        '--shard',
        shard,
        '-o',
        'parts',
      ],
      { cwd },
    );
  }
}, 600_000);

test('every command is tried', () => {
  expect(Object.keys(LARGEST).toSorted()).toEqual(commands.map(({ name }) => name).toSorted());
});

const tries = Object.entries(LARGEST).flatMap(([name, lines]) => lines.map((args) => [name, ...args]));

describe.each(tries.map((args) => [args.join(' '), args] as const))('casesim %s', (_, args) => {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'ends within a second of %s, and leaves nothing half-written',
    async (signal) => {
      for (const after of [150, 500, 1500]) {
        for (const name of readdirSync(cwd).filter(isOutput))
          rmSync(join(cwd, name), { recursive: true, force: true });
        const { code, signal: by, milliseconds, left } = await interrupted(args, { cwd, signal, after });
        expect(milliseconds, `${signal} after ${after} ms: ${code} ${by}`).toBeLessThan(1000);
        if (code === 0) return;
        expect(left.filter((name) => !isOutput(name))).toEqual([]);
        for (const name of left) expect(await isWhole(name, args), `${name} is whole`).toBe(true);
      }
    },
  );
});

const isOutput = (name: string): boolean => name.startsWith('out');

/** Whether it has the bytes that the command writes when it is left alone: the signal came between the last and the end. */
async function isWhole(name: string, args: readonly string[]): Promise<boolean> {
  if (!statSync(join(cwd, name)).isFile()) return false;
  const left = join(cwd, 'out-left');
  renameSync(join(cwd, name), left);
  await casesim(args, { cwd });
  return readFileSync(left).equals(readFileSync(join(cwd, name)));
}
