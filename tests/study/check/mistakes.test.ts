import { describe, expect, it } from 'vitest';
import { DataError } from '../../../src/problem.js';
import { problemsOf, studyText } from '../studyFixture.js';
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

  it('says of designs what they say of themselves where no scenario can be read', () => {
    const designs = `
  far: { kind: cluster, clusters: 5, cohort: 120, icc: 105% }
  many: { kind: simple, cases: 200, cohort: 100 }`;
    const problems = problemsOf(studyText({ scenarios: '{ now: nowhere-2025 }', designs }));
    for (const says of [
      /nowhere-2025 cannot be used/,
      /icc must be 0 or more and below 1/,
      /many takes 200 cases/,
    ])
      expect(problems.filter((one) => says.test(one))).toHaveLength(1);
  });

  const problemsOfShift = (axis: unknown) =>
    problemsOf(
      studyText({
        scenarios: '{ later: { scenario: west-midlands-2025, shift: [assessment] } }',
        grid: JSON.stringify({ shift: axis }),
        headline: '{ at: { shift: 7 } }',
      }),
    );

  it.each([[[5, 'x']], [[5, 10.5, 'many']], [5], [[[5]]]])(
    'says of a grid whose shift is %j both that it cannot be read and that it has no 7',
    (axis) => {
      expect(problemsOfShift(axis)).toEqual([
        expect.stringMatching(/grid\.shift/),
        expect.stringMatching(/has no shift of 7/),
      ]);
    },
  );

  it.each([[null], [7], [[5, '7x']], [[7, 'x']], [{ from: 5, to: 9 }]])(
    'does not say of a grid whose shift is %j that it has no 7, which may be meant',
    (axis) => {
      expect(problemsOfShift(axis)).toEqual([expect.stringMatching(/grid\.shift/)]);
    },
  );

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

it('gives each mistake in a scenario of a study a problem of its own', () => {
  const find = () => {
    throw new DataError([
      { code: 'one', message: 'one is wrong.', position: { file: 'own.yaml', line: 2, column: 3 } },
      { code: 'two', message: 'two is wrong.', hint: 'Did you mean too?' },
    ]);
  };
  expect(problemsOf(studyText({ scenarios: '{ mine: own.yaml }' }), find)).toEqual([
    'The scenario own.yaml cannot be used: own.yaml:2:3 one is wrong.',
    'The scenario own.yaml cannot be used: two is wrong. Did you mean too?',
  ]);
});
