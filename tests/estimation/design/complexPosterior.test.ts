import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complexPosterior, priorPredictivePValue } from '../../../src/estimation/design/complexPosterior.js';
import { betaPriorInterval } from '../../../src/estimation/proportion/proportion.js';
import { betaBinomial } from '../../../src/numeric/betaBinomial.js';
import { betaQuantile, binomialPmf } from '../../../src/numeric/distributions.js';
import { hypergeometricChances } from '../exactBinomial.js';

const ACCURACY = { sensitivity: 0.9, specificity: 0.85 };
const prior = fc.record({
  yes: fc.double({ min: 0.5, max: 200, noNaN: true }),
  no: fc.double({ min: 0.5, max: 200, noNaN: true }),
});
const sample = fc
  .integer({ min: 1, max: 120 })
  .chain((of) => fc.record({ of: fc.constant(of), yes: fc.integer({ min: 0, max: of }) }));
const level = fc.constantFrom(0.8, 0.95, 0.99);

describe('a prior and a sample', () => {
  it('give the beta posterior where nothing complicates the sample', () => {
    fc.assert(
      fc.property(sample, prior, level, (counts, before, confidence) => {
        const found = complexPosterior(counts, { prior: before, confidence });
        const known = betaPriorInterval(counts, { prior: before, confidence });
        expect(found.lower).toBeCloseTo(known.lower, 10);
        expect(found.upper).toBeCloseTo(known.upper, 10);
        const mean = (counts.yes + before.yes) / (counts.of + before.yes + before.no);
        expect(found.estimate).toBeCloseTo(mean, 12);
      }),
    );
  });

  it('have the posterior mean between their limits, with any complication', () => {
    const designEffect = fc.double({ min: 0.5, max: 4, noNaN: true });
    const asked = fc.record({
      counts: sample,
      before: prior,
      designEffect,
      unseen: fc.nat(800),
      judged: fc.boolean(),
    });
    fc.assert(
      fc.property(asked, ({ counts, before, designEffect: effect, unseen, judged }) => {
        const known = { ...counts, designEffect: effect, cohort: counts.of + unseen };
        const found = complexPosterior(judged ? { ...known, accuracy: ACCURACY } : known, {
          prior: before,
          above: 0.5,
        });
        expect(found.lower).toBeLessThanOrEqual(found.estimate + 1e-9);
        expect(found.upper).toBeGreaterThanOrEqual(found.estimate - 1e-9);
        expect(found.probabilityAbove).toBeGreaterThanOrEqual(0);
        expect(found.probabilityAbove).toBeLessThanOrEqual(1);
      }),
      { numRuns: 40 },
    );
  });

  it('agree, for a cohort, with the prior chance of each number of Yes in it times that of the sample', () => {
    const [yes, of, cohort] = [4, 10, 30];
    const before = { yes: 2, no: 3 };
    const chances = Array.from(betaBinomial(cohort, before.yes, before.no), (chance, marked) =>
      marked < yes || marked > cohort - of + yes
        ? 0
        : chance * (hypergeometricChances(cohort, marked, of)[yes] ?? 0),
    );
    const total = chances.reduce((sum, chance) => sum + chance, 0);
    const mean = chances.reduce((sum, chance, marked) => sum + (chance * marked) / cohort / total, 0);
    let below = 0;
    const first = chances.findIndex((chance) => {
      below += chance / total;
      return below > 0.025;
    });
    const above = chances.reduce((sum, chance, marked) => sum + (marked > 15 ? chance / total : 0), 0);
    const found = complexPosterior({ yes, of, cohort }, { prior: before, above: 0.5 });
    expect(found.estimate).toBeCloseTo(mean, 12);
    expect(found.lower).toBeCloseTo(first / cohort, 12);
    expect(found.probabilityAbove).toBeCloseTo(above, 12);
  });

  it('know the share when the whole cohort was seen, but not with inspectors who err', () => {
    const all = { yes: 41, of: 84, cohort: 84 };
    expect(complexPosterior(all, { prior: { yes: 1, no: 1 } })).toMatchObject({
      lower: 41 / 84,
      upper: 41 / 84,
    });
    const { lower, upper } = complexPosterior({ ...all, accuracy: ACCURACY }, { prior: { yes: 1, no: 1 } });
    expect(upper - lower).toBeGreaterThan(0.08);
  });

  it('agree with a sum over a fine grid where inspectors err, and say less the fewer the checks', () => {
    const before = { yes: 3, no: 2 };
    let [total, mean, above] = [0, 0, 0];
    for (let i = 0; i < 20_000; i++) {
      const p = (i + 0.5) / 20_000;
      const apparent = p * 0.9 + (1 - p) * 0.15;
      const weight = p ** 2 * (1 - p) * apparent ** 41 * (1 - apparent) ** 43;
      total += weight;
      mean += weight * p;
      if (p > 0.5) above += weight;
    }
    const counts = { yes: 41, of: 84 };
    const found = complexPosterior({ ...counts, accuracy: ACCURACY }, { prior: before, above: 0.5 });
    expect(found.estimate).toBeCloseTo(mean / total, 6);
    expect(found.probabilityAbove).toBeCloseTo(above / total, 3);
    // Both rates unknown: a sum over the share and the two, each with the beta posterior of its checks.
    let [all, first, second] = [0, 0, 0];
    for (let i = 0; i < 200; i++) {
      const p = (i + 0.5) / 200;
      for (let j = 0; j < 60; j++) {
        const se = 0.6 + (0.4 * (j + 0.5)) / 60;
        for (let k = 0; k < 60; k++) {
          const sp = 0.5 + (0.5 * (k + 0.5)) / 60;
          const said = p * se + (1 - p) * (1 - sp);
          const weight =
            p ** 2 *
            (1 - p) *
            said ** 41 *
            (1 - said) ** 43 *
            se ** 45 *
            (1 - se) ** 5 *
            sp ** 34 *
            (1 - sp) ** 6;
          all += weight;
          first += weight * p;
          second += weight * p * p;
        }
      }
    }
    const accuracy = { ...ACCURACY, sensitivityChecks: 50, specificityChecks: 40 };
    const checked = complexPosterior({ ...counts, accuracy }, { prior: before });
    expect(checked.estimate).toBeCloseTo(first / all, 3);
    const deviation = Math.sqrt(second / all - (first / all) ** 2);
    expect((checked.upper - checked.lower) / (2 * 1.96 * deviation)).toBeCloseTo(1, 1.5);
    const width = (checks: number) => {
      const accuracy = { ...ACCURACY, sensitivityChecks: checks, specificityChecks: checks };
      const { lower, upper } = complexPosterior({ ...counts, accuracy }, { prior: before });
      return upper - lower;
    };
    expect(width(20)).toBeGreaterThan(width(200) + 0.01);
    expect(width(200)).toBeGreaterThan(found.upper - found.lower);
  });

  it('cover, averaged over the prior, as often as they say: an exact sum over shares and counts', () => {
    const [of, before, slices] = [30, { yes: 4, no: 3 }, 400];
    const limits = Array.from({ length: of + 1 }, (_, yes) =>
      complexPosterior({ yes, of, accuracy: ACCURACY }, { prior: before, confidence: 0.9 }),
    );
    let covered = 0;
    for (let i = 0; i < slices; i++) {
      const p = betaQuantile((i + 0.5) / slices, before.yes, before.no);
      limits.forEach(({ lower, upper }, yes) => {
        if (lower <= p && p <= upper) covered += binomialPmf(yes, of, p * 0.9 + (1 - p) * 0.15) / slices;
      });
    }
    expect(Math.abs(covered - 0.9)).toBeLessThan(0.004);
  });

  it('disagree where the prior would seldom expect such a count', () => {
    expect(priorPredictivePValue({ yes: 41, of: 84 }, { yes: 200, no: 20 })).toBeLessThan(1e-6);
    const chances = betaBinomial(84, 12, 8);
    const low = chances.reduce((sum, chance, count) => sum + (count <= 41 ? chance : 0), 0);
    expect(priorPredictivePValue({ yes: 41, of: 84 }, { yes: 12, no: 8 })).toBeCloseTo(2 * low, 12);
    const judged = priorPredictivePValue({ yes: 41, of: 84, accuracy: ACCURACY }, { yes: 50, no: 50 });
    expect(judged).toBeGreaterThan(0.4);
  });

  it('refuse a prior of 0 and a share above 1, by name', () => {
    expect(() => complexPosterior({ yes: 1, of: 2 }, { prior: { yes: 0, no: 1 } })).toThrow(
      'prior.yes must be',
    );
    const options = { prior: { yes: 1, no: 1 }, above: 50 };
    expect(() => complexPosterior({ yes: 1, of: 2 }, options)).toThrow('above must be');
  });
});
