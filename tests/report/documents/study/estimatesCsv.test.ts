import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvEstimates } from '../../../../src/report/documents/study/estimatesCsv.js';

/** The fields of one replicate with these numbers. */
function written(numbers: readonly number[]): string[] {
  const { block } = csvEstimates({ columns: [], answers: [[]] });
  const bytes = block({
    block: 0,
    replicates: 1,
    sums: new Float64Array(0),
    failures: [],
    estimates: Float64Array.from(numbers),
  });
  return new TextDecoder()
    .decode(bytes as Uint8Array)
    .trimEnd()
    .split(',')
    .slice(2);
}

describe('the numbers of replicates as CSV', () => {
  it('are plain decimals, empty where there is none, in full where they are very small or large', () => {
    expect(written([0.5, -0.25, 1, Number.NaN, 0])).toEqual(['0.5', '-0.25', '1', '', '0']);
    expect(written([1 / 3, 2e-17, 12.5, -1, 0.1])).toEqual([
      '0.333333333333333',
      '2e-17',
      '12.5',
      '-1',
      '0.1',
    ]);
    expect(written([0.9999999999999999, 0.001, 8.99, 41 / 84, -0])).toEqual([
      '1',
      '0.001',
      '8.99',
      '0.488095238095238',
      '0',
    ]);
  });

  it('are within a unit of the fifteenth decimal of the number', () => {
    const number = fc.double({ min: -9, max: 9, noNaN: true });
    fc.assert(
      fc.property(fc.array(number, { minLength: 5, maxLength: 5 }), (numbers) => {
        written(numbers).forEach((text, index) => {
          expect(text).toMatch(/^-?\d(\.\d*[1-9])?$|e-/);
          expect(Math.abs(Number(text) - Number(numbers[index]))).toBeLessThanOrEqual(1e-15);
        });
      }),
    );
  });
});
