import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nationalFigure } from '../../../src/estimation/league/nationalFigure.js';
import { wilsonLimits } from '../../../src/estimation/proportion/scoreLimits.js';
import { leagues } from './regionsOf.js';

it('weighs regions by what they are, not by the cases inspected there', () => {
  const found = nationalFigure([
    { yes: 41, of: 84, weight: 25343 },
    { yes: 29, of: 64, weight: 17200 },
    { yes: 9, of: 56, weight: 9000 },
  ]);
  const [a, b, c] = [25343, 17200, 9000].map((weight) => weight / 51543);
  const share = ((a ?? 0) * 41) / 84 + ((b ?? 0) * 29) / 64 + ((c ?? 0) * 9) / 56;
  expect(found.share).toBeCloseTo(share, 14);
  const variance =
    ((a ?? 0) ** 2 * (41 / 84) * (43 / 84)) / 83 +
    ((b ?? 0) ** 2 * (29 / 64) * (35 / 64)) / 63 +
    ((c ?? 0) ** 2 * (9 / 56) * (47 / 56)) / 55;
  expect(found.standardError).toBeCloseTo(Math.sqrt(variance), 14);
  const effective = (share * (1 - share)) / variance;
  expect(found.effectiveCases).toBeCloseTo(effective, 8);
  const { lower, upper } = wilsonLimits(share * effective, effective, 1.959963984540054);
  expect(found.lower).toBeCloseTo(lower, 12);
  expect(found.upper).toBeCloseTo(upper, 12);
});

it('lies between its limits and between its regions, whatever their weights and their order', () => {
  fc.assert(
    fc.property(leagues(), fc.integer({ min: 1, max: 1000 }), (regions, heavy) => {
      const weighted = regions.map((region, index) => ({ ...region, weight: index === 0 ? heavy : 7 }));
      const { share, lower, upper, standardError } = nationalFigure(weighted);
      const shares = regions.map(({ yes, of }) => yes / of);
      expect(share).toBeGreaterThanOrEqual(Math.min(...shares) - 1e-12);
      expect(share).toBeLessThanOrEqual(Math.max(...shares) + 1e-12);
      expect(lower).toBeLessThanOrEqual(share + 1e-12);
      expect(upper).toBeGreaterThanOrEqual(share - 1e-12);
      expect(nationalFigure(weighted.toReversed()).standardError).toBeCloseTo(standardError, 12);
    }),
    { numRuns: 50 },
  );
});

it('is not certain where no region has both answers', () => {
  const { share, lower, standardError } = nationalFigure([
    { yes: 9, of: 9, weight: 2 },
    { yes: 30, of: 30, weight: 1 },
  ]);
  expect([share, standardError]).toEqual([1, 0]);
  expect(lower).toBeLessThan(0.9);
});

it('refuses a weight of nothing', () => {
  expect(() => nationalFigure([{ yes: 1, of: 9, weight: 0 }])).toThrow('regions[0].weight');
});
