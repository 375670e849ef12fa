import { describe, expect, test } from 'vitest';
import { leastOf, mostOf } from '../../src/numeric/extremes.js';

describe('the extremes of many numbers', () => {
  test('are those of Math.min and Math.max, also of none, with a number beside and where one of them is NaN', () => {
    for (const values of [[], [3], [2, -1, 5], [0, -0], [1, Number.NaN, 2], [Infinity, -Infinity]]) {
      expect(leastOf(values)).toBe(Math.min(...values));
      expect(mostOf(values)).toBe(Math.max(...values));
      expect(leastOf(values, 1)).toBe(Math.min(1, ...values));
      expect(mostOf(values, 1)).toBe(Math.max(1, ...values));
    }
  });

  test('are found among more than can be spread into arguments', () => {
    const values = Float64Array.from({ length: 1_000_000 }, (_, index) => Math.abs(index - 700_000));
    expect([leastOf(values), mostOf(values)]).toEqual([0, 700_000]);
  });
});
