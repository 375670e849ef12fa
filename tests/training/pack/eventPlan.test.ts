import { describe, expect, test } from 'vitest';
import { eventPlan } from '../../../src/training/pack/eventPlan.js';
import { wording } from '../packFixture.js';

/** A plan in which every step says only what it is, with its cases. */
const planOf = (cases: number, words = 1300) =>
  eventPlan({
    files: Array.from({ length: cases }, (_, index) => ({ number: index + 1, words })),
    items: 24,
    wording: wording.notes,
    say: (text, slots = {}) =>
      Object.entries(slots).reduce((said, [name, value]) => said.replace(`$${name}`, value), text),
  });
const minutes = (steps: ReturnType<typeof planOf>) =>
  steps.reduce((sum, step) => (step.phase === 'before' ? sum : sum + step.minutes), 0);

describe('the plan of an event', () => {
  test.each([1, 2, 4, 8, 12, 20, 60, 200])(
    'with %d cases fits a day, marks blind first and has breaks',
    (cases) => {
      const plan = planOf(cases);
      expect(minutes(plan)).toBeLessThanOrEqual(420);
      const phases = plan.map(({ phase }) => phase);
      expect(phases.indexOf('compare')).toBe(phases.lastIndexOf('blind') + 1);
      for (const { minutes: long, phase } of plan)
        if (phase !== 'before') expect(long).toBeLessThanOrEqual(80);
      expect(plan.filter(({ step }) => step.startsWith('Collect'))).toHaveLength(1);
      expect(plan.some(({ step }) => step === 'Lunch.')).toBe(minutes(plan) > 240);
      expect(JSON.stringify(plan)).not.toMatch(/NaN|undefined|\$case/);
    },
  );

  test('takes half a day for four cases, a day for eight, and has twenty marked before the day', () => {
    expect(minutes(planOf(4))).toBeLessThanOrEqual(240);
    expect(minutes(planOf(8))).toBeGreaterThan(240);
    expect(planOf(8)[0]?.phase).toBe('blind');
    const [before, ...day] = planOf(20);
    expect(before).toMatchObject({ phase: 'before', step: expect.stringContaining('cases 1 to 20') });
    expect(day.filter(({ step }) => step.startsWith('Compare')).map(({ minutes }) => minutes)).toEqual([
      56, 56, 48,
    ]);
  });

  test('compares the cases that differ most where a day is too short for all', () => {
    expect(
      planOf(200).filter(({ step }) => /on which the group differs most/.test(step)).length,
    ).toBeGreaterThan(1);
  });
});
