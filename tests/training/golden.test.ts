import { expect, test } from 'vitest';
import { pack, southWest } from './packFixture.js';

// Frozen: these change when the wording, the draws or the shape of a pack change, and then on purpose.
test.each([
  ['West Midlands, seed 7', () => pack(), '5036-6B16-8C2A'],
  [
    'South West, seed 3, balanced',
    () => pack({ seed: 3, cases: 12, balance: true }, southWest),
    '6CE8-481A-E17D',
  ],
])('golden pack: %s', (_, make, code) => {
  expect(make().code).toBe(code);
});
