import { describe, expect, it } from 'vitest';
import { problemsOf } from '../studyFixture.js';
import { MISTAKES, withMistakes } from './mistakes.js';

describe('a study file with mistakes of many kinds', () => {
  const named = (...spots: readonly string[]) =>
    spots.map((wanted) => {
      const found = MISTAKES.find(({ name }) => name === wanted);
      if (found === undefined) throw new Error(`no mistake ${wanted}`);
      return found;
    });

  it('is sound without them', () => {
    expect(problemsOf(withMistakes([]))).toEqual([]);
  });

  it.each([
    ['title', 'scenarios.none', 'designs.odd', 'grid.leniency', 'answers.wilson.interval'],
    ['designs.strata.by', 'inquiries.share', 'inspectors.none', 'headline.inquiry', 'grid.shift'],
    ['scenarios.extra', 'designs.none', 'inquiries.gap.difference', 'answers.none', 'grid.cases'],
    ['nonsense', 'misleading', 'designs.pdus.icc', 'inspectors.seen.sensitivity', 'assumptions'],
  ])('reports five with mistakes in %s, %s, %s, %s and %s', (...spots) => {
    const mistakes = named(...spots);
    const problems = problemsOf(withMistakes(mistakes));
    for (const { says } of mistakes) expect(problems.some((one) => says.test(one))).toBe(true);
    expect(problems).toHaveLength(5);
  });
});
