import { expect, test } from 'vitest';
import { pack, southWest } from './packFixture.js';

// Frozen: these change when the wording, the draws or the shape of a pack change, and then on purpose.
test.each([
  ['West Midlands, seed 7', () => pack(), 'AF37-8E3B-3C3B'],
  [
    'South West, seed 3, balanced',
    () => pack({ seed: 3, cases: 12, balance: true }, southWest),
    '6D20-4469-3333',
  ],
])('golden pack: %s', (_, make, code) => {
  expect(make().code).toBe(code);
});
