import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clusterDesignEffect,
  cohortDesignEffect,
} from '../../../src/estimation/design/clusterDesignEffect.js';
import { clusteredInterval, kornGraubardSample } from '../../../src/estimation/design/clustered.js';
import { surveyInterval } from '../../../src/estimation/design/surveyInterval.js';
import { logit } from '../../../src/numeric/logistic.js';
import { tUpperQuantile } from '../../../src/numeric/tTail.js';
import { accuracyTest, amount, family, inputs, near } from '../oracle.js';

const sizesOf = (input: string) => (/sizes=([\d ]+) icc/.exec(input)?.[1] ?? '').split(' ').map(Number);

describe('the design effect of unequal clusters', () => {
  it.each(family('unequal-clusters'))('agrees with the reference: $name', ({ input, expected }) => {
    const found = clusterDesignEffect({ sizes: sizesOf(input), icc: amount(inputs(input), 'icc') });
    near(found.meanSize, amount(expected, 'meanSize'), 5e-12);
    near(found.cvSquared, amount(expected, 'cvSquared'), 5e-13);
    near(found.designEffect, amount(expected, 'designEffect'), 5e-12);
    near(found.effectiveSample, amount(expected, 'effectiveSample'), 5e-11);
  });

  it('is the same from the mean size and the coefficient of variation as from the sizes', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(sizes, fc.double({ min: 0, max: 1, noNaN: true }), (list, icc) => {
        const bySizes = clusterDesignEffect({ sizes: list, icc });
        const cases = list.reduce((sum, size) => sum + size, 0);
        const squares = list.reduce((sum, size) => sum + size * size, 0);
        expect(bySizes.designEffect).toBeCloseTo(1 + (squares / cases - 1) * icc, 10);
        const { meanSize, cvSquared } = bySizes;
        const byMean = clusterDesignEffect({ meanSize, cv: Math.sqrt(cvSquared), icc });
        expect(byMean.designEffect).toBeCloseTo(bySizes.designEffect, 10);
        expect(byMean.effectiveSample).toBeNull();
        // Unequal sizes cost more than equal ones.
        expect(bySizes.designEffect).toBeGreaterThanOrEqual(
          clusterDesignEffect({ meanSize, icc }).designEffect - 1e-12,
        );
      }),
    );
  });

  it('is 1 − ICC about a cohort whose clusters were all visited', () => {
    expect(clusterDesignEffect({ sizes: [30, 12, 12], icc: 0.05 }, 'cohort').designEffect).toBeCloseTo(
      0.95,
      12,
    );
  });

  it('agrees, about a cohort of clusters, with the variance of the sample less the cohort, added up case by case', () => {
    const icc = 0.07;
    for (const [sizes, taken] of [
      [Array<number>(12).fill(10), [4, 4, 4]],
      [Array<number>(6).fill(10), [5, 5, 5, 5, 5, 5]],
      [
        [20, 70, 30, 30, 20, 70],
        [2, 7, 3],
      ],
      [
        [60, 24, 20, 16],
        [30, 12, 10, 8],
      ],
    ] as const) {
      const clusters = sizes.length;
      const cohort = sizes.reduce((sum, size) => sum + size, 0);
      const of = taken.reduce<number>((sum, cases) => sum + cases, 0);
      const weights = sizes.map((size, cluster) =>
        Array.from({ length: size }, (_, i) => (i < (taken[cluster] ?? 0) ? 1 / of : 0) - 1 / cohort),
      );
      let variance = 0;
      for (const mine of weights) {
        for (let i = 0; i < mine.length; i++) {
          for (let j = 0; j < mine.length; j++)
            variance += (i === j ? 1 : icc) * (mine[i] ?? 0) * (mine[j] ?? 0);
        }
      }
      const known = (variance * of * (cohort - 1)) / (cohort - of);
      const found = cohortDesignEffect({ sizes: taken, icc }, { of, cohort, clusters });
      // The cohort correction is that of a share, (N − n)/(N − 1): within it the two differ by one case of the cohort.
      expect(found / known).toBeGreaterThan(1 - 2 / cohort);
      expect(found / known).toBeLessThan(1 + 2 / cohort);
    }
    const unequal = { sizes: [30, 12, 10, 8, 8, 8, 8], icc: 0.05 };
    expect(cohortDesignEffect(unequal, { of: 84, cohort: 650, clusters: 7 })).toBeCloseTo(
      clusterDesignEffect(unequal, 'cohort').designEffect,
      12,
    );
    const all = { of: 84, cohort: 650, clusters: 12 };
    expect(cohortDesignEffect({ meanSize: 7, icc: 0.05 }, all)).toBeCloseTo(0.95, 12);
    expect(() => cohortDesignEffect({ meanSize: 7, icc: 0.05 }, { ...all, clusters: 11 })).toThrow(
      'clusters must be a whole number from 12 to 578',
    );
  });

  it('takes as many clusters as the cohort can have where nobody says how many, and no more where somebody does', () => {
    const sevens = { meanSize: 7, icc: 0.05 };
    // Clusters seen whole, so that the visited are a sample of all: the process's effect but for (N − 1)/N.
    for (const cohort of [85, 98, 650, 1e9]) {
      const few = cohortDesignEffect(sevens, { of: 84, cohort });
      expect(few).toBeCloseTo(1 - 0.05 + (0.35 * (cohort - 1)) / cohort, 12);
      expect(few).toBeLessThanOrEqual(clusterDesignEffect(sevens).designEffect);
    }
    expect(cohortDesignEffect(sevens, { of: 84, cohort: 650, clusters: 578 })).toBe(
      cohortDesignEffect(sevens, { of: 84, cohort: 650 }),
    );
    expect(() => cohortDesignEffect(sevens, { of: 84, cohort: 650, clusters: 579 })).toThrow(
      'clusters must be a whole number from 12 to 578',
    );
  });

  it('refuses a correlation without sizes, and one that leaves no variance', () => {
    expect(() => clusterDesignEffect({ icc: 0.05 } as { icc: number; sizes: number[] })).toThrow(
      /sizes must be given with icc 0\.05: .* Give the number of cases in each/,
    );
    expect(() => clusterDesignEffect({ sizes: [20, 10], icc: -0.1 })).toThrow('icc must be');
    expect(() => clusterDesignEffect({ sizes: [20, 0], icc: 0.1 })).toThrow('sizes[1] must be');
    expect(() => clusterDesignEffect({ sizes: [], icc: 0.1 })).toThrow('the number of sizes must be');
  });
});

describe("Korn and Graubard's effective sample", () => {
  it.each(family('korn-graubard'))('agrees with the reference: $name', ({ input, expected }) => {
    const from = inputs(input);
    const sample = {
      yes: amount(from, 'x'),
      of: amount(from, 'n'),
      designEffect: amount(from, 'designEffect'),
      degreesOfFreedom: amount(from, 'df'),
    };
    const { confidence } = from;
    const found = kornGraubardSample(sample, { confidence: confidence ?? 0.95 });
    near(found.uncapped, amount(expected, 'uncapped'), 5e-10);
    near(found.effectiveSample, amount(expected, 'effectiveSample'), 5e-10);
    const { lower, upper } = clusteredInterval(sample, { confidence: confidence ?? 0.95 });
    near(lower, amount(expected, 'lower'), 5e-10);
    near(upper, amount(expected, 'upper'), 5e-10);
  });
});

describe('the published example of R survey, 183 schools in 15 districts of which 4 schools have no learners', () => {
  const rows = Object.fromEntries(family('survey-interval').map((row) => [row.input, row.expected]));
  const [byLogit = {}, byBeta = {}] = [rows.logit, rows.beta];
  const estimate = 4 / 183;
  // The cases are not here; their standard error is what the published interval on the log odds shows.
  const reach = (logit(amount(byLogit, 'upper')) - logit(amount(byLogit, 'lower'))) / 2;
  const proportion = {
    estimate,
    standardError: (reach / tUpperQuantile(0.025, 14)) * estimate * (1 - estimate),
    designEffect: null,
    degreesOfFreedom: 14,
    cases: 183,
  };

  it.each(['logit', 'beta'] as const)('has the limits that R gives by %s', (method) => {
    const expected = method === 'logit' ? byLogit : byBeta;
    const { lower, upper } = surveyInterval(proportion, { method });
    near(estimate, amount(expected, 'estimate'), 5e-11);
    near(lower, amount(expected, 'lower'), 1e-8);
    near(upper, amount(expected, 'upper'), 1e-8);
  });
});

accuracyTest('clusters: design effects of unequal sizes, Korn and Graubard', [
  'unequal-clusters',
  'korn-graubard',
]);
