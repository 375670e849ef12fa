import { expect, it } from 'vitest';
import { rankSetCoverage } from '../../../src/estimation/league/rankCoverage.js';
import { accuracyTest, amount, family, inputs, near } from '../oracle.js';
import { numbers } from './regionsOf.js';

it.each(family('ranks-coverage'))('agrees with the reference: $name', ({ input, expected }) => {
  const of = numbers(/n=([\d ]+) p=/.exec(input)?.[1]);
  const { coverage, repeats } = rankSetCoverage({ of, p: amount(inputs(input), 'p') });
  expect(repeats).toBeNull();
  near(coverage, amount(expected, 'coverage'), 5e-10);
});

it('is at least the level by the exact test, where that of the score test is not', () => {
  const league = { of: [10, 100, 100], p: 0.014 };
  expect(rankSetCoverage(league).coverage).toBeLessThan(0.95);
  expect(rankSetCoverage(league, { test: 'fisher' }).coverage).toBeGreaterThanOrEqual(0.95);
});

// Five standard errors of about 0.0046: a false alarm once in two million.
it('is near the level for twelve regions, simulated with its error', () => {
  const league = { of: [84, 64, 72, 56, 56, 84, 72, 64, 64, 72, 84, 56], p: 0.47 };
  const { coverage, standardError, repeats } = rankSetCoverage(league, { repeats: 2000, seed: 7 });
  expect(repeats).toBe(2000);
  expect(Math.abs(coverage - 0.955)).toBeLessThan(5 * (standardError ?? 0));
  const listedBackwards = rankSetCoverage(
    { ...league, of: league.of.toReversed() },
    { repeats: 2000, seed: 7 },
  );
  expect(listedBackwards.coverage).toBe(coverage);
});

accuracyTest('coverage of sets of ranks', ['ranks-coverage']);
