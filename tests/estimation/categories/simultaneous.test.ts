import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  SIMULTANEOUS_METHOD_NAMES,
  simultaneousIntervals,
} from '../../../src/estimation/categories/simultaneous.js';
import { boxProbability, sisonGlazBox } from '../../../src/estimation/categories/sisonGlaz.js';
import { adjustPValues, confidencePerQuestion } from '../../../src/estimation/difference/adjust.js';
import { proportionInterval } from '../../../src/estimation/proportion/proportion.js';
import { number, oracle } from '../oracle.js';

const SISON_GLAZ_EXAMPLE = [56, 72, 73, 59, 62, 87, 58];

describe('several categories together', () => {
  it.each(
    oracle('goodman-intervals').map((row) => [Object.values(row).slice(0, 3).join(', '), row] as const),
  )("agrees with Goodman's reference values: %s", (_, row) => {
    const counts = (row.counts ?? '').split(' ').map(Number);
    const intervals = simultaneousIntervals(counts, { confidence: number(row, 'confidence') });
    const interval = intervals[number(row, 'category')];
    expect(Math.abs((interval?.lower ?? Number.NaN) - number(row, 'lower'))).toBeLessThan(1e-9);
    expect(Math.abs((interval?.upper ?? Number.NaN) - number(row, 'upper'))).toBeLessThan(1e-9);
  });

  it("is, by Quesenberry and Hurst with two categories, Wilson's interval", () => {
    const [yes, no] = simultaneousIntervals([41, 43], { method: 'quesenberry-hurst' });
    const { lower, upper } = proportionInterval({ yes: 41, of: 84 });
    expect(yes?.lower).toBeCloseTo(lower, 12);
    expect(yes?.upper).toBeCloseTo(upper, 12);
    expect(no?.lower).toBeCloseTo(1 - upper, 12);
  });

  it('is wider by Quesenberry and Hurst than by Goodman for the seven categories of the example', () => {
    const width = (method: 'goodman' | 'quesenberry-hurst') => {
      const [first] = simultaneousIntervals(SISON_GLAZ_EXAMPLE, { method });
      return (first?.upper ?? 0) - (first?.lower ?? 0);
    };
    expect(width('quesenberry-hurst')).toBeGreaterThan(width('goodman'));
  });

  it('keeps every share inside its limits, by every method and level', () => {
    const counts = fc
      .array(fc.integer({ min: 0, max: 60 }), { minLength: 2, maxLength: 7 })
      .filter((all) => all.some((count) => count > 0));
    const level = fc.constantFrom(0.5, 0.8, 0.95, 0.99);
    fc.assert(
      fc.property(counts, level, fc.constantFrom(...SIMULTANEOUS_METHOD_NAMES), (all, confidence, method) => {
        const of = all.reduce((sum, count) => sum + count, 0);
        simultaneousIntervals(all, { method, confidence }).forEach(({ lower, upper }, i) => {
          const share = (all[i] ?? 0) / of;
          expect(lower).toBeGreaterThanOrEqual(0);
          expect(lower).toBeLessThanOrEqual(share + 1e-12);
          expect(upper).toBeGreaterThanOrEqual(share - 1e-12);
          expect(upper).toBeLessThanOrEqual(1);
          // Sison and Glaz resample the observed shares, which never vary when one of them is everything.
          if (method !== 'sison-glaz' || share < 1) expect(upper).toBeGreaterThan(lower);
        });
      }),
    );
  });

  it('Sison-Glaz finds c = 19 for the example of the paper', () => {
    const { c, gamma } = sisonGlazBox(SISON_GLAZ_EXAMPLE, 0.95);
    expect(c).toBe(19);
    const [inner, outer] = [boxProbability(SISON_GLAZ_EXAMPLE, 19), boxProbability(SISON_GLAZ_EXAMPLE, 20)];
    expect(inner).toBeLessThan(0.95);
    expect(outer).toBeGreaterThanOrEqual(0.95);
    expect(gamma).toBeCloseTo((0.95 - inner) / (outer - inner), 12);
    const [first] = simultaneousIntervals(SISON_GLAZ_EXAMPLE, { method: 'sison-glaz' });
    expect(first?.lower).toBeCloseTo((56 - 19) / 467, 12);
    expect(first?.upper).toBeCloseTo((56 + 19 + 2 * gamma) / 467, 12);
  });

  it('leaves a chance for the categories that no case fell in, when every case fell in one', () => {
    const [all, none] = simultaneousIntervals([5, 0, 0], { method: 'sison-glaz' });
    expect(all).toMatchObject({ lower: 1, upper: 1, clipped: true });
    expect(none?.lower).toBe(0);
    expect(none?.upper).toBeCloseTo((2 * 0.95) / 5, 12);
  });

  it('has a box probability that is the sum of the multinomial over the box', () => {
    const counts = [2, 5, 3];
    const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
    const power = (base: number, n: number): number => (n === 0 ? 1 : base * power(base, n - 1));
    for (const c of [0, 1, 2, 3]) {
      let total = 0;
      for (let x = 2 - c; x <= 2 + c; x++) {
        for (let y = 5 - c; y <= 5 + c; y++) {
          const z = 10 - x - y;
          if (x < 0 || z < 0 || Math.abs(z - 3) > c) continue;
          const ways = factorial(10) / (factorial(x) * factorial(y) * factorial(z));
          total += ways * power(0.2, x) * power(0.5, y) * power(0.3, z);
        }
      }
      expect(boxProbability(counts, c)).toBeCloseTo(total, 12);
    }
  });

  it('refuses more cases than a count may have, or than the exact box could be worked out for', () => {
    for (const method of ['goodman', 'quesenberry-hurst', 'sison-glaz'] as const) {
      const many = () => simultaneousIntervals([Number.MAX_SAFE_INTEGER, 53, 25], { method });
      expect(many).toThrow('the number of cases');
    }
    expect(() => simultaneousIntervals([4e6, 4e6, 4e6], { method: 'sison-glaz' })).toThrow('3,333,333');
    expect(simultaneousIntervals([4e6, 4e6, 4e6])).toHaveLength(3);
  });

  it('refuses a single category, no cases and broken cases', () => {
    expect(() => simultaneousIntervals([84])).toThrow('the number of categories');
    expect(() => simultaneousIntervals([0, 0])).toThrow('All counts are 0');
    expect(() => simultaneousIntervals([6, 53.5])).toThrow('counts[1] must be');
  });
});

describe('several questions together', () => {
  it('adjusts p-values by Holm, Bonferroni and Šidák', () => {
    expect(adjustPValues([0.01, 0.04, 0.03])).toEqual([0.03, 0.06, 0.06]);
    expect(adjustPValues([0.01, 0.04, 0.5], 'bonferroni')).toEqual([0.03, 0.12, 1]);
    expect(adjustPValues([0.01], 'sidak')[0]).toBeCloseTo(0.01, 14);
    expect(adjustPValues([0.01, 0.2], 'sidak')[0]).toBeCloseTo(1 - 0.99 * 0.99, 14);
    expect(adjustPValues([])).toEqual([]);
  });

  it('never lowers a p-value, keeps their order, and lies between plain and Bonferroni', () => {
    const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(pValues, (all) => {
        const holm = adjustPValues(all);
        const bonferroni = adjustPValues(all, 'bonferroni');
        all.forEach((p, i) => {
          expect(holm[i]).toBeGreaterThanOrEqual(p);
          expect(holm[i]).toBeLessThanOrEqual(bonferroni[i] ?? 0);
          all.forEach((other, j) => {
            if (p < other) expect(holm[i]).toBeLessThanOrEqual(holm[j] ?? 0);
          });
        });
      }),
    );
  });

  it('shares the confidence out between the questions', () => {
    expect(confidencePerQuestion(0.95, 4)).toBeCloseTo(0.9875, 14);
    const sidak = confidencePerQuestion(0.95, 4, 'sidak');
    expect(sidak * sidak * sidak * sidak).toBeCloseTo(0.95, 14);
    expect(() => confidencePerQuestion(0.95, 0)).toThrow('questions must be');
  });
});
