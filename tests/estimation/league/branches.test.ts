import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Branches } from '../../../src/estimation/league/branches.js';

it('weights are added up by number as in a map, whatever the numbers', () => {
  const additions = fc.array(fc.tuple(fc.oneof(fc.nat(30), fc.double({ noNaN: true })), fc.nat(9)), {
    maxLength: 300,
  });
  fc.assert(
    fc.property(additions, (added) => {
      const expected = new Map<number, number>();
      const branches = new Branches();
      for (const [key, weight] of added) {
        expected.set(key, (expected.get(key) ?? 0) + weight);
        // Minus zero and zero are one number, and have one sum in a map too.
        branches.add(key === 0 ? 0 : key, weight);
      }
      const found = new Map<number, number>();
      branches.each((key, weight) => found.set(key, weight));
      expect(branches.size).toBe(expected.size);
      expect(found).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});
