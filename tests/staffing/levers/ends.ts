import type { Scenario } from '../../../src/scenario/scenario.js';
import { boundsOf } from '../../../src/staffing/region/assumptionSense.js';
import type { Assumption } from '../../../src/staffing/region/assumptions.js';
import type { OwnAssumptions } from '../../../src/staffing/region/ownAssumptions.js';
import { WEST_MIDLANDS, WEST_MIDLANDS_2022 } from '../scenarios.js';

/** The ends of every lever's range, as they are written. */
export const ENDS: Readonly<Record<string, readonly string[]>> = {
  vetting: ['1 week', '104 weeks'],
  'vetting-dropout': ['0%', '90%'],
  recruitment: ['0.1%', '100%'],
  leaving: ['0%', '100%', '-100%'],
  'leaving-po': ['0%', '100%'],
  'leaving-pso': ['0%', '100%'],
  'leaving-spo': ['0%', '100%'],
  'leaving-new': ['0 times', '20 times'],
  'leaving-pqip': ['0%', '100%'],
  po: ['0 posts', '10000 posts', '-50%', '+100%'],
  pso: ['0 posts', '10000 posts', '-50%', '+100%'],
  spo: ['0 posts', '10000 posts', '-100%', '+100%'],
  span: ['1 people', '100 people'],
  intake: ['0 a month', '100 a month', '-100%'],
  'pqip-length': ['3 months', '60 months'],
  cases: ['1 cases', '1000000 cases'],
  suspended: ['0%', '95%'],
  demand: ['-99%', '+900%'],
  'spill-over': ['0%', '100%'],
  'oversight-time': ['1 minutes', '600 minutes'],
  absence: ['0%', '50%'],
  'absence-po': ['0%', '50%'],
  'absence-pso': ['0%', '50%'],
  'absence-spo': ['0%', '50%'],
  hours: ['1 hour', '60 hours'],
  facilitators: ['0 posts', '10000 posts'],
  referrals: ['0 a month', '1000000 a month'],
  recalls: ['0 a month', '1000000 a month', '-100%'],
  reviewers: ['0.1 people', '1000 people'],
  reviews: ['0%', '10000%'],
  beds: ['0 beds', '10000 beds'],
  'unpaid-work': ['1 hours', '10000000 hours'],
  'victim-officers': ['0.1 posts', '10000 posts'],
  events: ['0 hours', '100000 hours'],
  'high-risk': ['0%', '100%'],
};

/** An assumption at both ends of what is taken, in each scenario that publishes something of its queue. */
export function assumptionEnds(assumption: Assumption): {
  readonly scenario: Scenario;
  readonly value: number;
  readonly assume: OwnAssumptions;
}[] {
  const { low, high } = boundsOf(assumption);
  // Officers at the highest leave cases to services officers only where trainees have few.
  const most = assumption.name === 'officerCases' ? 0.8 : high;
  const scenarios = assumption.queue === null ? [WEST_MIDLANDS] : [WEST_MIDLANDS, WEST_MIDLANDS_2022];
  return scenarios.flatMap((scenario) =>
    [low, most].map((value) => ({ scenario, value, assume: { [assumption.name]: { value } } })),
  );
}

/** Where numbers that are not finite are in a result. */
export function notFinite(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path} = ${value}`];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => notFinite(inner, `${path}.${key}`));
}
