import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  FINITE_POPULATION_METHODS,
  finitePopulationInterval,
} from '../../../src/estimation/cohort/finitePopulation.js';
import { proportionInterval } from '../../../src/estimation/proportion/proportion.js';
import { hypergeometricChances } from '../exactBinomial.js';
import { number, oracle } from '../oracle.js';

const rows = oracle('finite-population-intervals');

test('agrees with every reference value: counts exactly, Wilson to 1e-9', () => {
  expect(rows.length).toBe(20);
  for (const row of rows) {
    const sample = { yes: number(row, 'yes'), of: number(row, 'of'), cohort: number(row, 'population') };
    const confidence = number(row, 'confidence');
    const exact = finitePopulationInterval(sample, { confidence });
    expect(exact.lowerCount).toBe(number(row, 'hypergeometricLowerCount'));
    expect(exact.upperCount).toBe(number(row, 'hypergeometricUpperCount'));
    expect(exact.lower).toBe((exact.lowerCount ?? Number.NaN) / sample.cohort);
    const wilson = finitePopulationInterval(sample, { method: 'wilson', confidence });
    expect(Math.abs(wilson.lower - number(row, 'wilsonLower'))).toBeLessThan(1e-9);
    expect(Math.abs(wilson.upper - number(row, 'wilsonUpper'))).toBeLessThan(1e-9);
    expect('lowerCount' in wilson).toBe(false);
  }
});

test('hypergeometric limits are not one unit too wide: 41 of 84 of 400 is 156 to 235', () => {
  expect(finitePopulationInterval({ yes: 41, of: 84, cohort: 400 })).toMatchObject({
    lowerCount: 156,
    upperCount: 235,
  });
});

test('the limits are the first and last counts whose exact tails, in whole numbers, exceed half of the error', () => {
  for (const [cohort, of] of [
    [20, 1],
    [20, 8],
    [37, 12],
  ] as const) {
    for (const [confidence, tail] of [
      [0.9, 0.05],
      [0.95, 0.025],
      [0.5, 0.25],
    ] as const) {
      for (let yes = 0; yes <= of; yes++) {
        const kept: number[] = [];
        for (let marked = yes; marked <= cohort - of + yes; marked++) {
          const chances = hypergeometricChances(cohort, marked, of);
          const above = chances.slice(yes).reduce((a, b) => a + b);
          const below = chances.slice(0, yes + 1).reduce((a, b) => a + b);
          if (Math.min(above, below) > tail + 1e-15) kept.push(marked);
        }
        const { lowerCount, upperCount } = finitePopulationInterval({ yes, of, cohort }, { confidence });
        expect([lowerCount, upperCount], `${yes}/${of} of ${cohort}`).toEqual([kept[0], kept.at(-1)]);
      }
    }
  }
});

test('a chance of exactly half of the error is not above it, whatever 1 − 0.9 is in binary', () => {
  // One Yes of one case from 20: P(X ≥ 1 | M = 1) is 0.05, so M starts at 2.
  const { lowerCount } = finitePopulationInterval({ yes: 1, of: 1, cohort: 20 }, { confidence: 0.9 });
  expect(lowerCount).toBe(2);
});

describe.each(Object.values(FINITE_POPULATION_METHODS))('$label', ({ method }) => {
  test('keeps the laws at every count: in order, mirrored, rising with the count and nested in the level', () => {
    for (const [of, cohort] of [
      [1, 1],
      [1, 9],
      [10, 50],
      [64, 430],
      [84, 85],
      [84, 650],
    ] as const) {
      let inner: { lower: number; upper: number }[] = [];
      for (const confidence of [0.5, 0.8, 0.95, 0.99]) {
        const all = Array.from({ length: of + 1 }, (_, yes) =>
          finitePopulationInterval({ yes, of, cohort }, { method, confidence }),
        );
        for (const [yes, { lower, upper }] of all.entries()) {
          expect(0 <= lower && lower <= upper && upper <= 1).toBe(true);
          expect(lower + (all[of - yes]?.upper ?? Number.NaN)).toBeCloseTo(1, 12);
          expect(lower).toBeGreaterThanOrEqual(all[yes - 1]?.lower ?? 0);
          expect(lower).toBeLessThanOrEqual((inner[yes]?.lower ?? 1) + 1e-15);
        }
        inner = all;
      }
    }
  });

  test('has no width when the whole cohort was inspected', () => {
    for (const yes of [0, 41, 84]) {
      const { lower, upper } = finitePopulationInterval({ yes, of: 84, cohort: 84 }, { method });
      expect([lower, upper]).toEqual([yes / 84, yes / 84]);
    }
  });

  test('counts the cohort into the interval itself, and forgets it as the cohort grows', () => {
    const width = (interval: { lower: number; upper: number }) => interval.upper - interval.lower;
    const endless = proportionInterval(
      { yes: 41, of: 84 },
      { method: method === 'wilson' ? 'wilson' : 'clopper-pearson' },
    );
    const widths = [90, 150, 400, 1000, 10_000].map((cohort) =>
      width(finitePopulationInterval({ yes: 41, of: 84, cohort }, { method })),
    );
    expect([...widths].sort((a, b) => a - b)).toEqual(widths);
    expect(Math.max(...widths)).toBeLessThan(width(endless));
    const large = finitePopulationInterval({ yes: 41, of: 84, cohort: 5_000_000 }, { method });
    expect(large.lower).toBeCloseTo(endless.lower, 4);
    expect(large.upper).toBeCloseTo(endless.upper, 4);
  });

  test('spends all of the error on one side when asked to', () => {
    const sample = { yes: 41, of: 84, cohort: 400 };
    const both = finitePopulationInterval(sample, { method, confidence: 0.9 });
    expect(finitePopulationInterval(sample, { method, side: 'lower' }).lower).toBeCloseTo(both.lower, 12);
    expect(finitePopulationInterval(sample, { method, side: 'upper' }).upper).toBeCloseTo(both.upper, 12);
  });

  test('gives limits in order for any sample of any cohort', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (cohort, part, share) => {
          const of = Math.max(1, Math.round(part * cohort));
          const yes = Math.round(share * of);
          const { lower, upper } = finitePopulationInterval({ yes, of, cohort }, { method });
          expect(0 <= lower && lower <= upper && upper <= 1).toBe(true);
        },
      ),
      { seed: 84, numRuns: 100 },
    );
  });
});

test.each([
  [{ yes: 41, of: 84, cohort: 80 }, 'cohort must be a whole number of 84 or more, not 80'],
  [{ yes: 41, of: 84, cohort: 100.5 }, 'cohort must be'],
  [{ yes: 90, of: 84, cohort: 400 }, 'yes must be'],
])('%o is refused: %s', (sample, says) => {
  expect(() => finitePopulationInterval(sample)).toThrow(says);
});
