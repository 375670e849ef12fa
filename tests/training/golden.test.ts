import { expect, test } from 'vitest';
import { pack, southWest } from './packFixture.js';

// Frozen: these change when the wording, the draws or the shape of a pack change, and then on purpose.
test.each([
  ['West Midlands, seed 7', () => pack(), '0556-33E1-7000'],
  [
    'South West, seed 3, balanced',
    () => pack({ seed: 3, cases: 12, balance: true }, southWest),
    'F0FE-0F95-514E',
  ],
])('golden pack: %s', (_, make, code) => {
  expect(make().code).toBe(code);
});
