import { expect, test } from 'vitest';
import { changeSampleSize, pairedSampleSize, powerToSeeChange, sampleSize } from '../../../src/index.js';

/** The nearest to certain that a plan can ask for. */
const MOST = 0.999_999;

test('a chance nearer to certain than tails can be summed is refused with the limit', () => {
  const limit = /power must be a number from 0 to 0\.999999 \(0 excluded\)/;
  for (const power of [1, 1 - 1e-15, 0.999_999_9]) {
    expect(() => changeSampleSize({ from: 0.3, to: 0.4, power })).toThrow(limit);
    expect(() => sampleSize({ from: 0.3, to: 0.4, power })).toThrow(limit);
    expect(() => pairedSampleSize({ firstOnly: 0.3, secondOnly: 0.2, power })).toThrow(limit);
  }
});

test('two searches agree on the cases for the nearest to certain, also for a change of one point', () => {
  const { fewest, fewestForGood, power } = changeSampleSize({ from: 0.3, to: 0.31, power: MOST });
  // Summed apart in long doubles: 191,054 cases miss it by 1.000088e-6, 191,055 by 0.999990e-6.
  expect([fewest, fewestForGood]).toEqual([191_055, 191_055]);
  expect(power).toBeGreaterThanOrEqual(MOST);
  expect(powerToSeeChange({ from: 0.3, to: 0.31, of: fewest - 1 }).right).toBeLessThan(MOST);
  expect(sampleSize({ from: 0.3, to: 0.31, power: MOST }).n).toBe(fewest);
});
