import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stream } from '../../../src/numeric/stream.js';
import { fillQuantiles, poissonCount } from '../../../src/staffing/queues/chance.js';
import { ASSUMPTIONS, atQuantile, CENTRAL } from '../../../src/staffing/region/assumptions.js';
import { CHANCE_FLOWS } from '../../../src/staffing/workforce/month.js';
import { postsAt, startingToKeep } from '../../../src/staffing/workforce/plan.js';
import { startWorkforce, sum, type Workforce } from '../../../src/staffing/workforce/workforce.js';
import { follow, westMidlands } from '../scenarios.js';

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

const places = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
  minLength: ASSUMPTIONS.length,
  maxLength: ASSUMPTIONS.length,
});
const assumedAt = (where: readonly number[]) =>
  Object.fromEntries(ASSUMPTIONS.map((a, i) => [a.name, atQuantile(a, where[i] ?? 0.5)])) as typeof CENTRAL;
const moved = (times: number, more = 0) => ({ times, more });

describe('the workforce', () => {
  test('conserves people to 1e-9 over three years, with chance, under any assumptions and intake', () => {
    fc.assert(
      fc.property(places, fc.double({ min: 0, max: 3, noNaN: true }), fc.nat(), (where, times, seed) => {
        const plan = westMidlands(assumedAt(where));
        const more = { ...plan, intake: plan.intake * times };
        const noise = new Float64Array(36 * CHANCE_FLOWS);
        fillQuantiles(noise, stream(seed, 'test'));
        const workforce = follow(more, 36, noise);
        const { offered, lostInVetting, left, notQualified, movedOn, elsewhere, redeployed } =
          workforce.ledger;
        const gone = lostInVetting + left + notQualified + movedOn + elsewhere + redeployed;
        expect(
          Math.abs(everybody(workforce) - (everybody(startWorkforce(more)) + offered - gone)),
        ).toBeLessThan(1e-9);
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
        // Certain where it is published.
        const { start } = westMidlands({ ...assumedAt(where), supervised: 1 });
        const held = 37.03 * start.officers + 39.89 * start.services + 22.77 * start.trainees;
        expect(Math.abs(held - 25343)).toBeLessThan(1e-6);
        expect(start.trainees).toBeCloseTo(186, 9);
      }),
    );
    const { officers, services, posts } = westMidlands().start;
    expect(Math.round(officers)).toBe(370);
    expect(services).toBeCloseTo(185.7, 1);
    expect(officers / posts.officers).toBeCloseTo(0.92, 12);
  });

  test("obeys Little's law: trainees = starts × time in training, and they stay as many", () => {
    const plan = westMidlands({ traineeLeaving: 0 });
    expect(plan.intake).toBeCloseTo(startingToKeep(plan.start.trainees, plan.before), 12);
    expect(plan.start.trainees).toBeCloseTo(plan.intake * 18, 9);
    expect(sum(follow(plan, 120).trainees)).toBeCloseTo(plan.start.trainees, 8);
  });

  test('speeds up those already in vetting: offers fixed, 20 to 8 weeks adds offers × 12 weeks, 33.0 people', () => {
    const plan = westMidlands({ vettingStarts: 1, vettingDropout: 0, traineeLeaving: 0 });
    const offers = { ...plan, intake: 11.96 };
    const started = (weeks: number) => {
      const after = { ...offers.after, vettingWeeks: weeks };
      const { trainees, ledger } = follow({ ...offers, after }, 60);
      // Everybody who starts is in training, or has finished it.
      return sum(trainees) + ledger.notQualified / (1 - offers.after.traineePass);
    };
    // Weeks are 4.348 to the month; four years on nothing is left of the old speed.
    expect(started(8) - started(20)).toBeCloseTo((11.96 * 12) / (365.25 / 7 / 12), 3);
  });

  test('fills vacancies without filling them twice, however slow vetting is and however many posts are offered', () => {
    const plan = westMidlands({ vettingWeeks: 36, recruitmentRate: 1, leavingByWorkload: 0 });
    const short = { ...plan, posts: { ...plan.posts, services: moved(1.2) } };
    const aim = plan.start.services * 1.2;
    for (const months of [6, 12, 24, 60]) {
      expect(sum(follow(short, months).services)).toBeLessThan(aim + 0.5);
    }
    expect(sum(follow(short, 60).services)).toBeGreaterThan(aim * 0.97);
  });

  test('does not replace seniors beyond their posts when they leave, until the posts are filled exactly', () => {
    const plan = westMidlands({}, 'level');
    const fewer = { ...plan, posts: { ...plan.posts, seniors: moved(0.85) } };
    // At 12.5% a year, with nobody promoted: 4.3% leave, and the rest move on.
    expect(sum(follow(fewer, 6).seniors)).toBeCloseTo(plan.start.seniors * Math.exp(-0.125 / 2), 9);
    expect(postsAt(fewer, 'seniors')).toBeCloseTo(0.85 * plan.start.posts.seniors, 12);
    expect(sum(follow(fewer, 600).seniors) / plan.start.seniors).toBeCloseTo(0.85, 2);
  });

  test('loses officers to promotion when there are more senior posts', () => {
    const plan = westMidlands();
    const more = { ...plan, posts: { ...plan.posts, seniors: moved(1.15) } };
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

  test('an assumption that is likelier near its middle is drawn from a triangle', () => {
    const trend = ASSUMPTIONS.find(({ name }) => name === 'workTrend');
    if (trend === undefined) throw new Error('workTrend');
    // Of a triangle on -2 to 2, an eighth lies below -1.
    expect(atQuantile(trend, 1 / 8)).toBeCloseTo(-0.01, 12);
    expect(atQuantile(trend, 7 / 8)).toBeCloseTo(0.01, 12);
  });

  test('every assumption is distinguished from the others by what a chart has space for', () => {
    const starts = ASSUMPTIONS.map(({ label }) => label.slice(0, 30));
    expect(new Set(starts).size).toBe(ASSUMPTIONS.length);
  });
});
