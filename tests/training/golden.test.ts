import { expect, test } from 'vitest';
import { pack, southWest } from './packFixture.js';

// Frozen: these change when the wording, the draws or the shape of a pack change, and then on purpose.
test.each([
  ['West Midlands, seed 7', () => pack(), '62B3-69D1-83C0'],
  [
    'South West, seed 3, balanced',
    () => pack({ seed: 3, cases: 12, balance: true }, southWest),
    '47C4-CAD1-F95B',
  ],
])('golden pack: %s', (_, make, code) => {
  expect(make().code).toBe(code);
});
