import { type PointSet, pointTable } from './pointSet.js';

/**
 * The points of the Ministry of Justice's workload measurement tool as seeded in July 2021 (its source code is
 * published under the MIT licence). A dated set, not a statement of today's policy.
 */
export const POINTS_2021_07: PointSet = Object.freeze({
  id: '2021-07',
  title: 'Workload points as seeded in July 2021',
  source: 'Ministry of Justice, workload measurement tool, point set seeded in July 2021',
  cases: Object.freeze({
    community: pointTable({
      A: [206, 158, 146, 110],
      B: [146, 115, 102, 72],
      C: [79, 63, 50, 35],
      D: [51, 41, 29, 29],
    }),
    licence: pointTable({
      A: [219, 175, 163, 0],
      B: [161, 132, 119, 0],
      C: [77, 65, 52, 0],
      D: [51, 43, 31, 0],
    }),
    custody: pointTable({
      A: [75, 60, 59, 0],
      B: [59, 48, 47, 0],
      C: [30, 24, 23, 0],
      D: [17, 14, 13, 0],
    }),
  }),
  reports: Object.freeze({ standard: 138, fast: 65 }),
  capacity: Object.freeze({ points: 2176, hours: 37 }),
  reductions: Object.freeze({
    trainee: Object.freeze([0.8, 0.6, 0.4] as const),
    newlyQualified: Object.freeze({ share: 0.2, months: 9 }),
    newServicesOfficer: Object.freeze({ share: 0.2, months: 6 }),
  }),
});
