import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oddsRatioInterval, riskRatioInterval } from '../../../src/estimation/difference/ratio.js';

const counts = fc
  .integer({ min: 1, max: 200 })
  .chain((of) => fc.record({ yes: fc.integer({ min: 0, max: of }), of: fc.constant(of) }));

describe('the ratio of two proportions', () => {
  it("is Koopman's published example: 36 of 40 against 16 of 80", () => {
    const { estimate, lower, upper } = riskRatioInterval({ yes: 36, of: 40 }, { yes: 16, of: 80 });
    expect(estimate).toBe(4.5);
    expect(lower).toBeCloseTo(2.94, 2);
    expect(upper).toBeCloseTo(7.15, 2);
  });

  it('turns over when the samples are swapped', () => {
    fc.assert(
      fc.property(counts, counts, (first, second) => {
        for (const interval of [riskRatioInterval, oddsRatioInterval]) {
          const straight = interval(first, second);
          const turned = interval(second, first);
          expect(straight.lower * turned.upper).toSatisfy(
            (product: number) => Math.abs(product - 1) < 1e-9 || Number.isNaN(product),
          );
          expect(straight.lower).toBeLessThanOrEqual(straight.upper);
        }
      }),
    );
  });

  it('is open towards an empty cell and undefined at 0/0', () => {
    const none = { yes: 0, of: 10 };
    const some = { yes: 5, of: 20 };
    expect(riskRatioInterval(none, some)).toMatchObject({ estimate: 0, lower: 0 });
    expect(riskRatioInterval(none, some).upper).toBeLessThan(2);
    expect(riskRatioInterval(some, none)).toMatchObject({ estimate: Infinity, upper: Infinity });
    expect(riskRatioInterval(none, none)).toMatchObject({ estimate: null, lower: 0, upper: Infinity });
    expect(oddsRatioInterval(none, none)).toMatchObject({ estimate: null, lower: 0, upper: Infinity });
  });

  it('leaves out 1 exactly when the uncorrected chi-squared test rejects', () => {
    fc.assert(
      fc.property(counts, counts, (first, second) => {
        const yes = first.yes + second.yes;
        const cases = first.of + second.of;
        fc.pre(yes > 0 && yes < cases);
        const pooled = (yes / cases) * (1 - yes / cases) * (1 / first.of + 1 / second.of);
        const z = Math.abs(first.yes / first.of - second.yes / second.of) / Math.sqrt(pooled);
        fc.pre(Math.abs(z - 1.959963984540054) > 1e-6);
        for (const interval of [riskRatioInterval, oddsRatioInterval]) {
          const { lower, upper } = interval(first, second);
          expect(lower > 1 || upper < 1).toBe(z > 1.959963984540054);
        }
      }),
    );
  });

  it('gives a one-sided limit all of the error', () => {
    const [first, second] = [
      { yes: 41, of: 84 },
      { yes: 29, of: 64 },
    ];
    for (const interval of [riskRatioInterval, oddsRatioInterval]) {
      const both = interval(first, second, { confidence: 0.9 });
      const lower = interval(first, second, { side: 'lower' });
      expect(lower.lower).toBeCloseTo(both.lower, 10);
      expect(lower.upper).toBe(Infinity);
    }
  });
});
