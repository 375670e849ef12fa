import { expect, test } from 'vitest';
import { leavingHazards } from '../../../src/staffing/queues/leaving.js';
import { CENTRAL } from '../../../src/staffing/region/assumptions.js';

test('newcomers who leave more often do not make others leave less', () => {
  const mix = { officerMix: [0.3, 0.3, 0.4], servicesMix: [0.2, 0.3, 0.5] } as const;
  const today = leavingHazards(CENTRAL, mix);
  const more = leavingHazards({ ...CENTRAL, newLeaving: 2.6 }, mix, CENTRAL);
  expect(more.officers[0]).toBeCloseTo(2 * today.officers[0], 12);
  expect(more.officers[1]).toBe(today.officers[1]);
  const whole = today.officers.reduce((sum, hazard, i) => sum + hazard * (mix.officerMix[i] ?? 0), 0);
  expect(whole).toBeCloseTo(CENTRAL.officerLeaving / 12, 12);
});
