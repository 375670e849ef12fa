import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coverage, coverageCurves, coverageSummary } from '../../../src/estimation/coverage/coverage.js';
import { intervalTable } from '../../../src/estimation/proportion/intervalTable.js';
import {
  PROPORTION_METHODS,
  type ProportionMethod,
  proportionInterval,
} from '../../../src/estimation/proportion/proportion.js';
import { stream } from '../../../src/numeric/stream.js';
import { binomialChances } from '../exactBinomial.js';
import { number, oracle } from '../oracle.js';

const METHODS = PROPORTION_METHODS.map(({ name }) => name);

test('agrees with every reference value of coverage and expected width to 1e-9', () => {
  const rows = oracle('coverage');
  expect(rows.length).toBe(252);
  for (const row of rows) {
    const method = row.method as ProportionMethod;
    const found = coverage({
      of: number(row, 'of'),
      p: number(row, 'p'),
      method,
      confidence: number(row, 'confidence'),
    });
    expect(Math.abs(found.coverage - number(row, 'coverage'))).toBeLessThan(1e-9);
    expect(Math.abs(found.width - number(row, 'meanWidth'))).toBeLessThan(1e-9);
  }
});

test('agrees with every reference value of the infimum, where it is and the mean', () => {
  const rows = oracle('coverage-summary');
  expect(rows.length).toBe(28);
  for (const row of rows) {
    const method = row.method as ProportionMethod;
    const { infimum, mean } = coverageSummary({
      of: number(row, 'of'),
      method,
      confidence: number(row, 'confidence'),
    });
    expect(Math.abs(infimum.coverage - number(row, 'infimum'))).toBeLessThan(1e-9);
    expect(Math.abs(mean - number(row, 'meanCoverageUniformP'))).toBeLessThan(1e-9);
    // Yes and no are alike, so the infimum is at p and at 1 − p; the tables name either.
    const found = infimum.reached.find(({ at }) => Math.abs(at - number(row, 'at')) < 1e-8);
    expect(found?.side).toBe(row.side === '-' ? 'below' : 'above');
    expect(infimum.reached).toHaveLength(2);
    expect(infimum).toMatchObject(infimum.reached[0] ?? {});
    expect(infimum.at).toBeLessThanOrEqual(0.5);
  }
});

test('finds the infimum that a grid misses: Wilson at n = 84 is 0.8378, where 200 points show 0.93', () => {
  const grid = Array.from({ length: 199 }, (_, i) => coverage({ of: 84, p: (i + 1) / 200 }).coverage);
  expect(Math.min(...grid)).toBeGreaterThan(0.929);
  const { infimum } = coverageSummary({ of: 84 });
  expect(infimum.coverage).toBeCloseTo(0.83780385, 8);
  expect(infimum.reached[1]?.side).toBe('above');
  expect(infimum.reached[1]?.at).toBeCloseTo(0.99789542, 8);
});

describe.each(METHODS)('%s', (method) => {
  test('covers as often as exact whole-number arithmetic says, and misses below and above add up', () => {
    for (const [of, hundredths] of [
      [12, 3],
      [30, 50],
      [84, 49],
      [84, 97],
    ] as const) {
      const p = hundredths / 100;
      const chances = binomialChances(of, hundredths, 100);
      const sum = (part: (lower: number, upper: number) => number) =>
        chances.reduce((total, chance, yes) => {
          const { lower, upper } = proportionInterval({ yes, of }, { method, confidence: 0.9 });
          return total + chance * part(lower, upper);
        }, 0);
      const found = coverage({ of, p, method, confidence: 0.9 });
      expect(found.coverage).toBeCloseTo(
        sum((lower, upper) => (lower <= p && p <= upper ? 1 : 0)),
        12,
      );
      expect(found.below).toBeCloseTo(
        sum((_, upper) => (upper < p ? 1 : 0)),
        12,
      );
      expect(found.above).toBeCloseTo(
        sum((lower) => (lower > p ? 1 : 0)),
        12,
      );
      expect(found.width).toBeCloseTo(
        sum((lower, upper) => upper - lower),
        12,
      );
      expect(found.coverage + found.below + found.above).toBeCloseTo(1, 12);
    }
  });

  test('never covers less often than its infimum, and does close by', () => {
    for (const of of [7, 84]) {
      const { infimum } = coverageSummary({ of, method });
      fc.assert(
        fc.property(fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }), (p) => {
          expect(coverage({ of, p, method }).coverage).toBeGreaterThanOrEqual(infimum.coverage - 1e-11);
        }),
        { seed: 84, numRuns: 100 },
      );
      for (const { at, side } of infimum.reached) {
        const beside = side === 'below' ? at - 1e-9 : at + 1e-9;
        expect(coverage({ of, p: beside, method }).coverage).toBeCloseTo(infimum.coverage, 6);
      }
    }
  });

  test('has the mean that integrating its coverage between limits gives', () => {
    const of = 9;
    const { lower, upper } = intervalTable({ of, method });
    const limits = [...new Set([0, 1, ...lower, ...upper])].sort((a, b) => a - b);
    const at = (p: number) => coverage({ of, p, method }).coverage;
    let integral = 0;
    for (const [i, from] of limits.slice(0, -1).entries()) {
      // Simpson's rule in 32 steps; the ends are a hair inside, where coverage has no jump.
      const step = ((limits[i + 1] ?? 1) - from) / 32;
      for (let k = 0; k <= 32; k++) {
        const weight = k === 0 || k === 32 ? 1 : k % 2 === 1 ? 4 : 2;
        const inside = from + step * (k === 0 ? 1e-7 : k === 32 ? 32 - 1e-7 : k);
        integral += (weight * at(inside) * step) / 3;
      }
    }
    expect(integral).toBeCloseTo(coverageSummary({ of, method }).mean, 6);
  });
});

test('a method whose limits never reach 0 covers nothing below the first of them', () => {
  const first = intervalTable({ of: 84, method: 'uniform' }).lower[0];
  expect(coverageSummary({ of: 84, method: 'uniform' }).infimum).toMatchObject({
    coverage: 0,
    at: first,
    side: 'below',
  });
});

test('a share on a limit belongs to the intervals on both sides, also where their last digits differ', () => {
  for (let of = 1; of <= 40; of++) {
    for (const confidence of [0.5, 0.8, 0.95]) {
      const { coverage: found } = coverage({ of, p: 0.5, method: 'blaker', confidence });
      expect(found, `n = ${of}`).toBeGreaterThanOrEqual(confidence - 1e-12);
    }
  }
});

test('Clopper-Pearson and Blaker never cover less often than they say', () => {
  for (const method of ['clopper-pearson', 'blaker'] as const) {
    for (const of of [1, 2, 5, 20, 64, 84, 300]) {
      for (const confidence of [0.8, 0.95, 0.99]) {
        const { infimum } = coverageSummary({ of, method, confidence });
        expect(infimum.coverage).toBeGreaterThanOrEqual(confidence - 1e-11);
      }
    }
  }
});

test('one-sided limits miss on their own side only, and no more than 1 − confidence for Clopper-Pearson', () => {
  for (const p of [0.03, 0.49, 0.9]) {
    const lower = coverage({ of: 84, p, method: 'clopper-pearson', side: 'lower' });
    const upper = coverage({ of: 84, p, method: 'clopper-pearson', side: 'upper' });
    expect(lower.below).toBe(0);
    expect(upper.above).toBe(0);
    expect(lower.above).toBeLessThanOrEqual(0.05);
    expect(upper.below).toBeLessThanOrEqual(0.05);
  }
});

test('agrees with 40,000 simulated inspections', () => {
  const [of, p, runs] = [84, 0.49, 40_000];
  const draw = stream(84, 'coverage');
  const intervals = intervalTable({ of, method: 'clopper-pearson', confidence: 0.8 });
  let covered = 0;
  for (let run = 0; run < runs; run++) {
    let yes = 0;
    for (let i = 0; i < of; i++) if (draw() < p) yes++;
    if ((intervals.lower[yes] ?? 1) <= p && p <= (intervals.upper[yes] ?? 0)) covered++;
  }
  const exact = coverage({ of, p, method: 'clopper-pearson', confidence: 0.8 }).coverage;
  // 4.9 standard errors: a false alarm once in a million seeds.
  expect(Math.abs(covered / runs - exact)).toBeLessThan(4.9 * Math.sqrt((exact * (1 - exact)) / runs));
});

test('is the interval table that proportionInterval gives, made once', () => {
  for (const method of METHODS) {
    for (const side of ['both', 'lower', 'upper'] as const) {
      const table = intervalTable({ of: 29, method, confidence: 0.9, side });
      for (let yes = 0; yes <= 29; yes++) {
        const { lower, upper } = proportionInterval({ yes, of: 29 }, { method, confidence: 0.9, side });
        expect([table.lower[yes], table.upper[yes]]).toEqual([lower, upper]);
      }
      expect(intervalTable({ of: 29, method, confidence: 0.9, side })).toBe(table);
    }
  }
});

test('at p of 0 and 1 only the counts 0 and n can come', () => {
  expect(coverage({ of: 84, p: 0 })).toMatchObject({ coverage: 1, below: 0, above: 0 });
  expect(coverage({ of: 84, p: 1 }).coverage).toBe(1);
  expect(coverage({ of: 84, p: 0, method: 'uniform' })).toMatchObject({ coverage: 0, above: 1 });
});

test.each([
  [{ of: 0, p: 0.5 }, 'of must be a whole number from 1'],
  [{ of: 84.5, p: 0.5 }, 'of must be a whole number from 1'],
  [{ of: 84, p: 1.5 }, 'p must be a number from 0 to 1'],
  [{ of: 84, p: 0.5, confidence: 95 }, 'Did you mean 0.95?'],
  [{ of: 84, p: 0.5, method: 'clopper' as 'wilson' }, 'method must be one of'],
])('%o is refused: %s', (spec, says) => {
  expect(() => coverage(spec)).toThrow(says);
});

test('along many shares is at each what it is alone, for every method and level', () => {
  const at = [0.5, 0, 0.002, 1, 0.3, 0.49, 0.9999];
  for (const confidence of [0.5, 0.95, 0.999]) {
    const curves = coverageCurves({ of: 37, methods: METHODS, at, confidence });
    METHODS.forEach((method, curve) => {
      const alone = at.map((p) => coverage({ of: 37, p, method, confidence }).coverage);
      expect([...(curves[curve] ?? [])]).toEqual(alone);
    });
  }
});
