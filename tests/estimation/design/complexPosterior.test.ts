import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckedAccuracy } from '../../../src/estimation/agreement/imperfect.js';
import { complexPosterior, priorPredictivePValue } from '../../../src/estimation/design/complexPosterior.js';
import { betaPriorInterval } from '../../../src/estimation/proportion/proportion.js';
import { betaBinomial } from '../../../src/numeric/betaBinomial.js';
import { convolve } from '../../../src/numeric/convolve.js';
import { betaCdf, betaQuantile, binomialPmf } from '../../../src/numeric/distributions.js';
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

  it('have, where inspectors err, the limits and chances of an exact mixture of beta distributions', () => {
    const asked = [
      [5, 84, 2, 9, 0.95, 0.95, 0.1],
      [0, 30, 2, 2, 0.9, 0.95, 0.2],
      [17, 38, 3, 30, 0.9, 0.9, 0.3],
      [84, 84, 2, 2, 0.9, 0.95, 0.95],
    ] as const;
    for (const [yes, of, a, b, sensitivity, specificity, above] of asked) {
      const accuracy = { sensitivity, specificity };
      const before = { yes: a, no: b };
      const found = complexPosterior({ yes, of, accuracy }, { prior: before, above });
      const { weights } = exactly({ yes, of, no: b, prior: a }, rateOf(accuracy));
      const below = (share: number) =>
        weights.reduce((sum, weight, truly) => sum + weight * betaCdf(share, a + truly, b + of - truly), 0);
      expect(Math.abs(below(found.lower) - 0.025)).toBeLessThan(1e-8);
      expect(Math.abs(below(found.upper) - 0.975)).toBeLessThan(1e-8);
      expect(Math.abs(1 - below(above) - (found.probabilityAbove ?? 2))).toBeLessThan(1e-8);
    }
  });

  it('have the exact mixture where both rates rest on checks', () => {
    const [yes, of, before] = [17, 38, { yes: 3, no: 30 }];
    const accuracy = { sensitivity: 0.85, specificity: 0.95, sensitivityChecks: 40, specificityChecks: 60 };
    const found = complexPosterior({ yes, of, accuracy }, { prior: before, above: 0.3 });
    const { weights, tails } = exactly(
      { yes, of, no: before.no, prior: before.yes },
      checkedRateOf(accuracy),
    );
    const below = (share: number) =>
      weights.reduce(
        (sum, weight, truly) => sum + weight * betaCdf(share, before.yes + truly, before.no + of - truly),
        0,
      );
    expect(Math.abs(below(found.lower) - 0.025)).toBeLessThan(1e-7);
    expect(Math.abs(below(found.upper) - 0.975)).toBeLessThan(1e-7);
    expect(Math.abs(1 - below(0.3) - (found.probabilityAbove ?? 2))).toBeLessThan(1e-7);
    expect(priorPredictivePValue({ yes, of, accuracy }, before)).toBeCloseTo(2 * Math.min(...tails), 7);
  });

  it('count the cases of a cohort that inspectors judged exactly', () => {
    const [yes, of, cohort, before] = [13, 30, 55, { yes: 2, no: 3 }];
    const { weights } = exactly({ yes, of, no: before.no, prior: before.yes }, rateOf(ACCURACY));
    const chances = new Float64Array(cohort + 1);
    weights.forEach((weight, truly) => {
      betaBinomial(cohort - of, before.yes + truly, before.no + of - truly).forEach((chance, unseen) => {
        chances[truly + unseen]! += weight * chance;
      });
    });
    const found = complexPosterior({ yes, of, cohort, accuracy: ACCURACY }, { prior: before, above: 0.4 });
    const above = chances.reduce((sum, chance, count) => sum + (count > 22 ? chance : 0), 0);
    expect(found.probabilityAbove).toBeCloseTo(above, 8);
    let below = 0;
    const lower = chances.findIndex((chance) => {
      below += chance;
      return below > 0.025;
    });
    expect(found.lower).toBeCloseTo(lower / cohort, 12);
  });

  it('disagree with the prior by the chance that it gives to a count so far out, where inspectors err', () => {
    // By Gauss and Legendre's rule with 4,000 nodes of the prior's quantiles, in another language.
    const known = [
      [17, 38, 3, 30, 0.99, 0.99, 0.0005680295],
      [66, 84, 0.5, 4, 0.95, 0.95, 0.001209616],
      [60, 84, 3, 8, 0.9, 0.85, 0.0033732015],
      [40, 84, 1, 9, 0.98, 0.98, 0.0096512542],
      [13, 40, 12, 8, 0.99, 0.99, 0.0506988671],
    ] as const;
    for (const [yes, of, a, no, sensitivity, specificity, pValue] of known) {
      const accuracy = { sensitivity, specificity };
      const found = priorPredictivePValue({ yes, of, accuracy }, { yes: a, no });
      expect(Math.abs(found - pValue)).toBeLessThan(1e-8);
      const { tails } = exactly({ yes, of, no, prior: a }, rateOf(accuracy));
      expect(found).toBeCloseTo(2 * Math.min(...tails), 9);
    }
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

/** The chance of so many Yes from so many cases, some truly sufficient and some not. */
interface SaidOf {
  readonly ofSufficient: (cases: number) => Float64Array;
  readonly ofOthers: (cases: number) => Float64Array;
}

/**
 * By the number of cases truly sufficient, which is beta-binomial before any was seen: what each leaves of the answers, and
 * the chances of at most and at least so many Yes. Sums without quadrature.
 */
function exactly(
  { yes, of, prior, no }: { yes: number; of: number; prior: number; no: number },
  { ofSufficient, ofOthers }: SaidOf,
): { readonly weights: readonly number[]; readonly tails: readonly [number, number] } {
  const tails: [number, number] = [0, 0];
  const weights = Array.from(betaBinomial(of, prior, no), (chance, truly) => {
    const said = convolve(ofSufficient(truly), ofOthers(of - truly));
    said.forEach((part, count) => {
      if (count <= yes) tails[0] += chance * part;
      if (count >= yes) tails[1] += chance * part;
    });
    return chance * said[yes]!;
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return { weights: weights.map((weight) => weight / total), tails };
}

function rateOf({ sensitivity, specificity }: { sensitivity: number; specificity: number }): SaidOf {
  const counts = (rate: number) => (cases: number) =>
    Float64Array.from({ length: cases + 1 }, (_, count) => binomialPmf(count, cases, rate));
  return { ofSufficient: counts(sensitivity), ofOthers: counts(1 - specificity) };
}

function checkedRateOf(checked: Required<CheckedAccuracy>): SaidOf {
  const counts = (rate: number, checks: number) => (cases: number) =>
    betaBinomial(cases, checks * rate + 1, checks * (1 - rate) + 1);
  return {
    ofSufficient: counts(checked.sensitivity, checked.sensitivityChecks),
    ofOthers: counts(1 - checked.specificity, checked.specificityChecks),
  };
}
