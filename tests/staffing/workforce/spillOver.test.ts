import { describe, expect, test } from 'vitest';
import { along, lightestFirst, meanPoints } from '../../../src/staffing/region/caseMix.js';
import { POINTS_2021_07 } from '../../../src/staffing/region/points2021.js';
import { whatIf } from '../../../src/staffing/whatIf/whatIf.js';
import { weighCases } from '../../../src/staffing/workforce/month.js';
import type { Plan } from '../../../src/staffing/workforce/plan.js';
import { startWorkforce } from '../../../src/staffing/workforce/workforce.js';
import { mechanicsFor, WEST_MIDLANDS, westMidlands } from '../scenarios.js';

const MIX = {
  locations: { community: 0.4, licence: 0.3, custody: 0.3 },
  risks: { low: 0.1, medium: 0.6, high: 0.3 },
};
const LIGHTEST = lightestFirst(POINTS_2021_07, MIX);

function shared(spillOver: number, change: (plan: Plan) => Plan = (plan) => plan) {
  const plain = change(westMidlands());
  const plan = { ...plain, demand: { ...plain.demand, spillOver, lightest: LIGHTEST } };
  const mechanics = mechanicsFor(plan);
  const workforce = startWorkforce(plan);
  weighCases(mechanics, workforce, 0);
  const { caseload } = workforce;
  const { officers, services } = workforce;
  const capacity = (people: Float64Array, newcomer: number): number =>
    Number(people[0]) * newcomer + (Number(people[1]) + Number(people[2])) * mechanics.sharing.full;
  const points =
    caseload.officerUtilisation * capacity(officers, mechanics.sharing.newOfficer) +
    caseload.servicesUtilisation * capacity(services, mechanics.sharing.newServicesOfficer);
  return { ...caseload, points };
}

describe('cases that services officers take over', () => {
  test('are the lightest: a share of cases has a smaller share of points, up to all of both', () => {
    for (const share of [0.1, 0.3, 0.5, 0.9]) {
      expect(along(LIGHTEST.cases, LIGHTEST.points, share)).toBeLessThan(share);
    }
    expect(along(LIGHTEST.cases, LIGHTEST.points, 1)).toBeCloseTo(1, 12);
    expect(along(LIGHTEST.cases, LIGHTEST.points, 0)).toBe(0);
    expect(meanPoints(POINTS_2021_07, MIX)).toBeGreaterThan(0);
  });

  test('keep the number of cases and of workload points', () => {
    const before = shared(0);
    for (const share of [0.05, 0.2, 1]) {
      const after = shared(share);
      expect(after.officerCases + after.servicesCases).toBeCloseTo(
        before.officerCases + before.servicesCases,
        6,
      );
      expect(after.points).toBeCloseTo(before.points, 6);
      expect(after.officerUtilisation).toBeLessThan(before.officerUtilisation);
    }
  });

  test('are no more than the share allows, and stop where both grades are as full', () => {
    const before = shared(0);
    const few = shared(0.05);
    expect(few.officerCases).toBeCloseTo(0.95 * before.officerCases, 9);
    expect(few.officerUtilisation).toBeGreaterThan(few.servicesUtilisation);
    const all = shared(1);
    expect(all.officerUtilisation).toBeCloseTo(all.servicesUtilisation, 12);
    expect(all.officerCases).toBeGreaterThan(0);
  });

  test('are none where services officers are the fuller', () => {
    const busy = (plan: Plan): Plan => ({
      ...plan,
      working: { ...plan.working, absence: { ...plan.working.absence, services: 0.5 } },
    });
    expect(shared(0.5, busy).officerCases).toBe(shared(0, busy).officerCases);
  });

  test('none of them change nothing, to the byte; some relieve officers and burden services officers', () => {
    const run = { months: 3, draws: 20, seed: 1 };
    const without = whatIf(WEST_MIDLANDS, [], run);
    expect(whatIf(WEST_MIDLANDS, ['spill-over=0%'], run).trajectories).toEqual(without.trajectories);
    const { trajectories, simplifications } = whatIf(WEST_MIDLANDS, ['spill-over=20%'], run);
    const change = (name: string) =>
      Number(trajectories.find((one) => one.name === name)?.difference.middle[3]);
    expect(change('officerUtilisation')).toBeLessThan(-0.02);
    expect(change('servicesUtilisation')).toBeGreaterThan(0.02);
    expect(change('supervised')).toBe(0);
    expect(simplifications.join()).toContain('lightest cases');
  });
});
