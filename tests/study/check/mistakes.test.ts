import { describe, expect, it } from 'vitest';
import { problemsOf } from '../studyFixture.js';
import { MISTAKES, type Mistake, withMistakes } from './mistakes.js';

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

  it.each(['simple', null, { cases: 60 }, { kind: 7 }])(
    'does not take a design that is %j for what reads an axis of the grid',
    (design) => {
      const unread = named('grid.iccWithin');
      const odd = { name: 'odd', spot: 'odd', says: /designs\.odd/, plant: plantDesign(design) };
      expect(problemsOf(withMistakes([odd, ...unread]))).toEqual([
        expect.stringMatching(odd.says),
        ...unread.map(({ says }) => expect.stringMatching(says)),
      ]);
    },
  );
});

const plantDesign = (design: unknown) => (study: Parameters<Mistake['plant']>[0]) => {
  study.designs.odd = design;
};
