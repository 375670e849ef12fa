import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leavingHazards } from '../../../src/staffing/queues/leaving.js';
import { ASSUMPTIONS, atQuantile, CENTRAL } from '../../../src/staffing/region/assumptions.js';
import { trainingOf } from '../../../src/staffing/workforce/plan.js';
import { sum } from '../../../src/staffing/workforce/workforce.js';
import { yardstickOf } from '../../../src/staffing/workforce/yardstick.js';
import { follow, westMidlands } from '../scenarios.js';

const assumptions = fc
  .array(fc.double({ min: 0, max: 1, noNaN: true }), {
    minLength: ASSUMPTIONS.length,
    maxLength: ASSUMPTIONS.length,
  })
  .map(
    (where) =>
      Object.fromEntries(
        ASSUMPTIONS.map((a, i) => [a.name, atQuantile(a, where[i] ?? 0.5)]),
      ) as typeof CENTRAL,
  );

describe('what closes the balance of each grade', () => {
  test('balances officers, their newcomers and seniors at the start, whatever is assumed', () => {
    fc.assert(
      fc.property(assumptions, (assumed) => {
        const { start, closing, intake } = westMidlands(assumed);
        const { takingPosts, growth, officersUnderTwo, servicesUnderTwo, seniorMoves } = closing;
        const graduates = 12 * intake * trainingOf(assumed).survival * assumed.traineePass;
        const joining = takingPosts * graduates;
        const turnover = assumed.seniorLeaving + seniorMoves;
        const { officerLeaving, servicesLeaving, onward, newLeaving } = assumed;
        const losing = (officerLeaving + onward + growth) * start.officers + turnover * start.seniors;
        expect(joining / losing).toBeCloseTo(1, 10);
        const newcomerRate = (rate: number, under: number) =>
          (rate * newLeaving) / (1 + under * (newLeaving - 1));
        const kept = (under: number, rate: number, other: number) =>
          under * (0.5 + newcomerRate(rate, under) + other);
        expect(kept(officersUnderTwo, officerLeaving, onward + growth)).toBeCloseTo(
          joining / start.officers,
          10,
        );
        expect(kept(servicesUnderTwo, servicesLeaving, 0)).toBeCloseTo(servicesLeaving, 10);
        expect(seniorMoves).toBeGreaterThanOrEqual(0);
        expect(takingPosts).toBeGreaterThanOrEqual(0.3);
        expect(takingPosts).toBeLessThanOrEqual(1);
        if (takingPosts < 1 && takingPosts > 0.3) expect(growth).toBe(assumed.growth);
      }),
    );
  });

  test('lowers growth where all graduates are too few, and never asks for more than all', () => {
    const { closing } = westMidlands({ growth: 0.2 });
    expect(closing.takingPosts).toBe(1);
    expect(closing.growth).toBeLessThan(0.2);
    expect(closing.growth).toBeGreaterThan(0.1);
  });

  test('gives a number that is given back to the last digits, with what it frees in the same balance', () => {
    const free = westMidlands().closing;
    const { takingPosts, officersUnderTwo, servicesUnderTwo, seniorMoves } = free;
    const solved = [{ takingPosts }, { officersUnderTwo }, { servicesUnderTwo }, { seniorMoves }];
    for (const given of solved) {
      const { closing } = westMidlands(given);
      for (const [name, value] of Object.entries(free))
        expect(closing[name as keyof typeof closing]).toBeCloseTo(value, 12);
    }
    const more = westMidlands({ takingPosts: 0.8 }).closing;
    expect(more.takingPosts).toBe(0.8);
    expect(more.growth).toBeGreaterThan(0.07);
    expect(westMidlands({ officersUnderTwo: 0.35 }).closing.officersUnderTwo).toBe(0.35);
  });

  test('lets a stated trend replace the one that is drawn', () => {
    const plan = westMidlands();
    const { region } = plan;
    expect(region.trend).toEqual({ officers: null, people: null });
    expect(westMidlands({ growth: 0.02 }).closing.growth).toBe(0.02);
  });

  test('shares leaving out over experience so that the whole grade leaves at its rate', () => {
    const { start } = westMidlands();
    const { officers } = leavingHazards(CENTRAL, start);
    const yearly =
      12 * start.officerMix.reduce((total, share, step) => total + share * (officers[step] ?? 0), 0);
    expect(yearly).toBeCloseTo(CENTRAL.officerLeaving, 12);
  });
});

describe('a course without levers', () => {
  test('starts at the growth assumed, and keeps share of target and cases per head as published for three years', () => {
    const plan = westMidlands({ leavingByWorkload: 0 });
    const month = 1 / 12;
    const first = (sum(follow(plan, 1).officers) / plan.start.officers - 1) / month;
    expect(first).toBeCloseTo(CENTRAL.growth, 2);
    const yardstick = yardstickOf(plan, 36);
    for (const at of [0, 12, 24, 36]) {
      const { caseload } = follow(plan, at);
      expect(caseload.officers / (yardstick.officerPosts[at] ?? 1)).toBeCloseTo(0.92, 10);
      expect(caseload.officerCaseload).toBeCloseTo(37.03, 8);
      expect(caseload.traineeCaseload).toBeCloseTo(22.77, 8);
      expect(Math.abs(caseload.servicesCaseload - 39.89)).toBeLessThan(0.1);
    }
  });

  test('stays where it is under level, and fills its posts under repair', () => {
    const level = follow(westMidlands({}, 'level'), 36);
    expect(Math.abs(level.caseload.officers - 370)).toBeLessThan(1);
    const plan = westMidlands({}, 'repair');
    const repaired = follow(plan, 36);
    expect(repaired.caseload.officers).toBeCloseTo(plan.start.posts.officers, 1);
    expect(Array.from(yardstickOf(plan, 36).cases).every((cases) => Math.abs(cases - 25343) < 1e-6)).toBe(
      true,
    );
  });

  test('gives services officers what is left of a stated number of people', () => {
    const plan = westMidlands();
    const still = { ...plan, region: { ...plan.region, trend: { officers: null, people: 0 } } };
    const { cases, officerShare } = yardstickOf(still, 36);
    for (const month of [0, 18, 36]) expect(cases[month]).toBeCloseTo(25343, 6);
    expect(officerShare[36] ?? 0).toBeGreaterThan((officerShare[0] ?? 1) + 0.03);
    const { servicesCaseload, officerCaseload } = follow(still, 36).caseload;
    expect(officerCaseload).toBeCloseTo(37.03, 0);
    expect(servicesCaseload).toBeLessThan(36);
  });

  test('multiplies work and posts by the trend of work, and leaves its staff as they are', () => {
    const [up, none] = [0.02, 0].map((workTrend) => yardstickOf(westMidlands({ workTrend }), 36));
    const times = Math.exp(0.06);
    expect((up?.officerPosts[36] ?? 0) / (none?.officerPosts[36] ?? 1)).toBeCloseTo(times, 12);
    expect((up?.servicesPosts[36] ?? 0) / (none?.servicesPosts[36] ?? 1)).toBeCloseTo(times, 12);
    expect(up?.seniorPosts[36]).toBe(none?.seniorPosts[36]);
  });
});
