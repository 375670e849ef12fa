import { expect, test } from 'vitest';
import { pack, southWest } from './packFixture.js';

// Frozen: these change when the wording, the draws or the shape of a pack change, and then on purpose.
test.each([
  ['West Midlands, seed 7', () => pack(), 'A8DC-1A30-2615'],
  [
    'South West, seed 3, balanced',
    () => pack({ seed: 3, cases: 12, balance: true }, southWest),
    'CF71-0274-8FFD',
  ],
])('golden pack: %s', (_, make, code) => {
  expect(make().code).toBe(code);
});
