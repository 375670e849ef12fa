import { expect, test } from 'vitest';
import { pack, southWest } from './packFixture.js';

// Frozen: these change when the wording, the draws or the shape of a pack change, and then on purpose.
test.each([
  ['West Midlands, seed 7', () => pack(), '1D3D-E5DA-919E'],
  [
    'South West, seed 3, balanced',
    () => pack({ seed: 3, cases: 12, balance: true }, southWest),
    'B1C1-B028-82B0',
  ],
])('golden pack: %s', (_, make, code) => {
  expect(make().code).toBe(code);
});
