import { expect, test } from 'vitest';
import { checkPractice } from '../../../src/training/checking/checkPractice.js';
import { pack, southWest, westMidlands } from '../packFixture.js';

test.each([
  ['West Midlands', westMidlands],
  ['South West', southWest],
])('no case of 1,000 of the %s breaks any rule', (_, scenario) => {
  const violations = [900, 901, 902, 903, 904].flatMap(
    (seed) => checkPractice(pack({ cases: 200, seed }, scenario)).violations,
  );
  expect(violations).toEqual([]);
});
