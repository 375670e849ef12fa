import { describe, expect, it } from 'vitest';
import {
  limitsByCount,
  limitsRise,
  widthsPeakOnce,
} from '../../../src/estimation/proportion/limitsByCount.js';
import { PROPORTION_METHODS, proportionInterval } from '../../../src/estimation/proportion/proportion.js';

const SIZES = [1, 2, 3, 4, 5, 7, 10, 13, 16, 20, 33, 50, 84, 120, 300];
const LEVELS = [0.05, 0.5, 0.8, 0.95, 0.99, 0.9999];

describe.each(PROPORTION_METHODS.map(({ name }) => name))('the limits by count of %s', (method) => {
  const sizes = method === 'blaker' ? SIZES.slice(0, 12) : SIZES;
  const each = sizes.flatMap((of) => LEVELS.map((confidence) => ({ of, confidence })));

  it('are those of the interval', () => {
    for (const confidence of [0.8, 0.99]) {
      const { lower, upper } = limitsByCount(method, confidence);
      for (const yes of [0, 1, 6, 12, 13]) {
        const interval = proportionInterval({ yes, of: 13 }, { method, confidence });
        expect([lower(yes, 13), upper(yes, 13)]).toEqual([interval.lower, interval.upper]);
      }
    }
  });

  it('rise, and have widths with one peak, where searches take it for granted', () => {
    for (const { of, confidence } of each) {
      const { lower, upper } = limitsByCount(method, confidence);
      const limits = Array.from({ length: of + 1 }, (_, yes) => [lower(yes, of), upper(yes, of)] as const);
      limits.forEach(([low, high], yes) => {
        const [lowBefore, highBefore] = limits[yes - 1] ?? [0, 0];
        if (limitsRise(method, confidence) && (low < lowBefore - 1e-12 || high < highBefore - 1e-12)) {
          expect.fail(`${yes} of ${of} at ${confidence}`);
        }
        // At levels that nobody asks for, Jeffreys's forced ends are wider than what is beside them.
        if (!widthsPeakOnce(method) || confidence < 0.5 || yes === 0 || yes > of / 2) return;
        if (high - low < highBefore - lowBefore - 1e-10)
          expect.fail(`width of ${yes} of ${of} at ${confidence}`);
      });
    }
  });
});
