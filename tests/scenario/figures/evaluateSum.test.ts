import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate } from '../../../src/scenario/figures/evaluateSum.js';

const NAMES: Readonly<Record<string, number>> = { staff: 1982, 'staffing.share': 0.92 };

function value(text: string): number | string {
  const result = evaluate(text, (name) => (Object.hasOwn(NAMES, name) ? NAMES[name] : undefined));
  return 'value' in result ? result.value : result.wrong;
}

describe('sums', () => {
  test.each([
    ['80 - 49', 31],
    ['2 + 3 * 4', 14],
    ['(2 + 3) * 4', 20],
    ['20 - 5 - 3', 12],
    ['24 / 4 / 2', 3],
    ['-3 + 5', 2],
    ['92% * 100', 92],
    ['staff / staffing.share', 1982 / 0.92],
    [' 7 ', 7],
  ])('%s is %d', (text, expected) => {
    expect(value(text)).toBe(expected);
  });

  test.each([
    ['', 'it ends too soon'],
    ['3 +', 'it ends too soon'],
    ['(3', 'a bracket is not closed'],
    ['3 4', '"4" does not belong there'],
    ['3 $ 4', '"$" does not belong there'],
    ['* 3', '"*" does not belong there'],
    ['4 / 0', 'it divides by nothing'],
    ['4 / (2 - 2)', 'it divides by nothing'],
    ['nobody + 1', 'no figure is called nobody'],
    ['constructor', 'no figure is called constructor'],
    ['1+'.repeat(200), 'it is too long'],
    [`${'9'.repeat(400)}`, 'its value is too large'],
  ])('%s is refused: %s', (text, wrong) => {
    expect(value(text)).toBe(wrong);
  });

  test('agree with JavaScript on random sums', () => {
    const { sum } = fc.letrec<{ sum: string; term: string }>((tie) => ({
      sum: fc.oneof(
        { depthSize: 'small' },
        tie('term'),
        fc
          .tuple(tie('sum'), fc.constantFrom('+', '-', '*'), tie('term'))
          .map(([a, op, b]) => `${a} ${op} ${b}`),
      ),
      term: fc.oneof(
        { depthSize: 'small' },
        fc.nat(1000).map(String),
        tie('sum').map((inner) => `(${inner})`),
      ),
    }));
    fc.assert(
      fc.property(sum, (text) => {
        const tokens = text.match(/\d+|[-+*()]/g) ?? [];
        fc.pre(tokens.length <= 200);
        // The text has digits, spaces and + - * ( ) alone.
        expect(value(text)).toBe(Function(`"use strict"; return (${text});`)());
      }),
    );
  });

  test('never crash and never give what is not a number', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        const result = value(text);
        expect(typeof result === 'string' || Number.isFinite(result)).toBe(true);
      }),
    );
  });
});
