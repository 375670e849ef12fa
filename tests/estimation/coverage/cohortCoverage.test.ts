import { expect, test } from 'vitest';
import { finitePopulationInterval } from '../../../src/estimation/cohort/finitePopulation.js';
import {
  COHORT_METHODS,
  cohortCoverage,
  cohortCoverageSummary,
} from '../../../src/estimation/coverage/cohortCoverage.js';
import { coverage } from '../../../src/estimation/coverage/coverage.js';
import { hypergeometricChances } from '../exactBinomial.js';

test('covers as often as exact whole-number arithmetic says', () => {
  for (const [size, marked, of] of [
    [50, 3, 10],
    [150, 75, 84],
    [650, 318, 84],
  ] as const) {
    const p = marked / size;
    const [covered, width] = hypergeometricChances(size, marked, of).reduce(
      ([inside, wide], chance, yes) => {
        if (chance === 0) return [inside, wide] as const;
        const { lower, upper } = finitePopulationInterval({ yes, of, cohort: size }, { confidence: 0.9 });
        return [inside + (lower <= p && p <= upper ? chance : 0), wide + chance * (upper - lower)] as const;
      },
      [0, 0] as readonly [number, number],
    );
    const found = cohortCoverage({ of, cohort: size, yes: marked, confidence: 0.9 });
    expect(found.coverage).toBeCloseTo(covered, 11);
    expect(found.width).toBeCloseTo(width, 11);
    expect(found.coverage + found.below + found.above).toBeCloseTo(1, 11);
  }
});

test('the hypergeometric interval never covers less often than it says', () => {
  for (const [of, cohort] of [
    [5, 20],
    [64, 430],
    [84, 650],
    [84, 90],
  ] as const) {
    for (const confidence of [0.8, 0.95]) {
      const { minimum } = cohortCoverageSummary({ of, cohort, confidence });
      expect(minimum.coverage).toBeGreaterThanOrEqual(confidence - 1e-11);
    }
  }
});

test('the summary is the smallest and the mean over every cohort, for each method', () => {
  for (const method of COHORT_METHODS) {
    const spec = { of: 10, cohort: 40, method } as const;
    const all = Array.from({ length: 41 }, (_, yes) => cohortCoverage({ ...spec, yes }).coverage);
    const { minimum, mean } = cohortCoverageSummary(spec);
    expect(minimum.coverage).toBeCloseTo(Math.min(...all), 11);
    expect(all[minimum.count]).toBe(minimum.coverage);
    expect(mean).toBeCloseTo(all.reduce((a, b) => a + b) / 41, 12);
  }
});

test('an interval that forgets a small cohort covers more often than it says', () => {
  const forgetful = cohortCoverage({ of: 84, cohort: 100, yes: 50, method: 'wilson' });
  const mindful = cohortCoverage({ of: 84, cohort: 100, yes: 50, method: 'finite-wilson' });
  expect(forgetful.coverage).toBeGreaterThan(0.999);
  expect(mindful.coverage).toBeLessThan(forgetful.coverage);
  expect(mindful.width).toBeLessThan(forgetful.width / 2);
});

test('a very large cohort is as good as endless', () => {
  const finite = cohortCoverage({ of: 84, cohort: 5_000_000, yes: 2_450_000, method: 'wilson' });
  expect(finite.coverage).toBeCloseTo(coverage({ of: 84, p: 0.49 }).coverage, 4);
});

test.each([
  [{ of: 84, cohort: 80, yes: 40 }, 'cohort must be a whole number'],
  [{ of: 84, cohort: 650, yes: 651 }, 'yes must be a whole number from 0 to 650, not 651'],
  [
    { of: 84, cohort: 650, yes: 3, method: 'hyper' as 'wilson' },
    'method must be one of hypergeometric, finite-wilson',
  ],
])('%o is refused: %s', (spec, says) => {
  expect(() => cohortCoverage(spec)).toThrow(says);
});
