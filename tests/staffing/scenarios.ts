import { loadScenario } from '../../src/files/loadScenario.js';
import { CENTRAL } from '../../src/staffing/region/assumptions.js';
import { POINTS_2021_07 } from '../../src/staffing/region/points2021.js';
import { readRegion } from '../../src/staffing/region/readRegion.js';
import { baselinePlan, type Plan } from '../../src/staffing/workforce/plan.js';

export const WEST_MIDLANDS = loadScenario('west-midlands-2025');
export const SOUTH_WEST = loadScenario('south-west-2025');

/** The baseline of the West Midlands with every assumption central, or with some of them changed. */
export function westMidlands(assumed: Partial<typeof CENTRAL> = {}): Plan {
  return baselinePlan(readRegion(WEST_MIDLANDS), { ...CENTRAL, ...assumed }, POINTS_2021_07);
}
