import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { itemStatistics } from '../../../src/estimation/markers/items.js';

const T = true;
const F = false;

describe('the statistics of items', () => {
  test('are the shares that agree, their correlation with the rest, and the better half against the key', () => {
    // Five markers, four items; the last item is answered otherwise by the best two alone.
    const table = [
      [T, T, T, F],
      [T, T, T, F],
      [T, T, F, T],
      [T, F, F, T],
      [F, F, null, T],
    ];
    const [first, , third, last] = itemStatistics(table);
    expect(first).toMatchObject({ of: 5, agreeing: 4 });
    expect(third).toMatchObject({ of: 4, agreeing: 2 });
    // Rests of the last item: 1, 1, 2/3, 1/3 and 0; agreeing 0, 0, 1, 1, 1.
    expect(last?.discrimination).toBeCloseTo(-0.8 / Math.sqrt((34 / 45) * 1.2), 12);
    expect(last?.better).toEqual({ of: 2, against: 2 });
  });

  test('leave out what nobody answered, and correlations with what does not vary', () => {
    expect(itemStatistics([])).toEqual([]);
    const [only] = itemStatistics([[T], [F], [null]]);
    expect(only).toEqual({ of: 2, agreeing: 1, discrimination: null, better: { of: 0, against: 0 } });
    const [all] = itemStatistics([
      [T, T],
      [T, F],
    ]);
    expect(all?.discrimination).toBeNull();
  });

  test('do not depend on the order of markers, and are within their ranges', () => {
    const answer = fc.constantFrom(true, false, null);
    const rows = fc.array(fc.array(answer, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(rows, (table) => {
        const found = itemStatistics(table);
        const backwards = itemStatistics(table.toReversed());
        found.forEach(({ of, agreeing, discrimination, better }, item) => {
          expect(agreeing).toBeLessThanOrEqual(of);
          expect(Math.abs(discrimination ?? 0)).toBeLessThanOrEqual(1);
          expect(better.against).toBeLessThanOrEqual(better.of);
          expect(2 * better.of).toBeLessThanOrEqual(of);
          expect(backwards[item]?.better).toEqual(better);
          expect(backwards[item]?.discrimination ?? 9).toBeCloseTo(discrimination ?? 9, 9);
        });
      }),
    );
  });
});
