import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assuredSampleSize, widthAssurance } from '../../../src/estimation/planning/assurance.js';
import { PROPORTION_METHODS, proportionInterval } from '../../../src/estimation/proportion/proportion.js';
import { betaBinomial } from '../../../src/numeric/betaBinomial.js';
import { binomialPmf } from '../../../src/numeric/distributions.js';
import { accuracyTest, amount, family, inputs, near } from '../oracle.js';

function asked(input: string) {
  const [, method = '', confidence] = /^(\S+) (\S+) /.exec(input) ?? [];
  const from = inputs(input);
  const known =
    from.p === undefined ? { earlier: { yes: amount(from, 'x'), of: amount(from, 'n') } } : { truth: from.p };
  return {
    question: { width: amount(from, 'width'), assurance: amount(from, 'gamma'), ...known },
    options: { method: method as 'wilson', confidence: Number(confidence) },
  };
}

describe('cases for an interval no wider than asked', () => {
  it.each(family('assurance'))('agree with the reference: $name', ({ input, expected }) => {
    const { question, options } = asked(input);
    const found = assuredSampleSize(question, options);
    expect(found.fewest).toBe(amount(expected, 'fewest'));
    expect(found.fewestForGood).toBe(amount(expected, 'fewestForGood'));
    near(found.assurance, amount(expected, 'probabilityAtFewest'), 5e-9);
    const before = widthAssurance({ ...question, of: found.fewest - 1 }, options);
    near(before, amount(expected, 'probabilityOneBefore'), 5e-9);
  });

  it('have the chance that the counts with narrow intervals add up to, by every method', () => {
    const settings = fc.record({
      width: fc.double({ min: 0.02, max: 0.9, noNaN: true }),
      truth: fc.double({ min: 0, max: 1, noNaN: true }),
      of: fc.integer({ min: 1, max: 60 }),
      confidence: fc.constantFrom(0.5, 0.8, 0.95, 0.99),
    });
    for (const { name: method } of PROPORTION_METHODS) {
      fc.assert(
        fc.property(settings, ({ width, truth, of, confidence }) => {
          const options = { method, confidence };
          const chances = [
            Float64Array.from({ length: of + 1 }, (_, yes) => binomialPmf(yes, of, truth)),
            betaBinomial(of, 3.5, 1.5),
          ];
          const [known, averaged] = chances.map((each) =>
            each.reduce((sum, chance, yes) => {
              const { lower, upper } = proportionInterval({ yes, of }, options);
              // A width that misses by rounding alone counts as reached, as in what is tested.
              return upper - lower <= width + 1e-12 ? sum + chance : sum;
            }, 0),
          );
          expect(widthAssurance({ width, truth, of }, options)).toBeCloseTo(known ?? -1, 10);
          const earlier = { yes: 3, of: 4 };
          expect(widthAssurance({ width, earlier, of }, options)).toBeCloseTo(averaged ?? -1, 10);
        }),
        { numRuns: method === 'blaker' ? 8 : 20 },
      );
    }
  });

  it('are the same as trying every number of them', () => {
    const settings = fc.record({
      method: fc.constantFrom('wilson', 'agresti-coull', 'clopper-pearson'),
      width: fc.double({ min: 0.13, max: 0.6, noNaN: true }),
      assurance: fc.double({ min: 0.05, max: 0.99, noNaN: true }),
      truth: fc.double({ min: 0, max: 1, noNaN: true }),
      averaged: fc.boolean(),
    });
    const upTo = 1000;
    fc.assert(
      fc.property(settings, ({ method, width, assurance, truth, averaged }) => {
        const options = { method: method as 'wilson' };
        const known = averaged ? { earlier: { yes: Math.round(truth * 30), of: 30 } } : { truth };
        const found = assuredSampleSize({ width, assurance, ...known }, { ...options, upTo });
        const enough = Array.from(
          { length: upTo },
          (_, i) => widthAssurance({ width, ...known, of: i + 1 }, options) >= assurance,
        );
        expect(found.fewest).toBe(enough.indexOf(true) + 1);
        expect(found.fewestForGood).toBe(enough.lastIndexOf(false) + 2);
      }),
      { numRuns: 6 },
    );
  });

  it('are more than the cases whose expected width is as asked, which are too few about half of the time', () => {
    const { fewest } = assuredSampleSize({ width: 0.15, assurance: 0.95, truth: 0.8 });
    const chance = widthAssurance({ width: 0.15, truth: 0.8, of: 107 });
    expect(chance).toBeGreaterThan(0.3);
    expect(chance).toBeLessThan(0.7);
    expect(fewest).toBeGreaterThan(107);
  });

  it('are refused where the proportion is not known, or the width out of reach', () => {
    const width = 0.2;
    expect(() => assuredSampleSize({ width } as { width: number; truth: number })).toThrow('Either truth');
    expect(() => assuredSampleSize({ width: 0.001, truth: 0.5 })).toThrow(
      /than 0\.1 percentage points\. Ask for a wider/,
    );
    expect(() => assuredSampleSize({ width: 0, truth: 0.5 })).toThrow('width must be');
    expect(() => assuredSampleSize({ width: 20, truth: 0.5 })).toThrow('Twenty percentage points are 0.2');
    expect(() => assuredSampleSize({ width, earlier: { yes: 3, of: 2 } })).toThrow('earlier.yes must be');
  });
});

accuracyTest('assurance', ['assurance']);
