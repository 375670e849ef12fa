import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { twoRaterAgreement } from '../../../src/estimation/agreement/twoRaters.js';

describe('agreement between two raters', () => {
  it('shows how kappa and AC1 part at 70/8/6/0', () => {
    const { agreement, kappa, ac1 } = twoRaterAgreement({
      both: 70,
      firstOnly: 8,
      secondOnly: 6,
      neither: 0,
    });
    expect(agreement.estimate).toBeCloseTo(0.8333, 4);
    expect(kappa?.estimate).toBeCloseTo(-0.0889, 4);
    expect(ac1.estimate).toBeCloseTo(0.8033, 4);
  });

  it("has kappa's standard error of Fleiss, Cohen and Everitt, on n − 1", () => {
    const { kappa } = twoRaterAgreement({ both: 20, firstOnly: 5, secondOnly: 10, neither: 15 });
    // Worked from their formula: agreement 0.7, chance 0.5, kappa 0.4.
    const [a, b, c, d] = [0.4, 0.1, 0.2, 0.3];
    const [k, first, second] = [0.4, 0.5, 0.6];
    const same = a * (1 - (first + second) * (1 - k)) ** 2 + d * (1 - (2 - first - second) * (1 - k)) ** 2;
    const other = (1 - k) ** 2 * (b * (second + 1 - first) ** 2 + c * (1 - second + first) ** 2);
    const variance = (same + other - (k - 0.5 * (1 - k)) ** 2) / (0.25 * 49);
    expect(kappa?.estimate).toBeCloseTo(0.4, 12);
    expect(kappa?.standardError).toBeCloseTo(Math.sqrt(variance), 10);
  });

  it("has AC1's standard error of Gwet, on n − 1", () => {
    const { ac1 } = twoRaterAgreement({ both: 20, firstOnly: 5, secondOnly: 10, neither: 15 });
    // Worked from the variance in Gwet (2008): shares of the table, mean yes rate 0.55, mean no rate 0.45.
    const cells = [
      { p: 0.4, k: 0.55, l: 0.55 },
      { p: 0.1, k: 0.55, l: 0.45 },
      { p: 0.2, k: 0.45, l: 0.55 },
      { p: 0.3, k: 0.45, l: 0.45 },
    ];
    const [agreed, chance] = [0.7, 2 * 0.55 * 0.45];
    const left = 1 - (agreed - chance) / (1 - chance);
    const own = 0.4 * (1 - 0.55) + 0.3 * (1 - 0.45);
    const spread = cells.reduce((sum, { p, k, l }) => sum + p * (1 - (k + l) / 2) ** 2, 0);
    const inside =
      agreed * (1 - agreed) - 4 * left * (own - agreed * chance) + 4 * left ** 2 * (spread - chance ** 2);
    expect(ac1.standardError).toBeCloseTo(Math.sqrt(inside / (49 * (1 - chance) ** 2)), 10);
  });

  it('reports kappa as undefined when every answer is the same, with agreement and AC1', () => {
    const { agreement, kappa, ac1 } = twoRaterAgreement({ both: 8, firstOnly: 0, secondOnly: 0, neither: 0 });
    expect(kappa).toBeNull();
    expect(agreement.estimate).toBe(1);
    expect(ac1.estimate).toBe(1);
  });

  it('does not claim certainty when eight cases agree throughout', () => {
    const { kappa, ac1, agreement } = twoRaterAgreement({ both: 5, firstOnly: 0, secondOnly: 0, neither: 3 });
    expect(kappa?.estimate).toBe(1);
    expect(kappa?.lower).toBeLessThan(0.4);
    expect(ac1.lower).toBeLessThan(0.5);
    expect(agreement.lower).toBeCloseTo(0.6756, 4);
  });

  it('cannot separate 0.4 from 0.8 with a pack of eight', () => {
    const { kappa } = twoRaterAgreement({ both: 4, firstOnly: 1, secondOnly: 1, neither: 2 });
    expect(kappa?.lower).toBeLessThan(0.4);
    expect(kappa?.upper).toBeGreaterThan(0.8);
  });

  it('never leaves its range, whatever the raters', () => {
    const cell = fc.integer({ min: 0, max: 30 });
    fc.assert(
      fc.property(cell, cell, cell, cell, (both, firstOnly, secondOnly, neither) => {
        fc.pre(both + firstOnly + secondOnly + neither > 0);
        const { agreement, kappa, ac1 } = twoRaterAgreement({ both, firstOnly, secondOnly, neither });
        const turned = twoRaterAgreement({ both, firstOnly: secondOnly, secondOnly: firstOnly, neither });
        expect(turned.kappa?.estimate).toBe(kappa?.estimate);
        for (const each of [agreement, ac1, ...(kappa === null ? [] : [kappa])]) {
          expect(each.lower).toBeLessThanOrEqual(each.estimate + 1e-12);
          expect(each.upper).toBeGreaterThanOrEqual(each.estimate - 1e-12);
          expect(each.lower).toBeGreaterThanOrEqual(-1);
          expect(each.upper).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
