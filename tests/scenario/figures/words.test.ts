import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countsInWords, readQuantity } from '../../../src/scenario/figures/words.js';

function counts(words: string, of: number): [number, number] {
  const quantity = readQuantity(words);
  if (quantity === undefined) throw new Error(`"${words}" is not read`);
  const { lowest, highest } = countsInWords(quantity, of);
  return [lowest, highest];
}

describe('quantities in words', () => {
  test.each<[string, number, [number, number]]>([
    ['over three quarters', 64, [49, 64]],
    ['over three-quarters', 64, [49, 64]],
    ['less than two-thirds', 62, [0, 41]],
    ['under two thirds', 84, [0, 55]],
    ['just over two-thirds', 60, [41, 43]],
    ['almost half', 84, [38, 41]],
    ['nearly half', 84, [38, 41]],
    ['half', 84, [40, 44]],
    ['a third', 64, [20, 22]],
    ['around one in two', 84, [38, 46]],
    ['around 20%', 100, [15, 25]],
    ['all', 52, [52, 52]],
    ['none', 52, [0, 0]],
    ['almost all', 100, [90, 99]],
    ['most', 84, [43, 84]],
    ['the majority', 84, [43, 84]],
    ['a minority', 84, [0, 41]],
    ['at least a quarter', 84, [21, 84]],
    ['up to a quarter', 84, [0, 21]],
    ['More than three in five', 10, [7, 10]],
    ['exactly half', 84, [42, 42]],
    ['<1%', 1000, [0, 9]],
    ['>99%', 1000, [991, 1000]],
    ['no more than 49%', 100, [0, 49]],
    ['over 49 per cent', 100, [50, 100]],
    ['over 49.5 percent', 1000, [496, 1000]],
    ['6 out of 10', 100, [58, 62]],
    ['six out of every 10', 100, [58, 62]],
    ['1 in 5', 100, [18, 22]],
  ])('"%s" of %i is %j', (words, of, expected) => {
    expect(counts(words, of)).toEqual(expected);
  });

  test('94% is almost all, as one report has it', () => {
    const quantity = readQuantity('almost all');
    expect(quantity?.low).toMatchObject({ top: 900, bottom: 1000, included: true });
  });

  test.each([
    '',
    'some',
    'three halves',
    'five in four',
    'a lot',
    'half of',
    '49',
    'constructor',
    'two',
    'toString in two',
    'constructor in two',
    'constructor half',
    '69 per cent',
    '69%',
    '1 in 0',
    '6 in 5',
  ])('"%s" is not a quantity', (words) => {
    expect(readQuantity(words)).toBeUndefined();
  });

  test('bounds rise with the number of cases, and only whole counts inside the interval are allowed', () => {
    const phrase = fc.constantFrom(
      'over',
      'just over',
      'under',
      'just under',
      'almost',
      'about',
      'at least',
      'up to',
      '',
    );
    const fraction = fc.constantFrom(
      'half',
      'a third',
      'two thirds',
      'three quarters',
      'a fifth',
      'nine tenths',
      'all',
    );
    fc.assert(
      fc.property(phrase, fraction, fc.integer({ min: 1, max: 100_000 }), (modifier, named, of) => {
        const quantity = readQuantity(`${modifier} ${named}`.trim());
        if (quantity === undefined) return;
        const { lowest, highest } = countsInWords(quantity, of);
        const next = countsInWords(quantity, of + 1);
        expect(next.lowest).toBeGreaterThanOrEqual(lowest);
        expect(next.highest).toBeGreaterThanOrEqual(highest);
        const { low, high } = quantity;
        const above = (count: number) => count * low.bottom - low.top * of;
        const below = (count: number) => high.top * of - count * high.bottom;
        const isIn = (count: number) =>
          (low.included ? above(count) >= 0 : above(count) > 0) &&
          (high.included ? below(count) >= 0 : below(count) > 0);
        for (const count of [lowest - 1, lowest, highest, highest + 1]) {
          if (count < 0 || count > of) continue;
          expect(isIn(count)).toBe(count >= lowest && count <= highest);
        }
      }),
    );
  });
});
