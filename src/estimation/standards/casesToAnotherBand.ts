import { requireFields, requireOneOf } from '../../check.js';
import type { Counts } from '../../counts.js';
import { leastOf } from '../../numeric/extremes.js';
import { CUTS, type Cut } from '../bands/ratingBands.js';
import {
  bandOfTotal,
  fewestFor,
  pointsOf,
  requireCuts,
  requireStandards,
  requireStarts,
  type Standard,
  USUAL_CUTS,
} from './standard.js';

export interface CasesToAnotherBand {
  readonly total: number;
  /** The overall band found, by rank from the lowest. */
  readonly band: number;
  /** The fewest answers that would have to change for a higher overall band, and for a lower one; null: no number would. */
  readonly up: number | null;
  readonly down: number | null;
}

export interface CasesToAnotherBandOptions {
  /** The fewest points for each overall band, lowest first: rising, the first 0. */
  readonly starts: readonly number[];
  /** Percentages at which each band of a standard above the lowest begins; 50, 65 and 80 if omitted. */
  readonly cuts?: readonly number[];
  readonly cut?: Cut;
}

/**
 * The fewest answers about cases that would have to be others for another overall band. What inspectors judged stays.
 *
 * A standard rises when every key question has what it lacks, and falls when one of them loses enough.
 *
 * @param standards - each `{ points }` as judged, or `{ questions }` with `yes` of `of` cases, of which the lowest decides
 * @param options - `starts` of the overall bands in points; `cuts` of a standard's bands in per cent; `cut`, `exact` or
 *   `printed`
 * @returns the total and band found, and the fewest answers to the next band up and down, null where none would do
 * @throws ArgumentError naming the argument that is out of range
 * @source the least cost of a gain in points, over standards one after another (Bellman 1957)
 *
 * @example
 * const standards = [{ points: 1 }, { questions: [{ yes: 10, of: 24 }] }];
 * casesToAnotherBand(standards, { starts: [0, 2, 4] }).up; // 2
 */
export function casesToAnotherBand(
  standards: readonly Standard[],
  options: CasesToAnotherBandOptions,
): CasesToAnotherBand {
  requireStandards(standards);
  const {
    starts,
    cuts = USUAL_CUTS,
    cut = 'exact',
  } = requireFields('options', options, '{ starts: [0, 5, 14, 23] }');
  requireStarts(starts);
  requireCuts(cuts);
  requireOneOf('cut', cut, CUTS);
  const points = standards.map((standard) => pointsOf(standard, cuts, cut));
  const total = points.reduce((sum, each) => sum + each, 0);
  const band = bandOfTotal(total, starts);
  const following = starts[band + 1];
  const costs = (side: 'up' | 'down') =>
    standards.flatMap((standard, index) =>
      'points' in standard ? [] : [costsOf(standard.questions, points[index]!, side, { cuts, cut })],
    );
  return Object.freeze({
    total,
    band,
    up: following === undefined ? null : leastCost(costs('up'), following - total),
    down: band === 0 ? null : leastCost(costs('down'), total - starts[band]! + 1),
  });
}

/** Answers to change for a standard to gain, or to lose, 0, 1, 2 … points. */
function costsOf(
  questions: readonly Counts[],
  points: number,
  side: 'up' | 'down',
  { cuts, cut }: { readonly cuts: readonly number[]; readonly cut: Cut },
): number[] {
  const steps = side === 'up' ? cuts.length - points : points;
  return Array.from({ length: steps + 1 }, (_, step) => {
    if (step === 0) return 0;
    // A band is reached at the cut below it, and lost at the cut where it ends.
    const at = side === 'up' ? cuts[points + step - 1]! : cuts[points - step]!;
    const each = questions.map(({ yes, of }) => {
      const fewest = fewestFor(at, of, cut);
      if (side === 'up') return fewest > of ? Infinity : Math.max(0, fewest - yes);
      return fewest === 0 ? Infinity : yes - fewest + 1;
    });
    return side === 'up' ? each.reduce((sum, cost) => sum + cost, 0) : leastOf(each);
  });
}

/** The least cost of at least `needed` points over standards; null where they do not add up to so many. */
function leastCost(costs: readonly (readonly number[])[], needed: number): number | null {
  let least = new Array<number>(needed + 1).fill(Infinity);
  least[0] = 0;
  for (const steps of costs) {
    const following = new Array<number>(needed + 1).fill(Infinity);
    least.forEach((cost, points) => {
      steps.forEach((more, step) => {
        const reached = Math.min(needed, points + step);
        following[reached] = Math.min(following[reached]!, cost + more);
      });
    });
    least = following;
  }
  return Number.isFinite(least[needed]) ? least[needed]! : null;
}
