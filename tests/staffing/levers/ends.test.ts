import { expect, test } from 'vitest';
import { listLevers } from '../../../src/staffing/levers/moves.js';
import { longRunOf } from '../../../src/staffing/whatIf/longRun.js';
import { setUp } from '../../../src/staffing/whatIf/setup.js';
import { scenarioFor } from '../scenarios.js';
import { ENDS, notFinite } from './ends.js';

test('every lever that has a range is tried at both of its ends', () => {
  const ranged = listLevers().map(({ name }) => name);
  expect(Object.keys(ENDS).sort()).toEqual(ranged.filter((name) => name !== 'points').sort());
});

test.each(Object.entries(ENDS))('%s at either end gives finite staff in the long run', (lever, values) => {
  for (const value of values) {
    expect(notFinite(longRunOf(setUp(scenarioFor(lever), [`${lever}=${value}`])))).toEqual([]);
  }
});
