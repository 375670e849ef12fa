import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { posteriorDifference } from '../../../src/estimation/difference/posteriorDifference.js';
import { rankingError } from '../../../src/estimation/difference/ranking.js';
import { betaCdf, binomialPmf } from '../../../src/numeric/distributions.js';

const countsOf = fc
  .integer({ min: 1, max: 300 })
  .chain((of) => fc.integer({ min: 0, max: of }).map((yes) => ({ yes, of })));

describe('the posterior distribution of a difference', () => {
  it('has the chance of a higher first that ranking has, another integral', () => {
    fc.assert(
      fc.property(countsOf, countsOf, (first, second) => {
        const { probabilityAbove } = posteriorDifference(first, second);
        expect(probabilityAbove).toBeCloseTo(rankingError(first, second).firstHigher, 8);
      }),
      { numRuns: 8, endOnFailure: true },
    );
  });

  it('has the chances above a threshold of uniform posteriors, which are areas', () => {
    // With no case but one of each and a uniform prior left: Beta(2, 1) for both, whose difference has a known density.
    const one = { yes: 1, of: 1 };
    for (const d of [-0.5, -0.1, 0, 0.2, 0.7]) {
      const steps = 20_000;
      let sum = 0;
      for (let i = 0; i < steps; i++) {
        const p = (i + 0.5) / steps;
        sum += (2 * p * betaCdf(Math.min(1, Math.max(0, p - d)), 2, 1)) / steps;
      }
      const prior = { yes: 1, no: 1 };
      expect(posteriorDifference(one, one, { prior, above: d }).probabilityAbove).toBeCloseTo(sum, 6);
    }
  });

  it('is the other way round when the samples are exchanged, and its limits have their chances', () => {
    fc.assert(
      fc.property(
        countsOf,
        countsOf,
        fc.double({ min: -0.8, max: 0.8, noNaN: true }),
        (first, second, above) => {
          // Tiny differences too, where a density may rise without end just beyond the range.
          const found = posteriorDifference(first, second, { above });
          const swapped = posteriorDifference(second, first, { above: -above });
          expect(found.probabilityAbove + swapped.probabilityAbove).toBeCloseTo(1, 8);
          expect(found.lower).toBeCloseTo(-swapped.upper, 8);
          const at = (limit: number) => posteriorDifference(first, second, { above: limit }).probabilityAbove;
          expect(at(found.lower)).toBeCloseTo(0.975, 7);
          expect(at(found.upper)).toBeCloseTo(0.025, 7);
          expect(found.lower).toBeLessThan(found.mean);
        },
      ),
      { numRuns: 8, endOnFailure: true },
    );
  });

  it('is as exact for a difference next to nothing as for none', () => {
    const [first, second] = [
      { yes: 1, of: 1 },
      { yes: 0, of: 2 },
    ];
    const none = posteriorDifference(first, second).probabilityAbove;
    for (const above of [-5.463061310213618e-29, 5e-29, 1e-20, -1e-17]) {
      expect(posteriorDifference(first, second, { above }).probabilityAbove).toBeCloseTo(none, 12);
    }
  });

  it('follows a strong prior for both, and refuses one that is worth nothing', () => {
    const prior = { yes: 5000, no: 5000 };
    const { mean, lower, upper } = posteriorDifference({ yes: 80, of: 84 }, { yes: 4, of: 84 }, { prior });
    expect(mean).toBeCloseTo(0.0075, 3);
    expect(upper - lower).toBeLessThan(0.03);
    expect(() =>
      posteriorDifference({ yes: 1, of: 2 }, { yes: 1, of: 2 }, { prior: { yes: 0, no: 1 } }),
    ).toThrow('prior.yes must be');
    expect(() => posteriorDifference({ yes: 1, of: 2 }, { yes: 1, of: 2 }, { above: 1 })).toThrow(
      'above must be',
    );
  });

  it('has limits that contain the true difference about as often as their level says, exactly', () => {
    const [of, ofSecond] = [6, 9];
    const limits = Array.from({ length: of + 1 }, (_, x) =>
      Array.from({ length: ofSecond + 1 }, (__, y) =>
        posteriorDifference({ yes: x, of }, { yes: y, of: ofSecond }, { confidence: 0.9 }),
      ),
    );
    const coverage = ([p1, p2]: readonly [number, number]) =>
      limits.reduce(
        (sum, row, x) =>
          row.reduce((total, { lower, upper }, y) => {
            const chance = binomialPmf(x, of, p1) * binomialPmf(y, ofSecond, p2);
            return lower <= p1 - p2 && p1 - p2 <= upper ? total + chance : total;
          }, sum),
        0,
      );
    const truths = [
      [0.2, 0.3],
      [0.5, 0.5],
      [0.6, 0.4],
      [0.8, 0.35],
    ] as const;
    for (const truth of truths) {
      expect(coverage(truth)).toBeGreaterThan(0.8);
      expect(coverage(truth)).toBeLessThan(0.99);
    }
  });
});
