import { loadScenario } from '../../src/scenario/load.js';
import { CENTRAL } from '../../src/staffing/assumptions.js';
import { baselinePlan, type Plan } from '../../src/staffing/plan.js';
import { POINTS_2021_07 } from '../../src/staffing/points/2021-07.js';
import { readRegion } from '../../src/staffing/readRegion.js';

export const WEST_MIDLANDS = loadScenario('west-midlands-2025');
export const SOUTH_WEST = loadScenario('south-west-2025');

/** The baseline of the West Midlands with every assumption central, or with some of them changed. */
export function westMidlands(assumed: Partial<typeof CENTRAL> = {}): Plan {
  return baselinePlan(readRegion(WEST_MIDLANDS), { ...CENTRAL, ...assumed }, POINTS_2021_07);
}
