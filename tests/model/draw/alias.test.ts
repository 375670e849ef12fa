import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aliasTable, drawAlias } from '../../../src/model/draw/alias.js';
import { stream } from '../../../src/numeric/stream.js';

/** The distribution that a table draws from, read off its columns. */
function implied({ keep, alias }: ReturnType<typeof aliasTable>): number[] {
  const result = new Array<number>(keep.length).fill(0);
  keep.forEach((chance, column) => {
    result[column] = (result[column] ?? 0) + chance / keep.length;
    const other = alias[column] ?? 0;
    result[other] = (result[other] ?? 0) + (1 - chance) / keep.length;
  });
  return result;
}

describe('an alias table', () => {
  it('draws from exactly the distribution it was made from', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constant(0), fc.double({ min: 1e-12, max: 1, noNaN: true })), {
          minLength: 1,
          maxLength: 200,
        }),
        (weights) => {
          fc.pre(weights.some((weight) => weight > 0));
          const total = weights.reduce((a, b) => a + b);
          implied(aliasTable(weights)).forEach((probability, i) => {
            expect(Math.abs(probability - (weights[i] ?? 0) / total)).toBeLessThan(1e-13);
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('never draws an outcome of weight 0', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0, 0, 0.1, 0.3, 1 / 3, 1e-9), { minLength: 2 }), (weights) => {
        fc.pre(weights.some((weight) => weight > 0));
        implied(aliasTable(weights)).forEach((probability, i) => {
          if (weights[i] === 0) expect(probability).toBe(0);
        });
      }),
    );
  });

  it('draws what its columns say, in the proportions expected', () => {
    const table = aliasTable([1, 2, 3, 4]);
    const random = stream(7, 'alias');
    const counts = [0, 0, 0, 0];
    for (let i = 0; i < 100_000; i++) {
      const outcome = drawAlias(table, random);
      counts[outcome] = (counts[outcome] ?? 0) + 1;
    }
    // 5.5 standard errors on each of four counts: false alarm below 2e-7.
    counts.forEach((count, i) => {
      const p = (i + 1) / 10;
      expect(Math.abs(count - 100_000 * p)).toBeLessThan(5.5 * Math.sqrt(100_000 * p * (1 - p)));
    });
  });

  it('refuses weights that are negative, not finite, or all zero', () => {
    for (const weights of [[], [0, 0], [1, -1], [1, Number.NaN], [1, Infinity]]) {
      expect(() => aliasTable(weights)).toThrow('weights must be finite, none negative, and not all zero');
    }
  });
});
