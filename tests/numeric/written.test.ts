import { describe, expect, test } from 'vitest';
import { proportionOption } from '../../src/cli/arguments/options.js';
import { beforePercentSign, readWhole } from '../../src/numeric/written.js';
import { feasibleReport } from '../../src/results/counts.js';
import { intervalFileReport } from '../../src/results/intervalFile.js';
import { readCounts } from '../../src/results/tables/readCounts.js';
import { evaluate } from '../../src/scenario/figures/evaluateSum.js';
import { parseScenario } from '../../src/scenario/parse.js';
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
