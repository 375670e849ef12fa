import { describe, expect, test } from 'vitest';
import {
  requireBetween,
  requireConfidence,
  requireCounts,
  requireOneOf,
  requireWhole,
} from '../src/check.js';
import { ArgumentError } from '../src/problem.js';

/** What JavaScript may pass where TypeScript would not. */
const STRANGE: readonly unknown[] = [
  undefined,
  null,
  '7',
  '0.5',
  '',
  Number.NaN,
  Infinity,
  -1,
  1.5,
  {},
  [],
  true,
  10n,
];

describe('a bad argument is refused with its name and its value, whatever it is', () => {
  test.each(STRANGE.map((value) => [value]))('%s', (value) => {
    // The cast is the point: these are the values that a caller without types gets wrong.
    const number = value as number;
    for (const check of [
      () => requireOneOf('method', value as string, ['wilson', 'jeffreys']),
      () => requireWhole('cases', number, { min: 1 }),
      () => requireBetween('p', number, 0, 1),
      () => requireConfidence(number),
      () => requireCounts({ yes: number, of: 84 }),
      () => requireCounts({ yes: 0, of: number }),
    ]) {
      expect(check).toThrow(ArgumentError);
      expect(check).toThrow(/^(method|cases|p|confidence|yes|of) must be /);
    }
  });

  test('a near miss is named', () => {
    expect(() => requireOneOf('method', 'wilsn', ['wilson', 'jeffreys'])).toThrow('Did you mean wilson?');
    expect(() => requireConfidence(95)).toThrow('Did you mean 0.95?');
  });
});

test('a whole number that can be only one is asked for as that one', () => {
  expect(() => requireWhole('the number of levels', 3, { min: 4, max: 4 })).toThrow(
    'the number of levels must be 4, not 3.',
  );
});
