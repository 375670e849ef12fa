import { describe, expect, test } from 'vitest';
import { angoff, chanceAbove, likelyStandards } from '../../../src/estimation/markers/readiness.js';

describe('a standard of judges', () => {
  test('is their mean, with the standard error of it', () => {
    const { share, standardError, judges } = angoff([0.7, 0.8, 0.9]);
    expect(share).toBeCloseTo(0.8, 12);
    expect(standardError).toBeCloseTo(0.1 / Math.sqrt(3), 12);
    expect(judges).toBe(3);
  });

  test('of one judge has no error that is known', () => {
    expect(angoff([0.7])).toEqual({ share: 0.7, standardError: null, judges: 1 });
    expect(likelyStandards(angoff([0.7]))).toEqual([0.7]);
  });

  test('spreads about the mean as Student has it, and keeps within 0 and 1', () => {
    const standards = likelyStandards(angoff([0.79, 0.8, 0.81]));
    const above = standards.filter((standard) => standard > 0.8 + 4.302652729911275 * (0.01 / Math.sqrt(3)));
    expect(above.length / standards.length).toBe(0.025);
    const wide = likelyStandards(angoff([0.6, 0.8, 1]));
    expect(Math.min(...wide)).toBe(0);
    expect(Math.max(...wide)).toBe(1);
  });
});

describe('the chance of being above a standard', () => {
  test('is the tail of a beta distribution that can be written out', () => {
    // Beta(1, 1) above 0.3; half of Beta(a, a) is above 0.5.
    expect(chanceAbove({ estimate: 0.5, effective: 1 }, [0.3])).toBeCloseTo(0.7, 12);
    expect(chanceAbove({ estimate: 0.5, effective: 28 }, [0.5])).toBeCloseTo(0.5, 12);
    // Beta(1.5, 0.5) above x is 1 − (2/π)(arcsin √x − √(x(1 − x))).
    const x = 0.8;
    const below = (2 / Math.PI) * (Math.asin(Math.sqrt(x)) - Math.sqrt(x * (1 - x)));
    expect(chanceAbove({ estimate: 1, effective: 1 }, [x])).toBeCloseTo(1 - below, 12);
  });

  test('rises with agreement, and is nearer to a half where judges disagree', () => {
    const chances = [0.6, 0.7, 0.8, 0.9, 1].map((estimate) =>
      chanceAbove({ estimate, effective: 30 }, [0.8]),
    );
    expect(chances).toEqual(chances.toSorted((a, b) => a - b));
    const agreed = likelyStandards({ share: 0.8, standardError: 0.01, judges: 5 });
    const apart = likelyStandards({ share: 0.8, standardError: 0.06, judges: 5 });
    const good = { estimate: 0.9, effective: 60 };
    expect(chanceAbove(good, apart)).toBeLessThan(chanceAbove(good, agreed));
  });
});
