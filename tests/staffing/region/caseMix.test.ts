import { expect, test } from 'vitest';
import { type CaseMix, meanPoints } from '../../../src/staffing/region/caseMix.js';
import { LOCATIONS, type PointSet, TIERS } from '../../../src/staffing/region/pointSet.js';
import { POINTS_2021_07 } from '../../../src/staffing/region/points2021.js';
import { setUp } from '../../../src/staffing/simulation/setup.js';
import { WEST_MIDLANDS } from '../scenarios.js';

const MIX: CaseMix = {
  locations: { community: 0.5, licence: 0.2, custody: 0.3 },
  risks: { low: 0.07, medium: 0.63, high: 0.3 },
};

/** The set of July 2021 with one point more in one cell. */
function withMore(location: (typeof LOCATIONS)[number], tier: (typeof TIERS)[number]): PointSet {
  const { cases } = POINTS_2021_07;
  const table = { ...cases[location], [tier]: cases[location][tier] + 1 };
  return { ...POINTS_2021_07, id: 'mine', cases: { ...cases, [location]: table } };
}

test('every cell of a point set counts, and by shares that add up to one', () => {
  const today = meanPoints(POINTS_2021_07, MIX);
  const weights = LOCATIONS.flatMap((location) =>
    TIERS.map((tier) => (meanPoints(withMore(location, tier), MIX) - today) * POINTS_2021_07.capacity.points),
  );
  expect(weights).toHaveLength(48);
  for (const weight of weights) expect(weight).toBeGreaterThan(1e-4);
  expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
});

test('a what-if with a point set of its own says how the cells count, and that reports do not', () => {
  const reports = { standard: 1380, fast: 650 };
  const mine = { ...withMore('custody', 'A3'), reports };
  const { notes, whatIf, baseline, central } = setUp(WEST_MIDLANDS, ['points=mine'], { pointSets: [mine] });
  expect(notes.join()).toMatch(/35% in custody/);
  expect(notes.join()).toMatch(/court reports change nothing/);
  expect(whatIf(baseline(central))[0]?.plan.demand.workPerCase).toBeGreaterThan(1);
  expect(setUp(WEST_MIDLANDS, ['points=2021-07']).notes).toEqual([]);
});
