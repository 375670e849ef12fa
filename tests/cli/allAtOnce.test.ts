import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checksumOf } from '../../src/training/pack/buildPack.js';
import { pack } from '../training/packFixture.js';
import { emptyFolder } from './casesim.js';
import { inProcess } from './inProcess.js';

const folder = emptyFolder();
const made = join(folder, 'pack');
mkdirSync(made);
const small = pack({ cases: 2 });
writeFileSync(join(made, 'pack.json'), JSON.stringify({ ...small, checksum: checksumOf(small) }));

/** A command with several mistakes, and what each of its lines has to say, in order. */
const SEVERAL: readonly (readonly [command: readonly string[], says: readonly string[]])[] = [
  [
    [
      ...['whatif', '--lever', 'spo=+99999999 posts', '--lever', 'leaving=200%', '--lever', 'leaving=3%'],
      ...['--lever', 'leavng=1%', '--swap', '1 x for 2', '--swap', 'a for b', '--assume', 'foo=1'],
      ...['--cost', 'po=1', '--by', 'spo', '--inspect-at', '200'],
    ],
    [
      ...['no assumption "foo"', 'po=1 is not a cost', 'month 200', 'leaving is given twice', '"leavng"'],
      ...['spo=.99999999', 'leaving=200%', '"1 x for 2"', '"a for b"', '--by needs --target'],
    ],
  ],
  [
    ['pack', '--anchor', made, '--anchor-cases', '7,9,1,1', '--not-like', 'no-a,no-b', '--own', 'no-c'],
    ['--anchor-cases .*7', '--anchor-cases .*9', '--anchor-cases .*each case once', 'no-c', 'no-a', 'no-b'],
  ],
  [
    ['pack', '--include', 'foo, risk=high', '--focus', 'bar', '--pairs', 'p,q'],
    ['"foo"', '"risk=high"', 'focus on bar', 'differ in p', 'differ in q'],
  ],
  [
    ['plan', 'looks', '20', 'x', '--yes', '3'],
    ['"20"', '"x"', '--of', '--above', '--yes and --stage'],
  ],
  [
    ['counts', '200%', 'foo', '49-51%', '--of', '84'],
    ['200%', 'foo', '49-51%.*It is a range'],
  ],
  [
    ['compare', '5/4', '6/4', '3/4', '8/4'],
    ['5/4', '6/4', '8/4'],
  ],
  [
    ['mark', made, 'no-1', 'no-2', '--since', 'no-3,no-4', '--standard', 'no-5,no-6'],
    ['no-1', 'no-2', 'no-5', 'no-6', 'no-3', 'no-4'],
  ],
];

describe('everything that is wrong with what was typed is said at once', () => {
  test.each(SEVERAL)('%j', async (command, says) => {
    const { code, stdout, stderr } = await inProcess(command);
    expect([code, stdout]).toEqual([expect.toBeOneOf([2, 4]), '']);
    const lines = stderr.trim().split('\n');
    expect(lines).toEqual(says.map((one) => expect.stringMatching(new RegExp(one))));
  });
});

/** A command with options that mean nothing in it, and what each line has to say. */
const USELESS: readonly (readonly [command: readonly string[], options: readonly string[]])[] = [
  [['interval', '41/84', '--sheet', 'x'], ['--sheet']],
  [
    ['interval', '33/58', '--invited', '210', '--sheet', 'x', '--icc', '0.1'],
    ['--sheet', '--icc'],
  ],
  [['compare', '41/84', '29/64', '--across-programmes'], ['--across-programmes']],
  [
    ['compare', '3/7/12/2', '4/9/11/3', '--latest', '--across-programmes'],
    ['--latest', '--across-programmes'],
  ],
  [['rate', 'west-midlands-2022', '--next', '30'], ['--next']],
  [
    ['study', '--plan', '--seed', '3'],
    ['--plan', '--seed'],
  ],
  [
    ['study', 'first-42', '--plan', '--protocol', '--estimates', 'x.csv'],
    ['--plan', '--estimates'],
  ],
  [['study', 'first-42', '--plan', '--max-time', '9s'], ['--max-time']],
  [
    ['study', 'first-42', '--replay', '0:0:0', '--plan', '--workers', '2'],
    ['--plan', '--workers'],
  ],
  [
    [
      'whatif',
      'west-midlands-2022',
      '--check-against',
      'west-midlands-2025',
      '--lever',
      'spo=+1%',
      '--cases',
      '5',
    ],
    ['--lever', '--cases'],
  ],
];

describe('an option that means nothing in a command is refused', () => {
  test.each(USELESS)('%j', async (command, options) => {
    const { code, stdout, stderr } = await inProcess(command);
    expect([code, stdout]).toEqual([2, '']);
    const lines = stderr.trim().split('\n');
    expect(lines.map((line) => line.split(' ')[0]).sort()).toEqual([...options].sort());
  });
});

const write = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const LEAGUE = 'name,yes,of,weight\nNorth,41,84,1e400\nSouth,40,84,2\nEast,29,64,3\n';
const HEAD = 'id: a\ntitle: b\n';

/** A mistake, and what its message says: where it is, and the way out. */
const SAYS: readonly (readonly [command: readonly string[], says: RegExp])[] = [
  [['audit', write('proto.yaml', `${HEAD}__proto__: 3\n`)], /:3:1 No key can be called __proto__\. Choose/],
  [['audit', write('list.yaml', `${HEAD}? [a, b]\n: 3\n`)], /:3:3 A key must be a plain word, not a list\./],
  [['audit', write('map.yaml', `${HEAD}x: {a: 1, ? {b: 1} : 2}\n`)], /:3:13 A key must be .* not a map\./],
  [
    ['audit', write('nul.yaml', `${HEAD}sample: \0`)],
    /:3:9 .*a zero character \(NUL\) is here\. Take it out/,
  ],
  [['interval', write('nul.csv', 'question,yes,of\na\0b,41,84\n')], /:2:2 .*\(NUL\) is here/],
  [
    ['interval', write('latin.csv', Buffer.from('yes,of\n41,84,caf\u00e9\n', 'latin1'))],
    /:2:10 .*not text in UTF-8/,
  ],
  [
    ['audit', write('long.yaml', `${HEAD}# x\n`.repeat(30_000))],
    /KiB, too large for a scenario file: the limit is 256 KiB/,
  ],
  [['compare', write('league.csv', LEAGUE)], /:2:1 .*"1e400", must be at most 1,000,000,000,000\./],
  [['bands', '41/84', '--prior', '1e308,1'], /to 1,000,000,000, .*not "1e308,1"\. It is too large\./],
  [['interval', '41/84', '--deff', '1e-9'], /--deff must be 0\.01 or more, not 1e-9\. No design/],
  [['interval', '41/84', '-o', '.csv'], /-o \.csv is an ending without a name\. .*result\.csv/],
  [
    ['interval', '41/84', '--levels', 'a,b'],
    /--levels needs cases at three levels or more\. 41\/84 has none/,
  ],
  [
    ['interval', '3/7/12/2', '--levels', 'a,b'],
    /--levels must be a list of 4 names, .*not 2 \(a, b\)\. Name them/,
  ],
  [
    ['interval', '3/7/12/2', '--scores', '1e308,1,2,3'],
    /from -1000000 to 1,000,000, not "1e308"\. 1e308 is too large\.$/m,
  ],
  [
    ['rate', 'west-midlands-2022', '--suppose', 'warwickshire.courtWork=99/24'],
    /^--suppose warwickshire\.courtWork\.yes must be/,
  ],
  [
    [
      'rate',
      'west-midlands-2022',
      ...['3/24', '4/24'].flatMap((of) => ['--suppose', `warwickshire.courtWork=${of}`]),
    ],
    /gives warwickshire\.courtWork twice/,
  ],
];

test.each(SAYS)('%j is refused with its place and the way out', async (command, says) => {
  const { code, stderr } = await inProcess(command);
  expect(code).toBeGreaterThan(0);
  expect(stderr).toMatch(says);
});
