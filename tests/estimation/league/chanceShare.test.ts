import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chanceShare } from '../../../src/estimation/league/chanceShare.js';
import { accuracyTest, amount, family, near } from '../oracle.js';
import { leagues, regionsOf, turned } from './regionsOf.js';

it.each(family('luck-share'))('agrees with the reference: $name', ({ input, expected }) => {
  const { chanceVariance, seenVariance, share } = chanceShare(regionsOf(input));
  near(chanceVariance, amount(expected, 'chanceVariance'), 5e-10);
  near(seenVariance, amount(expected, 'seenVariance'), 5e-10);
  if (expected.share === undefined) expect(share).toBeNull();
  else near(share, amount(expected, 'share'), 5e-10);
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

accuracyTest('share of a spread that chance explains', ['luck-share']);
