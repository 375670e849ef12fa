import { describe, expect, it } from 'vitest';
import { runStudy } from '../../../src/study/run/runStudy.js';
import { splitVariance } from '../../../src/study/run/split.js';
import { study } from '../studyFixture.js';

describe('the split of the variance', () => {
  it('counts what is assumed beside sampling, clustering and inspectors: the law of total variance', () => {
    const declared = study({
      designs: '{ pdus: { kind: two-stage, clusters: 12, icc: 0.1, cases: 84 } }',
      inspectors: '{ alike: { sensitivity: 0.9, specificity: 0.9 } }',
      inquiries: '{ spread: { spread: assessment } }',
      grid: '{ proportion: [0.4, 0.6] }',
      assumptions: '[proportion]',
    });
    const { answers } = runStudy(declared, { replicates: 4000, seed: 8 });
    const [split, ...others] = splitVariance(answers, declared.assumptions);
    expect(others).toEqual([]);
    const shares = Object.values(split?.shares ?? {});
    expect(shares.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(1, 12);
    for (const { value, mcse, lower, upper } of shares) {
      expect(mcse).toBeGreaterThan(0);
      expect(lower).toBeLessThan(value);
      expect(upper).toBeGreaterThan(value);
    }
    // Inspectors who err move 40% to 42% and 60% to 58%: two values 16 points apart, half of them either way.
    expect(split?.assumptions).toBeCloseTo(0.08 * 0.08, 3);
    // Clusters of 7 cases with an intraclass correlation of 0.1, seen through inspectors: (Se + Sp − 1)²·ρ·p(1 − p)/12.
    const clustering = (0.64 * 0.1 * 0.24) / 12;
    const sampling = (0.64 * 0.9 * 0.24) / 84;
    const inspection = 0.09 / 84;
    // Six errors of a variance from 8,000 replicates, 6·sqrt(2/8000) = 9.5%: a false alarm below 1e-8.
    for (const [found, expected] of [
      [split?.clustering, clustering],
      [split?.sampling, sampling],
      [split?.inspection, inspection],
    ]) {
      expect(Math.abs((found ?? 0) / (expected ?? 1) - 1)).toBeLessThan(0.095);
    }
  });

  it('has nothing between the values of an assumption that is not varied', () => {
    const { answers } = runStudy(study({ inquiries: '{ spread: { spread: assessment } }' }), {
      replicates: 500,
    });
    expect(splitVariance(answers, [])[0]?.assumptions).toBe(0);
  });
});
