import { requireList, requireWhole } from '../../check.js';
import { bandOfTotal, requireStarts } from './standard.js';

/** What the points of standards add up to. */
export interface TotalPoints {
  readonly total: number;
  /** The overall band, by rank from the lowest. */
  readonly band: number;
  /** Points to the next band up and down; null where there is none. */
  readonly toNextUp: number | null;
  readonly toNextDown: number | null;
}

/**
 * The total of the points of standards and the overall band that it gives.
 *
 * @param points - whole points of each standard, 0 or more
 * @param starts - the fewest points for each overall band, lowest first: rising, the first 0
 * @returns the total, its band by rank from the lowest, and how many points away the bands above and below are
 * @throws ArgumentError naming the argument that is out of range
 * @source addition; where bands begin is the programme's own rule
 *
 * @example
 * totalPoints([0, 1, 0, 1, 0, 0, 0, 0, 0], [0, 5, 14, 23]); // { total: 2, band: 0, toNextUp: 3, toNextDown: null }
 */
export function totalPoints(points: readonly number[], starts: readonly number[]): TotalPoints {
  requireList('points', points).forEach((each, index) => {
    requireWhole(`points[${index}]`, each, { max: MOST_POINTS });
  });
  requireWhole('the number of points', points.length, { min: 1, max: MOST_POINTS });
  requireStarts(starts);
  const total = points.reduce((sum, each) => sum + each, 0);
  const band = bandOfTotal(total, starts);
  const following = starts[band + 1];
  return Object.freeze({
    total,
    band,
    toNextUp: following === undefined ? null : following - total,
    toNextDown: band === 0 ? null : total - starts[band]! + 1,
  });
}

const MOST_POINTS = 1_000_000;
