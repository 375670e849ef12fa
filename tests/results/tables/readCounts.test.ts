import { describe, expect, test } from 'vitest';
import { ArgumentError } from '../../../src/problem.js';
import { looksLikeCounts, readAllCounts, readCounts } from '../../../src/results/tables/readCounts.js';

test.each([
  ['41/84', 41, 84],
  ['41 of 84', 41, 84],
  [' 0 / 1 ', 0, 1],
  ['9,916/25,343', 9916, 25_343],
  ['41.0/84.00', 41, 84],
  ['6 out of 10', 6, 10],
  ['1 in 5', 1, 5],
  ['six out of every 10', 6, 10],
])('reads %s as counts', (text, yes, of) => {
  expect(readCounts(text)).toMatchObject({ of, percent: null, lowest: { yes, of }, highest: { yes, of } });
});

test.each([
  ['49%/84', 41, 41],
  ['49% of 84', 41, 41],
  ['49%/1000', 485, 494],
  ['48.8%/84', 41, 41],
  ['100%/84', 84, 84],
  ['49 %/84', 41, 41],
  ['49 per cent of 84', 41, 41],
  ['49 percent/84', 41, 41],
  ['49 Per Cent of 84', 41, 41],
])('reads %s as the counts that print so', (text, lowest, highest) => {
  const found = readCounts(text);
  expect([found.lowest.yes, found.highest.yes]).toEqual([lowest, highest]);
  expect(found.percent).toBe(/^[\d.]+/.exec(text)?.[0]);
});

test.each([
  ['<1% of 84', 0, 0],
  ['>99% of 84', 84, 84],
  ['< 5%/84', 0, 4],
  ['no more than 5% of 84', 0, 4],
  ['no fewer than 95 per cent of 84', 80, 84],
  ['over three quarters of 64', 49, 64],
  ['6 out of 10 of 84', 49, 52],
])('reads %s as all the counts that it allows', (text, lowest, highest) => {
  const found = readCounts(text);
  expect([found.lowest.yes, found.highest.yes, found.percent]).toEqual([lowest, highest, null]);
});

describe('refuses', () => {
  test.each([
    ['85/84', 'cannot be more Yes answers (85) than cases (84)'],
    ['40.5/84', 'fractions of a case'],
    ['41/84.5', 'the number of cases must be a whole number, not 84.5'],
    ['-1/84', 'must be a whole number, not -1, which is below 0.'],
    ['1/0', 'must be 1 or more'],
    ['0/0', 'must be 1 or more'],
    ['49/84%', 'Write 49%/84.'],
    ['49%/84%', 'percent sign on the number of cases'],
    ['47%/84', '46% (39 of 84) and 48% (40 of 84)'],
    ['101%/84', 'the percentage must be at most 100%, not 101%. It is too large.'],
    ['x%/84', 'not a percentage'],
    ['41', 'Write yes answers of cases, such as 41/84 or 49%/84.'],
    ['0.95', '--confidence 0.8,0.95'],
    ['41/84/2', 'not a count'],
    ['', 'not a count'],
    ['1/1e9', 'must be a whole number'],
    ['1/99999999999', 'must be at most 10,000,000'],
    ['1/99999999999999999999', 'must be at most 10,000,000'],
    ['41/84.000', 'which may be 84 or 84000'],
    ['49/84 per cent', 'Write 49%/84.'],
    ['48,8%/84', 'Write 48.8%.'],
    ['<0%/84', 'no whole number of 84 cases is that'],
  ])('%s: %s', (text, says) => {
    expect(() => readCounts(text)).toThrow(ArgumentError);
    expect(() => readCounts(text)).toThrow(says);
  });

  test('everything that is wrong with any of several, at once', () => {
    expect(() => readAllCounts(['85/84', '41/84', '1/0'])).toThrow(/85.*\n.*1\/0/);
  });
});

test('tells counts from the names of files and scenarios', () => {
  expect(['<1% of 84', '49 per cent of 84', '1 in 5', 'over half of 84'].every(looksLikeCounts)).toBe(true);
  expect(['41/84', '49%/84', '41 of 84', '1/0', '-1/84'].every(looksLikeCounts)).toBe(true);
  expect(['counts.csv', 'west-midlands-2025', 'data/84.csv', '-'].some(looksLikeCounts)).toBe(false);
});
