import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chanceShare } from '../../../src/estimation/league/chanceShare.js';
import { amount, family } from '../oracle.js';
import { leagues, regionsOf, turned } from './regionsOf.js';

it.each(family('luck-share'))('agrees with the reference: $name', ({ input, expected }) => {
  const { chanceVariance, seenVariance, share } = chanceShare(regionsOf(input));
  expect(chanceVariance).toBeCloseTo(amount(expected, 'chanceVariance'), 9);
  expect(seenVariance).toBeCloseTo(amount(expected, 'seenVariance'), 9);
  if (expected.share === undefined) expect(share).toBeNull();
  else expect(share).toBeCloseTo(amount(expected, 'share'), 9);
});

it('is the same however the regions are listed', () => {
  fc.assert(
    fc.property(leagues(), (regions) => {
      const [one, other] = [chanceShare(regions), chanceShare(turned(regions))];
      expect(other.chanceVariance).toBeCloseTo(one.chanceVariance, 12);
      expect(other.seenVariance).toBeCloseTo(one.seenVariance, 12);
    }),
    { numRuns: 30 },
  );
});
