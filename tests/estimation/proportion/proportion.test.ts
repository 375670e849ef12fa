import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  betaPriorInterval,
  PROPORTION_METHODS,
  proportionInterval,
  proportionPValue,
} from '../../../src/estimation/proportion/proportion.js';
import { betaQuantile, binomialPmf } from '../../../src/numeric/distributions.js';
import { ArgumentError } from '../../../src/problem.js';
import { binomialChances } from '../exactBinomial.js';
import { checkLaws, checkLawsAt } from '../intervalLaws.js';
import { number, oracle } from '../oracle.js';

const rows = oracle('proportion-intervals');
const NAMES = PROPORTION_METHODS.map(({ name }) => name);
const guaranteed = (confidence: number) => ({ method: 'clopper-pearson', confidence }) as const;

describe('the registry', () => {
  test('has exactly the methods that have reference values, Wilson first', () => {
    expect([...NAMES].sort()).toEqual([...new Set(rows.map((row) => row.method))].sort());
    expect(NAMES[0]).toBe('wilson');
    expect(proportionInterval({ yes: 41, of: 84 }).method).toBe('wilson');
  });

  test('does not recommend a method that covers too seldom at every n', () => {
    const recommended = PROPORTION_METHODS.filter(({ use }) => use === 'recommended').map(({ name }) => name);
    expect(recommended).not.toContain('wald');
    expect(recommended).not.toContain('wald-cc');
  });
});

describe.each(NAMES)('%s', (method) => {
  test('agrees with every reference value to 1e-9', () => {
    const own = rows.filter((row) => row.method === method);
    expect(own.length).toBeGreaterThan(90);
    for (const row of own) {
      const [yes, of, confidence] = [number(row, 'yes'), number(row, 'of'), number(row, 'confidence')];
      const { lower, upper } = proportionInterval({ yes, of }, { method, confidence });
      expect(Math.abs(lower - number(row, 'lower')), `${yes}/${of} at ${confidence}`).toBeLessThan(1e-9);
      expect(Math.abs(upper - number(row, 'upper')), `${yes}/${of} at ${confidence}`).toBeLessThan(1e-9);
    }
  });

  test('keeps the laws at every count for a choice of n', () => {
    for (const of of [1, 2, 3, 4, 5, 8, 13, 29, 64, 84, 119, 200]) checkLaws(method, of);
  });

  test('keeps the laws at any count for n up to 100,000', () => {
    const size = fc.integer({ min: 201, max: 100_000 });
    // As many counts close to none and to all as in between.
    const share = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1e-4, 0.9999, 1));
    fc.assert(
      fc.property(size, share, (of, p) => checkLawsAt(method, Math.round(p * of), of)),
      { seed: 85, numRuns: 60 },
    );
  });

  test('keeps its p-value at 1 − confidence on both limits, at any size and any level', () => {
    const size = fc.integer({ min: 1, max: 100_000 });
    const level = fc.constantFrom(0.1, 0.5, 0.8, 0.9, 0.95, 0.99, 0.9999, 1 - 1e-7, 1 - 1e-12);
    const sides = fc.constantFrom('both', 'lower', 'upper');
    fc.assert(
      fc.property(
        size,
        fc.double({ min: 0, max: 1, noNaN: true }),
        level,
        sides,
        (of, share, confidence, side) => {
          const counts = { yes: Math.round(share * of), of };
          const { lower, upper } = proportionInterval(counts, { method, confidence, side });
          const p = (against: number) => proportionPValue(counts, { against, method, side });
          expect(lower).toBeLessThanOrEqual(upper);
          const beside = (limit: number) => 1e-12 * Math.min(limit, 1 - limit) + 4e-16;
          if (lower > 0 && side !== 'upper') {
            expect(p(Math.max(0, lower - beside(lower)))).toBeLessThanOrEqual((1 - confidence) * (1 + 1e-6));
            if (lower < upper)
              expect(p(lower + beside(lower))).toBeGreaterThanOrEqual((1 - confidence) * (1 - 1e-6));
          }
          if (upper < 1 && side !== 'lower') {
            expect(p(Math.min(1, upper + beside(upper)))).toBeLessThanOrEqual((1 - confidence) * (1 + 1e-6));
            if (lower < upper)
              expect(p(upper - beside(upper))).toBeGreaterThanOrEqual((1 - confidence) * (1 - 1e-6));
          }
        },
      ),
      { seed: 84, numRuns: 60 },
    );
  });

  test('has a p-value above 1 − confidence exactly where the interval contains the value, for every table up to 12', () => {
    const wrong: string[] = [];
    for (let of = 1; of <= 12; of++) {
      for (let yes = 0; yes <= of; yes++) {
        for (const side of ['both', 'lower', 'upper'] as const) {
          const intervals = [0.6, 0.9, 0.95].map((confidence) =>
            proportionInterval({ yes, of }, { method, confidence, side }),
          );
          for (let k = 0; k <= 40; k++) {
            const against = k / 40;
            const p = proportionPValue({ yes, of }, { against, method, side });
            for (const { lower, upper, confidence } of intervals) {
              const contains = lower <= against && against <= upper;
              const agrees = p >= 0 && p <= 1 && p > 1 - confidence === contains;
              const onLimit = Math.abs(p - (1 - confidence)) < 1e-12;
              if (!agrees && !onLimit) wrong.push(`${yes}/${of} against ${against}, ${side}: ${p}`);
            }
          }
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  test('spends all of 1 − confidence on the one side it is called after', () => {
    const same = method === 'blaker' ? 'clopper-pearson' : method;
    const oneSided = { yes: 41, of: 84 };
    const both = proportionInterval(oneSided, { method: same, confidence: 0.9 });
    const lower = proportionInterval(oneSided, { method, confidence: 0.95, side: 'lower' });
    const upper = proportionInterval(oneSided, { method, confidence: 0.95, side: 'upper' });
    expect(lower.lower).toBeCloseTo(both.lower, 13);
    expect(lower.upper).toBe(1);
    expect(upper.lower).toBe(0);
    expect(upper.upper).toBeCloseTo(both.upper, 13);
  });

  test('heeds the confidence level', () => {
    const widths = [0.5, 0.8, 0.9, 0.95, 0.99, 0.999].map((confidence) => {
      const { lower, upper, ...said } = proportionInterval({ yes: 41, of: 84 }, { method, confidence });
      expect(said).toMatchObject({ method, confidence, side: 'both' });
      return upper - lower;
    });
    expect(new Set(widths).size).toBe(widths.length);
    expect([...widths].sort((a, b) => a - b)).toEqual(widths);
  });

  test('gives limits at none, one, all but one and all, at 80, 95 and 99%', () => {
    for (const of of [1, 2, 20, 84, 1000]) {
      for (const yes of [0, 1, of - 1, of]) {
        for (const confidence of [0.8, 0.95, 0.99]) {
          const { lower, upper } = proportionInterval({ yes, of }, { method, confidence });
          expect(Number.isFinite(lower) && Number.isFinite(upper)).toBe(true);
          const isPoint = (method === 'wald' && (yes === 0 || yes === of)) === (lower === upper);
          expect(isPoint, `${yes}/${of} has no width`).toBe(true);
        }
      }
    }
  });
});

describe('faults that other packages shipped', () => {
  test('Wilson and its corrected form end at exactly 0 and 1', () => {
    for (const method of ['wilson', 'wilson-cc', 'jeffreys', 'likelihood-ratio'] as const) {
      for (let of = 1; of <= 200; of++) {
        for (const confidence of [0.8, 0.95, 0.99]) {
          expect(proportionInterval({ yes: 0, of }, { method, confidence }).lower).toBe(0);
          expect(proportionInterval({ yes: of, of }, { method, confidence }).upper).toBe(1);
        }
      }
    }
  });

  test('Blaker finds the short pieces that bisecting and stepping miss', () => {
    const blaker = (yes: number, of: number) => proportionInterval({ yes, of }, { method: 'blaker' });
    expect(blaker(41, 84).lower).toBeCloseTo(0.379666, 6);
    expect(blaker(41, 84).upper).toBeCloseTo(0.596236, 6);
    expect(blaker(2, 123).lower).toBeCloseTo(0.0028967, 7);
    expect(blaker(2, 123).upper).toBeCloseTo(0.057495, 7);
    expect(blaker(131, 134).lower).toBeCloseTo(0.935973, 7);
    expect(blaker(116, 150).lower).toBeCloseTo(0.6979226945, 10);
  });

  test('keeps its limits in order where the level leaves an interval narrower than rounding', () => {
    for (const method of NAMES) {
      for (const [yes, of] of [
        [41, 84],
        [23, 54],
        [5, 927_584],
        [500_000_000, 1_000_000_000],
      ] as const) {
        for (const confidence of [1e-300, 1e-16, 1e-9]) {
          const { lower, upper } = proportionInterval({ yes, of }, { method, confidence });
          expect(lower, `${method} ${yes}/${of} at ${confidence}`).toBeLessThanOrEqual(upper);
        }
      }
    }
  });

  test('refuses more cases than it can keep its digits for', () => {
    expect(() => proportionInterval({ yes: 1, of: 1e9 + 1 })).toThrow(
      'of must be a whole number from 1 to 1,000,000,000',
    );
    // Mid-P and Blaker are the first to lose theirs: at 1e9 their limits still have the tails they should.
    for (const method of ['mid-p', 'blaker'] as const) {
      const { lower } = proportionInterval({ yes: 1e8, of: 1e9 }, { method });
      expect(
        Math.abs(proportionPValue({ yes: 1e8, of: 1e9 }, { method, against: lower }) - 0.05),
      ).toBeLessThan(1e-3);
      expect(lower).toBeCloseTo(proportionInterval({ yes: 1e8, of: 1e9 }).lower, 8);
    }
  });

  test('Blaker has a p-value on its own limits, where acceptability jumps', () => {
    for (const [yes, of, confidence] of [
      [24, 98, 0.01],
      [4, 1187, 0.8],
      [3434, 9022, 0.95],
      [39_313, 601_513, 0.95],
    ] as const) {
      const { lower, upper } = proportionInterval({ yes, of }, { method: 'blaker', confidence });
      for (const against of [lower, upper]) {
        const p = proportionPValue({ yes, of }, { against, method: 'blaker' });
        expect(p > 0 && p <= 1, `${yes}/${of} against ${against}: ${p}`).toBe(true);
      }
    }
  });

  test('Blaker lies inside Clopper-Pearson', () => {
    for (let yes = 0; yes <= 150; yes++) {
      const inner = proportionInterval({ yes, of: 150 }, { method: 'blaker' });
      const outer = proportionInterval({ yes, of: 150 }, guaranteed(0.95));
      expect(inner.lower).toBeGreaterThanOrEqual(outer.lower - 1e-15);
      expect(inner.upper).toBeLessThanOrEqual(outer.upper + 1e-15);
    }
  });

  test('Agresti-Coull turns the level into z itself, also at 99%', () => {
    const { lower, upper } = proportionInterval(
      { yes: 41, of: 84 },
      { method: 'agresti-coull', confidence: 0.99 },
    );
    const size = 84 + 2.5758293035489 ** 2;
    const centre = (41 + 2.5758293035489 ** 2 / 2) / size;
    const reach = 2.5758293035489 * Math.sqrt((centre * (1 - centre)) / size);
    expect(lower).toBeCloseTo(centre - reach, 12);
    expect(upper).toBeCloseTo(centre + reach, 12);
  });

  test('an upper limit is not 1 because p times n is 1', () => {
    expect(proportionInterval({ yes: 1, of: 20 }, guaranteed(0.95)).upper).toBeCloseTo(0.248733, 6);
  });

  test('Mid-P is not found on a grid', () => {
    const { lower, upper } = proportionInterval({ yes: 1, of: 29 }, { method: 'mid-p' });
    expect(lower).toBeCloseTo(0.0017, 4);
    expect(upper).toBeCloseTo(0.1585, 4);
  });

  test('tiny levels do not spoil the exact upper limit: 0 of 1000 at 1 − 1e-7', () => {
    const confidence = 1 - 1e-7;
    const limit = Math.exp(Math.log((1 - confidence) / 2) / 1000);
    expect(proportionInterval({ yes: 0, of: 1000 }, guaranteed(confidence)).upper).toBeCloseTo(1 - limit, 14);
    expect(proportionInterval({ yes: 1000, of: 1000 }, guaranteed(confidence)).lower).toBeCloseTo(limit, 14);
  });
});

describe('Clopper-Pearson by other routes', () => {
  test('puts exactly half of the error beyond each limit, summed term by term', () => {
    for (const [yes, of] of [
      [1, 7],
      [41, 84],
      [83, 84],
      [29, 64],
      [500, 1000],
    ] as const) {
      for (const confidence of [0.8, 0.95, 0.999]) {
        const { lower, upper } = proportionInterval({ yes, of }, guaranteed(confidence));
        const beyond = (p: number, from: number, to: number) => {
          let sum = 0;
          for (let x = from; x <= to; x++) sum += binomialPmf(x, of, p);
          return sum / ((1 - confidence) / 2);
        };
        expect(beyond(lower, yes, of)).toBeCloseTo(1, 10);
        expect(beyond(upper, 0, yes)).toBeCloseTo(1, 10);
      }
    }
  });

  test('contains a hundredth exactly when neither exact tail, in whole numbers, is below half of the error', () => {
    for (let hundredths = 1; hundredths < 100; hundredths++) {
      const chances = binomialChances(30, hundredths, 100);
      for (let yes = 0; yes <= 30; yes++) {
        const tails = [chances.slice(yes), chances.slice(0, yes + 1)].map((part) =>
          part.reduce((a, b) => a + b),
        );
        const { lower, upper } = proportionInterval({ yes, of: 30 }, guaranteed(0.95));
        const contains = lower <= hundredths / 100 && hundredths / 100 <= upper;
        expect(contains).toBe(tails.every((tail) => tail > 0.025));
      }
    }
  });
});

describe('beta priors', () => {
  test('half a case each way is Jeffreys, and one each way is the uniform prior', () => {
    const counts = { yes: 41, of: 84 };
    for (const [cases, method] of [
      [0.5, 'jeffreys'],
      [1, 'uniform'],
    ] as const) {
      const own = betaPriorInterval(counts, { prior: { yes: cases, no: cases } });
      const named = proportionInterval(counts, { method });
      expect([own.lower, own.upper]).toEqual([named.lower, named.upper]);
      expect(own.method).toBe('beta');
    }
  });

  test('a prior counts its yes answers as Yes and its no answers as No', () => {
    const { lower, upper } = betaPriorInterval(
      { yes: 3, of: 10 },
      { prior: { yes: 4, no: 2 }, confidence: 0.9 },
    );
    expect(lower).toBeCloseTo(betaQuantile(0.05, 7, 9), 14);
    expect(upper).toBeCloseTo(betaQuantile(0.95, 7, 9), 12);
  });

  test('a prior worth nothing is refused', () => {
    expect(() => betaPriorInterval({ yes: 3, of: 10 }, { prior: { yes: 0, no: 1 } })).toThrow(
      'prior.yes must be',
    );
  });
});

describe('what cannot be asked', () => {
  test.each([
    [{ yes: 85, of: 84 }, {}, 'yes must be a whole number from 0 to 84, not 85'],
    [{ yes: 40.5, of: 84 }, {}, 'yes must be'],
    [{ yes: -1, of: 84 }, {}, 'yes must be'],
    [{ yes: 0, of: 0 }, {}, 'of must be a whole number of 1 or more, not 0'],
    [{ yes: Number.NaN, of: 84 }, {}, 'yes must be'],
    [{ yes: 41, of: 84 }, { confidence: 95 }, 'Did you mean 0.95?'],
    [{ yes: 41, of: 84 }, { confidence: 1 }, 'confidence must be'],
    [{ yes: 41, of: 84 }, { method: 'wilsen' as 'wilson' }, 'Did you mean wilson?'],
    [{ yes: 41, of: 84 }, { method: 'toString' as 'wilson' }, 'one of wilson, '],
    [{ yes: 41, of: 84 }, { side: 'less' as 'lower' }, 'side must be one of both, lower, upper'],
  ])('%o %o: %s', (counts, options, says) => {
    expect(() => proportionInterval(counts, options)).toThrow(ArgumentError);
    expect(() => proportionInterval(counts, options)).toThrow(says);
  });

  test('a p-value against a percentage is refused with the correction', () => {
    expect(() => proportionPValue({ yes: 41, of: 84 }, { against: 50 })).toThrow('Did you mean 0.5?');
  });
});

test('an interval says when its method ran past 0 or 1', () => {
  expect(proportionInterval({ yes: 1, of: 84 }, { method: 'wald' })).toMatchObject({
    lower: 0,
    clipped: true,
  });
  expect(proportionInterval({ yes: 1, of: 84 }, { method: 'arcsine', confidence: 0.9999 }).clipped).toBe(
    true,
  );
  for (const { name } of PROPORTION_METHODS) {
    expect(proportionInterval({ yes: 41, of: 84 }, { method: name }).clipped).toBe(false);
  }
});
