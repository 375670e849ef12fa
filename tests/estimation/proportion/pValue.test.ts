import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { trueProportionInterval, trueProportionPValue } from '../../../src/estimation/agreement/imperfect.js';
import {
  FINITE_POPULATION_METHODS,
  finitePopulationInterval,
  finitePopulationPValue,
} from '../../../src/estimation/cohort/finitePopulation.js';
import {
  CLUSTERED_METHOD_NAMES,
  clusteredInterval,
  clusteredPValue,
} from '../../../src/estimation/design/clustered.js';
import { SIDES } from '../../../src/estimation/proportion/interval.js';
import { proportionPValue } from '../../../src/estimation/proportion/proportion.js';

const side = fc.constantFrom(...SIDES);
const confidence = fc.constantFrom(0.5, 0.8, 0.95, 0.99);
const share = fc.integer({ min: 0, max: 100 }).map((hundredths) => hundredths / 100);

/** Compares a p-value with its interval, but for a value within rounding of a limit. */
function expectAgreement(
  { lower, upper }: { lower: number; upper: number },
  { against, level, p }: { against: number; level: number; p: number },
) {
  if (Math.min(Math.abs(against - lower), Math.abs(against - upper)) < 1e-9) return;
  expect({ against, lower, upper, p, within: p > 1 - level }).toMatchObject({
    within: lower <= against && against <= upper,
  });
}

describe('a p-value is above 1 − confidence exactly where its interval contains the value', () => {
  test('for a finite cohort, by both methods, every count of small cohorts included', () => {
    for (const { method } of Object.values(FINITE_POPULATION_METHODS)) {
      for (const [of, cohort] of [
        [3, 7],
        [5, 5],
        [6, 20],
        [1, 30],
      ] as const) {
        for (let yes = 0; yes <= of; yes++) {
          const interval = finitePopulationInterval({ yes, of, cohort }, { method, confidence: 0.8 });
          for (let marked = 0; marked <= cohort; marked++) {
            const against = marked / cohort;
            const p = finitePopulationPValue({ yes, of, cohort }, { against, method });
            const within = interval.lower - 1e-12 <= against && against <= interval.upper + 1e-12;
            expect({ yes, of, cohort, against, within: p > 0.2 }).toMatchObject({ within });
          }
        }
      }
      fc.assert(
        fc.property(fc.nat(84), share, confidence, side, (yes, against, level, which) => {
          const sample = { yes, of: 84, cohort: 650 };
          const p = finitePopulationPValue(sample, { against, method, side: which });
          const interval = finitePopulationInterval(sample, { method, confidence: level, side: which });
          expectAgreement(interval, { against, level, p });
        }),
      );
    }
  });

  test('for a clustered sample, by every method', () => {
    const sample = fc.record({
      yes: fc.nat(84),
      designEffect: fc.double({ min: 0.4, max: 8, noNaN: true }),
      degreesOfFreedom: fc.integer({ min: 1, max: 60 }),
    });
    for (const method of CLUSTERED_METHOD_NAMES) {
      fc.assert(
        fc.property(sample, share, confidence, side, (drawn, against, level, which) => {
          const clustered = { ...drawn, of: 84 };
          const p = clusteredPValue(clustered, { against, method, side: which });
          const interval = clusteredInterval(clustered, { method, confidence: level, side: which });
          expectAgreement(interval, { against, level, p });
        }),
      );
    }
  });

  test('for imperfect inspectors whose accuracy is known', () => {
    const accuracy = fc.record({
      sensitivity: fc.integer({ min: 60, max: 100 }).map((hundredths) => hundredths / 100),
      specificity: fc.integer({ min: 60, max: 100 }).map((hundredths) => hundredths / 100),
    });
    fc.assert(
      fc.property(fc.nat(84), accuracy, share, confidence, side, (yes, known, against, level, which) => {
        const p = trueProportionPValue({ yes, of: 84 }, known, { against, side: which });
        const interval = trueProportionInterval({ yes, of: 84 }, known, { confidence: level, side: which });
        expectAgreement(interval, { against, level, p });
      }),
    );
  });
});

test('without a cohort to speak of, clusters or mistakes, it is that of the plain interval', () => {
  const counts = { yes: 41, of: 84 };
  const against = 0.6;
  const exact = proportionPValue(counts, { against, method: 'clopper-pearson' });
  const score = proportionPValue(counts, { against });
  expect(clusteredPValue({ ...counts, designEffect: 1 }, { against })).toBeCloseTo(exact, 10);
  expect(clusteredPValue({ ...counts, designEffect: 1 }, { against, method: 'wilson' })).toBeCloseTo(
    score,
    10,
  );
  expect(finitePopulationPValue({ ...counts, cohort: 1e9 }, { against })).toBeCloseTo(exact, 6);
  expect(trueProportionPValue(counts, { sensitivity: 1, specificity: 1 }, { against })).toBeCloseTo(
    score,
    10,
  );
});

test('what cannot be is refused by name', () => {
  expect(() => finitePopulationPValue({ yes: 1, of: 84, cohort: 60 }, { against: 0.5 })).toThrow(
    'cohort must be',
  );
  expect(() => clusteredPValue({ yes: 1, of: 84, designEffect: 0 }, { against: 0.5 })).toThrow(
    'designEffect must be',
  );
  expect(() => clusteredPValue({ yes: 1, of: 84, designEffect: 1 }, { against: 60 })).toThrow(
    'Did you mean 0.6?',
  );
  expect(() =>
    trueProportionPValue({ yes: 1, of: 84 }, { sensitivity: 0.5, specificity: 0.5 }, { against: 0.5 }),
  ).toThrow('more than 1');
});
