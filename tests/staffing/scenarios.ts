import { loadScenario } from '../../src/files/loadScenario.js';
import { CENTRAL } from '../../src/staffing/region/assumptions.js';
import { POINTS_2021_07 } from '../../src/staffing/region/points2021.js';
import { readRegion } from '../../src/staffing/region/readRegion.js';
import type { Baseline } from '../../src/staffing/workforce/closing.js';
import { type Mechanics, mechanicsOf } from '../../src/staffing/workforce/mechanics.js';
import { nextMonth, weighCases, weighStart } from '../../src/staffing/workforce/month.js';
import { baselinePlan, type Plan, unmoved } from '../../src/staffing/workforce/plan.js';
import { startWorkforce, type Workforce } from '../../src/staffing/workforce/workforce.js';
import { yardstickOf } from '../../src/staffing/workforce/yardstick.js';

export const WEST_MIDLANDS = loadScenario('west-midlands-2025');
export const SOUTH_WEST = loadScenario('south-west-2025');
export const WEST_MIDLANDS_2022 = loadScenario('west-midlands-2022');

/** A scenario that publishes what a lever moves. */
export function scenarioFor(lever: string) {
  return ['unpaid-work', 'victim-officers'].includes(lever) ? WEST_MIDLANDS_2022 : WEST_MIDLANDS;
}

/** The baseline of the West Midlands with every assumption central, or with some of them changed. */
export function westMidlands(assumed: Partial<typeof CENTRAL> = {}, baseline: Baseline = 'held'): Plan {
  return baselinePlan(readRegion(WEST_MIDLANDS), { ...CENTRAL, ...assumed }, POINTS_2021_07, baseline);
}

/** How a plan moves people and cases, measured by the yardstick of its region. */
export function mechanicsFor(plan: Plan, months = 1): Mechanics {
  const yardstick = yardstickOf(unmoved(plan), months);
  const { officerUtilisation, servicesUtilisation } = weighStart(
    { ...plan, after: plan.before, demand: { ...plan.demand, cases: 1, workPerCase: 1, suspended: 0 } },
    yardstick,
  ).caseload;
  return mechanicsOf(plan, yardstick, { officers: officerUtilisation, services: servicesUtilisation });
}

/** The workforce of a plan after so many months, weighed. */
export function follow(plan: Plan, months: number, noise: Float64Array | null = null): Workforce {
  const mechanics = mechanicsFor(plan, months);
  const workforce = startWorkforce(plan);
  for (let month = 0; month < months; month++) {
    weighCases(mechanics, workforce, month);
    nextMonth(mechanics, workforce, month, noise);
  }
  weighCases(mechanics, workforce, months);
  return workforce;
}
