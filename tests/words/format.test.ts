import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  allOf,
  inWords,
  leastProbability,
  limitBeside,
  limitInPoints,
  list,
  number,
  numberWithError,
  ofProbability,
  percent,
  percentAsWritten,
  percentBeside,
  percentOfCounts,
  percentRange,
  percentReached,
  percentWithCounts,
  percentWithError,
  percentWithin,
  pIs,
  plural,
  points,
  pointsRange,
  probability,
  probabilityInWords,
  pValue,
  signsInWords,
  wholeRanges,
} from '../../src/words/format.js';

describe('percentages of counts', () => {
  test('print with the counts behind them', () => {
    expect(percentWithCounts(41, 84)).toBe('49% (41 of 84)');
    expect(percentWithCounts(0, 84)).toBe('0% (0 of 84)');
    expect(percentWithCounts(84, 84)).toBe('100% (84 of 84)');
    expect(percentWithCounts(12_345, 1_000_000, 1)).toBe('1.2% (12,345 of 1,000,000)');
  });

  test('of no relevant case are a dash, not a division by zero', () => {
    expect(percentWithCounts(0, 0)).toBe('– (0 of 0)');
  });

  test('round half up, exactly', () => {
    expect(percentOfCounts(1, 8, 0)).toBe('13%');
    expect(percentOfCounts(1, 200, 0)).toBe('1%');
    expect(percentOfCounts(1, 8, 1)).toBe('12.5%');
    expect(percentOfCounts(67, 84, 0)).toBe('80%');
    expect(percentOfCounts(67, 84, 2)).toBe('79.76%');
  });

  test('are the only whole percentage P with (2P − 1)n ≤ 200k < (2P + 1)n', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (of, share) => {
          const yes = Math.min(of, Math.floor(share * (of + 1)));
          const printed = Number(percentOfCounts(yes, of).slice(0, -1));
          expect((2 * printed - 1) * of <= 200 * yes && 200 * yes < (2 * printed + 1) * of).toBe(true);
        },
      ),
    );
  });

  test('refuse what is not a count of cases', () => {
    for (const [yes, of] of [
      [1.5, 84],
      [-1, 84],
      [1, Number.NaN],
    ] as const) {
      expect(() => percentOfCounts(yes, of)).toThrow(/whole cases/);
    }
  });
});

describe('proportions', () => {
  test.each([
    [0.49, 0, '49%'],
    [0.145, 0, '15%'],
    [0.285, 0, '29%'],
    [-0.001, 0, '0%'],
    [-0.125, 0, '-13%'],
    [0.48809, 1, '48.8%'],
    [1, 0, '100%'],
  ])('%d with %d decimals prints as %s', (value, decimals, shown) => {
    expect(percent(value, decimals)).toBe(shown);
  });

  test('print as ranges, points and with their Monte Carlo error', () => {
    expect(percentRange(0.3797, 0.5962)).toBe('38% to 60%');
    expect(points(0.1234)).toBe('+12.3 percentage points');
    expect(pointsRange(-0.0968, 0.3021)).toBe('-9.7 to +30.2 percentage points');
    expect(percentWithError(0.1234, 0.001)).toBe('12.3% ± 0.1');
    expect(percentWithError(0.5, 0.00004)).toBe('50.0% ± <0.1');
    expect(numberWithError(0.12345, 0.001)).toBe('0.123 ± 0.001');
  });

  test('say in words in a sentence that a probability is beyond what is shown', () => {
    expect([0.0001, 0.469, 0.9999].map(probabilityInWords)).toEqual(['below 0.001', '0.469', 'above 0.999']);
    expect([0.0001, 0.469, 0.9999].map(ofProbability)).toEqual(['below 0.001', 'of 0.469', 'above 0.999']);
    expect([0.0001, 0.469, 0.9999].map(leastProbability)).toEqual(['0', '0.469', '0.999']);
    expect(signsInWords('<0.001 to 0.02')).toBe('below 0.001 to 0.02');
  });

  test('never round a probability into certainty', () => {
    expect([0, 1e-9, 0.0004, 0.469, 0.9996, 1].map(probability)).toEqual([
      ...['0', '<0.001', '<0.001', '0.469', '>0.999', '1'],
    ]);
    expect([0.00001, 0.0039, 0.0301, 0.362, 0.9, 0.999, 1].map(pValue)).toEqual([
      ...['<0.0001', '0.0039', '0.030', '0.36', '0.90', '>0.99', '1'],
    ]);
  });
});

test('numbers have commas between thousands and no negative zero', () => {
  expect([25_343, 999, -1234.5, -0.0001, 1e6].map((value) => number(value, 0))).toEqual([
    ...['25,343', '999', '-1,235', '0', '1,000,000'],
  ]);
  expect(number(1234.5, 2)).toBe('1,234.50');
});

test('plurals and lists read as English', () => {
  expect([plural(1, 'case'), plural(84, 'case'), plural(2, 'inquiry', 'inquiries')]).toEqual([
    ...['1 case', '84 cases', '2 inquiries'],
  ]);
  expect([list([]), list(['a']), list(['a', 'b']), list(['a', 'b', 'c'], 'or')]).toEqual([
    ...['', 'a', 'a and b', 'a, b or c'],
  ]);
});

test('small numbers are written in words, larger ones in digits', () => {
  expect([2, 4, 11].map(allOf)).toEqual(['Both', 'All four', 'All 11']);
  expect([0, 1, 4, 10, 11, 1500].map(inWords)).toEqual(['no', 'one', 'four', 'ten', '11', '1,500']);
});

test('whole numbers in order are drawn together where they are neighbours', () => {
  expect(wholeRanges([3, 7, 8, 9])).toBe('3 and 7 to 9');
  expect(wholeRanges([0, 1, 4, 6, 7])).toBe('0 to 1, 4 and 6 to 7');
  expect(wholeRanges([])).toBe('');
});

test('a limit whose sign decides never prints as 0.0, and one that is 0 does', () => {
  expect(limitInPoints(0.00023)).toBe('+0.02');
  expect(limitInPoints(-0.0000004)).toBe('-0.00004');
  expect(limitInPoints(0)).toBe('0.0');
  expect(limitBeside(0.15, 0.14956)).toBe('+14.96');
  expect(limitBeside(-0.15, -0.15004)).toBe('-15.004');
  expect(limitBeside(0.15, 0.15)).toBe('+15.0');
  expect(limitBeside(0.1504, 0.15036)).toBe('+15.0');
  expect(limitBeside(0.1504, 0.150462)).toBe('+15.05');
  expect(percentBeside(0.38, 0.3804, 1)).toBe('38.04%');
  expect(percentBeside(0.3836, 0.3838, 1)).toBe('38.4%');
  expect(percentBeside(0.3838, 0.3836, 1)).toBe('38.36%');
  expect(percentBeside(0.38, 0.38, 1)).toBe('38.0%');
  expect(percentBeside(null, 0.3804, 1)).toBe('38.0%');
  expect(percentBeside(null, 0.0004, 1)).toBe('<0.1%');
  expect(pointsRange(0.00023, 0.217)).toBe('+0.02 to +21.7 percentage points');
});

test('a p-value at which something is decided prints on its own side of the level', () => {
  expect(pValue(0.04951)).toBe('0.050');
  expect(pValue(0.04951, 1 - 0.95)).toBe('0.0495');
  expect(pValue(0.0500001, 0.05)).toBe('0.050');
  expect(pValue(0.36, 0.05)).toBe('0.36');
  expect(pValue(0.00001, 0.05)).toBe('<0.0001');
});

test('a p-value in a sentence has one sign', () => {
  expect([0.00001, 0.0039, 0.999, 1].map((p) => pIs(pValue(p)))).toEqual([
    ...['p < 0.0001', 'p = 0.0039', 'p > 0.99', 'p = 1'],
  ]);
});

test('a share prints as 0% or 100% only where it is that', () => {
  expect([0, 0.004, 0.006, 0.994, 0.996, 1].map((share) => percentWithin(share))).toEqual([
    ...['0%', '<1%', '1%', '99%', '>99%', '100%'],
  ]);
  expect([0.0004, 0.9996].map((share) => percentWithin(share, 1))).toEqual(['<0.1%', '>99.9%']);
  expect([0.95, 0.999, 1 - 1e-13, 1].map(percentAsWritten)).toEqual([
    ...['95%', '99.9%', '99.99999999999%', '100%'],
  ]);
});

test('limits that differ do not print as one share', () => {
  expect(percentRange(0.49998, 0.50001, 1)).toBe('49.998% to 50.001%');
  expect(percentRange(0.5, 0.5, 1)).toBe('50.0% to 50.0%');
  expect(percentRange(1e-5, 1 - 1e-5)).toBe('<1% to >99%');
});

describe('a percentage that suffices', () => {
  test('is rounded up, but not for the last digits of a double', () => {
    expect(percentReached(0.73602, 1)).toBe('73.7%');
    expect(percentReached(0.736, 1)).toBe('73.6%');
    expect(percentReached(0.29 * 3, 0)).toBe('87%');
  });
});
