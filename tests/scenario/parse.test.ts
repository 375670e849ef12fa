import { expect, test } from 'vitest';
import { loadScenario } from '../../src/scenario/load.js';

test.each([
  ['west-midlands-2025', 84],
  ['south-west-2025', 64],
])('%s loads with its %i cases', (id, cases) => {
  expect(loadScenario(id).sample.cases).toBe(cases);
});
