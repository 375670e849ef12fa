import { expect, test, vi } from 'vitest';
import { settle } from '../../src/scenario/audit/settle.js';
import { parseScenario } from '../../src/scenario/parse.js';
import { MINIMAL } from './minimal.js';

vi.mock('../../src/scenario/audit/settle.js', async (load) => {
  const settled = await load<typeof import('../../src/scenario/audit/settle.js')>();
  return { ...settled, settle: vi.fn(settled.settle) };
});

test('a scenario is settled once when it is read', () => {
  parseScenario(MINIMAL, 'my-region.yaml');
  expect(settle).toHaveBeenCalledTimes(1);
});
