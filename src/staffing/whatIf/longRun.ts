import { CENTRAL } from '../region/assumptions.js';
import type { Establishment } from '../region/region.js';
import {
  firstYearGrowth,
  type Staff,
  type SteadyState,
  SUSPECT_GROWTH,
  steadyState,
} from '../workforce/steadyState.js';
import { startOf } from './course.js';
import type { Setup } from './setup.js';

/** Where a region's staff start and settle, with every assumption central and no chance. */
export interface LongRun {
  readonly start: Establishment;
  readonly steady: { readonly baseline: SteadyState; readonly whatIf: SteadyState };
  /** Growth of each grade in the first year, as a proportion of its start. */
  readonly growth: { readonly baseline: Staff; readonly whatIf: Staff };
  /** Caseloads times staff, which the published number of people supervised holds together. */
  readonly constraint: { readonly left: number; readonly right: number };
}

export function longRunOf({ region, engine, baseline, whatIf }: Setup): LongRun {
  const plan = baseline(CENTRAL);
  const moved = whatIf(plan);
  const { utilisation } = startOf(plan, engine);
  const { caseload, cases } = region;
  const { start } = plan;
  return {
    start,
    steady: { baseline: steadyState(plan), whatIf: steadyState(moved) },
    growth: { baseline: firstYearGrowth(plan, utilisation), whatIf: firstYearGrowth(moved, utilisation) },
    constraint: {
      left:
        caseload.officers * start.officers +
        caseload.services * start.services +
        caseload.trainees * start.trainees,
      right: cases,
    },
  };
}

/** A grade that the levers make grow faster than assumptions are to be trusted with. */
export interface FastGrowth {
  readonly grade: string;
  readonly rate: number;
  /** Its growth without the levers. */
  readonly unmoved: number;
}

export function fastGrowth({ growth }: LongRun): FastGrowth[] {
  return (Object.keys(GRADES) as (keyof Staff)[])
    .filter((grade) => growth.whatIf[grade] > SUSPECT_GROWTH)
    .map((grade) => ({ grade: GRADES[grade], rate: growth.whatIf[grade], unmoved: growth.baseline[grade] }));
}

const GRADES = {
  officers: 'Probation officers',
  services: 'Probation services officers',
  seniors: 'Senior probation officers',
  trainees: 'Trainees',
} as const;
