import { expect, it } from 'vitest';
import { overDispersion } from '../../../src/estimation/league/overDispersion.js';
import { accuracyTest, amount, family, near } from '../oracle.js';
import { regionsOf } from './regionsOf.js';

const rows = family('over-dispersion').filter(({ expected }) => expected.phi !== undefined);

it.each(rows)('agrees with the reference: $name', ({ input, expected }) => {
  const byCounts = overDispersion(regionsOf(input));
  const byQuantiles = overDispersion(regionsOf(input), { winsorising: 'quantiles' });
  near(byCounts.target, amount(expected, 'target'), 5e-10);
  near(byCounts.unwinsorised, amount(expected, 'phi'), 5e-10);
  near(byCounts.phi, amount(expected, 'phiWinsorisedByCount'), 5e-10);
  near(byQuantiles.phi, amount(expected, 'phiWinsorisedByQuantile'), 5e-10);
  near(byCounts.addedVariance, amount(expected, 'tauSquaredByCount'), 5e-10);
  near(byQuantiles.addedVariance, amount(expected, 'tauSquaredByQuantile'), 5e-10);
});

it.each(family('over-dispersion').filter(({ expected }) => expected.phi === undefined))(
  'tends, without over-dispersion, to the reference: $name',
  ({ expected }) => {
    const many = Array.from({ length: 1000 }, () => ({ yes: 20, of: 40 }));
    near(overDispersion(many).expected, amount(expected, 'expected'), 5e-4);
  },
);

it('is 1 on average without over-dispersion where no region is moved, and 0.74 with twelve', () => {
  const alike = (count: number) => Array.from({ length: count }, () => ({ yes: 20, of: 40 }));
  expect(overDispersion(alike(9)).expected).toBe(1);
  // 20,000 leagues of twelve normal values, by another route: 0.7440 with a standard error of 0.0022.
  expect(overDispersion(alike(12)).expected).toBeCloseTo(0.744, 2);
});

accuracyTest('over-dispersion', ['over-dispersion']);
