import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { homogeneity } from '../../../src/estimation/league/homogeneity.js';
import { homogeneitySimulated } from '../../../src/estimation/league/homogeneitySimulated.js';
import { accuracyTest, amount, family, near } from '../oracle.js';
import { leagues, regionsOf, turned } from './regionsOf.js';

describe('no difference at all between regions', () => {
  it.each(family('homogeneity'))('agrees with the reference: $name', ({ input, expected }) => {
    const { chiSquared, approximate, degreesOfFreedom } = homogeneity(regionsOf(input));
    expect(degreesOfFreedom).toBe(regionsOf(input).length - 1);
    near(chiSquared, amount(expected, 'chiSquared'), 5e-9);
    near(approximate, amount(expected, 'pValue'), 5e-10);
  });

  it.each(family('homogeneity-exact'))(
    'given the total, agrees with the reference: $name',
    ({ input, expected }) => {
      const { pValue, repeats } = homogeneity(regionsOf(input));
      expect(repeats).toBeNull();
      near(pValue, amount(expected, 'pValue'), 5e-11);
    },
  );

  // Five standard errors: a false alarm once in two million.
  it('is simulated to the exact p-value within its error', () => {
    const regions = regionsOf('41/84 29/64 20/56');
    const simulated = homogeneitySimulated(regions, { repeats: 20_000, seed: 7 });
    expect(Math.abs(simulated - 0.3006011982098)).toBeLessThan(5 * Math.sqrt((0.3 * 0.7) / 20_000));
  });

  it('is simulated in leagues with too many tables, with its error, the same each time', () => {
    const regions = regionsOf('41/84 29/64 33/72 20/56 25/56 45/84 30/72 31/64 40/64 22/72 50/84 28/56');
    const found = homogeneity(regions, { repeats: 999 });
    expect(found.repeats).toBe(999);
    expect(Math.abs(found.pValue - found.approximate)).toBeLessThan(0.02);
    expect(homogeneity(turned(regions), { repeats: 999 }).pValue).toBe(found.pValue);
  });

  it('has a p-value of 1 where every answer is the same', () => {
    expect(homogeneity(regionsOf('0/10 0/20'))).toMatchObject({ chiSquared: 0, pValue: 1, approximate: 1 });
  });

  it('is the same however the regions are listed', () => {
    fc.assert(
      fc.property(leagues(), (regions) => {
        const few = regions
          .slice(0, 3)
          .map(({ yes, of }) => ({ yes: yes % 12, of: Math.max(yes % 12, of % 12, 1) }));
        expect(homogeneity(turned(few)).pValue).toBeCloseTo(homogeneity(few).pValue, 10);
      }),
      { numRuns: 30 },
    );
  });
});

accuracyTest('homogeneity', ['homogeneity', 'homogeneity-exact']);
