import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trueProportionInterval } from '../../../src/estimation/agreement/imperfect.js';
import { finitePopulationInterval } from '../../../src/estimation/cohort/finitePopulation.js';
import {
  type ComplexMethod,
  complexInterval,
  complexPValue,
} from '../../../src/estimation/design/complexInterval.js';
import { proportionInterval } from '../../../src/estimation/proportion/proportion.js';
import { binomialPmf } from '../../../src/numeric/distributions.js';
import { hypergeometricChances } from '../exactBinomial.js';
import { accuracyTest, amount, family, inputs, near } from '../oracle.js';

/** `x=41 n=84 cohort=none designEffect=1.5 confidence=0.95 sensitivity=0.9 of 50 specificity=0.9 of 50`. */
function asked(what: string, input: string) {
  const from = inputs(input);
  const checks = Array.from(input.matchAll(/ of (\d+)/g), ([, count]) => Number(count));
  const method: ComplexMethod =
    from.sensitivity !== undefined ? 'lang-reiczigel' : what.startsWith('logit') ? 'logit' : 'wilson';
  return {
    sample: {
      yes: amount(from, 'x'),
      of: amount(from, 'n'),
      designEffect: amount(from, 'designEffect'),
      ...(from.cohort === undefined ? {} : { cohort: from.cohort }),
      ...(from.sensitivity === undefined
        ? {}
        : {
            accuracy: {
              sensitivity: from.sensitivity,
              specificity: amount(from, 'specificity'),
              sensitivityChecks: checks[0] ?? 0,
              specificityChecks: checks[1] ?? 0,
            },
          }),
    },
    options: { confidence: amount(from, 'confidence'), method },
  };
}

const ACCURACY = { sensitivity: 0.9, specificity: 0.85, sensitivityChecks: 50, specificityChecks: 60 };
const samples = fc
  .integer({ min: 2, max: 200 })
  .chain((of) => fc.integer({ min: 0, max: of }).map((yes) => ({ yes, of })));
const effects = fc.double({ min: 0.2, max: 5, noNaN: true });
const more = fc.integer({ min: 0, max: 2000 });
const methods = fc.constantFrom('wilson', 'logit', 'lang-reiczigel', 'rogan-gladen');
const withMethod = (method: string) => ({
  options: { method: method as ComplexMethod },
  known: method === 'wilson' || method === 'logit' ? {} : { accuracy: ACCURACY },
});

describe('an interval for a sample with several complications', () => {
  const rows = [...family('complex-interval'), ...family('complex-interval-inspectors')];

  it.each(rows)('agrees with the reference: $name', ({ what, input, expected }) => {
    const { sample, options } = asked(what, input);
    const found = complexInterval(sample, options);
    near(found.lower, amount(expected, 'lower'), 5e-11);
    near(found.upper, amount(expected, 'upper'), 5e-11);
    if (expected.effectiveSample !== undefined) {
      const relative = found.effectiveSample / amount(expected, 'effectiveSample');
      expect(relative).toBeCloseTo(1, 10);
    }
    if (expected.estimate !== undefined) near(found.estimate, amount(expected, 'estimate'), 5e-11);
    if (expected.lambda !== undefined) near(found.realShare, amount(expected, 'lambda'), 5e-11);
  });

  it('is the interval of each complication where there is no other', () => {
    fc.assert(
      fc.property(samples, more, (sample, unseen) => {
        const plain = complexInterval(sample);
        const wilson = proportionInterval(sample);
        expect(plain.lower).toBeCloseTo(wilson.lower, 12);
        expect(plain.upper).toBeCloseTo(wilson.upper, 12);
        const cohort = sample.of + unseen;
        const finite = finitePopulationInterval({ ...sample, cohort }, { method: 'wilson' });
        const inCohort = complexInterval({ ...sample, cohort });
        expect(inCohort.lower).toBeCloseTo(finite.lower, 10);
        expect(inCohort.upper).toBeCloseTo(finite.upper, 10);
        const judged = complexInterval({ ...sample, accuracy: ACCURACY });
        const imperfect = trueProportionInterval(sample, ACCURACY);
        expect(judged.lower).toBeCloseTo(imperfect.lower, 10);
        expect(judged.upper).toBeCloseTo(imperfect.upper, 10);
        expect(judged.estimate).toBe(imperfect.estimate);
      }),
    );
  });

  it('has its own estimate, for score and log odds', () => {
    fc.assert(
      fc.property(
        samples,
        effects,
        more,
        fc.constantFrom('wilson', 'logit'),
        (sample, designEffect, unseen, method) => {
          const { options } = withMethod(method);
          const found = complexInterval({ ...sample, designEffect, cohort: sample.of + unseen }, options);
          expect(found.lower).toBeLessThanOrEqual(found.estimate + 1e-12);
          expect(found.upper).toBeGreaterThanOrEqual(found.estimate - 1e-12);
        },
      ),
    );
  });

  it('is wider the larger the design effect, and below 1 narrower than for independent cases', () => {
    // Lang and Reiczigel's centre moves with the sample, and limits beyond 0 and 1 are cut: no law for their widths.
    const plain = fc.constantFrom('wilson', 'logit');
    fc.assert(
      fc.property(samples, effects, effects, plain, (sample, one, other, method) => {
        const { options } = withMethod(method);
        const width = (designEffect: number) => {
          const { lower, upper } = complexInterval({ ...sample, designEffect }, options);
          return upper - lower;
        };
        expect(width(Math.max(one, other))).toBeGreaterThanOrEqual(width(Math.min(one, other)) - 1e-12);
      }),
    );
    const narrow = complexInterval({ yes: 41, of: 84, designEffect: 0.8 });
    const independent = complexInterval({ yes: 41, of: 84 });
    expect(narrow.upper - narrow.lower).toBeLessThan(independent.upper - independent.lower);
  });

  it('knows more the more of the cohort was seen, but keeps the doubt about the inspectors', () => {
    fc.assert(
      fc.property(samples, effects, more, more, methods, (sample, designEffect, one, other, method) => {
        const { options, known } = withMethod(method);
        const cases = (unseen: number) =>
          complexInterval({ ...sample, ...known, designEffect, cohort: sample.of + unseen }, options)
            .effectiveSample;
        expect(cases(Math.min(one, other))).toBeGreaterThanOrEqual(cases(Math.max(one, other)) * (1 - 1e-12));
      }),
    );
    const all = { yes: 41, of: 84, cohort: 84 };
    expect(complexInterval(all)).toMatchObject({ lower: 41 / 84, upper: 41 / 84, effectiveSample: Infinity });
    const judged = complexInterval({ ...all, accuracy: ACCURACY });
    expect(judged.upper - judged.lower).toBeGreaterThan(0.1);
    const right = { sensitivity: 1, specificity: 1, sensitivityChecks: 50, specificityChecks: 50 };
    const perfect = complexInterval({ ...all, accuracy: right });
    expect(perfect.effectiveSample).toBe(Infinity);
    expect(perfect.lower).toBeLessThan(41 / 84);
    expect(perfect.upper).toBeGreaterThan(41 / 84);
    for (const method of ['lang-reiczigel', 'rogan-gladen'] as const) {
      const none = complexInterval({ yes: 0, of: 84, cohort: 84, accuracy: right }, { method });
      expect(none.lower).toBe(0);
    }
  });

  it('covers the truth of a cohort about as often as it says, exactly, with inspectors or without', () => {
    const [of, cohort, marked] = [60, 150, 70];
    const seen = hypergeometricChances(cohort, marked, of);
    const covers = (lower: number, upper: number) => lower <= marked / cohort && marked / cohort <= upper;
    let covered = 0;
    seen.forEach((chance, yes) => {
      const { lower, upper } = complexInterval({ yes, of, cohort });
      if (covers(lower, upper)) covered += chance;
    });
    expect(covered).toBeGreaterThan(0.93);
    expect(covered).toBeLessThan(0.975);
    // Known accuracy, so that only the sample and the inspectors' errors vary: k truly sufficient, then two binomials.
    const accuracy = { sensitivity: 0.85, specificity: 0.9 };
    for (const size of [150, 60]) {
      const truth = Math.round((size * marked) / cohort);
      const inside = Array.from({ length: of + 1 }, (_, yes) => {
        const { lower, upper } = complexInterval({ yes, of, cohort: size, accuracy });
        return lower <= truth / size && truth / size <= upper;
      });
      let judged = 0;
      hypergeometricChances(size, truth, of).forEach((chance, k) => {
        if (chance < 1e-12) return;
        for (let hits = 0; hits <= k; hits++) {
          for (let slips = 0; slips <= of - k; slips++) {
            if (!inside[hits + slips]) continue;
            judged += chance * binomialPmf(hits, k, 0.85) * binomialPmf(slips, of - k, 0.1);
          }
        }
      });
      expect(judged).toBeGreaterThan(0.925);
      expect(judged).toBeLessThan(0.98);
    }
  });

  it('shrinks with the degrees of freedom, and has a p-value above 1 − confidence exactly where it holds the value', () => {
    const shares = fc.integer({ min: 1, max: 99 }).map((hundredths) => hundredths / 100);
    const plain = fc.constantFrom('wilson', 'logit', 'rogan-gladen');
    fc.assert(
      fc.property(samples, effects, more, plain, shares, (sample, designEffect, unseen, method, against) => {
        const { options, known } = withMethod(method);
        const complex = { ...sample, ...known, designEffect, cohort: sample.of + unseen };
        const { lower, upper, effectiveSample } = complexInterval(complex, options);
        if (Math.min(Math.abs(lower - against), Math.abs(upper - against)) > 1e-7) {
          const p = complexPValue(complex, { ...options, against });
          expect(p > 0.05).toBe(lower <= against && against <= upper);
        }
        const few = complexInterval({ ...complex, degreesOfFreedom: 1 }, options);
        expect(few.effectiveSample).toBeLessThanOrEqual(effectiveSample);
      }),
    );
    expect(() =>
      complexPValue({ yes: 41, of: 84, accuracy: ACCURACY }, { against: 0.5, method: 'lang-reiczigel' }),
    ).toThrow('one of wilson, logit, rogan-gladen');
  });

  it('refuses what does not go together, by name', () => {
    const sample = { yes: 41, of: 84 };
    expect(() => complexInterval({ ...sample, cohort: 83 })).toThrow('cohort must be');
    expect(() => complexInterval({ ...sample, designEffect: 0 })).toThrow('designEffect must be');
    expect(() => complexInterval(sample, { method: 'lang-reiczigel' })).toThrow(
      'must be wilson or logit without the accuracy of the inspectors, not "lang-reiczigel". Give sample.accuracy',
    );
    expect(() => complexInterval({ ...sample, accuracy: ACCURACY }, { method: 'wilson' })).toThrow(
      'must be lang-reiczigel or rogan-gladen with the accuracy',
    );
    const { sensitivityChecks, ...half } = ACCURACY;
    expect(sensitivityChecks).toBe(50);
    expect(() => complexInterval({ ...sample, accuracy: half })).toThrow('sensitivityChecks must be');
    const guessing = { sensitivity: 0.5, specificity: 0.5 };
    expect(() => complexInterval({ ...sample, accuracy: guessing })).toThrow('more than 1');
  });
});

accuracyTest('intervals for several complications', ['complex-interval', 'complex-interval-inspectors']);
