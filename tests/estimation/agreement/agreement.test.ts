import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  agreement,
  COEFFICIENTS,
  type CoefficientName,
} from '../../../src/estimation/agreement/agreement.js';
import type { RatedAnswer } from '../../../src/estimation/agreement/raterTable.js';
import { twoRaterAgreement } from '../../../src/estimation/agreement/twoRaters.js';
import { accuracyTest, family, near } from '../oracle.js';

const NAMES = Object.keys(COEFFICIENTS) as CoefficientName[];

const rows = (name: string) =>
  family(name).flatMap(({ what, input, expected }) =>
    Object.entries(expected).map(([quantity, value]) => [what, input, quantity, value] as const),
  );

describe('agreement of raters with gaps', () => {
  it.each([...rows('agreement-gaps'), ...rows('agreement-categories')])(
    'is the reference: %s: %s: %s',
    (what, input, quantity, value) => {
      const categories = Number(/(\d+) possible/.exec(what)?.[1]);
      const found = quantityOf(written(input), categories, quantity);
      if (value === 'undefined') expect(found).toBeNull();
      else near(found, Number(value), 5e-10);
    },
  );

  it.each(rows('agreement'))('is the published: %s: %s: %s', (_, input, quantity, value) => {
    const counts = input.split(';').map((row) => row.split(' ').map(Number));
    const answers = counts.map((row) => row.flatMap((count, k) => Array.from({ length: count }, () => k)));
    const found = quantityOf(answers, 5, quantity);
    near(found, Number(value), /Lower|Upper/.test(quantity) ? 5e-4 : 5e-8);
  });

  const table = fc
    .record({ raters: fc.integer({ min: 2, max: 5 }), items: fc.integer({ min: 1, max: 12 }) })
    .chain(({ raters, items }) =>
      fc.array(
        fc.array(fc.option(fc.constantFrom('a', 'b', 'c'), { nil: null }), {
          minLength: raters,
          maxLength: raters,
        }),
        { minLength: items, maxLength: items },
      ),
    );

  it.each(NAMES)('does not depend on the order of items or raters, nor on names: %s', (coefficient) => {
    const other = { a: 'y', b: 'x', c: 'z' };
    fc.assert(
      fc.property(table, (answers) => {
        const plain = agreement(answers, { coefficient, categories: 3 });
        const turned = answers
          .map((row) => row.toReversed().map((k) => (k === null ? null : other[k])))
          .toReversed();
        const same = agreement(turned, { coefficient, categories: 3 });
        expect(same.estimate === null).toBe(plain.estimate === null);
        expect(same.estimate ?? 0).toBeCloseTo(plain.estimate ?? 0, 10);
        expect(same.standardError ?? 0).toBeCloseTo(plain.standardError ?? 0, 10);
      }),
      { numRuns: 40 },
    );
  });

  it.each(NAMES)('never passes 1, and is between its limits: %s', (coefficient) => {
    fc.assert(
      fc.property(table, fc.constantFrom('linearised', 'jackknife'), (answers, standardError) => {
        const found = agreement(answers, { coefficient, standardError, categories: 3 });
        const { estimate, lower, upper } = found;
        if (estimate === null) return;
        expect(estimate).toBeLessThanOrEqual(1 + 1e-12);
        if (lower === null || upper === null) return;
        expect(lower).toBeLessThanOrEqual(estimate + 1e-12);
        expect(upper).toBeGreaterThanOrEqual(estimate - 1e-12);
        expect(upper).toBeLessThanOrEqual(1 + 1e-12);
      }),
      { numRuns: 40 },
    );
  });

  it('is Cohen and the AC1 of the two-rater table for two raters who answer everything', () => {
    const counts = { both: 20, firstOnly: 5, secondOnly: 10, neither: 15 };
    const rows = (count: number, row: readonly string[]) => Array.from({ length: count }, () => row);
    const answers = [
      ...rows(counts.both, ['yes', 'yes']),
      ...rows(counts.firstOnly, ['yes', 'no']),
      ...rows(counts.secondOnly, ['no', 'yes']),
      ...rows(counts.neither, ['no', 'no']),
    ];
    const two = twoRaterAgreement(counts);
    for (const [name, measure] of [
      ['conger', two.kappa],
      ['ac1', two.ac1],
    ] as const) {
      const found = agreement(answers, { coefficient: name });
      expect(found.estimate).toBeCloseTo(measure?.estimate ?? Number.NaN, 12);
      expect(found.standardError).toBeCloseTo(measure?.standardError ?? Number.NaN, 12);
    }
  });

  it("is Fleiss's published kappa of fourteen raters, ten cases and five categories", () => {
    const counts = [
      [0, 0, 0, 0, 14],
      [0, 2, 6, 4, 2],
      [0, 0, 3, 5, 6],
      [0, 3, 9, 2, 0],
      [2, 2, 8, 1, 1],
      [7, 7, 0, 0, 0],
      [3, 2, 6, 3, 0],
      [2, 5, 3, 2, 2],
      [6, 5, 2, 1, 0],
      [0, 2, 2, 3, 7],
    ];
    const answers = counts.map((row) => row.flatMap((count, k) => Array.from({ length: count }, () => k)));
    expect(agreement(answers, { coefficient: 'fleiss' }).estimate).toBeCloseTo(0.21, 3);
    expect(agreement(answers, { coefficient: 'percent' }).estimate).toBeCloseTo(0.378, 3);
  });

  it('does not claim certainty where every item agrees', () => {
    const answers = Array.from({ length: 8 }, (_, i) => (i < 5 ? ['yes', 'yes'] : ['no', 'no']));
    const { estimate, lower } = agreement(answers, { coefficient: 'conger' });
    expect(estimate).toBe(1);
    expect(lower).toBeLessThan(0.4);
  });

  it('leaves out items that nobody answered', () => {
    const answers = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, null],
    ];
    expect(agreement([...answers, [null, null]])).toEqual(agreement(answers));
  });

  it.each([
    [[], {}, /number of items/],
    [[['a']], {}, /number of raters/],
    [[['a', 'b'], ['a']], {}, /answers\[1\]/],
    [[['a', 'b', 'c']], { categories: 2 }, /categories must be a whole number from 3/],
    [[[0, Number.NaN]], {}, /answers\[0\]\[1\]/],
    [[['a', 'b']], { coefficient: 'kappa' as 'ac1' }, /coefficient/],
  ] as const)('refuses %j %j', (answers, options, message) => {
    expect(() => agreement(answers, options)).toThrow(message);
  });
});

/** `Y N .;Y Y N`, or numbers. */
function written(input: string): RatedAnswer[][] {
  return input.split(';').map((row) => row.split(' ').map((cell) => (cell === '.' ? null : cell)));
}

const NAME_OF: Readonly<Record<string, CoefficientName>> = {
  percentAgreement: 'percent',
  fleissKappa: 'fleiss',
  congerKappa: 'conger',
  ac1: 'ac1',
  brennanPrediger: 'brennan-prediger',
  krippendorffAlpha: 'krippendorff',
};

/** `ac1`, `ac1SE`, `ac1JackknifeSE`, `ac1Lower`: null where the coefficient is undefined. */
function quantityOf(answers: readonly RatedAnswer[][], categories: number, quantity: string): number | null {
  const [, name = '', part] = /^(.*?)(JackknifeSE|SE|Lower|Upper)?$/.exec(quantity) ?? [];
  const coefficient = NAME_OF[name];
  if (coefficient === undefined) throw new Error(`no coefficient ${name}`);
  const standardError = part === 'JackknifeSE' ? 'jackknife' : 'linearised';
  const found = agreement(answers, { coefficient, standardError, categories });
  if (part === 'Lower') return found.lower;
  if (part === 'Upper') return found.upper;
  return part === undefined ? found.estimate : found.standardError;
}

accuracyTest('agreement of raters', ['agreement-gaps', 'agreement-categories', 'agreement']);
