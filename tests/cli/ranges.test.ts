import { expect, test } from 'vitest';
import { inProcess, wordsOf } from './inProcess.js';

/**
 * Options that take numbers, at both ends of their range and just outside: inside they are answered with numbers, outside
 * refused with the range. Ends whose answers take long are in the long tests.
 */

const LEVEL = 'between 0 and 1';
const SHARE = 'from 0% to 100%';
const PRIOR = 'two numbers from 0.01 to 1,000,000,000';
const POINTS = 'more than 0 and less than 100 percentage points';
const CLUSTERED = 'interval 41/84 --method wilson --df 11';
const CHANGE = 'plan change 40% 70%';
const WHATIF = 'whatif --seed 7 --json';

/** A line, an option of it, what it takes, what it does not, and what is said of that. */
const RANGES: readonly (readonly [string, string, readonly string[], readonly string[], string])[] = [
  ['inspect', '--seed', ['0', '9007199254740991'], ['-1', '0.5'], 'a whole number of 0 or more'],
  ['inspect --seed 7', '--cases', ['1'], ['0', '100001'], 'from 1 to 100,000'],
  ['inspect --seed 7', '--confidence', ['1e-9', '0.999999999'], ['0', '1'], LEVEL],
  ['cases --seed 7', '--cases', ['1'], ['0', '100000001'], 'from 1 to 100,000,000'],
  ['counts 0%', '--of', ['1', '1..2'], ['0', '5..4'], 'number of cases such as 84'],
  ['interval 41/84', '--confidence', ['1e-9', '0.999999999'], ['0', '1'], LEVEL],
  ['interval 41/84', '--against', ['0', '100%'], ['-0.1%', '100.1%'], SHARE],
  ['interval 41/84', '--cohort', ['84', '9007199254740991'], ['0', '83'], 'a whole number of '],
  ['interval 41/84', '--deff', ['0.01', '1e9'], ['-1e-9', '1e10'], 'from 0 to 1,000,000,000'],
  ['interval 41/84 --deff 1.5', '--df', ['1', '1e9'], ['0', '0.99'], 'a number of 1 or more'],
  [`${CLUSTERED} --cluster-size 7`, '--icc', ['-0.16', '1'], ['-0.17', '1.01'], '--icc must be'],
  [`${CLUSTERED} --icc 0.05`, '--cluster-size', ['1', '84'], ['0.99', '1000000001'], 'a number '],
  [
    `${CLUSTERED} --icc 0.05 --cluster-size 7`,
    '--cluster-cv',
    ['0', '10000'],
    ['-0.1', '10001'],
    'a number ',
  ],
  [
    'interval 41/84 --cohort 650 --icc 0.05 --cluster-sizes 42,42',
    '--clusters',
    ['2', '568'],
    ['1', '569'],
    'from 2 to 568',
  ],
  ['interval 41/84 --specificity 0.9', '--sensitivity', ['0.11', '1'], ['-0.1', '1.1'], SHARE],
  ['interval 41/84 --sensitivity 0.9', '--specificity', ['0.11', '1'], ['-0.1', '1.1'], SHARE],
  [
    'interval 41/84 --sensitivity 0.9 --specificity 0.9',
    '--checks',
    ['1', '1000000000'],
    ['0', '0.5'],
    'of 1 or more',
  ],
  ['interval 41/84', '--kappa', ['1e-9', '1'], ['0', '1.01', '-0.1'], '--kappa must be'],
  ['interval 41/84 --kappa 0.6', '--double-marked', ['0', '1'], ['-0.1', '1.1'], SHARE],
  ['interval 41/84', '--prior', ['0.01,0.01', '1000000000,1000000000'], ['0.009,1', '1,1000000001'], PRIOR],
  ['interval 41/84 --prior 1,1', '--above', ['0', '1'], ['-0.1', '1.1'], SHARE],
  ['coverage', '--of', ['1'], ['0', '100001'], 'from 1 to 100,000'],
  ['coverage --of 9', '--confidence', ['1e-9', '0.999999999'], ['0', '1'], LEVEL],
  ['coverage --of 9', '--at', ['0', '1'], ['-0.1', '1.1'], SHARE],
  ['coverage --of 9', '--cohort', ['9'], ['0', '100001'], 'from 1 to 100,000'],
  ['categories 6 53 25', '--confidence', ['1e-9', '0.999999999'], ['0', '1'], LEVEL],
  ['compare 41/84 29/64', '--confidence', ['1e-9', '0.999999999'], ['0', '1'], LEVEL],
  ['compare 41/84 29/64', '--no-worse-than', ['0.001%', '99.999%'], ['0', '100'], POINTS],
  ['compare 41/84 29/64', '--equivalent-within', ['0.001%', '99.999%'], ['0', '100'], POINTS],
  [
    'compare 41/84 29/64 --prior 1,1',
    '--above',
    ['-99.999%', '99.999%'],
    ['-100', '100'],
    'less than 100 percentage points',
  ],
  [
    'compare 41/84 29/64',
    '--prior',
    ['0.01,0.01', '1000000000,1000000000'],
    ['0.009,1', '1,1000000001'],
    PRIOR,
  ],
  ['compare 41/84 29/64 9/56', '--target', ['0.01%', '99.99%'], ['0', '1'], 'from 0 to 1 (both excluded)'],
  ['compare 41/84 29/64 9/56', '--deff', ['0.01', '100'], ['0.009', '101'], 'from 0.01 to 100'],
  ['pair 5 4', '--of', ['9', '10000'], ['0', '10001'], 'from 1 to 10,000'],
  ['pair 50 41 --of 84', '--both', ['7', '41'], ['6', '42'], 'from 7 to 41'],
  ['bands 41/84', '--next', ['1'], ['0', '100001'], 'from 1 to 100,000'],
  ['new', '--cases', ['1', '1000000'], ['0', '1000001'], 'from 1 to 1,000,000'],
  ['new', '--cohort', ['50', '1000000'], ['0', '1000001'], 'from 1 to 1,000,000'],
  ['new --scale ratings', '--invited', ['50', '1000000'], ['0', '1000001'], 'from 1 to 1,000,000'],
  ['answers west-midlands-2022', '--confidence', ['1e-9', '0.999999999'], ['0', '1'], LEVEL],
  ['rate west-midlands-2022', '--confidence', ['1e-9', '0.999999999'], ['0', '1'], LEVEL],
  [
    'rate west-midlands-2022 --suppose warwickshire.courtWork=20/24',
    '--next',
    ['1'],
    ['0', '100001'],
    'from 1 to 100,000',
  ],
  ['bands 41/84', '--above', ['0', '1'], ['-0.1', '1.1'], SHARE],
  ['bands 41/84', '--confidence', ['1e-9', '0.999999999'], ['0', '1'], LEVEL],
  ['plan', '--of', ['1'], ['0', '1000001'], 'from 1 to 1,000,000'],
  ['plan --of 84', '--proportion', ['0.1%', '99.9%'], ['0', '1'], 'from 0.1% to 99.9%'],
  ['plan --of 84', '--cohort', ['84', '9007199254740991'], ['0', '83'], '--cohort '],
  ['plan --of 84', '--deff', ['0.01', '1000'], ['0.009', '1001'], 'from 0.01 to 1,000'],
  ['plan margin 10%', '--response', ['1%', '100%'], ['0.9%', '101%'], 'from 1% to 100%'],
  ['plan margin 10%', '--proportion', ['0.1%', '99.9%'], ['0', '1'], 'from 0.1% to 99.9%'],
  [CHANGE, '--power', ['1%', '99.9%'], ['0.9%', '100%'], 'from 1% to 99.9%'],
  [`${CHANGE} --of 84`, '--of-second', ['1'], ['0', '1000001'], 'from 1 to 1,000,000'],
  [
    `${CHANGE} --of 20 --of-second 20 --cohort 65`,
    '--cohort-second',
    ['20'],
    ['0', '100001'],
    'from 1 to 100,000',
  ],
  ['plan reliability 0.25', '--reviews', ['0.01', '1000000'], ['0.009', '1000001'], 'from 0.01 to 1,000,000'],
  [
    'study wrong-ranking --plan',
    '--replicates',
    ['1', '100000000'],
    ['0', '100000001'],
    'from 1 to 100,000,000',
  ],
  ['study wrong-ranking --plan', '--precision', ['0.001', '50'], ['0', '51'], 'from 0.001 to 50'],
  ['study wrong-ranking --plan', '--workers', ['1', '256'], ['0', '257'], 'from 1 to 256'],
  ['replay 41/84 --seed 7', '--guess', ['0', '1e-300', '100'], ['-0.1', '101'], '--guess'],
  ['replay 41/84 --seed 7', '--times', ['0', '1000'], ['-1', '1001'], '--times'],
  ['replay 41/84 --seed 7', '--confidence', ['1e-9', '0.999999999'], ['0', '1'], LEVEL],
  ['pack --seed 7', '--cases', ['1'], ['0', '201'], 'from 1 to 200'],
  [`${WHATIF} --draws 20`, '--months', ['1', '240'], ['0', '241'], 'from 1 to 240'],
  [`${WHATIF} --draws 20 --months 3`, '--inspect-at', ['1', '3'], ['0', '241'], 'from 1 to '],
  [`${WHATIF} --draws 20 --months 3`, '--cases', ['1', '5000'], ['0', '5001'], 'from 1 to 5,000'],
  [`${WHATIF} --months 3`, '--draws', ['20'], ['19', '700001'], 'from 20 to 700,000'],
];

test.each(RANGES)('casesim %s %s takes %s and not %s', async (line, option, inside, outside, says) => {
  for (const value of inside) {
    const { code, stdout, stderr } = await inProcess([...wordsOf(line), `${option}=${value}`]);
    expect({ value, code, stderr }).toMatchObject({ value, code: 0 });
    expect(stdout, value).not.toMatch(/\bNaN\b|Infinity|∞|undefined/);
  }
  for (const value of outside) {
    const { code, stdout, stderr } = await inProcess([...wordsOf(line), `${option}=${value}`]);
    expect({ value, code, stdout }).toEqual({ value, code: 2, stdout: '' });
    expect(stderr, value).toContain(says);
    expect(stderr, value).toContain(option);
  }
});
