import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stream } from '../../../src/numeric/stream.js';
import { ASSUMPTIONS, atQuantile, CENTRAL } from '../../../src/staffing/region/assumptions.js';
import { fillQuantiles, poissonCount } from '../../../src/staffing/workforce/chance.js';
import { CHANCE_FLOWS, mechanicsOf, nextMonth, weighCases } from '../../../src/staffing/workforce/month.js';
import { joiningToKeep, type Plan, vettingOf } from '../../../src/staffing/workforce/plan.js';
import { firstYearGrowth, steadyState } from '../../../src/staffing/workforce/steadyState.js';
import { startWorkforce, sum, type Workforce } from '../../../src/staffing/workforce/workforce.js';
import { westMidlands } from '../scenarios.js';

function everybody(workforce: Workforce): number {
  const { officers, services, seniors, trainees, facilitators } = workforce;
  const { servicesVetting, traineeVetting, facilitatorVetting } = workforce;
  return [
    officers,
    services,
    seniors,
    trainees,
    facilitators,
    servicesVetting,
    traineeVetting,
    facilitatorVetting,
  ].reduce((all, people) => all + sum(people), 0);
}

function follow(plan: Plan, months: number, noise: Float64Array | null = null): Workforce {
  const mechanics = mechanicsOf(plan);
  const workforce = startWorkforce(plan);
  for (let month = 0; month < months; month++) {
    weighCases(mechanics, workforce);
    nextMonth(mechanics, workforce, noise, month * CHANCE_FLOWS);
  }
  return workforce;
}

const places = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
  minLength: ASSUMPTIONS.length,
  maxLength: ASSUMPTIONS.length,
});
const assumedAt = (where: readonly number[]) =>
  Object.fromEntries(ASSUMPTIONS.map((a, i) => [a.name, atQuantile(a, where[i] ?? 0.5)])) as typeof CENTRAL;

describe('the workforce', () => {
  test('conserves people to 1e-9 over three years, with chance, under any assumptions and intake', () => {
    fc.assert(
      fc.property(places, fc.double({ min: 0, max: 3, noNaN: true }), fc.nat(), (where, times, seed) => {
        const plan = westMidlands(assumedAt(where));
        const moved = { ...plan, intake: plan.intake * times };
        const noise = new Float64Array(36 * CHANCE_FLOWS);
        fillQuantiles(noise, stream(seed, 'test'));
        const workforce = follow(moved, 36, noise);
        const { offered, lostInVetting, left, notQualified, movedOn, redeployed } = workforce.ledger;
        const before = everybody(startWorkforce(moved));
        const gone = lostInVetting + left + notQualified + movedOn + redeployed;
        expect(Math.abs(everybody(workforce) - (before + offered - gone))).toBeLessThan(1e-9);
        for (const people of [
          workforce.officers,
          workforce.services,
          workforce.seniors,
          workforce.trainees,
        ]) {
          for (const stage of people) expect(stage).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('begins with the staff that the published caseloads allow: 37.03·PO + 39.89·PSO + 22.77·PQiP = 25,343', () => {
    fc.assert(
      fc.property(places, (where) => {
        const { start } = westMidlands(assumedAt(where));
        const held = 37.03 * start.officers + 39.89 * start.services + 22.77 * start.trainees;
        expect(Math.abs(held - 25343)).toBeLessThan(1e-6);
      }),
    );
    const { officers, services, trainees, posts } = westMidlands().start;
    expect(Math.round(officers)).toBe(370);
    expect(Math.round(trainees)).toBe(174);
    expect(services).toBeCloseTo(192.6, 1);
    expect(officers / posts.officers).toBeCloseTo(0.92, 12);
  });

  test("obeys Little's law in the baseline: trainees = joiners × time in training", () => {
    const plan = westMidlands({ traineeLeaving: 0 });
    const joining = plan.intake * vettingOf(plan.before).survival;
    expect(joining).toBeCloseTo(joiningToKeep(plan.start.trainees, plan.before), 12);
    expect(plan.start.trainees).toBeCloseTo(joining * 18, 9);
    const later = follow(plan, 120);
    expect(sum(later.trainees)).toBeCloseTo(plan.start.trainees, 8);
    expect(sum(later.traineeVetting)).toBeCloseTo(sum(startWorkforce(plan).traineeVetting), 8);
  });

  test('settles where the closed form says', () => {
    for (const changes of [
      {},
      { vettingWeeks: 8, vettingDropout: 0.05 },
      { onward: 0.12, traineePass: 0.75 },
    ]) {
      const plan = westMidlands({ leavingByWorkload: 0, ...changes });
      const steady = steadyState(plan);
      const workforce = follow(plan, 6000);
      expect(Math.abs(sum(workforce.officers) - steady.officers)).toBeLessThan(1e-3);
      expect(Math.abs(sum(workforce.services) - steady.services)).toBeLessThan(1e-3);
      expect(Math.abs(sum(workforce.seniors) - steady.seniors)).toBeLessThan(1e-3);
      expect(Math.abs(sum(workforce.trainees) - steady.trainees)).toBeLessThan(1e-6);
    }
  });

  test('settles below its posts when too few qualify, and then nobody is redeployed', () => {
    const plan = westMidlands({ leavingByWorkload: 0 });
    const short = { ...plan, intake: plan.intake * 0.6 };
    const steady = steadyState(short);
    expect(steady.officers).toBeLessThan(plan.posts.officers * 0.95);
    expect(steady.redeployed).toBe(0);
    expect(Math.abs(sum(follow(short, 6000).officers) - steady.officers)).toBeLessThan(1e-3);
  });

  test('grows by less than 10% a year in the baseline; without onward movement it would not', () => {
    expect(firstYearGrowth(westMidlands()).officers).toBeGreaterThan(0);
    expect(firstYearGrowth(westMidlands()).officers).toBeLessThan(0.1);
    const careless = westMidlands({ onward: 0, traineePass: 1, traineeLeaving: 0 });
    const open = { ...careless, posts: { ...careless.posts, officers: 1e6 } };
    expect(firstYearGrowth(open).officers).toBeGreaterThan(0.1);
    // A careless set makes officers grow by more than half in three years.
    expect(sum(follow(open, 36).officers) / open.start.officers).toBeGreaterThan(1.5);
  });

  test('fills vacancies without filling them twice, however slow vetting is and however many posts are offered', () => {
    const plan = westMidlands({ vettingWeeks: 36, recruitmentRate: 1, leavingByWorkload: 0 });
    const short = { ...plan, posts: { ...plan.posts, services: plan.start.services * 1.2 } };
    for (const months of [6, 12, 24, 60]) {
      expect(sum(follow(short, months).services)).toBeLessThan(short.posts.services + 0.5);
    }
    expect(sum(follow(short, 60).services)).toBeGreaterThan(short.posts.services * 0.97);
  });

  test('does not replace seniors beyond their posts when they leave, until the posts are filled exactly', () => {
    const plan = westMidlands();
    const fewer = { ...plan, posts: { ...plan.posts, seniors: plan.posts.seniors * 0.85 } };
    const after = follow(fewer, 12);
    // At 4.3% a year, with nobody promoted.
    expect(sum(after.seniors)).toBeCloseTo(plan.start.seniors * Math.exp(-0.043), 9);
    expect(sum(follow(fewer, 600).seniors)).toBeCloseTo(fewer.posts.seniors, 6);
    expect(steadyState(fewer).seniors).toBe(fewer.posts.seniors);
  });

  test('loses officers to promotion when there are more senior posts', () => {
    const plan = westMidlands();
    const more = { ...plan, posts: { ...plan.posts, seniors: plan.posts.seniors * 1.15 } };
    const [before, after] = [follow(plan, 9), follow(more, 9)];
    expect(sum(after.seniors)).toBeGreaterThan(sum(before.seniors) + 5);
    expect(sum(after.officers)).toBeLessThan(sum(before.officers) - 5);
  });

  test('leaves faster the fuller it is, and at most three times as fast', () => {
    const plan = westMidlands({ leavingByWorkload: 1.6 });
    const busy = { ...plan, demand: { ...plan.demand, workPerCase: 1.3 } };
    expect(sum(follow(busy, 12).services)).toBeLessThan(sum(follow(plan, 12).services));
    const swamped = { ...plan, demand: { ...plan.demand, workPerCase: 10 } };
    const left = follow(swamped, 1).ledger.left / follow(plan, 1).ledger.left;
    expect(left).toBeGreaterThan(1);
    expect(left).toBeLessThan(3.1);
  });

  test('varies by chance as counts do: the mean is the mean course, the variance the flows', () => {
    const plan = westMidlands();
    const runs = 4000;
    const noise = new Float64Array(CHANCE_FLOWS);
    const ends = Float64Array.from({ length: runs }, (_, run) => {
      fillQuantiles(noise, stream(19, 'chance', run));
      return sum(follow(plan, 1, noise).services);
    });
    const still = follow(plan, 1);
    const mean = ends.reduce((total, end) => total + end, 0) / runs;
    const variance = ends.reduce((total, end) => total + (end - mean) ** 2, 0) / (runs - 1);
    const before = startWorkforce(plan);
    const leaving = (sum(before.services) * plan.before.servicesLeaving) / 12;
    const joining = sum(still.services) - sum(before.services) + leaving;
    const flows = leaving + joining;
    // Five standard errors of a mean and of a variance: false alarms below 1e-6.
    expect(Math.abs(mean - sum(still.services))).toBeLessThan(5 * Math.sqrt(flows / runs));
    expect(Math.abs(variance / flows - 1)).toBeLessThan(6 * Math.sqrt(2 / runs));
  });

  test('takes Poisson counts at a quantile, rising with the mean and with the quantile', () => {
    expect([0.05, 0.3, 0.5, 0.9, 0.999].map((quantile) => poissonCount(2, quantile))).toEqual([
      0, 1, 2, 4, 8,
    ]);
    expect(poissonCount(0, 0.999999)).toBe(0);
    // The largest number below 1, where a running sum may never arrive.
    for (const m of [0.1, 2, 150, 270, 300]) expect(poissonCount(m, 1 - 2 ** -53)).toBeLessThan(2 * m + 20);
    const mean = fc.double({ min: 0, max: 300, noNaN: true });
    const quantile = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(mean, mean, quantile, quantile, (m, n, p, q) => {
        const count = poissonCount(Math.min(m, n), Math.min(p, q));
        expect(poissonCount(Math.max(m, n), Math.max(p, q))).toBeGreaterThanOrEqual(count);
      }),
    );
  });

  test('every assumption lies in its range, and the middle of the range is its central value', () => {
    for (const assumption of ASSUMPTIONS) {
      const { low, central, high, noEffect } = assumption;
      expect(low).toBeLessThan(high);
      expect(central).toBeGreaterThanOrEqual(low);
      expect(central).toBeLessThanOrEqual(high);
      expect(atQuantile(assumption, 0)).toBe(low);
      expect(atQuantile(assumption, 0.5)).toBe(central);
      expect(atQuantile(assumption, 1)).toBe(high);
      if (noEffect !== null) expect([low, high]).toContain(noEffect);
    }
    expect(CENTRAL.vettingWeeks).toBe(20);
  });

  test('every assumption is distinguished from the others by what a chart has space for', () => {
    const starts = ASSUMPTIONS.map(({ label }) => label.slice(0, 30));
    expect(new Set(starts).size).toBe(ASSUMPTIONS.length);
  });
});
