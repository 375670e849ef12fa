import { expect, test } from 'vitest';
import { chiSquaredUpperTail } from '../../src/numeric/chiSquaredTail.js';
import { chisquareQuantile } from '../../src/numeric/distributions.js';

/** Degrees of freedom, value and tail, from 40 digits. */
const KNOWN: readonly (readonly [number, number, number])[] = [
  [11, 227.8952401352, 1.166361324792e-42],
  [5, 4.613507793043, 0.4648415874112],
  [2, 0, 1],
  [1, 3.841458820694124, 0.05],
];

test.each(KNOWN)('with %d degrees of freedom exceeds %d with the probability known', (freedom, x, tail) => {
  expect(chiSquaredUpperTail(x, freedom) / tail).toBeCloseTo(1, 9);
});

test('turns the quantile round, for few degrees of freedom and for many', () => {
  for (const freedom of [1, 2, 3, 10, 99, 400, 999]) {
    for (const level of [0.01, 0.5, 0.99]) {
      expect(chiSquaredUpperTail(chisquareQuantile(level, freedom), freedom)).toBeCloseTo(1 - level, 8);
    }
  }
});
