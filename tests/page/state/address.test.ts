import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAddress, writeAddress } from '../../../src/page/state/address.js';
import type { Keys } from '../../../src/page/state/keys.js';

const KEYS = {
  yes: { kind: 'number', label: 'Yes', usual: 41, least: 0, greatest: 10_000, atMost: 'of', step: 1 },
  of: { kind: 'number', label: 'Cases', usual: 84, least: 1, greatest: 10_000, step: 1 },
  deff: { kind: 'number', label: 'Effect', usual: null, least: 0.1, greatest: 20, step: 0.1, decimals: 2 },
  level: {
    kind: 'choice',
    label: 'Level',
    usual: '95',
    options: ['90', '95'].map((value) => ({ value, label: value })),
  },
  rows: { kind: 'text', label: 'Rows', usual: '', rows: 3, longest: 200 },
} as const satisfies Keys;
const ONE = { id: 'one', keys: KEYS };
const SCREENS = [{ id: '', keys: {} }, ONE];

test('an address has what differs from the usual, in the order of the screen', () => {
  const { state } = readAddress('#/one?of=64&yes=29', SCREENS);
  expect(state).toEqual({ yes: 29, of: 64, deff: null, level: '95', rows: '' });
  expect(writeAddress(ONE, state)).toBe('#/one?yes=29&of=64');
  expect(writeAddress(ONE, { ...state, yes: 41, of: 84 })).toBe('#/one');
});

test('what does not fit becomes the usual value, and is said', () => {
  const { state, refused } = readAddress('#/one?yes=3.7&of=-2&level=constructor&deff=x&toString=1', SCREENS);
  expect(state).toEqual({ yes: 41, of: 84, deff: null, level: '95', rows: '' });
  expect(refused).toEqual([
    'Yes cannot be "3.7": a whole number from 0 to 10000.',
    'Cases cannot be "-2": a whole number from 1 to 10000.',
    'Level cannot be "constructor": one of 90, 95.',
    'Effect cannot be "x": a number from 0.1 to 20.',
    'Nothing here is called "toString".',
  ]);
  expect(readAddress('#/one?yes=70&of=64', SCREENS)).toMatchObject({
    state: { yes: 64, of: 64 },
    refused: ['Yes cannot be more than 64.'],
  });
  expect(readAddress('#/elsewhere', SCREENS)).toMatchObject({
    screen: '',
    refused: ['There is no screen "elsewhere".'],
  });
});

test('what is written is read again, whatever is typed', () => {
  const state = fc.record({
    of: fc.integer({ min: 1, max: 10_000 }),
    deff: fc.option(fc.integer({ min: 10, max: 2000 }).map((hundredths) => hundredths / 100)),
    level: fc.constantFrom('90', '95'),
    rows: fc.string({ unit: 'grapheme', maxLength: 30 }),
  });
  fc.assert(
    fc.property(state, fc.nat({ max: 10_000 }), (rest, yes) => {
      const asked = { ...rest, yes: Math.min(yes, rest.of) };
      const read = readAddress(writeAddress(ONE, asked), SCREENS);
      expect(read).toEqual({ screen: 'one', state: asked, refused: [] });
    }),
  );
});

test('no address throws', () => {
  const text = fc.oneof(
    fc.string(),
    fc.string().map((query) => `#/one?${query}`),
    fc.constant('#/one?yes=%E0%A4%A'),
  );
  fc.assert(
    fc.property(text, (address) => {
      const { screen, state } = readAddress(address, SCREENS);
      expect(Object.keys(state)).toEqual(Object.keys(screen === 'one' ? KEYS : {}));
    }),
  );
});
