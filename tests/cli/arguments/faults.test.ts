import { describe, expect, test } from 'vitest';
import { inProcess, wordsOf } from '../inProcess.js';

describe('everything that is wrong with a command line is said at once', () => {
  test.each([
    [
      'bands x/84 --prior 0,0 --above 150 --confidence 0 --method foo --next -3',
      ['--prior', '--above', '--confidence', '--method', '--next', 'x/84'],
    ],
    [
      'plan margin 5% --deff 0 --confidence 1.2 --proportion 120% --response 0 --cohort 0',
      ['--deff', '--confidence', '--proportion', '--response', '--cohort'],
    ],
    [
      'interval 41/x --icc a --confidence 2,80 --method foo',
      ['--icc', 'not "2"', 'not "80"', '--method', '41/x'],
    ],
    ['coverage --of 0 --method a --at 3', ['--of', '--method', '--at']],
    ['inspect foo --cases 0 --method bar', ['--cases', '--method', 'no scenario foo']],
    ['pair 4x 5 --of 84 --confidence 3', ['--confidence', '4x/84']],
    ['study nosuch --shard 3/2', ['-o FOLDER', 'no shard 3 of 2', 'no study nosuch']],
    ['whatif compare nosuch nothere', ['"nosuch"', '"nothere"']],
    ['study nosuch --workers 0 --replay 3', ['--workers', '--replay', 'no study nosuch']],
    ['compare 41/84 29/x --prior 1 --confidence 2', ['--prior', '--confidence', '29/x']],
    ['plan band good --truth 70 --of 0 --foo', ['--truth', '--of', "'--foo'"]],
    ['interval 95/84 --foo 1 --bar=2 --df x', ['--df', "'--foo'", "'--bar=2'", '(95)']],
    ['plan change 49% --foo --bar', ["'--foo'", "'--bar'"]],
    ['audit --sensitivity .5 --specificity .5', ['--sensitivity and --specificity must add to more than 1']],
    ['plan nosuch --foo', ["'--foo'", 'no scenario nosuch']],
    ['plan band nosuch --truth 70', ['--truth', 'no band "nosuch"']],
    ['categories 6 x 3.5 --confidence 3', ['--confidence', 'not "x"', 'not "3.5"']],
    ['bands 41/84 --next 0 --above 1% --above 2%', ['--next', '--above takes one value']],
  ])('%s', async (line, expected) => {
    const { code, stdout, stderr } = await inProcess(wordsOf(line));
    expect(code).toBe(2);
    expect(stdout).toBe('');
    const lines = stderr.trimEnd().split('\n');
    expect(lines).toHaveLength(expected.length);
    for (const part of expected) expect(stderr).toContain(part);
  });

  test('each once, and help is shown all the same', async () => {
    expect((await inProcess(['bands', '41/84', '--next', '0'])).stderr.trimEnd().split('\n')).toHaveLength(1);
    expect((await inProcess(['bands', '--next', '0', '--help'])).code).toBe(0);
  });
});

test('an argument that is none of its choices, and a name that is empty, are named as such', async () => {
  const choices =
    '<kind> must be one of scenario, study, what-if, point-set, programme, presentation-rule, result, not';
  const said = async (...args: string[]) => (await inProcess(args)).stderr.trim();
  expect(await said('schema', 'studdy')).toBe(`${choices} "studdy". Did you mean study?`);
  expect(await said('schema', 'nope')).toBe(`${choices} "nope". See casesim schema --help.`);
  expect(await said('inspect', '')).toMatch(/^There is no scenario "": neither an id nor a file\./);
});

test('a share is read in one way by every option, with a percent sign or without', async () => {
  const given = await inProcess(
    wordsOf('interval 41/84 --icc 5% --cluster-size 7 --cluster-cv 50% --kappa 60% --json'),
  );
  const plain = await inProcess(
    wordsOf('interval 41/84 --icc 0.05 --cluster-size 7 --cluster-cv 0.5 --kappa 0.6 --json'),
  );
  expect(given.code).toBe(0);
  expect(given.stdout).toBe(plain.stdout);
});

test.each(['0,1', '1,0', '1e-9,1e-9', '50%,50%', '1', '2,2,2', '1e10,1'])(
  'a prior of %s is refused with its bounds wherever one is given',
  async (prior) => {
    for (const line of ['interval 41/84', 'bands 41/84', 'compare 41/84 29/64']) {
      const { code, stderr } = await inProcess([...wordsOf(line), '--prior', prior]);
      expect(code).toBe(2);
      expect(stderr).toContain('--prior must be two numbers from 0.01 to 1,000,000,000');
    }
  },
);

test('a count below 0 is said to be one, not an unknown option', async () => {
  const { code, stderr } = await inProcess(['interval', '-1/84']);
  expect(code).toBe(2);
  expect(stderr).toContain('"-1/84" is below 0');
});

test('of the files that a command reads, each that cannot be used is named, and what they belong to', async () => {
  const said = async (line: string) => {
    const { code, stderr } = await inProcess(wordsOf(line));
    expect(code).toBe(4);
    return stderr.trimEnd().split('\n');
  };
  const marked = await said('mark nopack package.json none.csv');
  expect(marked).toEqual([
    expect.stringContaining('There is no folder nopack.'),
    expect.stringContaining('There is no file none.csv.'),
  ]);
  const packed = await said('pack nosuch --wording a.yaml,b.yaml');
  expect(packed).toHaveLength(3);
  for (const name of ['nosuch', 'a.yaml', 'b.yaml']) expect(packed.join(' ')).toContain(name);
});
