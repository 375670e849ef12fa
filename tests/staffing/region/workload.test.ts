import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Location, Tier } from '../../../src/staffing/region/pointSet.js';
import { TIERS } from '../../../src/staffing/region/pointSet.js';
import { POINTS_2021_07 } from '../../../src/staffing/region/points2021.js';
import {
  capacityUsed,
  impliedPointsPerCase,
  workloadCapacity,
  workloadPoints,
} from '../../../src/staffing/region/workload.js';

/** Every cell of the printed tables, order 3 2 1 0 within A to D. */
const PRINTED: Record<Location, string> = {
  community: '206 158 146 110 146 115 102 72 79 63 50 35 51 41 29 29',
  licence: '219 175 163 0 161 132 119 0 77 65 52 0 51 43 31 0',
  custody: '75 60 59 0 59 48 47 0 30 24 23 0 17 14 13 0',
};
const ORDER = 'A3 A2 A1 A0 B3 B2 B1 B0 C3 C2 C1 C0 D3 D2 D1 D0'.split(' ') as Tier[];

describe('workload points, July 2021', () => {
  test('the sixteen tiers are in the order of the printed tables', () => {
    expect(TIERS).toEqual(ORDER);
  });

  for (const location of ['community', 'licence', 'custody'] as const) {
    const cells = PRINTED[location].split(' ').map(Number);
    test.each(ORDER.map((tier, index) => [tier, cells[index]]))(
      `a ${location} case of tier %s carries %i points`,
      (tier, points) => {
        expect(workloadPoints({ cases: [{ location, tier: tier as Tier, cases: 1 }] })).toBe(points);
      },
    );
  }

  test('a standard report carries 138 points and a fast one 65', () => {
    expect(workloadPoints({ cases: [], reports: { standard: 1 } })).toBe(138);
    expect(workloadPoints({ cases: [], reports: { fast: 1 } })).toBe(65);
  });

  test('points add over cases and reports', () => {
    const group = fc.record({
      location: fc.constantFrom('community', 'licence', 'custody' as const),
      tier: fc.constantFrom(...TIERS),
      cases: fc.nat(60),
    });
    const workload = fc.record({
      cases: fc.array(group, { maxLength: 6 }),
      reports: fc.record({ standard: fc.nat(5), fast: fc.nat(5) }),
    });
    fc.assert(
      fc.property(workload, workload, (one, other) => {
        const both = {
          cases: [...one.cases, ...other.cases],
          reports: {
            standard: one.reports.standard + other.reports.standard,
            fast: one.reports.fast + other.reports.fast,
          },
        };
        expect(workloadPoints(both)).toBe(workloadPoints(one) + workloadPoints(other));
      }),
    );
  });

  test('a tier that does not exist is refused with the list of those that do', () => {
    expect(() =>
      workloadPoints({ cases: [{ location: 'community', tier: 'E1' as Tier, cases: 1 }] }),
    ).toThrow(/cases\.0\.tier must be one of A3/);
    expect(() => workloadPoints({ cases: [{ location: 'community', tier: 'A1', cases: -1 }] })).toThrow(
      /cases\.0\.cases must be a whole number of 0 or more/,
    );
  });
});

describe('capacity', () => {
  test('37 hours less 1.8 carry 2070 points, and 30 less 1.8 carry 1658', () => {
    expect(workloadCapacity(37, 1.8)).toBe(2070);
    expect(workloadCapacity(30, 1.8)).toBe(1658);
  });

  test('a full-time person carries 2176 points, a half-time person half of them', () => {
    expect(workloadCapacity(37)).toBe(2176);
    expect(workloadCapacity(18.5)).toBe(1088);
  });

  test('hours whose difference falls a hair short of a whole number of points are not cut a point short', () => {
    expect(16.15 - 6.9).toBeLessThan(9.25);
    expect(workloadCapacity(16.15, 6.9)).toBe(544);
  });

  test('reductions take 80, 60 and 40% from trainees, and 20% from the newly qualified and new seniors', () => {
    const { trainee, newlyQualified, newServicesOfficer } = POINTS_2021_07.reductions;
    expect(trainee.map((share) => workloadCapacity(37, 37 * share))).toEqual([435, 870, 1305]);
    expect(newlyQualified).toEqual({ share: 0.2, months: 9 });
    expect(newServicesOfficer).toEqual({ share: 0.2, months: 6 });
    expect(workloadCapacity(37, 37 * newlyQualified.share)).toBe(1740);
  });

  test('it is refused for no hours, negative reductions, or reductions beyond the hours', () => {
    expect(() => workloadCapacity(0)).toThrow(/weeklyHours/);
    expect(() => workloadCapacity(37, -1)).toThrow(/reductionHours/);
    expect(() => workloadCapacity(37, 38)).toThrow(/reductionHours/);
  });
});

describe('capacity used', () => {
  test("a team's is the ratio of the sums, not the mean of the ratios", () => {
    const team = [
      { points: 2000, capacity: 1000 },
      { points: 0, capacity: 3000 },
    ];
    expect(capacityUsed(team)).toBe(0.5);
  });

  test('the letter of 2022 implies 67.3 points a case for officers and 43.0 for services officers', () => {
    expect(impliedPointsPerCase(1.15, 37.2)).toBeCloseTo(67.3, 1);
    expect(impliedPointsPerCase(0.89, 45)).toBeCloseTo(43.0, 1);
  });

  test('a team without capacity is refused', () => {
    expect(() => capacityUsed([{ points: 10, capacity: 0 }])).toThrow(/capacity/);
  });
});
