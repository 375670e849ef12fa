import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bandProbabilities,
  bandsDecidableFrom,
  bandsNotRejected,
  countsRoundedAcross,
} from '../../../src/estimation/bands/bands.js';
import { discretion, overallRating } from '../../../src/estimation/bands/rating.js';
import {
  type BandName,
  bandOf,
  firstCount,
  RATING_BANDS,
} from '../../../src/estimation/bands/ratingBands.js';
import { rankingError } from '../../../src/estimation/difference/ranking.js';
import { proportionInterval } from '../../../src/estimation/proportion/proportion.js';
import { betaBinomial } from '../../../src/numeric/betaBinomial.js';
import { betaln } from '../../../src/numeric/distributions.js';
import { number, oracle } from '../oracle.js';

const counts = fc
  .integer({ min: 1, max: 400 })
  .chain((of) => fc.record({ yes: fc.integer({ min: 0, max: of }), of: fc.constant(of) }));
const names = RATING_BANDS.map(({ name }) => name);

describe('the bands of a percentage', () => {
  it.each(oracle('rating-bands').map((row) => [`${row.yes} of ${row.of}`, row] as const))(
    'agrees with the reference values: %s',
    (_, row) => {
      const { now, next } = bandProbabilities(
        { yes: number(row, 'yes'), of: number(row, 'of') },
        { next: number(row, 'next') },
      );
      for (const name of names) {
        const column = name.charAt(0).toUpperCase() + name.slice(1);
        expect(Math.abs(now[name] - number(row, `posterior${column}`))).toBeLessThan(1e-9);
        expect(Math.abs(next[name] - number(row, `next${column}`))).toBeLessThan(1e-9);
        // Small probabilities keep their digits.
        expect(now[name] / number(row, `posterior${column}`)).toBeCloseTo(1, 9);
        expect(next[name] / number(row, `next${column}`)).toBeCloseTo(1, 9);
      }
    },
  );

  it('gives 41 of 84 a chance of 0.469 of another band next time', () => {
    expect(1 - bandProbabilities({ yes: 41, of: 84 }).next.inadequate).toBeCloseTo(0.469, 3);
  });

  it('adds up to one, now and next, for any counts', () => {
    fc.assert(
      fc.property(
        counts,
        fc.integer({ min: 1, max: 300 }),
        fc.constantFrom('exact', 'printed'),
        (c, next, cut) => {
          const probabilities = bandProbabilities(c, { next, cut: cut as 'exact' | 'printed' });
          for (const each of [probabilities.now, probabilities.next]) {
            expect(names.reduce((sum, name) => sum + each[name], 0)).toBeCloseTo(1, 12);
            for (const name of names) expect(each[name]).toBeGreaterThanOrEqual(0);
          }
        },
      ),
    );
  });

  it('predicts counts with the mean and variance of a beta-binomial', () => {
    const [of, a, b] = [84, 41.5, 43.5];
    const chances = betaBinomial(of, a, b);
    const mean = chances.reduce((sum, p, k) => sum + p * k, 0);
    const variance = chances.reduce((sum, p, k) => sum + p * (k - mean) * (k - mean), 0);
    expect(mean).toBeCloseTo((of * a) / (a + b), 10);
    expect(variance).toBeCloseTo((of * a * b * (a + b + of)) / ((a + b) * (a + b) * (a + b + 1)), 8);
  });

  it('cuts on the exact proportion: half is Requires improvement, one case less is not', () => {
    expect(bandOf({ yes: 42, of: 84 }).name).toBe('requiresImprovement');
    expect(bandOf({ yes: 41, of: 84 }).name).toBe('inadequate');
    expect(bandOf({ yes: 13, of: 20 }).name).toBe('good');
    expect(bandOf({ yes: 84, of: 84 }).name).toBe('outstanding');
  });

  it('begins each band at the first count that falls in it, as it is and as printed', () => {
    for (let of = 1; of <= 300; of++) {
      for (const cut of ['exact', 'printed'] as const) {
        for (const band of RATING_BANDS) {
          const inside = Array.from({ length: of + 1 }, (_, yes) => yes).filter(
            (yes) => bandOf({ yes, of }, cut).from >= band.from,
          );
          expect(firstCount(band, of, cut)).toBe(inside[0]);
        }
      }
    }
  });

  it('lists the counts that rounding puts in another band', () => {
    expect(countsRoundedAcross(84)).toEqual([
      { yes: 67, percent: 80, exact: 'good', printed: 'outstanding' },
    ]);
    for (let of = 1; of <= 300; of++) {
      const all = Array.from({ length: of + 1 }, (_, yes) => yes).filter(
        (yes) => bandOf({ yes, of }).name !== bandOf({ yes, of }, 'printed').name,
      );
      expect(countsRoundedAcross(of).map(({ yes }) => yes)).toEqual(all);
    }
  });

  it('leaves no count of 84 wholly inside Requires improvement or Good at 95%', () => {
    for (let yes = 0; yes <= 84; yes++) {
      const left = bandsNotRejected({ yes, of: 84 });
      if (left.length === 1) expect(['inadequate', 'outstanding']).toContain(left[0]);
    }
    expect(bandsNotRejected({ yes: 41, of: 84 })).toEqual(['inadequate', 'requiresImprovement']);
    expect(bandsNotRejected({ yes: 84, of: 84 })).toEqual(['outstanding']);
  });

  it('finds the fewest cases that decide each band', () => {
    const decidable = bandsDecidableFrom();
    const inside = (name: BandName, of: number) =>
      Array.from({ length: of + 1 }, (_, yes) => yes).some((yes) => {
        const { lower, upper } = proportionInterval({ yes, of });
        const index = names.indexOf(name);
        const from = (RATING_BANDS[index]?.from ?? 0) / 100;
        const to = (RATING_BANDS[index + 1]?.from ?? 101) / 100;
        return lower >= from && upper < to;
      });
    for (const name of names) {
      const of = decidable[name]?.of ?? 0;
      expect(inside(name, of)).toBe(true);
      for (let fewer = 1; fewer < of; fewer++) expect(inside(name, fewer)).toBe(false);
    }
    expect(decidable.requiresImprovement?.of).toBe(168);
  });
});

describe('rating rules', () => {
  it('puts the ratings of the letter of 2022 where it put them', () => {
    expect(overallRating(2, '2021').label).toBe('Inadequate');
    expect(overallRating(7, '2021').label).toBe('Requires improvement');
    expect(overallRating(27, '2021').label).toBe('Outstanding');
    expect([overallRating(3, '2023').name, overallRating(4, '2023').name]).toEqual([
      'inadequate',
      'requiresImprovement',
    ]);
    expect([overallRating(25, '2018').name, overallRating(26, '2018').name]).toEqual(['good', 'outstanding']);
    expect(() => overallRating(22, '2023')).toThrow('points must be');
  });

  it('knows when discretion may be considered, and why', () => {
    expect(discretion({ yes: 41, of: 84 })).toEqual(['withinFivePoints', 'oneCase']);
    expect(discretion({ yes: 48, of: 84 })).toEqual([]);
    expect(discretion({ yes: 45, of: 100 })).toEqual(['withinFivePoints']);
    expect(discretion({ yes: 44, of: 100 })).toEqual([]);
    expect(discretion({ yes: 2, of: 5 })).toContain('fewRelevant');
  });

  it('says that one case decides on both sides of every boundary', () => {
    for (let yes = 1; yes <= 84; yes++) {
      if (bandOf({ yes, of: 84 }) === bandOf({ yes: yes - 1, of: 84 })) continue;
      expect(discretion({ yes, of: 84 })).toContain('oneCase');
      expect(discretion({ yes: yes - 1, of: 84 })).toContain('oneCase');
    }
  });
});

describe('the chance that a ranking is wrong', () => {
  it('agrees with climbing from no cases, one case at a time (Cook 2005)', () => {
    for (const [x, n, y, m] of [
      [41, 84, 29, 64],
      [40, 84, 19, 64],
      [3, 9, 8, 11],
      [0, 40, 0, 3],
      [12, 12, 5, 200],
      [1, 1, 450, 900],
    ] as const) {
      // h(a, b, c, d)/a is what one more yes in the first adds to P(p1 > p2), and so on; without cases it is a half.
      let [a, b, c, d] = [0.5, 0.5, 0.5, 0.5];
      let higher = 0.5;
      const h = () => Math.exp(betaln(a + c, b + d) - betaln(a, b) - betaln(c, d));
      for (let i = 0; i < Math.max(n, m); i++) {
        if (i < x) higher += h() / a++;
        if (i < y) higher -= h() / c++;
        if (i < n - x) higher -= h() / b++;
        if (i < m - y) higher += h() / d++;
      }
      expect(Math.abs(rankingError({ yes: x, of: n }, { yes: y, of: m }).firstHigher - higher)).toBeLessThan(
        1e-12,
      );
    }
  });

  it('keeps the digits of a very small chance', () => {
    const { wrong } = rankingError({ yes: 84, of: 84 }, { yes: 0, of: 64 });
    expect(wrong).toBeGreaterThan(0);
    expect(wrong).toBeLessThan(1e-30);
  });

  it('is the same read from the other region, and never more than a half for equal samples', () => {
    fc.assert(
      fc.property(counts, counts, (first, second) => {
        const straight = rankingError(first, second);
        const turned = rankingError(second, first);
        expect(straight.firstHigher + turned.firstHigher).toBeCloseTo(1, 11);
        const same = rankingError(first, { ...second, of: first.of, yes: Math.min(second.yes, first.of) });
        if (same.wrong !== null) expect(same.wrong).toBeLessThanOrEqual(0.5 + 1e-12);
      }),
    );
  });

  it('has no wrong order when the percentages are the same', () => {
    expect(rankingError({ yes: 5, of: 10 }, { yes: 42, of: 84 }).wrong).toBeNull();
    expect(rankingError({ yes: 5, of: 10 }, { yes: 5, of: 10 }).firstHigher).toBeCloseTo(0.5, 12);
  });
});
