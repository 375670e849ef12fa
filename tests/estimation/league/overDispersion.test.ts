import { expect, it } from 'vitest';
import { overDispersion } from '../../../src/estimation/league/overDispersion.js';
import { amount, family } from '../oracle.js';
import { regionsOf } from './regionsOf.js';

const rows = family('over-dispersion').filter(({ expected }) => expected.phi !== undefined);

it.each(rows)('agrees with the reference: $name', ({ input, expected }) => {
  const byCounts = overDispersion(regionsOf(input));
  const byQuantiles = overDispersion(regionsOf(input), { winsorising: 'quantiles' });
  expect(byCounts.target).toBeCloseTo(amount(expected, 'target'), 9);
  expect(byCounts.unwinsorised).toBeCloseTo(amount(expected, 'phi'), 9);
  expect(byCounts.phi).toBeCloseTo(amount(expected, 'phiWinsorisedByCount'), 9);
  expect(byQuantiles.phi).toBeCloseTo(amount(expected, 'phiWinsorisedByQuantile'), 9);
  expect(byCounts.addedVariance).toBeCloseTo(amount(expected, 'tauSquaredByCount'), 9);
  expect(byQuantiles.addedVariance).toBeCloseTo(amount(expected, 'tauSquaredByQuantile'), 9);
});

it.each(family('over-dispersion').filter(({ expected }) => expected.phi === undefined))(
  'tends, without over-dispersion, to the reference: $name',
  ({ expected }) => {
    const many = Array.from({ length: 1000 }, () => ({ yes: 20, of: 40 }));
    expect(overDispersion(many).expected).toBeCloseTo(amount(expected, 'expected'), 3);
  },
);

it('is 1 on average without over-dispersion where no region is moved, and 0.74 with twelve', () => {
  const alike = (count: number) => Array.from({ length: count }, () => ({ yes: 20, of: 40 }));
  expect(overDispersion(alike(9)).expected).toBe(1);
  // 20,000 leagues of twelve normal values, by another route: 0.7440 with a standard error of 0.0022.
  expect(overDispersion(alike(12)).expected).toBeCloseTo(0.744, 2);
});
