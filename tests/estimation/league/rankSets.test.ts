import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustPValues } from '../../../src/estimation/difference/adjust.js';
import { differencePValue } from '../../../src/estimation/difference/differenceTest.js';
import { RANK_TESTS, type RankRange, rankSets } from '../../../src/estimation/league/rankSets.js';
import { accuracyTest, amount, family, inputs, near } from '../oracle.js';
import { leagues, regionsOf, turned } from './regionsOf.js';

const shown = (ranges: readonly RankRange[]) => ranges.map(({ best, worst }) => `${best}-${worst}`).join(' ');

describe('the ranks that regions may have', () => {
  it.each([...family('ranks'), ...family('ranks-ordered')])(
    'agree with the reference: $name',
    ({ input, expected }) => {
      const sets = rankSets(regionsOf(input), { confidence: amount(inputs(input), 'confidence') });
      if (expected.observed !== undefined) {
        expect(sets.map(({ observed }) => observed).join(' ')).toBe(expected.observed);
      }
      expect(shown(sets.map(({ marginal }) => marginal))).toBe(expected.marginal);
      expect(shown(sets.map(({ simultaneous }) => simultaneous))).toBe(expected.simultaneous);
    },
  );

  // Two-sided tests of the pairs, each way one, are another definition: its sets are within those of ordered pairs here.
  it.each(family('ranks-two-sided'))('contain those of two-sided tests: $name', ({ input, expected }) => {
    const sets = rankSets(regionsOf(input), { confidence: amount(inputs(input), 'confidence') });
    expect(sets.map(({ observed }) => observed).join(' ')).toBe(expected.observed);
    for (const kind of ['marginal', 'simultaneous'] as const) {
      expected[kind]?.split(' ').forEach((range, index) => {
        const [best = 0, worst = 0] = range.split('-').map(Number);
        expect(sets[index]?.[kind].best).toBeLessThanOrEqual(best);
        expect(sets[index]?.[kind].worst).toBeGreaterThanOrEqual(worst);
      });
    }
  });

  it.each(family('ranks-p'))(
    'rest on p-values of pairs that agree with the reference: $name',
    ({ input, expected }) => {
      const regions = regionsOf(input);
      const pairs = regions.flatMap((one, i) =>
        regions
          .slice(i + 1)
          .map((other, j) => ({ pair: `${i + 1}v${i + j + 2}`, p: differencePValue(one, other) })),
      );
      const adjusted = adjustPValues(pairs.map(({ p }) => p));
      const at = pairs.findIndex(({ pair }) => pair === expected.pair);
      near(pairs[at]?.p, amount(expected, 'p'), 5e-10);
      near(adjusted[at], amount(expected, 'adjusted'), 5e-10);
      const confidence = inputs(input).confidence ?? (input.startsWith('0/56') ? 0.8 : 0.95);
      expect(adjusted.filter((p) => p <= 1 - confidence)).toHaveLength(amount(expected, 'rejectedPairs'));
    },
  );

  it('contain the rank seen, and those for all at once contain those for one alone', () => {
    fc.assert(
      fc.property(
        leagues(),
        fc.double({ min: 0.01, max: 0.999, noNaN: true }),
        fc.constantFrom(...RANK_TESTS),
        (regions, confidence, test) => {
          for (const { observed, marginal, simultaneous } of rankSets(regions, { confidence, test })) {
            expect(marginal.best).toBeLessThanOrEqual(observed);
            expect(marginal.worst).toBeGreaterThanOrEqual(observed);
            expect(simultaneous.best).toBeLessThanOrEqual(marginal.best);
            expect(simultaneous.worst).toBeGreaterThanOrEqual(marginal.worst);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('are the same however the regions are listed, and turn round when Yes and No do', () => {
    fc.assert(
      fc.property(leagues(), (regions) => {
        const sets = rankSets(regions);
        expect(turned(rankSets(turned(regions)))).toEqual(sets);
        const opposite = rankSets(regions.map(({ yes, of }) => ({ yes: of - yes, of })));
        const count = regions.length;
        expect(
          opposite.map(({ simultaneous: { best, worst } }) => [count + 1 - worst, count + 1 - best]),
        ).toEqual(sets.map(({ simultaneous: { best, worst } }) => [best, worst]));
      }),
      { numRuns: 60 },
    );
  });

  it('are no narrower by the exact test at a higher level', () => {
    const regions = regionsOf('10/84 40/64 60/84 30/56 20/56 70/84');
    const [low, high] = [0.8, 0.99].map((confidence) => rankSets(regions, { confidence, test: 'fisher' }));
    low?.forEach(({ simultaneous }, index) => {
      expect(high?.[index]?.simultaneous.best).toBeLessThanOrEqual(simultaneous.best);
      expect(high?.[index]?.simultaneous.worst).toBeGreaterThanOrEqual(simultaneous.worst);
    });
  });
});

accuracyTest('sets of ranks and their p-values', ['ranks', 'ranks-ordered', 'ranks-two-sided', 'ranks-p']);

it("a design effect rules out fewer ranks by the score test, and none is known for Fisher's", () => {
  const regions = [
    { yes: 20, of: 84 },
    { yes: 34, of: 84 },
    { yes: 50, of: 84 },
  ];
  const widths = [1, 1.5, 4].map((designEffect) =>
    rankSets(regions, { designEffect }).reduce(
      (sum, { simultaneous: { best, worst } }) => sum + worst - best,
      0,
    ),
  );
  expect(widths[1]).toBeGreaterThanOrEqual(widths[0]!);
  expect(widths[2]).toBe(6);
  expect(() => rankSets(regions, { designEffect: 2, test: 'fisher' })).toThrow(
    'designEffect cannot be given',
  );
  // Twice the variance with twice the cases is the same distance, but for N/(N − 1).
  const doubled = regions.map(({ yes, of }) => ({ yes: 2 * yes, of: 2 * of }));
  expect(rankSets(doubled, { designEffect: 2 })).toEqual(rankSets(regions));
});
