import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { findCommand } from '../../src/cli/findCommand.js';
import { FileError } from '../../src/problem.js';
import { failing } from '../files/faultyDisk.js';
import { casesim, emptyFolder } from './casesim.js';
import { fakeTerminal } from './fakeTerminal.js';

vi.mock('node:fs/promises', async (load) =>
  (await import('../files/faultyDisk.js')).faultyDisk(await load()),
);

/** What the lines below read. */
const given = emptyFolder();
const at = (name: string): string => join(given, name);

beforeAll(async () => {
  const cwd = given;
  writeFileSync(at('counts.csv'), 'question,yes,of\nassessment,41,84\nplanning,49,84\n');
  writeFileSync(at('corrections.csv'), 'case,item,answer,reason\n1,A,Contested,Entry 9 names the victim.\n');
  await casesim(['pack', '--cases', '2', '--seed', '7', '-o', 'pack'], { cwd });
  const sheet = readFileSync(at('pack/participants/answer-sheet.csv'), 'utf8');
  writeFileSync(at('answers.csv'), sheet.replace(/^([^,]*),,([^,]*),([^,]*),,/gm, '$1,P1,$2,$3,Yes,'));
  const shard = ['--replicates', '1200', '--estimates', 'x.csv', '--shard', '1/1', '-o', 'parts'];
  await casesim(['study', 'eleven-pdus', ...shard], { cwd });
}, 600_000);

const STUDY = 'study eleven-pdus --replicates 1200 --seed 7 --workers 1';

/** Every command that writes, in every encoding; OUT is a folder that is there, IN has what they read. */
const LINES = [
  ...['txt', 'json', 'csv', 'md', 'html', 'svg'].map((ending) => `inspect --seed 7 -o OUT/new.${ending}`),
  ...['csv', 'json'].map((ending) => `interval IN/counts.csv -o OUT/new.${ending}`),
  'cases --cases 3000 --seed 7 -o OUT/new.csv',
  'cases --cases 3000 --seed 7 --jsonl -o OUT/new.jsonl',
  'coverage --of 20 --method wilson --svg OUT/new.svg',
  'schema study -o OUT/new.json',
  'whatif no-new-trainees --draws 20 --seed 7 -o OUT/new.html',
  'pack --cases 2 --seed 7 -o OUT/pack',
  'pack --correct IN/pack --changes IN/corrections.csv -o OUT/pack',
  'mark IN/pack IN/answers.csv --pages OUT/pages',
  `${STUDY} --estimates OUT/new.csv`,
  `${STUDY} --estimates OUT/new.parquet`,
  'merge IN/parts --estimates OUT/new.csv',
  'merge IN/parts --estimates OUT/new.parquet',
];

/** A study's folder keeps what is whole, so that the study goes on from there. */
const KEPT = [
  `${STUDY} -o OUT/study`,
  'study eleven-pdus --replicates 1200 --seed 7 --shard 1/1 -o OUT/parts',
];

async function run(line: string, folder: string): Promise<void> {
  const [name = '', ...args] = line.replaceAll('OUT', folder).replaceAll('IN/', `${given}/`).split(' ');
  const { runCommand } = await findCommand(name);
  await runCommand(args, fakeTerminal().io);
}

const FAULTS = [
  ['write', 'ENOSPC', /the disk is full/],
  ['sync', 'ENOSPC', /the disk is full/],
  ['open', 'EMFILE', /too many files are open/],
] as const;

describe.each([...LINES, ...KEPT])('casesim %s', (line) => {
  test('says in one sentence at the first and at the last call of the system what went wrong, and leaves nothing half-written', async () => {
    // The first run opens files that those after it have in memory.
    await run(line, emptyFolder());
    const whole = emptyFolder();
    const { calls } = await failing({ call: '', code: '', before: () => {} }, () => run(line, whole));
    const expected = filesIn(whole);
    for (const [call, code, says] of FAULTS) {
      const all = calls.get(call) ?? 0;
      expect(all, call).toBeGreaterThan(0);
      for (const after of new Set([0, Math.floor(all / 2), all - 1])) {
        const folder = emptyFolder();
        const fault = { call, code, after, before: () => {} };
        const { error } = await failing(fault, () => run(line, folder));
        requireSentence(error, says);
        const left = filesIn(folder);
        expect(left.filter((name) => !expected.includes(name))).toEqual([]);
        if (!KEPT.includes(line)) expect(left).toEqual([]);
      }
    }
  });

  test('says so where its folder vanishes, and makes no other', async () => {
    for (const call of ['open', 'sync']) {
      const folder = join(emptyFolder(), 'gone');
      mkdirSync(folder);
      const before = () => rmSync(folder, { recursive: true, force: true });
      const { error } = await failing({ call, code: '', before }, () => run(line, folder));
      requireSentence(error, /does not exist|is gone/);
    }
  });
});

function requireSentence(error: unknown, says: RegExp): void {
  if (!(error instanceof FileError)) throw new Error(`not refused with a FileError: ${String(error)}`);
  expect(error.problems).toHaveLength(1);
  expect(error.message).toMatch(says);
  expect(error.message).not.toMatch(/said by the system|ENO|\.part/);
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => statSync(join(folder, name)).isFile())
    .toSorted();
}
