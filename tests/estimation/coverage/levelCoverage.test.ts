import { describe, expect, test } from 'vitest';
import { coverage } from '../../../src/estimation/coverage/coverage.js';
import { levelCoverage } from '../../../src/estimation/coverage/levelCoverage.js';
import { levelIntervals } from '../../../src/estimation/ordered/levelIntervals.js';
import { meanScore } from '../../../src/estimation/ordered/meanScore.js';

describe('coverage on an ordered scale', () => {
  // From an independent implementation, to three digits.
  test.each([
    [[0.125, 0.3, 0.5, 0.075], 0.938, 0.947],
    [[0.01, 0.02, 0.07, 0.9], 0.98, 0.77],
  ])('of the mean score of 24 cases at %j is what another implementation sums', (shares, likelihood, t) => {
    const [byLikelihood, byT] = levelCoverage({ of: 24, shares }).summed?.methods ?? [];
    expect(byLikelihood?.coverage).toBeCloseTo(likelihood, 3);
    expect(byT?.coverage).toBeCloseTo(t, 3);
  });

  test('is the sum over all outcomes, of every interval', () => {
    const [of, shares, scores] = [5, [0.2, 0.5, 0.3], [1, 2, 5]];
    const { summed, atOrAbove, levels } = levelCoverage({ of, shares, scores, confidence: 0.8 });
    const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
    let [mean, ofLevels, ofCuts] = [0, 0, 0];
    for (let a = 0; a <= of; a++) {
      for (let b = 0; a + b <= of; b++) {
        const counts = [a, b, of - a - b];
        const chance = counts.reduce(
          (product, count, level) => (product * shares[level]! ** count) / factorial(count),
          factorial(of),
        );
        const has = ({ lower, upper }: { lower: number; upper: number }, at: number) =>
          lower <= at && at <= upper;
        const found = levelIntervals(counts, { confidence: 0.8 });
        if (has(meanScore(counts, { scores, confidence: 0.8 }), 2.7)) mean += chance;
        if (found.levels.every(({ together }, level) => has(together, shares[level]!))) ofLevels += chance;
        if (found.atOrAbove.every(({ together }, cut) => has(together, [0.8, 0.3][cut]!))) ofCuts += chance;
      }
    }
    expect(summed?.mean).toBeCloseTo(2.7, 12);
    expect(summed?.methods[0]?.coverage).toBeCloseTo(mean, 12);
    expect(summed?.together.levels).toBeCloseTo(ofLevels, 12);
    expect(summed?.together.atOrAbove).toBeCloseTo(ofCuts, 12);
    expect(levels[0]?.coverage).toBeCloseTo(coverage({ of, p: 0.2, confidence: 0.8 }).coverage, 12);
    expect(atOrAbove[0]?.coverage).toBeCloseTo(coverage({ of, p: 0.8, confidence: 0.8 }).coverage, 12);
  });

  test('leaves out what has too many outcomes, and refuses shares that do not add up', () => {
    const ten = { of: 84, shares: new Array<number>(10).fill(0.1) };
    expect(levelCoverage(ten).summed).toBeNull();
    expect(levelCoverage(ten).atOrAbove).toHaveLength(9);
    expect(() => levelCoverage({ of: 24, shares: [0.5, 0.4] })).toThrow('shares must add to 100%, not 90%.');
  });
});
