import { expect, test } from 'vitest';
import { normalUpperQuantile, normalUpperTail } from '../../src/numeric/normalTail.js';

/** Laplace's continued fraction for the tail, good for z above 1: a route that shares nothing with erfc. */
function tailByFraction(z: number): number {
  let fraction = z;
  for (let k = 400; k >= 1; k--) fraction = z + k / fraction;
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI) / fraction;
}

test('gives the quantiles that tables print', () => {
  expect(normalUpperQuantile(0.025)).toBeCloseTo(1.959963984540054, 14);
  expect(normalUpperQuantile(0.1)).toBeCloseTo(1.2815515655446004, 14);
  expect(normalUpperQuantile(0.5)).toBe(0);
  expect(normalUpperQuantile(0.975)).toBeCloseTo(-1.959963984540054, 14);
});

test('keeps its digits far out in the tail, where starting from 2p − 1 loses them', () => {
  for (const tail of [0.1, 1e-3, 1e-6, 1e-9, 1e-16, 1e-17, 1e-50, 1e-150, 1e-300]) {
    const z = normalUpperQuantile(tail);
    // The tail changes by z times the relative change of z: what the last digit of z is worth.
    const lastDigit = 1e-14 + 4e-16 * z * z;
    expect(Math.abs(normalUpperTail(z) / tail - 1)).toBeLessThan(lastDigit);
    expect(Math.abs(tailByFraction(z) / tail - 1)).toBeLessThan(10 * lastDigit);
  }
});

test('is odd about one half', () => {
  for (const tail of [0.001, 0.2, 0.4999]) {
    expect(normalUpperQuantile(1 - tail)).toBeCloseTo(-normalUpperQuantile(tail), 12);
  }
});
