import { it } from 'vitest';
import { meanChanceVariance, regressionToMean } from '../../../src/estimation/league/regressionToMean.js';
import { accuracyTest, amount, family, inputs, near } from '../oracle.js';

it.each(family('regression-to-mean'))('agrees with the reference: $name', ({ input, expected }) => {
  const from = inputs(input);
  if (expected.change === undefined) {
    const deviation = amount(from, 'sd');
    const chanceVariance = meanChanceVariance({ mean: amount(from, 'm'), deviation, of: amount(from, 'n') });
    near(chanceVariance, amount(expected, 'v2'), 5e-13);
    const { shrinkage } = regressionToMean({ distance: 0.1, trueVariance: deviation ** 2, chanceVariance });
    near(shrinkage, amount(expected, 'shrinkage'), 5e-13);
    return;
  }
  const found = regressionToMean({
    distance: amount(from, 'd'),
    trueVariance: amount(from, 'v1'),
    chanceVariance: amount(from, 'v2'),
  });
  near(found.secondDistance, amount(expected, 'secondDistance'), 5e-13);
  near(found.change, amount(expected, 'change'), 5e-13);
});

accuracyTest('regression to the mean', ['regression-to-mean']);
