import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partialPooling } from '../../../src/estimation/league/partialPooling.js';
import { accuracyTest, amount, type FamilyRow, family, near } from '../oracle.js';
import { leagues, numbers, regionsOf, turned } from './regionsOf.js';

const SURGICAL = '0/47 18/148 8/119 46/810 8/211 13/196 9/148 31/215 14/207 8/97 29/256 24/360';

const known = new Map<string, ReturnType<typeof partialPooling>>();

/** A league pooled once, whatever is asked of it. */
function pooledOnce(input: string, prior: 'gamma' | 'half-normal') {
  const key = `${prior} ${input}`;
  const pooling = known.get(key) ?? partialPooling(regionsOf(input), { prior });
  known.set(key, pooling);
  return pooling;
}

const pooled = ({ what, input }: FamilyRow) =>
  pooledOnce(input, what.includes('Gamma') ? 'gamma' : 'half-normal');

const rows = family('partial-pooling').filter(({ what }) => /tau/.test(what));
const having = (key: string) => rows.filter(({ expected }) => expected[key] !== undefined);

describe('shares that borrow strength from each other', () => {
  it.each(having('means'))('have the means of the reference: $name', (row) => {
    numbers(row.expected.means).forEach((mean, index) => {
      near(pooled(row).units[index]?.mean, mean, 1e-6);
    });
  });

  // The limits of the reference are coarser than the rest of it: those here move by less than 1e-6 when every step of the
  // quadrature is halved.
  it.each(having('lowers'))('have the limits of the reference to 2e-4: $name', (row) => {
    const { units: regions } = pooled(row);
    const [lowers, uppers] = [numbers(row.expected.lowers), numbers(row.expected.uppers)];
    regions.forEach(({ lower, upper }, index) => {
      near(lower, lowers[index] ?? 0, 2e-4);
      near(upper, uppers[index] ?? 0, 2e-4);
    });
  });

  it.each(having('tauMean'))('have the spread of the reference: $name', (row) => {
    const { mean, lower, upper } = pooled(row).spread;
    near(mean, amount(row.expected, 'tauMean'), 1e-5);
    near(lower, amount(row.expected, 'tauLower'), 1e-4);
    near(upper, amount(row.expected, 'tauUpper'), 1e-4);
  });

  it.each(having('lowest'))('have the ranks of the reference: $name', (row) => {
    const { units: regions } = pooled(row);
    const of = (key: string) => numbers(row.expected[key]);
    regions.forEach(({ lowest, highest, expectedRank }, index) => {
      near(lowest, of('lowest')[index] ?? 0, 2e-5);
      near(highest, of('highest')[index] ?? 0, 2e-5);
      near(expectedRank, of('expectedRank')[index] ?? 0, 1e-4);
    });
  });

  const published = family('partial-pooling').filter(({ what }) => what.startsWith('hospital'));
  it.each(published)(
    'have the means published, within four of their Monte Carlo errors: $name',
    ({ what, expected }) => {
      const hospital = Number(/hospital (\d+)/.exec(what)?.[1]);
      const { mean = 0 } = pooledOnce(SURGICAL, 'gamma').units[hospital - 1] ?? {};
      near(mean, amount(expected, 'posteriorMean'), hospital === 1 ? 0.0023 : 0.0021);
    },
  );

  it.each(family('partial-pooling-published'))('have the means published: $name', ({ input, expected }) => {
    const hospital = Number(/hospital (\d+)/.exec(input)?.[1]);
    const { mean = 0 } = pooledOnce(SURGICAL, 'gamma').units[hospital - 1] ?? {};
    near(mean, amount(expected, 'quadratureMean'), 5e-7);
    near(mean, amount(expected, 'publishedMean'), 0.001);
  });

  it('are refused, with the reason, where every answer is the same', () => {
    const improper = family('partial-pooling').filter(({ expected }) => expected.verdict === 'improper');
    expect(improper).toHaveLength(1);
    for (const { input } of improper) {
      expect(() => partialPooling(regionsOf(input))).toThrow('Nothing bounds their mean');
    }
    expect(() => partialPooling(regionsOf('1/9 2/9 3/9'), { prior: 'gamma' })).toThrow(
      'fewer than 5 regions',
    );
  });

  it('lie between a region alone and all together, or as near as a skewed mean is', () => {
    fc.assert(
      fc.property(leagues(20), (regions) => {
        fc.pre(regions.some(({ yes }) => yes > 0) && regions.some(({ yes, of }) => yes < of));
        const found = partialPooling(regions).units;
        const shares = regions.map(({ yes, of }) => yes / of);
        found.forEach(({ mean, lower, upper }, index) => {
          expect(mean).toBeGreaterThan(Math.min(...shares));
          expect(mean).toBeLessThan(Math.max(...shares));
          expect(lower).toBeLessThan(mean);
          expect(upper).toBeGreaterThan(mean);
          if (shares[index] === Math.max(...shares)) expect(mean).toBeLessThan(shares[index] ?? 0);
        });
        const total = (key: 'lowest' | 'highest' | 'expectedRank') =>
          found.reduce((sum, region) => sum + region[key], 0);
        expect(total('lowest')).toBeCloseTo(1, 4);
        expect(total('highest')).toBeCloseTo(1, 4);
        expect(total('expectedRank')).toBeCloseTo((regions.length * (regions.length + 1)) / 2, 3);
      }),
      { numRuns: 6 },
    );
  });

  it('are the same however the regions are listed', () => {
    fc.assert(
      fc.property(leagues(), (regions) => {
        fc.pre(regions.some(({ yes }) => yes > 0) && regions.some(({ yes, of }) => yes < of));
        const [one, other] = [partialPooling(regions), turned(partialPooling(turned(regions)).units)];
        one.units.forEach(({ mean, lowest, upper }, index) => {
          expect(other[index]?.mean).toBeCloseTo(mean, 6);
          expect(other[index]?.lowest).toBeCloseTo(lowest, 5);
          expect(other[index]?.upper).toBeCloseTo(upper, 5);
        });
      }),
      { numRuns: 3 },
    );
  });
});

accuracyTest('partial pooling', ['partial-pooling', 'partial-pooling-published']);
