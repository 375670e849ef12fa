import { expect, test } from 'vitest';
import { tUpperQuantile } from '../../src/numeric/tTail.js';

/** Tail, degrees of freedom and quantile, from 40 digits: the density integrated from 0 and Newton's method. */
const KNOWN: readonly (readonly [number, number, number])[] = [
  [0.025, 200_000, 1.95997584596677],
  [1e-9, 300_000, 5.9979918207772],
  [0.4999999, 1_000_000, 2.50662890136025e-7],
  [0.4999995, 5000, 1.25337680462499e-6],
  [0.49999, 83, 2.51418955892169e-5],
  [0.4999, 3, 0.00027206990911047],
  [0.49991, 2.5, 0.00024875022441978],
  [0.4999, 1000, 0.00025072550362289],
  [0.49995, 1e12, 0.00012533141405968],
];

test.each(KNOWN)(
  'exceeded with probability %d by t with %d degrees of freedom',
  (tail, freedom, quantile) => {
    expect(tUpperQuantile(tail, freedom) / quantile).toBeCloseTo(1, 9);
    expect(tUpperQuantile(1 - tail, freedom) / quantile).toBeCloseTo(-1, 7);
  },
);

test('falls as the tail grows, across every change of formula', () => {
  for (const freedom of [1, 2.5, 999, 1001, 99_999, 100_001]) {
    const tails = [1e-9, 0.01, 0.4998, 0.499899, 0.499901, 0.49999, 0.4999999, 0.5, 0.5000001, 0.50011, 0.7];
    const quantiles = tails.map((tail) => tUpperQuantile(tail, freedom));
    quantiles.forEach((quantile, i) => {
      if (i > 0) expect(quantile).toBeLessThan(quantiles[i - 1] ?? Infinity);
    });
    expect(tUpperQuantile(0.5, freedom)).toBe(0);
  }
  // Either side of 100,000 degrees of freedom the two formulas give the same.
  const change = (tail: number) => tUpperQuantile(tail, 1e5) / tUpperQuantile(tail, 1e5 + 1e-6) - 1;
  for (const tail of [1e-12, 1e-6, 0.01, 0.3, 0.49]) expect(Math.abs(change(tail))).toBeLessThan(1e-13);
});
