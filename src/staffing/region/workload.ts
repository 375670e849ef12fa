import { requireBetween, requireFields, requireList, requireOneOf, requireWhole } from '../../check.js';
import { LOCATIONS, type Location, type PointSet, type Report, TIERS, type Tier } from './pointSet.js';
import { POINTS_2021_07 } from './points2021.js';

/** So many cases of one tier in one location. */
export interface CaseGroup {
  readonly location: Location;
  readonly tier: Tier;
  readonly cases: number;
}

export interface Workload {
  readonly cases: readonly CaseGroup[];
  /** Court reports in hand. */
  readonly reports?: Readonly<Partial<Record<Report, number>>>;
}

/**
 * The points of a caseload: each case by its location and tier, and each court report.
 *
 * @param workload - whole numbers of cases and reports, 0 or more
 * @param points - the dated point set, July 2021 unless another is given
 * @returns points
 * @throws ArgumentError for an unknown location or tier, or a number of cases that is negative or not whole
 * @source Ministry of Justice, workload measurement tool, point set seeded in July 2021
 * @example
 * workloadPoints({ cases: [{ location: 'community', tier: 'B2', cases: 10 }], reports: { standard: 1 } }); // 1288
 */
export function workloadPoints(workload: Workload, points: PointSet = POINTS_2021_07): number {
  const { cases, reports = {} } = requireFields('workload', workload, '{ cases: [] }');
  requireList('cases', cases);
  requireFields('reports', reports, '{ standard: 1 }');
  requirePoints(points);
  let total = 0;
  cases.forEach((group, index) => {
    requireFields(`cases.${index}`, group, "{ location: 'community', tier: 'B2', cases: 10 }");
    const location = requireOneOf(`cases.${index}.location`, group.location, LOCATIONS);
    const tier = requireOneOf(`cases.${index}.tier`, group.tier, TIERS);
    total += requireWhole(`cases.${index}.cases`, group.cases) * points.cases[location][tier];
  });
  for (const report of ['standard', 'fast'] as const) {
    total += requireWhole(`reports.${report}`, reports[report] ?? 0) * points.reports[report];
  }
  return total;
}

/**
 * The points that one person can carry: the full-time points in proportion to the hours left after reductions,
 * cut to a whole number.
 *
 * @param weeklyHours - contracted hours a week, above 0 and at most 168
 * @param reductionHours - hours a week kept free of cases, from 0 to `weeklyHours`
 * @param points - the dated point set, July 2021 unless another is given
 * @returns whole points
 * @throws ArgumentError for hours outside their range
 * @source Ministry of Justice, workload measurement tool, available points
 * @example
 * workloadCapacity(37, 1.8); // 2070
 */
export function workloadCapacity(
  weeklyHours: number,
  reductionHours = 0,
  points: PointSet = POINTS_2021_07,
): number {
  const { capacity } = requirePoints(points);
  requireBetween('weeklyHours', weeklyHours, 0, 168, 'high');
  requireBetween('reductionHours', reductionHours, 0, weeklyHours, 'both');
  // Hours such as 16.15 − 6.9 may fall a hair short of a whole number of points: a billionth is added.
  return Math.trunc((capacity.points * (weeklyHours - reductionHours)) / capacity.hours + 1e-9);
}

/** A point set as `parsePointSet` gives it: in it, if it is there at all, everything is. */
function requirePoints(points: PointSet): PointSet {
  requireFields('points', points, 'POINTS_2021_07');
  requireFields('points.capacity', points.capacity, '{ points: 2176, hours: 37 }');
  return points;
}

/** The points that one person or team carries, and can carry. */
export interface Load {
  readonly points: number;
  readonly capacity: number;
}

/**
 * Capacity used: for one person points over capacity, for a team the ratio of the sums, not the mean of ratios.
 *
 * @param loads - points and capacity of each person, 0 or more, with some capacity among them
 * @returns a proportion; 1.1 is 110%
 * @throws ArgumentError for negative points or capacity, or no capacity at all
 * @source Ministry of Justice, workload measurement tool, capacity
 * @example
 * capacityUsed([{ points: 2000, capacity: 2176 }, { points: 900, capacity: 1000 }]); // 0.913…
 */
export function capacityUsed(loads: readonly Load[]): number {
  requireList('loads', loads);
  let points = 0;
  let capacity = 0;
  loads.forEach((load, index) => {
    requireFields(`loads.${index}`, load, '{ points: 2000, capacity: 2176 }');
    points += requireBetween(`loads.${index}.points`, load.points, 0, Number.MAX_VALUE, 'low');
    capacity += requireBetween(`loads.${index}.capacity`, load.capacity, 0, Number.MAX_VALUE, 'low');
  });
  requireBetween('the capacity of all loads', capacity, 0, Number.MAX_VALUE);
  return points / capacity;
}

/**
 * Points per case that a published caseload and capacity used imply for a full-time person.
 *
 * @param used - capacity used, as a proportion above 0
 * @param caseload - cases per full-time equivalent, above 0
 * @returns points per case
 * @throws ArgumentError for values that are not above 0
 * @example
 * impliedPointsPerCase(1.15, 37.2); // 67.3: officers in the West Midlands
 */
export function impliedPointsPerCase(
  used: number,
  caseload: number,
  points: PointSet = POINTS_2021_07,
): number {
  const { capacity } = requirePoints(points);
  requireBetween('used', used, 0, Number.MAX_VALUE);
  requireBetween('caseload', caseload, 0, Number.MAX_VALUE);
  return (used * capacity.points) / caseload;
}
