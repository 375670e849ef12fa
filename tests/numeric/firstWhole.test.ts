import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstWhole } from '../../src/numeric/firstWhole.js';

describe('the first whole number for which a rising condition holds', () => {
  it('is found from any guess, also one outside the ends, and is just above the ends when none does', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -20, max: 20 }),
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: -30, max: 90 }),
        fc.option(fc.integer({ min: -100, max: 200 }), { nil: undefined }),
        (low, length, first, guess) => {
          const high = low + length;
          const wanted = Math.min(high + 1, Math.max(low, first));
          expect(firstWhole(low, high, (whole) => whole >= first, guess)).toBe(wanted);
        },
      ),
    );
  });

  it('needs no end, and few looks when the guess is near', () => {
    let looks = 0;
    const holds = (whole: number) => {
      looks++;
      return whole >= 1_000_003;
    };
    expect(firstWhole(1, Infinity, holds, 1_000_000)).toBe(1_000_003);
    expect(looks).toBeLessThan(8);
  });

  it('is just above the high end of an empty range', () => {
    expect(firstWhole(3, 2, () => true)).toBe(3);
  });
});
