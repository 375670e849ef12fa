import { requireCounts, requireOneOf, requireWhole } from '../../check.js';
import type { Counts } from '../../counts.js';
import { bandOf, RATING_BANDS, type RatingBand } from './ratingBands.js';

/** Points of a standard: 0 Inadequate, 1 Requires improvement, 2 Good, 3 Outstanding. */
export interface RatingScheme {
  readonly label: string;
  readonly standards: number;
  /** The fewest points for each band, in the order of the bands. */
  readonly from: readonly [number, number, number, number];
}

/** How standards add up to an overall rating, by year. Confidence: medium; from the Inspectorate's published rules. */
export const RATING_SCHEMES = {
  '2021': { label: 'October 2021 to 2023, nine standards, out of 27', standards: 9, from: [0, 5, 14, 23] },
  '2023': { label: 'from October 2023, seven standards, out of 21', standards: 7, from: [0, 4, 11, 18] },
  '2018': { label: '2018 to 2021, ten standards, out of 30', standards: 10, from: [0, 6, 16, 26] },
} as const satisfies Record<string, RatingScheme>;
export type RatingSchemeName = keyof typeof RATING_SCHEMES;

/**
 * The overall rating that a total of points gives.
 *
 * @param points - whole, from 0 to three for each standard
 * @param scheme - the year of the rules: 2021, 2023 or 2018
 * @returns the rating, with the range of points that gives it
 * @throws ArgumentError naming the argument
 * @source HM Inspectorate of Probation, ratings guidance of the year
 *
 * @example
 * overallRating(7, '2021').label; // Requires improvement
 */
export function overallRating(points: number, scheme: RatingSchemeName = '2021'): RatingBand {
  const names = ['2021', '2023', '2018'] as const;
  const { standards, from } = RATING_SCHEMES[requireOneOf('scheme', scheme, names)];
  requireWhole('points', points, { max: 3 * standards });
  const index = from.findLastIndex((fewest) => points >= fewest);
  return RATING_BANDS[index] ?? bandOf({ yes: 0, of: 1 });
}

/** Why inspectors may use their discretion over a band. */
export const DISCRETION_REASONS = {
  withinFivePoints: 'the lowest percentage is within five percentage points of a boundary',
  oneCase: 'one case would change the band',
  fewRelevant: 'five or fewer cases are relevant',
} as const;
export type DiscretionReason = keyof typeof DISCRETION_REASONS;

/**
 * Whether professional discretion over the band may be considered, and why.
 *
 * @param counts - `yes` of `of` relevant cases for the lowest key question
 * @returns the reasons that apply; none when the band is kept as it is
 * @throws ArgumentError naming the argument
 * @source the Inspectorate's ratings guidance; confidence medium.
 *
 * @example
 * discretion({ yes: 41, of: 84 }); // ['withinFivePoints', 'oneCase']
 */
export function discretion(counts: Counts): readonly DiscretionReason[] {
  requireCounts(counts);
  const { yes, of } = counts;
  const boundaries = RATING_BANDS.map(({ from }) => from).filter((from) => from > 0);
  const here = bandOf({ yes, of }).name;
  const near = boundaries.some((from) => Math.abs(100 * yes - from * of) <= 5 * of);
  const neighbours = [yes - 1, yes + 1].filter((other) => other >= 0 && other <= of);
  const oneCase = neighbours.some((other) => bandOf({ yes: other, of }).name !== here);
  return [
    ...(near ? (['withinFivePoints'] as const) : []),
    ...(oneCase ? (['oneCase'] as const) : []),
    ...(of <= 5 ? (['fewRelevant'] as const) : []),
  ];
}
