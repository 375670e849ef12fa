import { expect, test } from 'vitest';
import { seekTarget } from '../../../src/staffing/whatIf/target.js';
import { WEST_MIDLANDS } from '../scenarios.js';

test.each([
  ['assessment=52% at month 6', 'domesticAbuseAnalysed', /^domesticAbuseAnalysed=[\d.]+%$/],
  ['assessment=48% at month 6', 'high-risk', /^high-risk=[\d.]+%$/],
])('%s is sought by %s, which is of the cases', (target, by, written) => {
  const { lever, reached } = seekTarget(WEST_MIDLANDS, { target, by }, { draws: 20, seed: 3 });
  expect(lever).toMatch(written);
  expect(reached).toBeCloseTo(Number(/\d+/.exec(target)?.[0]) / 100, 2);
});
