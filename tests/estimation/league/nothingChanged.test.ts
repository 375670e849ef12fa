import { expect, it } from 'vitest';
import { nothingChanged } from '../../../src/estimation/league/nothingChanged.js';
import { accuracyTest, amount, family, inputs, near } from '../oracle.js';
import { numbers } from './regionsOf.js';

// Six measures in three programmes, each within five standard errors: a false alarm once in a hundred thousand.
it.each(family('nothing-changed'))(
  'agrees with the reference within its Monte Carlo error: $name',
  ({ input, expected }) => {
    const of = numbers(/sizes=([\d ]+) mean/.exec(input)?.[1]);
    const from = inputs(input);
    const programme = { of, mean: amount(from, 'mean'), deviation: amount(from, 'sd') };
    const { repeats: _, ...found } = nothingChanged(programme, { repeats: 4000, seed: 7 });
    for (const [measure, { mean, standardError }] of Object.entries(found)) {
      expect(standardError).toBeGreaterThan(0);
      near(mean, amount(expected, measure), 5 * standardError);
    }
  },
);

it('is the same for the same seed', () => {
  const programme = { of: [20, 30, 40], mean: 0.5, deviation: 0.1 };
  const [one, other] = [7, 7].map((seed) => nothingChanged(programme, { repeats: 50, seed }));
  expect(one).toEqual(other);
  expect(nothingChanged(programme, { repeats: 50, seed: 8 })).not.toEqual(one);
});

accuracyTest('what is seen where nothing changed, simulated', ['nothing-changed']);
