import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lowestOfQuestions } from '../../../src/estimation/bands/lowest.js';

/** P(every question has at least k yes), by adding cases one at a time to a table of all counts. */
function bruteForce(of: number, joint: readonly number[]): number[] {
  const questions = Math.log2(joint.length);
  let table = new Map([[Array(questions).fill(0).join(), 1]]);
  for (let done = 0; done < of; done++) {
    const next = new Map<string, number>();
    for (const [key, p] of table) {
      joint.forEach((cell, pattern) => {
        const counts = key.split(',').map((x, q) => Number(x) + ((pattern >> (questions - 1 - q)) & 1));
        next.set(counts.join(), (next.get(counts.join()) ?? 0) + p * cell);
      });
    }
    table = next;
  }
  return Array.from({ length: of + 1 }, (_, k) =>
    [...table].reduce((sum, [key, p]) => (Math.min(...key.split(',').map(Number)) >= k ? sum + p : sum), 0),
  );
}

const jointOf = (questions: number) =>
  fc
    .array(fc.integer({ min: 0, max: 20 }), { minLength: 2 ** questions, maxLength: 2 ** questions })
    .filter((weights) => weights.some((weight) => weight > 0))
    .map((weights) => {
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      return weights.map((weight) => weight / total);
    });

describe('the lowest of several questions', () => {
  it('is outstanding for certain where every answer is Yes', () => {
    expect(lowestOfQuestions({ of: 3, proportions: [1, 1] }).band).toEqual({
      inadequate: 0,
      requiresImprovement: 0,
      good: 0,
      outstanding: 1,
    });
  });

  it('is expected at 54.5% for four independent questions that are all truly 60%', () => {
    const four = lowestOfQuestions({ of: 84, proportions: [0.6, 0.6, 0.6, 0.6] });
    expect(four.expected).toBeCloseTo(0.545, 3);
    expect(four.band.inadequate).toBeCloseTo(0.095, 3);
    const one = lowestOfQuestions({ of: 84, proportions: [0.6] });
    expect(one.expected).toBeCloseTo(0.6, 12);
    expect(one.band.inadequate).toBeCloseTo(0.025, 3);
  });

  it.each([1, 2, 3, 4])('agrees with counting every outcome of %i questions', (questions) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: questions > 2 ? 4 : 9 }), jointOf(questions), (of, joint) => {
        const { atLeast } = lowestOfQuestions({ of, joint });
        bruteForce(of, joint).forEach((p, k) => {
          expect(atLeast[k]).toBeCloseTo(p, 11);
        });
      }),
      { numRuns: 20 },
    );
  });

  it('agrees with the product of binomials when a joint is independent, for 84 cases and four questions', () => {
    const proportions = [41 / 84, 49 / 84, 40 / 84, 40 / 84];
    const joint = Array.from({ length: 16 }, (_, pattern) =>
      proportions.reduce((product, p, q) => product * ((pattern >> (3 - q)) & 1 ? p : 1 - p), 1),
    );
    const direct = lowestOfQuestions({ of: 84, proportions });
    const byFrequencies = lowestOfQuestions({ of: 84, joint });
    for (let k = 0; k <= 84; k++) {
      expect(Math.abs((byFrequencies.atLeast[k] ?? 0) - (direct.atLeast[k] ?? 0))).toBeLessThan(2e-12);
    }
    expect(byFrequencies.expected).toBeCloseTo(direct.expected, 12);
  });

  it('is the question itself when all questions are always answered alike', () => {
    const joint = Array.from({ length: 8 }, (_, pattern) => (pattern === 0 ? 0.4 : pattern === 7 ? 0.6 : 0));
    const { expected, band } = lowestOfQuestions({ of: 84, joint });
    expect(expected).toBeCloseTo(0.6, 11);
    expect(band.inadequate).toBeCloseTo(
      lowestOfQuestions({ of: 84, proportions: [0.6] }).band.inadequate,
      11,
    );
  });

  it('refuses what is not a joint distribution, and sizes out of reach', () => {
    expect(() => lowestOfQuestions({ of: 10, joint: [0.5, 0.2, 0.3] })).toThrow('joint must be');
    expect(() => lowestOfQuestions({ of: 10, joint: [0.5, 0.6] })).toThrow('that add to 1');
    expect(() => lowestOfQuestions({ of: 10, proportions: [0.5, 1.5] })).toThrow('proportions[1] must be');
    const even = Array.from({ length: 16 }, () => 1 / 16);
    expect(() => lowestOfQuestions({ of: 5000, joint: even })).toThrow('too large to compute for 5000 cases');
  });
});
