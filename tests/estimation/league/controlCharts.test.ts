import { expect, it } from 'vitest';
import { individualsChart, proportionChart } from '../../../src/estimation/league/controlCharts.js';
import { amount, family } from '../oracle.js';
import { numbers, regionsOf } from './regionsOf.js';

it.each(family('p-chart'))('agrees with the reference for shares: $name', ({ input, expected }) => {
  const { centre, limits } = proportionChart(regionsOf(input));
  expect(centre).toBeCloseTo(amount(expected, 'centre'), 9);
  numbers(expected.lowers).forEach((lower, index) => {
    expect(limits[index]?.lower).toBeCloseTo(lower, 9);
  });
  numbers(expected.uppers).forEach((upper, index) => {
    expect(limits[index]?.upper).toBeCloseTo(upper, 9);
  });
});

it.each(family('spc-xmr'))('agrees with the one published for single values: $name', ({ what, expected }) => {
  const { mean, lower, upper } = individualsChart(numbers(what.replace(' screened', '')));
  expect(Math.abs(mean - amount(expected, 'mean'))).toBeLessThan(0.01);
  expect(Math.abs(upper - amount(expected, 'upl'))).toBeLessThan(0.01);
  expect(Math.abs(lower - amount(expected, 'lpl'))).toBeLessThan(0.01);
});
