import { describe, expect, test } from 'vitest';
import type { AssumptionName } from '../../../src/staffing/region/assumptions.js';
import { outcomesOf, type StaffingOutcome } from '../../../src/staffing/region/outcomes.js';
import { meanCourse } from '../../../src/staffing/simulation/meanCourse.js';
import { setUp } from '../../../src/staffing/simulation/setup.js';
import { WEST_MIDLANDS } from '../scenarios.js';

/** An outcome of a mean course with and without a lever, in which no effect is assumed but these. */
function twice(
  lever: string,
  name: StaffingOutcome | 'assessment',
  month: number,
  effects: Partial<Record<AssumptionName, number>> = {},
): { readonly without: number; readonly withLever: number } {
  const setup = setUp(WEST_MIDLANDS, [lever]);
  const { baseline, whatIf } = meanCourse(setup, month, { ...setup.noEffect, ...effects });
  const index = outcomesOf(WEST_MIDLANDS).findIndex((outcome) => outcome.name === name);
  return { without: baseline[index]?.[month] ?? Number.NaN, withLever: whatIf[index]?.[month] ?? Number.NaN };
}

describe('absence', () => {
  test('of 10.7% in place of 5.7% leaves 0.947 of capacity, and seniors 0.947 of their hours', () => {
    const present = (1 - 0.107) / (1 - 0.057);
    expect(present).toBeCloseTo(0.947, 3);
    for (const name of ['officerUtilisation', 'servicesUtilisation', 'traineeUtilisation'] as const) {
      const { without, withLever } = twice('absence=10.7%', name, 0);
      expect(withLever / without).toBeCloseTo(1 / present, 12);
    }
    expect(twice('absence-spo=10.7%', 'seniorCapacity', 0).withLever).toBeCloseTo(present, 12);
    const { without, withLever } = twice('absence-pso=10.7%', 'officerUtilisation', 0);
    expect(withLever).toBe(without);
  });

  test('and hours cut in proportion leave as much, but for points that are cut to whole numbers', () => {
    const { without, withLever } = twice('hours=35 hours', 'officerUtilisation', 0);
    expect(withLever / without).toBeCloseTo(37 / 35, 3);
    expect(twice('hours=35 hours', 'seniorCapacity', 0).withLever).toBeCloseTo(35 / 37, 12);
  });
});

describe('less work for a case has its cost, from none to what is assumed:', () => {
  test('suspended cases have odds of Yes of their own, whatever else changes', () => {
    const none = twice('suspended=50%', 'assessment', 0);
    expect(none.withLever).toBeCloseTo(none.without, 12);
    const { without, withLever } = twice('suspended=50%', 'assessment', 0, { suspendedOdds: 0.8 });
    // Half of the cases at 0.8 times their odds: about p(1 − p)·ln 0.8 lower, a little less where cases differ.
    const lower = (without - withLever) / 0.5;
    expect(lower).toBeGreaterThan(0.03);
    expect(lower).toBeLessThan(without * (1 - without) * -Math.log(0.8));
  });

  test('thinner oversight is less often effective', () => {
    const none = twice('oversight-time=-50%', 'oversightEffective', 0);
    expect(none.withLever).toBeCloseTo(none.without, 12);
    const { without, withLever } = twice('oversight-time=-50%', 'oversightEffective', 0, {
      oversightTime: 0.7,
    });
    const odds = (share: number) => share / (1 - share);
    expect(odds(withLever) / odds(without)).toBeCloseTo(0.5 ** 0.7, 9);
  });
});
