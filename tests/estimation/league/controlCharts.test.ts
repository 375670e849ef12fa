import { it } from 'vitest';
import { individualsChart, proportionChart } from '../../../src/estimation/league/controlCharts.js';
import { accuracyTest, amount, family, near } from '../oracle.js';
import { numbers, regionsOf } from './regionsOf.js';

it.each(family('p-chart'))('agrees with the reference for shares: $name', ({ input, expected }) => {
  const { centre, limits } = proportionChart(regionsOf(input));
  near(centre, amount(expected, 'centre'), 5e-10);
  numbers(expected.lowers).forEach((lower, index) => {
    near(limits[index]?.lower, lower, 5e-10);
  });
  numbers(expected.uppers).forEach((upper, index) => {
    near(limits[index]?.upper, upper, 5e-10);
  });
});

it.each(family('spc-xmr'))('agrees with the one published for single values: $name', ({ what, expected }) => {
  const { mean, lower, upper } = individualsChart(numbers(what.replace(' screened', '')));
  near(mean, amount(expected, 'mean'), 0.01);
  near(upper, amount(expected, 'upl'), 0.01);
  near(lower, amount(expected, 'lpl'), 0.01);
});

accuracyTest('control charts', ['p-chart', 'spc-xmr']);
