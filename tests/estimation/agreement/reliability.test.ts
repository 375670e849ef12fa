import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reliabilityOf, reviewsNeeded } from '../../../src/estimation/agreement/reliability.js';
import { accuracyTest, amount, family, inputs, near } from '../oracle.js';

describe('reviews of a case', () => {
  it('are of a number above 0', () => {
    for (const reviews of [0, -0.5]) expect(() => reliabilityOf(0.25, reviews)).toThrow('reviews must be');
    expect(reliabilityOf(0.25, 1e-9)).toBeCloseTo(1e-9 / 3, 15);
  });

  it.each(family('reliability'))('agree with the reference: $name', ({ what, input, expected }) => {
    const { r = 0.25, target = 0.8, k } = inputs(input);
    if (k !== undefined) {
      near(reliabilityOf(r, k), amount(expected, 'reliability'), 5e-13);
      return;
    }
    expect(what).toContain('Spearman-Brown');
    const found = reviewsNeeded(r, target);
    expect(found.reviews).toBe(amount(expected, 'k'));
    if (expected.reliabilityAtK === undefined) return;
    near(found.reliability, amount(expected, 'reliabilityAtK'), 5e-13);
    near(found.oneFewer, amount(expected, 'reliabilityOneBefore'), 5e-13);
  });

  it('are the fewest that reach the target, in whole-number arithmetic', () => {
    const hundredths = fc.integer({ min: 1, max: 99 });
    fc.assert(
      fc.property(hundredths, hundredths, (r, t) => {
        const { reviews } = reviewsNeeded(r / 100, t / 100);
        // k·r/(1 + (k − 1)·r) ≥ t, times everything that divides.
        const reaches = (k: number) => k * r * 100 >= t * (100 + (k - 1) * r);
        expect(reaches(reviews)).toBe(true);
        expect(reviews === 1 || !reaches(reviews - 1)).toBe(true);
        expect(reviewsNeeded(`0.${String(r).padStart(2, '0')}`, String(t / 100)).reviews).toBe(reviews);
      }),
    );
  });

  it('are refused where no number of them is enough', () => {
    expect(() => reviewsNeeded(0, 0.8)).toThrow(/single must be .* agree only by chance/);
    expect(() => reviewsNeeded(0.5, 1)).toThrow(/target must be .* without any error/);
    expect(() => reviewsNeeded('a quarter', 0.8)).toThrow('single must be a decimal number');
    expect(() => reviewsNeeded(1e-12, 0.8)).toThrow('needs 3999999999996 reviews');
    expect(reviewsNeeded(1, 0.8)).toEqual({ reviews: 1, reliability: 1, oneFewer: 0 });
  });
});

accuracyTest('reliability of several reviews', ['reliability']);
