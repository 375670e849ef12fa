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
