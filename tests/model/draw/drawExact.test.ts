import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixedSizeSample, largestRemainders } from '../../../src/model/draw/drawExact.js';
import { stream } from '../../../src/numeric/stream.js';

describe('a sample of fixed size', () => {
  it('takes exactly the number asked for and leaves the others, whatever the probabilities', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 60 }),
        fc.nat(),
        (weights, seed) => {
          const size = seed % (weights.length + 1);
          const units = Int32Array.from(weights.keys());
          const { chosen, others } = fixedSizeSample(
            units,
            size,
            (i) => weights[i] ?? 0,
            stream(seed, 'test'),
          );
          expect(chosen).toHaveLength(size);
          expect([...chosen, ...others].sort((a, b) => a - b)).toEqual([...units]);
        },
      ),
    );
  });

  it('takes each unit with its own probability', () => {
    const inclusion = [0.05, 0.2, 0.5, 0.5, 0.75, 1];
    const units = Int32Array.from(inclusion.keys());
    const hits = inclusion.map(() => 0);
    const repeats = 40_000;
    const random = stream(3, 'test');
    for (let i = 0; i < repeats; i++) {
      for (const unit of fixedSizeSample(units, 3, (u) => inclusion[u] ?? 0, random).chosen) {
        hits[unit] = (hits[unit] ?? 0) + 1;
      }
    }
    // 5.5 standard errors on each of six counts: false alarm below 3e-7.
    inclusion.forEach((p, unit) => {
      const error = Math.abs((hits[unit] ?? 0) - repeats * p);
      expect(error).toBeLessThanOrEqual(5.5 * Math.sqrt(repeats * p * (1 - p)));
    });
  });
});

describe('largest remainders', () => {
  it('add to the total and lie within one of every quota', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 1 }),
        fc.nat(1000),
        (weights, total) => {
          fc.pre(weights.some((weight) => weight > 0));
          const sum = weights.reduce((a, b) => a + b);
          const shares = weights.map((weight) => weight / sum);
          const counts = largestRemainders(shares, total);
          expect(counts.reduce((a, b) => a + b)).toBe(total);
          counts.forEach((count, i) => {
            expect(Math.abs(count - (shares[i] ?? 0) * total)).toBeLessThan(1);
          });
        },
      ),
    );
  });

  it('give back whole quotas untouched by rounding, and a tie to the earlier level', () => {
    expect(largestRemainders([6 / 84, 53 / 84, 25 / 84], 84)).toEqual([6, 53, 25]);
    expect(largestRemainders([0.5, 0.5], 5)).toEqual([3, 2]);
  });
});
