import { CHANGE_LEVELS, LOCATIONS, type Location, type PointSet } from './pointSet.js';
import { protectLevel, RISKS, type RiskOfSeriousHarm } from './tier.js';

/** How cases lie in the cells of a point set, as far as it differs between regions; shares of anything add up to 1. */
export interface CaseMix {
  readonly locations: Readonly<Record<Location, number>>;
  /** Risk of serious harm; very high is counted with high. */
  readonly risks: Readonly<Partial<Record<RiskOfSeriousHarm, number>>>;
}

/** Shares of change levels, and of high or very high risk that is very high: assumed, none is published. */
export const CHANGE_SHARES = { '3': 0.2, '2': 0.35, '1': 0.3, '0': 0.15 } as const;
export const VERY_HIGH = 0.1;

/** The mean points of a case over the capacity of a person: every cell of the set counts, each by its share of cases. */
export function meanPoints(set: PointSet, { locations, risks }: CaseMix): number {
  const high = risks.high ?? 0;
  const split = {
    ...risks,
    high: (1 - VERY_HIGH) * high,
    veryHigh: VERY_HIGH * high + (risks.veryHigh ?? 0),
  };
  let points = 0;
  let ranked = 0;
  for (const risk of RISKS) {
    const share = split[risk] ?? 0;
    const { level } = protectLevel({ risk });
    ranked += share;
    for (const location of LOCATIONS) {
      for (const change of CHANGE_LEVELS) {
        points +=
          share * locations[location] * CHANGE_SHARES[change] * set.cases[location][`${level}${change}`];
      }
    }
  }
  return points / ranked / set.capacity.points;
}
