import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { agreement } from '../../../src/estimation/agreement/agreement.js';
import { weightedKappa } from '../../../src/estimation/agreement/weightedKappa.js';
import { accuracyTest, family, nearAll, parts, tableOf } from '../oracle.js';

const weightsOf = (input: string) => (parts(input).weights === 'linear' ? 'linear' : 'quadratic');

/** Rows of answers such as `0 0 - 0 / 1 1 2 1`, and the levels from 0. */
function ratedIn(input: string) {
  const { rows = '', levels } = parts(input);
  return {
    answers: rows.split('/').map((row) =>
      row
        .trim()
        .split(' ')
        .map((answer) => (answer === '-' ? null : Number(answer))),
    ),
    levels: Array.from({ length: Number(levels) }, (_, level) => level),
  };
}

describe('agreement on ordered scales is the reference', () => {
  it.each(family('weighted-kappa'))('$name', (row) => {
    const found = weightedKappa(tableOf(parts(row.input).table), { weights: weightsOf(row.input) });
    const { estimate, standardError, standardErrorByChance } = found;
    nearAll({ ...found, kappa: estimate, se: standardError, se0: standardErrorByChance }, row);
  });

  it.each(family('ac2'))('$name', (row) => {
    const { answers, levels } = ratedIn(row.input);
    const found = agreement(answers, { coefficient: 'ac2', weights: weightsOf(row.input), levels });
    const { estimate, standardError, shared, weights } = found;
    expect(weights).toBe(weightsOf(row.input));
    nearAll(
      {
        observed: found.observed,
        chance: found.chance,
        coefficient: estimate,
        se: standardError,
        lower: found.lower,
        upper: found.upper,
        items: Number('items' in row.expected) * shared,
      },
      row,
    );
  });

  it.each(family('alpha-ordinal'))('$name', (row) => {
    const { answers, levels } = ratedIn(row.input);
    const { estimate, standardError, shared } = agreement(answers, { coefficient: 'alpha-ordinal', levels });
    const ratings = answers.map((given) => given.filter((answer) => answer !== null).length);
    nearAll(
      {
        alpha: estimate,
        jackknifeSe: standardError,
        items: shared,
        ratings: ratings.filter((given) => given >= 2).reduce((sum, given) => sum + given, 0),
      },
      row,
    );
  });
});

describe('laws of agreement on ordered scales', () => {
  const LEVELS = ['low', 'middle', 'high', 'highest'];
  const table = fc
    .record({ raters: fc.integer({ min: 2, max: 4 }), items: fc.integer({ min: 2, max: 8 }) })
    .chain(({ raters, items }) =>
      fc.array(
        fc.array(fc.option(fc.constantFrom(...LEVELS), { nil: null }), {
          minLength: raters,
          maxLength: raters,
        }),
        { minLength: items, maxLength: items },
      ),
    );

  it.each(['ac2', 'alpha-ordinal'] as const)(
    '%s turns with the scale and does not depend on raters',
    (coefficient) => {
      fc.assert(
        fc.property(table, fc.constantFrom('linear', 'quadratic'), (answers, weights) => {
          const asked = { coefficient, weights };
          const plain = agreement(answers, { ...asked, levels: LEVELS });
          const turned = agreement(
            answers.map((row) => row.toReversed()),
            { ...asked, levels: LEVELS.toReversed() },
          );
          expect(turned.estimate === null).toBe(plain.estimate === null);
          expect(turned.estimate ?? 0).toBeCloseTo(plain.estimate ?? 0, 10);
          expect(turned.standardError ?? 0).toBeCloseTo(plain.standardError ?? 0, 10);
          expect(plain.estimate ?? 0).toBeLessThanOrEqual(1 + 1e-12);
          expect(plain.upper ?? 1).toBeLessThanOrEqual(1);
        }),
        { numRuns: 60 },
      );
    },
  );

  test('on two levels AC2 is AC1, ordinal alpha is alpha, and weighted kappa is kappa', () => {
    const two = fc
      .array(
        fc.array(fc.option(fc.constantFrom('no', 'yes'), { nil: null }), { minLength: 2, maxLength: 2 }),
        {
          minLength: 2,
          maxLength: 10,
        },
      )
      .filter((rows) => rows.flat().some((answer) => answer !== null));
    fc.assert(
      fc.property(two, (answers) => {
        const levels = ['no', 'yes'];
        const ac1 = agreement(answers, { coefficient: 'ac1', categories: 2 });
        const ac2 = agreement(answers, { coefficient: 'ac2', weights: 'linear', levels });
        expect(ac2.estimate ?? -9).toBeCloseTo(ac1.estimate ?? -9, 10);
        expect(ac2.standardError ?? -9).toBeCloseTo(ac1.standardError ?? -9, 10);
        const cohen = agreement(answers.filter((row) => !row.includes(null)).concat([[null, null]]), {
          coefficient: 'conger',
          categories: 2,
        });
        const kappa = agreement(answers, { coefficient: 'weighted-kappa', weights: 'quadratic', levels });
        expect(kappa.estimate ?? -9).toBeCloseTo(cohen.estimate ?? -9, 10);
      }),
      { numRuns: 60 },
    );
  });

  test('the three kappas of one published table differ by their weights, which are always said', () => {
    const sexualFun = [
      [7, 7, 2, 3],
      [2, 8, 3, 7],
      [1, 5, 4, 9],
      [2, 8, 9, 14],
    ];
    const linear = weightedKappa(sexualFun, { weights: 'linear' });
    const quadratic = weightedKappa(sexualFun, { weights: 'quadratic' });
    expect([linear.weights, linear.estimate?.toFixed(3)]).toEqual(['linear', '0.237']);
    expect([quadratic.weights, quadratic.estimate?.toFixed(3)]).toEqual(['quadratic', '0.332']);
  });

  test('the jackknife of weighted kappa and AC2 is what leaving out each item in turn gives', () => {
    const answers = [
      ['low', 'low'],
      ['middle', 'high'],
      ['high', 'high'],
      ['highest', 'high'],
      ['low', 'middle'],
      ['middle', 'middle'],
    ];
    for (const coefficient of ['ac2', 'weighted-kappa', 'alpha-ordinal'] as const) {
      const asked = { coefficient, weights: 'linear', levels: LEVELS, standardError: 'jackknife' } as const;
      const left = answers.map((_, i) => agreement(answers.toSpliced(i, 1), asked).estimate ?? 0);
      const mean = left.reduce((sum, value) => sum + value, 0) / left.length;
      const spread = left.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
      const { standardError } = agreement(answers, asked);
      expect(standardError).toBeCloseTo(Math.sqrt((spread * 5) / 6), 10);
    }
  });

  test.each([
    [{ coefficient: 'ac2', levels: LEVELS }, 'weights must be one of linear, quadratic'],
    [{ coefficient: 'ac2', weights: 'linear' }, 'levels must be a list'],
    [{ coefficient: 'ac2', weights: 'linear', levels: ['low'] }, 'the number of levels must be'],
    [
      { coefficient: 'ac2', weights: 'linear', levels: ['low', 'low'] },
      'levels[1] must be a level that is not',
    ],
    [{ coefficient: 'ac2', weights: 'linear', levels: ['lows', 'high'] }, 'Did you mean lows?'],
    [
      { coefficient: 'alpha-ordinal', levels: LEVELS, standardError: 'linearised' },
      'standardError must be jackknife',
    ],
  ] as const)('what cannot be asked is refused by name: %#', (asked, says) => {
    expect(() => agreement([['low', 'high']], asked)).toThrow(says);
  });

  test('weighted kappa of three raters is refused, and of one answer for all is undefined', () => {
    const asked = { coefficient: 'weighted-kappa', weights: 'linear', levels: LEVELS } as const;
    expect(() => agreement([['low', 'low', 'low']], asked)).toThrow(
      'the number of raters with weighted-kappa',
    );
    expect(agreement([['low', 'low']], asked)).toMatchObject({ estimate: null, weights: 'linear' });
  });
});

accuracyTest('agreement on ordered scales', ['ac2', 'alpha-ordinal', 'weighted-kappa']);
