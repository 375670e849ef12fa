import { describe, expect, test } from 'vitest';
import {
  requireBetween,
  requireConfidence,
  requireCounts,
  requireFields,
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

test('an object of far too many keys, and a column of numbers instead of one, are refused at once', () => {
  const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`k${index}`, 0]));
  expect(() => requireFields('options', many)).toThrow(
    'options must be an object such as { confidence: 0.95 }, with few keys',
  );
  expect(() => requireFields('options', new Float64Array(3))).toThrow('options must be an object such as');
});
