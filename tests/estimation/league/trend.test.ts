import fc from 'fast-check';
import { expect, it } from 'vitest';
import { trend } from '../../../src/estimation/league/trend.js';
import { normalUpperTail } from '../../../src/numeric/normalTail.js';
import { accuracyTest, amount, family, near } from '../oracle.js';
import { numbers, regionsOf } from './regionsOf.js';

function roundsOf(input: string) {
  const times = numbers(input.split(' at ')[1]);
  return regionsOf(input).map((counts, index) => ({ ...counts, when: times[index] ?? 0 }));
}

it.each(family('trend'))('agrees with the reference: $name', ({ input, expected }) => {
  const found = trend(roundsOf(input));
  near(found.z, amount(expected, 'z'), 5e-10);
  near(found.pValue, amount(expected, 'pValue'), 5e-10);
  near(found.slope, amount(expected, 'slope'), 5e-10);
  near(found.standardError, amount(expected, 'standardErrorNull'), 5e-10);
  near(found.lower, amount(expected, 'lower95'), 5e-10);
  near(found.upper, amount(expected, 'upper95'), 5e-10);
});

// z with the factor of a finite sample is another convention: it is ours times a known number.
it.each(family('trend-alternatives'))('has the slope by its own variances: $name', ({ input, expected }) => {
  const rounds = roundsOf(input);
  const found = trend(rounds, { error: 'own' });
  const cases = rounds.reduce((sum, { of }) => sum + of, 0);
  const z = found.z * Math.sqrt((cases - 1) / cases);
  near(z, amount(expected, 'zWithFactor'), 5e-10);
  near(2 * normalUpperTail(Math.abs(z)), amount(expected, 'pWithFactor'), 5e-10);
  near(found.standardError, amount(expected, 'standardErrorOwn'), 5e-10);
  near(found.lower, amount(expected, 'lower95'), 5e-10);
  near(found.upper, amount(expected, 'upper95'), 5e-10);
});

it('has an interval that leaves out 0 exactly where the test rejects', () => {
  const rounds = fc.array(
    fc.record({ when: fc.integer({ min: 2000, max: 2030 }), yes: fc.integer({ min: 0, max: 40 }) }),
    { minLength: 2, maxLength: 6 },
  );
  fc.assert(
    fc.property(rounds, (all) => {
      fc.pre(new Set(all.map(({ when }) => when)).size > 1);
      fc.pre(all.some(({ yes }) => yes > 0) && all.some(({ yes }) => yes < 40));
      const { lower, upper, pValue } = trend(all.map((round) => ({ ...round, of: 40 })));
      fc.pre(Math.abs(pValue - 0.05) > 1e-9);
      expect(lower > 0 || upper < 0).toBe(pValue < 0.05);
    }),
    { numRuns: 60 },
  );
});

it('refuses rounds at one time, and those that all have the same answer', () => {
  expect(() =>
    trend([
      { when: 2025, yes: 1, of: 9 },
      { when: 2025, yes: 2, of: 9 },
    ]),
  ).toThrow('two times or more');
  expect(() =>
    trend([
      { when: 2022, yes: 0, of: 9 },
      { when: 2025, yes: 0, of: 9 },
    ]),
  ).toThrow('same answer');
});

accuracyTest('trends', ['trend', 'trend-alternatives']);

it('a design effect widens the interval of a slope by its root', () => {
  const rounds = [
    { when: 2021, yes: 20, of: 56 },
    { when: 2023, yes: 29, of: 64 },
    { when: 2025, yes: 41, of: 84 },
  ];
  const [plain, wide] = [trend(rounds), trend(rounds, { designEffect: 4 })];
  expect(wide.slope).toBe(plain.slope);
  expect(wide.upper - wide.lower).toBeCloseTo(2 * (plain.upper - plain.lower), 12);
  expect(wide.z).toBeCloseTo(plain.z / 2, 12);
});
