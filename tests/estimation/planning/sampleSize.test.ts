import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finitePopulationInterval } from '../../../src/estimation/cohort/finitePopulation.js';
import { differencePValue } from '../../../src/estimation/difference/differenceTest.js';
import { detectableChange, powerToSeeChange } from '../../../src/estimation/planning/changePower.js';
import { exactMargin } from '../../../src/estimation/planning/exactMargin.js';
import { marginOf } from '../../../src/estimation/planning/margin.js';
import { sampleSize } from '../../../src/estimation/planning/sampleSize.js';
import { proportionInterval } from '../../../src/estimation/proportion/proportion.js';
import { binomialPmf, hypergeometricPmf } from '../../../src/numeric/distributions.js';
import { likelyCounts } from '../../../src/numeric/likelyCounts.js';

describe('what a number of cases gives', () => {
  it('is ±10.7, 9.0 and 7.0 points for 84 cases at 95, 90 and 80%', () => {
    const points = [0.95, 0.9, 0.8].map((confidence) => (100 * marginOf({ of: 84, confidence })).toFixed(1));
    expect(points).toEqual(['10.7', '9.0', '7.0']);
  });

  it('is about ±6.5 and ±7.4 points at 80% from the cohorts assumed for the two regions', () => {
    expect((100 * marginOf({ of: 84, confidence: 0.8, cohort: 650 })).toFixed(1)).toBe('6.5');
    expect((100 * marginOf({ of: 64, confidence: 0.8, cohort: 430 })).toFixed(1)).toBe('7.4');
  });

  it('is half the width of the interval of the same name', () => {
    for (const confidence of [0.8, 0.95]) {
      const { lower, upper } = proportionInterval({ yes: 42, of: 84 }, { confidence });
      expect(marginOf({ of: 84, confidence, method: 'wilson' })).toBeCloseTo((upper - lower) / 2, 12);
      const wald = proportionInterval({ yes: 21, of: 84 }, { confidence, method: 'wald' });
      expect(marginOf({ of: 84, confidence, proportion: 0.25 })).toBeCloseTo(
        (wald.upper - wald.lower) / 2,
        12,
      );
    }
  });

  it('is widest for the middle count, by Clopper and Pearson', () => {
    for (const of of [1, 2, 7, 84, 85]) {
      const halves = Array.from({ length: of + 1 }, (_, yes) => {
        const { lower, upper } = proportionInterval({ yes, of }, { method: 'clopper-pearson' });
        return (upper - lower) / 2;
      });
      const middle = exactMargin(of, { proportion: 0.5, guaranteed: true, confidence: 0.95 });
      expect(middle).toBeCloseTo(Math.max(...halves), 12);
    }
  });

  it('is nothing to guess at when the whole cohort is inspected', () => {
    expect(marginOf({ of: 84, cohort: 84 })).toBe(0);
    expect(() => marginOf({ of: 84, cohort: 83 })).toThrow('cohort must be');
  });
});

describe('the exact margin of a finite cohort', () => {
  const halfWidths = (of: number, cohort: number, confidence: number) =>
    Array.from({ length: of + 1 }, (_, yes) => {
      const { lower, upper } = finitePopulationInterval({ yes, of, cohort }, { confidence });
      return (upper - lower) / 2;
    });

  it('is that of the hypergeometric interval, not of a corrected n', () => {
    for (const [of, cohort, proportion] of [
      [84, 400, 0.49],
      [30, 90, 0.2],
      [84, 85, 0.5],
      [1, 2, 0.5],
    ] as const) {
      const halves = halfWidths(of, cohort, 0.95);
      const about = { of, cohort, proportion, method: 'clopper-pearson' } as const;
      expect(marginOf({ ...about, guaranteed: true })).toBeCloseTo(Math.max(...halves), 12);
      const marked = Math.round(proportion * cohort);
      const mean = halves.reduce((sum, half, x) => sum + half * hypergeometricPmf(x, cohort, marked, of), 0);
      expect(marginOf(about)).toBeCloseTo(mean, 10);
    }
  });

  it('asks for the fewest cases that keep it, whatever is found', () => {
    for (const [margin, cohort] of [
      [0.05, 650],
      [0.1, 120],
      [0.02, 300],
    ] as const) {
      const { n } = sampleSize({
        margin,
        cohort,
        method: 'clopper-pearson',
        guaranteed: true,
        confidence: 0.8,
      });
      expect(Math.max(...halfWidths(n, cohort, 0.8))).toBeLessThanOrEqual(margin + 1e-12);
      expect(Math.max(...halfWidths(n - 1, cohort, 0.8))).toBeGreaterThan(margin + 1e-12);
    }
  });

  it('asks for the fewest cases that keep a mean margin from there on, where it rises and falls', () => {
    for (const [cohort, proportion, confidence, around] of [
      [650, 0.03, 0.8, 556],
      [430, 0.1, 0.8, 401],
      [430, 0.03, 0.95, 253],
    ] as const) {
      const margins = Array.from({ length: cohort + 1 }, (_, of) =>
        of === 0 ? 1 : exactMargin(of, { proportion, guaranteed: false, confidence, cohort }),
      );
      for (let of = around - 3; of <= around + 3; of++) {
        const margin = margins[of] ?? 0;
        const last = margins.findLastIndex((wider) => wider > margin * (1 + 1e-12));
        const asked = { cohort, proportion, confidence, margin, method: 'clopper-pearson' } as const;
        expect(sampleSize(asked).n, `±${margin} of ${cohort}`).toBe(last + 1);
      }
    }
  });

  it('averages over every count, as limits in whole cases jump from one to the next', () => {
    const urn = { of: 2000, cohort: 10_000 };
    const half = (yes: number) => {
      const { lower, upper } = finitePopulationInterval({ yes, ...urn });
      return (upper - lower) / 2;
    };
    let [mean, total] = [0, 0];
    for (let yes = 780; yes <= 1220; yes++) {
      const chance = hypergeometricPmf(yes, urn.cohort, 5000, urn.of);
      mean += chance * half(yes);
      total += chance;
    }
    expect(total).toBeCloseTo(1, 9);
    expect(marginOf({ ...urn, method: 'clopper-pearson' })).toBeCloseTo(mean, 9);
  });

  it('only falls with the cases where there is no end of them, so that the first that keep a margin are the fewest', () => {
    for (const confidence of [0.5, 0.95, 0.999]) {
      for (const proportion of [0.5, 0.3, 0.02]) {
        for (const guaranteed of [true, false]) {
          const spec = { proportion, guaranteed, confidence };
          const margins = Array.from({ length: 60 }, (_, i) => exactMargin(i + 1, spec));
          const rises = margins.findIndex((margin, i) => i > 0 && margin >= (margins[i - 1] ?? 0));
          expect(rises, JSON.stringify(spec)).toBe(-1);
          for (const margin of margins.filter((one, i) => one <= 0.5 && i % 4 === 0)) {
            const fewest = margins.findIndex((one) => one <= margin) + 1;
            expect(sampleSize({ margin, ...spec, method: 'clopper-pearson' }).n).toBe(fewest);
          }
        }
      }
    }
  });

  it('takes strides over many counts without losing a digit', () => {
    const spec = { proportion: 0.3, guaranteed: false, confidence: 0.95 };
    const of = 20_000;
    const { from, chances } = likelyCounts(of, 0.3);
    const mean = chances.reduce((sum, chance, i) => {
      const { lower, upper } = proportionInterval({ yes: from + i, of }, { method: 'clopper-pearson' });
      return sum + (chance * (upper - lower)) / 2;
    }, 0);
    expect(exactMargin(of, spec)).toBeCloseTo(mean, 13);
  });
});

describe('cases for a margin', () => {
  it('refuses what would take minutes to search, and answers a tenth of a point', () => {
    expect(() => sampleSize({ margin: 1e-320 })).toThrow('margin is too small');
    expect(() => sampleSize({ margin: 1e-5, method: 'clopper-pearson' })).toThrow('margin asks for about');
    expect(() => sampleSize({ from: 0.5, to: 0.5001 })).toThrow('to asks for about');
    expect(sampleSize({ margin: 0.001, method: 'clopper-pearson' }).n).toBeGreaterThan(960_365);
  });

  it('follows the textbook: five points at 80% and 95%', () => {
    expect(sampleSize({ margin: 0.05, confidence: 0.8 }).n).toBe(165);
    expect(sampleSize({ margin: 0.05 }).n).toBe(385);
  });

  it('asks for 84 of a cohort of 171 under the published rule of 80% and five points', () => {
    const { unrounded } = sampleSize({ margin: 0.05, confidence: 0.8, cohort: 171 });
    expect(Math.round(unrounded)).toBe(84);
  });

  it('is the smallest that keeps the margin, by every method, for the expected proportion and for every count', () => {
    const margin = fc.double({ min: 0.03, max: 0.3, noNaN: true });
    const proportion = fc.double({ min: 0.05, max: 0.95, noNaN: true });
    const method = fc.constantFrom('wald' as const, 'wilson' as const, 'clopper-pearson' as const);
    const cohort = fc.constantFrom(Infinity, 650, 171);
    fc.assert(
      fc.property(margin, proportion, method, fc.boolean(), cohort, (m, p, name, guaranteed, N) => {
        const finite = N === Infinity ? {} : { cohort: N };
        const { n, gives } = sampleSize({ margin: m, proportion: p, method: name, guaranteed, ...finite });
        expect('margin' in gives && gives.margin).toBeLessThanOrEqual(m + 1e-12);
        const fewer = { of: n - 1, proportion: p, method: name, guaranteed, ...finite };
        if (n > 1) expect(marginOf(fewer)).toBeGreaterThan(m);
      }),
      { numRuns: 60 },
    );
  });

  it('asks for the fewest cases whose margin keeps it, by the function that says what cases give, whatever the design', () => {
    for (const [method, designEffect, cohort, margin] of [
      ['wilson', 1.5, 650, 0.05],
      ['wilson', 3, 650, 0.05],
      ['wilson', 2, 400, 0.05],
      ['wilson', 0.6, 400, 0.03],
      ['wald', 1.5, 650, 0.05],
      ['wald', 4, 120, 0.02],
      ['wald', 2.5, Infinity, 0.04],
      ['clopper-pearson', 1.5, 200, 0.08],
      ['clopper-pearson', 3, 150, 0.05],
      ['clopper-pearson', 0.5, 120, 0.03],
      ['clopper-pearson', 1.5, Infinity, 0.1],
    ] as const) {
      const spec = { method, designEffect, cohort };
      const all = Math.min(cohort, 2000);
      const margins = Array.from({ length: all }, (_, i) => marginOf({ of: i + 1, ...spec }));
      const fewest = margins.findLastIndex((wider) => wider > margin * (1 + 1e-12)) + 2;
      expect(sampleSize({ margin, ...spec }).n, JSON.stringify(spec)).toBe(fewest);
    }
  });

  it('multiplies by the design effect, stops at the cohort, and allows for cases that cannot be inspected', () => {
    expect(sampleSize({ margin: 0.05, designEffect: 1.5 }).n).toBe(577);
    expect(sampleSize({ margin: 0.05, designEffect: 3, cohort: 200, response: 0.8 }).n).toBe(160);
    expect(sampleSize({ margin: 0.05, response: 0.8 }).ask).toBe(482);
    const short = sampleSize({ margin: 0.02, cohort: 200, response: 0.8 });
    expect([short.n, short.ask]).toEqual([160, 200]);
    expect('margin' in short.gives && short.gives.margin).toBeGreaterThan(0.02);
  });

  it('refuses margins, proportions and shares that are none', () => {
    expect(() => sampleSize({ margin: 5 })).toThrow('Five percentage points are 0.05');
    expect(() => sampleSize({ margin: 0.05, proportion: 1 })).toThrow('proportion must be');
    expect(() => sampleSize({ margin: 0.05, response: 0 })).toThrow('response must be');
    expect(() => sampleSize({ margin: 0.05, confidence: 95 })).toThrow('Did you mean 0.95?');
    expect(() => sampleSize({ margin: 0.05, cohort: 0 })).toThrow('cohort must be');
  });
});

describe('seeing a change between two inspections', () => {
  it('sums the two binomials over the tables that the test rejects', () => {
    for (const [from, to, n, m] of [
      [0.49, 0.7, 9, 12],
      [0.2, 0.1, 12, 5],
      [0, 1, 4, 4],
    ] as const) {
      let [risen, fallen] = [0, 0];
      for (let x = 0; x <= n; x++) {
        for (let y = 0; y <= m; y++) {
          if (differencePValue({ yes: x, of: n }, { yes: y, of: m }) >= 0.05) continue;
          const chance = binomialPmf(x, n, from) * binomialPmf(y, m, to);
          if (y / m > x / n) risen += chance;
          else fallen += chance;
        }
      }
      const { right, wrong } = powerToSeeChange({ from, to, of: n, ofSecond: m });
      expect(right).toBeCloseTo(to > from ? risen : fallen, 12);
      expect(wrong).toBeCloseTo(to > from ? fallen : risen, 12);
    }
  });

  it('has about a one in four chance of seeing ten points with 84 cases', () => {
    expect(powerToSeeChange({ from: 0.49, to: 0.59, of: 84 }).right).toBeCloseTo(0.262, 3);
  });

  it('finds the fewest cases from which the power is reached', () => {
    const { n, gives } = sampleSize({ from: 0.49, to: 0.59 });
    expect(n).toBe(392);
    expect('power' in gives && gives.power.right).toBeGreaterThanOrEqual(0.8);
    expect(powerToSeeChange({ from: 0.49, to: 0.59, of: n - 1 }).right).toBeLessThan(0.8);
    for (let more = n; more < n + 100; more++) {
      expect(powerToSeeChange({ from: 0.49, to: 0.59, of: more }).right).toBeGreaterThanOrEqual(0.8);
    }
  });

  it('finds the change that would be seen four times in five', () => {
    const up = detectableChange({ from: 0.49, of: 84 }) ?? 0;
    expect(powerToSeeChange({ from: 0.49, to: up, of: 84 }).right).toBeCloseTo(0.8, 9);
    const down = detectableChange({ from: 0.49, of: 84, direction: 'down' }) ?? 0;
    expect(down).toBeLessThan(0.29);
    expect(detectableChange({ from: 0.9, of: 10 })).toBeNull();
  });

  it('refuses no change, and a cohort too small to show it', () => {
    expect(() => sampleSize({ from: 0.4, to: 0.5, margin: 0.05 })).toThrow('either a margin, or from and to');
    expect(() => sampleSize(JSON.parse('{}'))).toThrow('either a margin, or from and to');
    expect(() => sampleSize({ from: 0.5, to: 0.5 })).toThrow('from and to must differ');
    expect(() => sampleSize({ from: 0.49, to: 0.5, cohort: 650, response: 0.9 })).toThrow('too small to see');
  });
});

describe('the likely counts of a binomial', () => {
  it('are its probabilities, and miss nothing that matters', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), fc.double({ min: 0, max: 1, noNaN: true }), (of, p) => {
        const { from, chances } = likelyCounts(of, p);
        expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 11);
        const middle = from + Math.floor(chances.length / 2);
        expect(chances[middle - from]).toBeCloseTo(binomialPmf(middle, of, p), 11);
      }),
    );
  });
});
