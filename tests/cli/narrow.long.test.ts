import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findCommand } from '../../src/cli/findCommand.js';
import { overview } from '../../src/cli/help.js';
import { commands } from '../../src/cli/registry.js';
import { loadScenario } from '../../src/files/loadScenario.js';
import { loadWording } from '../../src/files/wording.js';
import { buildPack } from '../../src/training/pack/buildPack.js';
import { columnsOf } from '../../src/words/columns.js';
import { emptyFolder } from './casesim.js';
import { fakeTerminal } from './fakeTerminal.js';
import { wordsOf } from './inProcess.js';

const NAMES = [
  'Was enough done, in the time there was, about the other children of the household and their school?',
  'Line\nbreak',
  'Pseudopseudohypoparathyroidism'.repeat(4),
  '評価'.repeat(30),
];

const at = emptyFolder();

/** Answers of markers with long names to a pack of two cases, and counts of questions with long names. */
function writeFiles(): void {
  const pack = buildPack(loadScenario('west-midlands-2025'), { cases: 2, seed: 7, wording: loadWording() });
  mkdirSync(join(at, 'pack'));
  writeFileSync(join(at, 'pack/pack.json'), JSON.stringify(pack));
  const items = pack.items.filter(({ kind }) => kind === 'keyQuestion');
  const answers = NAMES.flatMap((name, person) =>
    [1, 2].flatMap((number) =>
      items.map(({ id }, item) => `"${name}",${number},${id},${(person + item) % 2 === 0 ? 'Yes' : 'No'}`),
    ),
  );
  writeFileSync(join(at, 'answers.csv'), `participant,case,item,answer\n${answers.join('\n')}\n`);
  const counts = NAMES.map((name, index) => `"${name}",${20 + index},${40 + index}`);
  writeFileSync(join(at, 'counts.csv'), `question,yes,of\n${counts.join('\n')}\n`);
  writeFileSync(join(at, 'regions.csv'), `region,yes,of\n${counts.join('\n')}\n`);
}

/** Every command that prints tables or charts. */
const LINES = [
  'scenarios',
  'scenarios west-midlands-2025',
  'audit west-midlands-2025',
  'inspect --seed 7',
  'replay 41/84 --seed 7',
  'counts 49% --of 84',
  'interval 41/84',
  'interval AT/counts.csv',
  'interval 3/7/12/2',
  'interval 33/58 --invited 210',
  'interval 9/24 14/30 8/20 --units 11',
  'categories west-midlands-2025 risk',
  'compare 41/84 29/64',
  'compare 3/7/12/2 2/6/14/2',
  'compare AT/regions.csv',
  'pair 41 49 --of 84',
  'pair 3/7/12/2 1/3/9/11',
  'bands 41/84 --next 84',
  'answers west-midlands-2022',
  'rate west-midlands-2022 --suppose warwickshire.courtWork=20/24',
  'plan paired 20% 10% --of 84',
  'plan rule 50% 65%',
  'plan looks 28:8:20 56:22:34 --of 84 --above 41',
  'coverage --of 20',
  'study',
  'study eleven-pdus --replicates 20 --workers 1',
  'study lowest-of-four --plan',
  'whatif no-new-trainees --draws 20 --seed 7',
  'whatif levers',
  'pack --cases 2 --seed 7',
  'mark AT/pack AT/answers.csv --inspect --study --standard 80%',
];

/** Lines of a terminal of 40 columns that go on beyond it, but for a word that nothing can break. */
function tooWide(text: string): string[] {
  return text.split('\n').filter((line) => columnsOf(line) > 40 && line.trim().includes(' '));
}

test('every command keeps within 40 columns, tables and charts, whatever names files have', async () => {
  writeFiles();
  const tried = new Set<string>();
  for (const line of LINES) {
    const [name = '', ...args] = wordsOf(line.replaceAll('AT', at));
    tried.add(name);
    const { io, said } = fakeTerminal({ columns: 40, isTTY: true, env: { NO_COLOR: '1' } });
    const { runCommand } = await findCommand(name);
    await runCommand(args, io);
    expect(said.stdout, line).not.toBe('');
    expect(tooWide(said.stdout), line).toEqual([]);
  }
  // These write rows or JSON for machines, a scenario file, a page for a browser, or what the study they put together prints.
  const others = ['cases', 'new', 'page', 'schema', 'merge'];
  expect([...tried, ...others].toSorted()).toEqual(commands.map((command) => command.name).toSorted());
});

test('so does every help, but for command lines that are there to be copied', async () => {
  const { io } = fakeTerminal({ columns: 40, isTTY: true, env: { NO_COLOR: '1' } });
  expect(tooWide(overview(io))).toEqual([]);
  for (const { name } of commands) {
    const told = fakeTerminal({ columns: 40, isTTY: true, env: { NO_COLOR: '1' } });
    const { runCommand } = await findCommand(name);
    await runCommand(['--help'], told.io);
    const [, usage = ''] = told.said.stdout.split('\nUsage\n');
    expect(tooWide(usage), name).toEqual([]);
  }
});
