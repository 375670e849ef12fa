import { describe, expect, it } from 'vitest';
import { leastCount } from '../../../src/estimation/cohort/finitePopulation.js';
import { leastCounts } from '../../../src/estimation/cohort/leastCounts.js';

describe('the least counts of Yes in a cohort', () => {
  it.each([
    [84, 650, 0.025],
    [40, 41, 0.1],
    [7, 7, 0.025],
    [300, 5000, 0.005],
    [900, 1000, 0.4],
  ])('are for %i of %i cases what each is by itself', (of, cohort, tail) => {
    const least = leastCounts(of, cohort, tail);
    for (let yes = of; yes >= 0; yes -= 1) {
      expect(least(yes)).toBe(leastCount({ yes, of, cohort }, tail));
    }
  });
});

it('are found at once in a cohort of any size', () => {
  const cohort = Number.MAX_SAFE_INTEGER;
  const least = leastCounts(84, cohort, 0.025);
  expect([0, 41, 84].map(least)).toEqual(
    [0, 41, 84].map((yes) => leastCount({ yes, of: 84, cohort }, 0.025)),
  );
});
