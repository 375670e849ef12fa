import { expect, it } from 'vitest';
import { meanChanceVariance, regressionToMean } from '../../../src/estimation/league/regressionToMean.js';
import { amount, family, inputs } from '../oracle.js';

it.each(family('regression-to-mean'))('agrees with the reference: $name', ({ input, expected }) => {
  const from = inputs(input);
  if (expected.change === undefined) {
    const deviation = amount(from, 'sd');
    const chanceVariance = meanChanceVariance({ mean: amount(from, 'm'), deviation, of: amount(from, 'n') });
    expect(chanceVariance).toBeCloseTo(amount(expected, 'v2'), 12);
    const { shrinkage } = regressionToMean({ distance: 0.1, trueVariance: deviation ** 2, chanceVariance });
    expect(shrinkage).toBeCloseTo(amount(expected, 'shrinkage'), 12);
    return;
  }
  const found = regressionToMean({
    distance: amount(from, 'd'),
    trueVariance: amount(from, 'v1'),
    chanceVariance: amount(from, 'v2'),
  });
  expect(found.secondDistance).toBeCloseTo(amount(expected, 'secondDistance'), 12);
  expect(found.change).toBeCloseTo(amount(expected, 'change'), 12);
});
