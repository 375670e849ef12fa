import { describe, expect, it } from 'vitest';
import { equivalence, MARGIN_TESTS } from '../../../src/estimation/difference/nonInferiority.js';
import {
  equivalencePower,
  equivalenceSampleSize,
} from '../../../src/estimation/planning/equivalencePower.js';
import { nonInferiorityPower } from '../../../src/estimation/planning/nonInferiorityPower.js';
import { binomialPmf } from '../../../src/numeric/distributions.js';

describe('the chance of showing that two inspections are the same within a margin', () => {
  it('is the sum over every table that both tests reject', () => {
    for (const method of MARGIN_TESTS) {
      const options = { margin: 0.4, confidence: 0.9, method };
      let sum = 0;
      for (let x = 0; x <= 25; x++) {
        for (let y = 0; y <= 40; y++) {
          const chance = binomialPmf(x, 25, 0.6) * binomialPmf(y, 40, 0.65);
          if (equivalence({ yes: x, of: 25 }, { yes: y, of: 40 }, options).shown) sum += chance;
        }
      }
      expect(sum).toBeGreaterThan(0.1);
      const question = { from: 0.6, to: 0.65, of: 25, ofSecond: 40 };
      expect(equivalencePower(question, options).power).toBeCloseTo(sum, 12);
    }
  });

  it('is no larger than that of showing no worse, and has a largest size that no false truth exceeds', () => {
    const options = { margin: 0.15 };
    const sizes = { of: 150, ofSecond: 200 };
    const { power, largestSize } = equivalencePower({ from: 0.5, to: 0.5, ...sizes }, options);
    expect(power).toBeLessThan(nonInferiorityPower({ from: 0.5, to: 0.5, ...sizes }, options).power);
    for (let from = 0.16; from <= 0.85; from += 0.0531) {
      for (const to of [from - 0.15, from + 0.15]) {
        expect(equivalencePower({ from, to, ...sizes }, options).power).toBeLessThanOrEqual(
          largestSize.size + 1e-9,
        );
      }
    }
  });
});

describe('cases for showing that two inspections are the same within a margin', () => {
  it('are the same as trying every number of them', () => {
    for (const [truth, options, ratio, power] of [
      [{ from: 0.7, to: 0.7 }, { margin: 0.25, confidence: 0.975 }, 1, 0.8],
      [{ from: 0.5, to: 0.55 }, { margin: 0.3, confidence: 0.95 }, 1.5, 0.7],
    ] as const) {
      const enough = Array.from({ length: 150 }, (_, i) => {
        const sizes = { of: i + 1, ofSecond: Math.ceil(ratio * (i + 1)) };
        return equivalencePower({ ...truth, ...sizes }, options).power >= power;
      });
      const found = equivalenceSampleSize({ ...truth, ratio, power }, options);
      expect(found.fewest).toBe(enough.indexOf(true) + 1);
      expect(found.fewestForGood).toBe(enough.lastIndexOf(false) + 2);
    }
  });

  it('are refused where the truth differs by the margin', () => {
    expect(() => equivalenceSampleSize({ from: 0.5, to: 0.4 }, { margin: 0.1 })).toThrow(/to 40% .* nearer/);
    expect(() => equivalenceSampleSize({ from: 0.5, to: 0.5 }, { margin: 0 })).toThrow('margin must be');
  });
});
