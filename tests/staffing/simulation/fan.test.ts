import { describe, expect, test } from 'vitest';
import { stream } from '../../../src/numeric/stream.js';
import { quantileErrors, quantilesOf } from '../../../src/staffing/simulation/fan.js';

describe('the Monte Carlo standard error of a quantile', () => {
  test('is how far the quantile varies from one set of draws to the next', () => {
    // Of 1,000 uniform draws the quantile at p has a standard deviation of √(p (1 − p) / 1,002), from the beta distribution.
    const sets = Array.from({ length: 200 }, (_, set) => {
      const random = stream(1, 'errors of quantiles', String(set));
      return Float64Array.from({ length: 1000 }, () => random());
    });
    for (const [level, p] of [
      ['low', 0.05],
      ['middle', 0.5],
      ['high', 0.95],
    ] as const) {
      const mean = sets.reduce((sum, values) => sum + quantileErrors(values)[level], 0) / sets.length;
      const exact = Math.sqrt((p * (1 - p)) / 1002);
      // Ranks are rounded outwards, by half a rank at each end on average; five standard errors of the mean of 200 sets, each
      // of which varies by about a quarter: a false alarm in less than one of a million.
      expect(mean / exact).toBeGreaterThan(0.9);
      expect(mean / exact).toBeLessThan(1.2);
    }
  });

  test('is none where all draws are alike, and is known of few draws', () => {
    expect(quantileErrors(new Float64Array(20).fill(3))).toEqual({ low: 0, middle: 0, high: 0 });
    const few = quantileErrors(Float64Array.from({ length: 20 }, (_, i) => i));
    expect(Object.values(few).every((error) => error > 0)).toBe(true);
    expect(quantilesOf(Float64Array.of(1)).low).toBe(1);
  });
});
