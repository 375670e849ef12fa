import { describe, expect, test } from 'vitest';
import { priorOption } from '../../src/cli/arguments/estimationOptions.js';
import {
  confidenceOption,
  pointsOption,
  proportionOption,
  ratioOption,
} from '../../src/cli/arguments/options.js';
import { exactDecimal } from '../../src/numeric/exactDecimal.js';
import { beforePercentSign, readProportion, readWhole, slipHint } from '../../src/numeric/written.js';
import { DataError } from '../../src/problem.js';
import { feasibleReport } from '../../src/results/counts.js';
import { intervalFileReport } from '../../src/results/intervalFile.js';
import { readCounts } from '../../src/results/tables/readCounts.js';
import { evaluate } from '../../src/scenario/figures/evaluateSum.js';
import { readQuantity } from '../../src/scenario/figures/words.js';
import { parseScenario } from '../../src/scenario/parse.js';
import { readAssumptions } from '../../src/staffing/levers/assume.js';
import { readCosts } from '../../src/staffing/levers/costs.js';
import { readMoves } from '../../src/staffing/levers/moves.js';
import { MINIMAL } from '../scenario/minimal.js';

const SPELLINGS = [
  '49%',
  '49 %',
  '49 per cent',
  '49 percent',
  '49 Per Cent',
  '49\u00a0%',
  '49\u202f%',
  '49per cent',
];

describe('a percentage is one figure, however its sign is spelt', () => {
  const assessment = (text: string) =>
    parseScenario(text, 'a.yaml').variables.find(({ name }) => name === 'assessment')?.counts;

  test.each(SPELLINGS)('%s', (text) => {
    expect(beforePercentSign(text)).toBe('49');
    expect(feasibleReport({ shares: [text], of: { from: 84, to: 84 } }).sizes[0]?.counts).toEqual([[41]]);
    expect(readCounts(`${text} of 84`)).toMatchObject({
      percent: '49',
      lowest: { yes: 41 },
      highest: { yes: 41 },
    });
    expect(readCounts(`${text}/84`).percent).toBe('49');
    expect(proportionOption('--p')(text)).toBe(0.49);
    expect(evaluate(`a / ${text}`, () => 49)).toEqual({ value: 100 });
    const { rows, problems } = intervalFileReport(`percent,of\n${text},84\n`, 'a.csv', {
      methods: ['wilson'],
    });
    expect(problems).toEqual([]);
    expect(rows[0]?.lower).toBe(
      intervalFileReport('yes,of\n41,84\n', 'a.csv', { methods: ['wilson'] }).rows[0]?.lower,
    );
    expect(assessment(MINIMAL.replace('45%', text.replace('49', '45')))).toEqual(assessment(MINIMAL));
  });
});

describe('a whole number', () => {
  test.each([
    ['84', 84],
    ['84.0', 84],
    ['84.00', 84],
    ['1,000', 1000],
    ['1_000', 1000],
    ['1 000', 1000],
    ["1'000", 1000],
    ['-3', -3],
    ['84.5', 'not whole'],
    ['84.000', 'ambiguous'],
    ['1,00', 'none'],
    ['1e3', 'none'],
    ['1e300', 'too large'],
    ['99999999999999999999', 'too large'],
    ['', 'none'],
    ['0x10', 'none'],
  ])('"%s" is %s', (text, meant) => {
    expect(readWhole(text)).toBe(meant);
  });
});

test('so many out of so many is one fraction in a scenario, in digits and in words', () => {
  const counts = (share: string) =>
    parseScenario(MINIMAL.replace('45%', share), 'a.yaml').variables.find(({ name }) => name === 'assessment')
      ?.counts;
  expect(counts('6 out of 10')).toEqual(counts('six out of ten'));
  expect(counts('over 6 out of 10')).toEqual(counts('over six out of ten'));
});

const HUGE = ['1e400', '99999999999999999999', '9'.repeat(400)];

describe.each(HUGE)('%s is named as too large', (huge) => {
  const scenario = (share: string) => () =>
    parseScenario(MINIMAL.replace('45%', JSON.stringify(share)), 'a.yaml');
  const cell = (share: string) => () => {
    const { problems } = intervalFileReport(`percent,of\n${share},84\n`, 'a.csv', { methods: ['wilson'] });
    if (problems.length > 0) throw new DataError(problems);
  };
  const derived = (sum: string) => () => {
    const result = evaluate(sum, () => 5);
    if ('wrong' in result) throw new Error(result.wrong);
  };
  test.each<[string, () => unknown]>([
    ['a lever', () => readMoves([`leaving=${huge}%`])],
    ['a lever with a sign', () => readMoves([`spo=+${huge}`])],
    ['the month of a lever', () => readMoves([`leaving=6% over ${huge} months`])],
    ['a case variable', () => readMoves([`assessedWell=5 of ${huge}`], ['assessedWell'])],
    ['an assumption', () => readAssumptions([`vetting=${huge} weeks`])],
    ['the range of an assumption', () => readAssumptions([`vetting=24 weeks (20 to ${huge})`])],
    ['a cost', () => readCosts([`po=${huge}`])],
    ['a share of a command', () => proportionOption('--share')(`1 in ${huge}`)],
    ['a percentage of a command', () => proportionOption('--share')(`${huge}%`)],
    ['points of a command', () => pointsOption('--margin')(huge)],
    ['a level of a command', () => confidenceOption()(huge)],
    ['a ratio of a command', () => ratioOption('--icc', { high: 1 })(`${huge}%`)],
    ['a prior of a command', () => priorOption(`${huge},1`)],
    ['a share of cases', () => feasibleReport({ shares: [`1 in ${huge}`], of: { from: 84, to: 84 } })],
    ['counts', () => readCounts(`1 in ${huge}`)],
    ['a cell of a table', cell(huge)],
    ['a share in a table', cell(`1 in ${huge}`)],
    ['a share of a scenario', scenario(`1 in ${huge}`)],
    ['a percentage of a scenario', scenario(`${huge}%`)],
    ['a count of a scenario', scenario(`5 of ${huge}`)],
    ['a sum', derived(`5 / ${huge}`)],
    ['a decimal', () => exactDecimal('single', `${huge}%`)],
  ])('in %s', (_, read) => {
    expect(read).toThrow(/too large|at most [\d,]+/);
    expect(read).not.toThrow(/Infinity|NaN/);
  });
});

test('a very small share is one in commands and in scenarios alike', () => {
  expect(proportionOption('--share')('1 in 99999999999')).toBe(1 / 99_999_999_999);
  expect(readQuantity('1 in 99999999999')?.named).toMatchObject({ top: 1, bottom: 99_999_999_999 });
  const [size] = feasibleReport({ shares: ['1 in 99999999999'], of: { from: 84, to: 84 } }).sizes;
  expect(size?.counts).toEqual([[0, 1, 2]]);
  expect(readCounts('1 in 1000000').of).toBe(1_000_000);
});

test.each(['2025-05-12', '12/05/2025', '12.05.2025', '12 May 2025', '2025-05-12T09:00:00Z'])(
  'a lever refuses %s as the day that it is, and an assumption too',
  (day) => {
    for (const read of [() => readMoves([`leaving=${day}`]), () => readAssumptions([`vetting=${day}`])])
      expect(read).toThrow(
        /is a day, and has to be a quantity\. To say when it begins, write \w+=… from month 6\./,
      );
  },
);

test.each([
  ['49 per  cent', 0.49],
  ['49\u00a0per\ncent', 0.49],
  ['49\uff05', 0.49],
])('%j is read as a percentage', (text, share) => {
  expect(readProportion(text)).toBe(share);
});

test.each([
  ['49-51%', 'It is a range: write one percentage, 49% or 51%.'],
  ['49% to 51 per  cent', 'It is a range: write one percentage, 49% or 51%.'],
  ['49 to 51%', 'It is a range: write one percentage, 49% or 51%.'],
  ['\uff14\uff19%', 'Write 49%.'],
  ['49%%', 'Write 49%.'],
  ['% 49', 'Write 49%.'],
  ['48.8 pct', 'Write 48.8%.'],
  ['48,8%', 'Write 48.8%.'],
  ['49%', undefined],
  ['nearly all', undefined],
  ['1e400', '1e400 is too large: at most 1,000,000,000,000.'],
])('what was meant by %j is said', (text, hint) => {
  expect(slipHint(text)).toBe(hint);
});
