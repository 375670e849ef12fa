import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { findCommand } from '../../../src/cli/findCommand.js';
import { terminalOf } from '../../../src/cli/terminal/terminal.js';
import { emptyFolder } from '../casesim.js';
import { inProcess } from '../inProcess.js';

const at = emptyFolder();

/** What `casesim new` asks and says on a terminal at which these lines are typed. */
async function typed(lines: readonly string[], args: readonly string[] = []) {
  const stdin = Object.assign(new PassThrough(), { isTTY: true });
  const stdout = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
  const stderr = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
  const said = { stdout: '', stderr: '' };
  stdout.on('data', (chunk) => {
    said.stdout += String(chunk);
  });
  stderr.on('data', (chunk) => {
    said.stderr += String(chunk);
  });
  const io = terminalOf({ stdin, stdout, stderr, env: {} });
  const { runCommand } = await findCommand('new');
  stdin.end(`${lines.join('\n')}\n`);
  await runCommand(args, io);
  return said;
}

describe('casesim new', () => {
  test('without a terminal takes every answer from options, and what it writes works at once', async () => {
    const file = join(at, 'plans.yaml');
    const args = [
      'new',
      '--title',
      'Plans',
      '--cases',
      '60',
      '--cohort',
      '400',
      '--question',
      'Plan reviewed = 31',
      '--question',
      'Plan kept = 52 per cent',
    ];
    const { code, stdout, stderr } = await inProcess([
      ...args,
      '--group',
      'Area = north 20, south 40',
      '-o',
      file,
    ]);
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toMatch(`Wrote ${file}. Next: casesim audit`);
    for (const command of ['audit', 'inspect', 'cases']) {
      const ran = await inProcess([command, file, ...(command === 'audit' ? [] : ['--seed', '7'])]);
      expect([command, ran.code]).toEqual([command, 0]);
    }
  });

  test('never writes over a file that is there, unless --force is given', async () => {
    const file = join(at, 'there.yaml');
    writeFileSync(file, 'mine');
    const refused = await inProcess(['new', '--defaults', '-o', file]);
    expect([refused.code, readFileSync(file, 'utf8')]).toEqual([4, 'mine']);
    expect((await inProcess(['new', '--defaults', '-o', file, '--force'])).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toMatch('keyQuestions');
  });

  test('says everything that is wrong with what was typed at once', async () => {
    const { code, stderr } = await inProcess([
      'new',
      '--cases',
      'x',
      '--noun',
      'a',
      '--scale',
      'poor',
      '--group',
      'G',
    ]);
    expect(code).toBe(2);
    for (const option of ['--cases', '--noun', '--scale', '--group'])
      expect(stderr).toMatch(`${option} must be`);
    const { stderr: both } = await inProcess(['new', '--from', '-', '--cases', '4'], { input: 'a,a\n1,2\n' });
    expect(both).toMatch('--cases is what the table of --from says.');
    expect(both).toMatch('Two columns are called "a".');
  });

  test('reads a table of cases from a pipe, and says beside it what became of each column', async () => {
    const input = 'id,area,reviewed\n1,north,yes\n2,south,no\n3,south,yes\n';
    const { stdout, stderr } = await inProcess(['new', '--from', '-'], { input });
    expect(stdout).toMatch('reviewed: { label: Reviewed, yes: 2 }');
    expect(stderr).toMatch('area: groups (north 1, south 2)');
    expect(stderr).toMatch('Counts below 5');
  });

  test('asks on a terminal for what no option says, and again for what cannot be read', async () => {
    const { stdout, stderr } = await typed(
      [
        '',
        'pupil, pupils',
        'many',
        '40',
        '',
        'poor, fair, good',
        'good',
        '52',
        'Taste = 6, 14, 20',
        '',
        '',
        'yes',
      ],
      ['--title', 'School lunch', '--id', 'lunch', '--noun', 'pupil, pupils'].slice(0, 4),
    ).catch((error: Error) => ({ stdout: '', stderr: error.message }));
    expect(stderr).toMatch('How many');
    expect(stdout).toMatch('taste: { label: Taste, levels: [6, 14, 20] }');
  });

  test('ends with what to do where the answers end before everything was asked', async () => {
    await expect(typed(['Lunch'])).rejects.toThrow('The answers ended before everything was asked.');
  });
});
