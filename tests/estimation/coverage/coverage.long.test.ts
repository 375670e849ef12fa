import { describe, expect, test } from 'vitest';
import { coverage, coverageSummary } from '../../../src/estimation/coverage/coverage.js';
import { intervalTable } from '../../../src/estimation/proportion/intervalTable.js';
import { PROPORTION_METHODS } from '../../../src/estimation/proportion/proportion.js';

const METHODS = PROPORTION_METHODS.map(({ name }) => name);

describe.each(METHODS)('%s', (method) => {
  test('has its infimum beside a limit: no limit, gap or thousandth has less coverage', () => {
    for (const of of [1, 2, 3, 5, 11, 20, 37, 52, 84, 150]) {
      for (const confidence of [0.3, 0.8, 0.95, 0.999]) {
        const { infimum } = coverageSummary({ of, method, confidence });
        const { lower, upper } = intervalTable({ of, method, confidence });
        const limits = [...lower, ...upper].filter((limit) => limit > 0 && limit < 1);
        const shares = [
          ...limits.flatMap((limit) => [limit * (1 - 1e-9), limit + (1 - limit) * 1e-9]),
          ...Array.from({ length: 999 }, (_, i) => (i + 1) / 1000),
        ];
        const least = Math.min(...shares.map((p) => coverage({ of, p, method, confidence }).coverage));
        expect(least).toBeGreaterThanOrEqual(infimum.coverage - 1e-9);
        // The infimum of Wald and the uniform prior lies at an end of the scale, which these shares do not reach.
        if (infimum.coverage > 0) expect(least).toBeLessThanOrEqual(infimum.coverage + 1e-5);
      }
    }
  });

  test('has infimum and mean at n = 10,000 within 0 to 1', () => {
    const { infimum, mean } = coverageSummary({ of: 10_000, method });
    expect(infimum.coverage).toBeGreaterThanOrEqual(0);
    expect(infimum.coverage).toBeLessThanOrEqual(mean);
    expect(mean).toBeGreaterThan(0.949);
    expect(mean).toBeLessThan(0.953);
  });
});
