import { expect, it } from 'vitest';
import { leagueReport } from '../../src/results/league.js';
import { league } from '../../src/results/unitLeague.js';

const UNITS = [
  { name: 'North', yes: 41, of: 84 },
  { name: 'East', yes: 29, of: 64 },
  { name: 'South', yes: 9, of: 56 },
];

it('says of units what the report of a league says of its only question', () => {
  const { units, target, chance } = league(UNITS, { target: 0.5, method: 'normal' });
  const [question] = leagueReport(UNITS, { target: 0.5, method: 'normal' }).questions;
  expect(units).toEqual(question?.regions);
  expect(target).toBe(0.5);
  expect(chance).toEqual(question?.chance);
  expect(units.map(({ name }) => name)).toEqual(['North', 'East', 'South']);
});

it('gives the same units in another order where they are given so', () => {
  const turned = league(UNITS.toReversed()).units.toReversed();
  league(UNITS).units.forEach((unit, index) => {
    expect(turned[index]).toMatchObject({ name: unit.name, marginal: unit.marginal, funnel: unit.funnel });
    expect(turned[index]?.pooled?.mean).toBeCloseTo(unit.pooled?.mean ?? 0, 6);
  });
});
