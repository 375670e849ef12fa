import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differencePValue } from '../../../src/estimation/difference/differenceTest.js';
import {
  changeChances,
  rejectedCounts,
  risenChance,
  scoreRejection,
} from '../../../src/estimation/planning/changeChances.js';
import { binomialPmf, normalQuantile } from '../../../src/numeric/distributions.js';

const Z = normalQuantile(0.975, 0, 1);

function chancesOf(of: number, ofSecond: number, p: number, q: number) {
  return changeChances(rejectedCounts({ of, ofSecond, z: Z }), p, q);
}

function tellsApart(x: number, n: number, y: number, m: number) {
  return scoreRejection(n, m, Z)(x, y);
}

/** The same chances, summed over every pair of counts with no shortcut. */
function plainly(first: number, second: number, p: number, q: number) {
  const chances = { higher: 0, lower: 0, risen: 0, fallen: 0 };
  for (let x = 0; x <= first; x++) {
    for (let y = 0; y <= second; y++) {
      const mass = binomialPmf(x, first, p) * binomialPmf(y, second, q);
      const apart = differencePValue({ yes: x, of: first }, { yes: y, of: second }) < 0.05;
      if (y * first > x * second) {
        chances.higher += mass;
        if (apart) chances.risen += mass;
      }
      if (y * first < x * second) {
        chances.lower += mass;
        if (apart) chances.fallen += mass;
      }
    }
  }
  return chances;
}

describe('the test', () => {
  test('is at 5%: its edge is the square of the normal quantile at 0.975', () => {
    // Of 2 cases against 2 all apart, the statistic is 3, short of the edge at 3.84; of 3 against 3 it is 5.
    expect([tellsApart(2, 2, 0, 2), tellsApart(3, 3, 0, 3)]).toEqual([false, true]);
    const edge = normalQuantile(0.975, 0, 1) ** 2;
    const statistic = (yes: number, other: number) =>
      ((yes - other) ** 2 * 1999) / ((yes + other) * (1 - (yes + other) / 2000)) / 2000;
    for (let yes = 1; yes < 1000; yes++) {
      for (const other of [yes - 1, Math.round(yes * 0.9), Math.round(yes * 0.8)]) {
        expect(tellsApart(yes, 1000, other, 1000)).toBe(statistic(yes, other) > edge);
      }
    }
  });

  test.each([
    [84, 84],
    [84, 150],
    [7, 40],
    [1, 1],
  ])('tells %i and %i cases apart exactly where the p-value is below 0.05', (first, second) => {
    for (let x = 0; x <= first; x++) {
      for (let y = 0; y <= second; y++) {
        const p = differencePValue({ yes: x, of: first }, { yes: y, of: second });
        expect([x, y, tellsApart(x, first, y, second)]).toEqual([x, y, p < 0.05]);
      }
    }
  });
});

describe('what two inspections show', () => {
  test('is the sum over every pair of counts, to 1e-10', () => {
    const size = fc.integer({ min: 1, max: 40 });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(size, size, share, share, (first, second, p, q) => {
        const chances = chancesOf(first, second, p, q);
        const plain = plainly(first, second, p, q);
        for (const name of ['higher', 'lower', 'risen', 'fallen'] as const) {
          expect(Math.abs(chances[name] - plain[name])).toBeLessThan(1e-10);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('84 cases against 84 at 41 and 50 of 84 would be distinguished about three times in ten', () => {
    const chances = chancesOf(84, 84, 41 / 84, 50 / 84);
    const plain = plainly(84, 84, 41 / 84, 50 / 84);
    expect(chances.risen).toBeCloseTo(plain.risen, 10);
    expect(chances.risen).toBeGreaterThan(0.25);
    expect(chances.risen).toBeLessThan(0.32);
  });

  test('by chance alone is distinguished about one time in twenty', () => {
    const chances = chancesOf(84, 84, 41 / 84, 41 / 84);
    expect(chances.risen + chances.fallen).toBeGreaterThan(0.03);
    expect(chances.risen + chances.fallen).toBeLessThan(0.06);
    expect(chances.higher).toBeCloseTo(chances.lower, 12);
  });

  test('grows more certain with the change and with the cases', () => {
    const told = (cases: number, q: number) => chancesOf(cases, cases, 0.5, q).risen;
    expect(told(84, 0.7)).toBeGreaterThan(told(84, 0.6));
    expect(told(300, 0.6)).toBeGreaterThan(told(84, 0.6));
  });

  test('is the same whether the test is tabulated for all counts or for the likely ones', () => {
    for (const [of, ofSecond, p, q] of [
      [84, 84, 0.49, 0.6],
      [84, 150, 0.02, 0.5],
      [7, 2000, 1, 0.3],
    ] as const) {
      const { risen, fallen } = chancesOf(of, ofSecond, p, q);
      expect(risenChance({ of, ofSecond, z: Z }, p, q).chance).toBe(risen);
      expect(risenChance({ of: ofSecond, ofSecond: of, z: Z }, q, p).chance).toBeCloseTo(fallen, 14);
    }
  });
});
