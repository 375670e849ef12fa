import { requireFields, requireOneOf } from '../../check.js';
import { convolve } from '../../numeric/convolve.js';
import { CUTS } from '../bands/ratingBands.js';
import { type LowestBandOptions, lowestBand } from './lowestBand.js';
import {
  bandOfTotal,
  pointsOf,
  requireCuts,
  requireStandards,
  requireStarts,
  type Standard,
  USUAL_CUTS,
} from './standard.js';

/** How probable each total and each overall band is. */
export interface TotalChances {
  readonly mean: number;
  /** P(total = t), for t from 0. */
  readonly total: readonly number[];
  /** P(overall band), by rank from the lowest. */
  readonly band: readonly number[];
}

export interface StandardsTotal {
  /** As found: the points of each standard, their total and its band by rank. */
  readonly points: readonly number[];
  readonly total: number;
  readonly band: number;
  /** Of the work behind the cases, and at a next inspection of as many cases. */
  readonly now: TotalChances;
  readonly next: TotalChances;
}

export interface StandardsTotalOptions extends LowestBandOptions {
  /** The fewest points for each overall band, lowest first: rising, the first 0. */
  readonly starts: readonly number[];
  /** How the key questions of one standard depend on each other: `independent` if omitted, or `together`. */
  readonly dependence?: Dependence;
}

export const DEPENDENCES = ['independent', 'together'] as const;
export type Dependence = (typeof DEPENDENCES)[number];

/**
 * How probable each total of points and each overall band is, when standards are independent of each other: standards of
 * the same cases are not, so what it gives is "if independent". What inspectors judged is taken as certain.
 *
 * @param standards - each `{ points }` as judged, or `{ questions }` with `yes` of `of` cases, of which the lowest decides
 * @param options - `starts` of the overall bands in points; `cuts`, `cut`, `cases` as for `lowestBand`; `dependence` of the
 *   key questions of one standard
 * @returns points, total and band as found, and the probability of each total and band now and next
 * @throws ArgumentError naming the argument that is out of range
 * @source convolution of the points of each standard; each standard as in `lowestBand`
 *
 * @example
 * const standards = [{ points: 1 }, { questions: [{ yes: 20, of: 24 }] }];
 * standardsTotal(standards, { starts: [0, 2, 4] }).total; // 4
 */
export function standardsTotal(
  standards: readonly Standard[],
  options: StandardsTotalOptions,
): StandardsTotal {
  requireStandards(standards);
  const {
    starts,
    cuts = USUAL_CUTS,
    cut = 'exact',
    cases,
    dependence = 'independent',
  } = requireFields('options', options, '{ starts: [0, 5, 14, 23] }');
  requireStarts(starts);
  requireCuts(cuts);
  requireOneOf('cut', cut, CUTS);
  requireOneOf('dependence', dependence, DEPENDENCES);
  const asked = { cuts, cut, ...(cases === undefined ? {} : { cases }) };
  const chances = standards.map((standard) =>
    'points' in standard ? standard.points : lowestBand(standard.questions, asked),
  );
  const totalOf = (when: 'now' | 'next') =>
    chancesOf(
      chances.map((one) => (typeof one === 'number' ? certain(one) : one[when][dependence])),
      starts,
    );
  const points = standards.map((standard) => pointsOf(standard, cuts, cut));
  const total = points.reduce((sum, each) => sum + each, 0);
  return Object.freeze({
    points,
    total,
    band: bandOfTotal(total, starts),
    now: totalOf('now'),
    next: totalOf('next'),
  });
}

const certain = (points: number): number[] =>
  Array.from({ length: points + 1 }, (_, p) => Number(p === points));

function chancesOf(standards: readonly (readonly number[])[], starts: readonly number[]): TotalChances {
  const total = standards
    .map((chances) => Float64Array.from(chances))
    .reduce((sum, chances) => convolve(sum, chances), Float64Array.of(1));
  const band = new Array<number>(starts.length).fill(0);
  let mean = 0;
  total.forEach((chance, points) => {
    mean += chance * points;
    band[bandOfTotal(points, starts)]! += chance;
  });
  return { mean, total: [...total], band };
}
