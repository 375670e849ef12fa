import { describe, expect, test } from 'vitest';
import { acuity } from '../../../src/estimation/markers/acuity.js';
import { betaQuantile, normalQuantile } from '../../../src/numeric/distributions.js';
import { stream } from '../../../src/numeric/stream.js';
import { accuracyTest, amount, family, near } from '../oracle.js';

const counts = (text: string) => {
  const [hits = { yes: 0, of: 0 }, falseAlarms = hits] = Array.from(
    text.matchAll(/=(\d+) of (\d+)/g),
    ([, yes, of]) => ({
      yes: Number(yes),
      of: Number(of),
    }),
  );
  return { hits, falseAlarms };
};

describe('acuity and severity', () => {
  test.each(family('acuity'))('agree with the reference: $name', ({ what, input, expected }) => {
    const correction = what === 'no correction' ? 'none' : 'log-linear';
    const found = acuity(counts(input), { correction });
    near(found.dPrime, amount(expected, 'dPrime'), 5e-12);
    near(found.criterion, amount(expected, 'criterion'), 5e-12);
  });

  test('have limits that contain the share of the posterior that they say, within three Monte Carlo errors', () => {
    const random = stream(5, 'posterior');
    const probit = (a: number, b: number) => normalQuantile(betaQuantile(random(), a, b), 0, 1);
    for (const [hit, alarm] of [
      [18, 3],
      [20, 0],
      [1, 9],
    ] as const) {
      const { dPrimeLimits, criterionLimits } = acuity(
        { hits: { yes: hit, of: 20 }, falseAlarms: { yes: alarm, of: 20 } },
        { confidence: 0.8 },
      );
      const draws = Array.from({ length: 4000 }, () => [
        probit(hit + 0.5, 20.5 - hit),
        probit(20.5 - alarm, alarm + 0.5),
      ]);
      const below = (limit: number, value: (pair: number[]) => number) =>
        draws.filter((pair) => value(pair) < limit).length / draws.length;
      const sum = ([x = 0, y = 0]: number[]) => x + y;
      const half = ([x = 0, y = 0]: number[]) => (y - x) / 2;
      // Twelve comparisons at three errors: a false alarm with probability 0.03 at most, settled by the seed.
      const error = 3 * Math.sqrt((0.1 * 0.9) / draws.length);
      for (const [limits, value] of [
        [dPrimeLimits, sum],
        [criterionLimits, half],
      ] as const) {
        expect(Math.abs(below(limits.lower, value) - 0.1)).toBeLessThan(error);
        expect(Math.abs(below(limits.upper, value) - 0.9)).toBeLessThan(error);
      }
    }
  });

  test('are mirrored when Yes and No change parts', () => {
    const one = acuity({ hits: { yes: 17, of: 20 }, falseAlarms: { yes: 2, of: 30 } });
    const other = acuity({ hits: { yes: 28, of: 30 }, falseAlarms: { yes: 3, of: 20 } });
    expect(other.dPrime).toBeCloseTo(one.dPrime, 12);
    expect(other.criterion).toBeCloseTo(-one.criterion, 12);
    expect(other.criterionLimits.lower).toBeCloseTo(-one.criterionLimits.upper, 8);
    expect(other.dPrimeLimits.upper).toBeCloseTo(one.dPrimeLimits.upper, 8);
  });

  test('are refused without a correction where a rate is 0 or 1', () => {
    const all = { hits: { yes: 20, of: 20 }, falseAlarms: { yes: 3, of: 20 } };
    expect(() => acuity(all, { correction: 'none' })).toThrow(/hits must be .* log-linear/);
    expect(acuity(all).dPrime).toBeGreaterThan(2);
    const long = acuity({ hits: { yes: 900_000, of: 1_000_000 }, falseAlarms: { yes: 0, of: 1 } });
    expect(long.dPrimeLimits.lower).toBeLessThan(long.dPrimeLimits.upper);
  });
});

accuracyTest('acuity and severity of markers', ['acuity']);
