import { requireCounts, requireOneOf } from '../../check.js';
import type { Counts } from '../../counts.js';
import { percentDigits } from '../../scenario/figures/feasibleCounts.js';

export type BandName = 'inadequate' | 'requiresImprovement' | 'good' | 'outstanding';

export interface RatingBand {
  readonly name: BandName;
  readonly label: string;
  /** Lowest percentage of cases that falls in the band; it ends where the next begins. */
  readonly from: number;
}

/**
 * The Inspectorate's bands for a percentage of cases. Well known, but not printed in the publications that the
 * scenarios cite; and the dynamic inspections of 2025 publish percentages and no bands, so a band put on one of those
 * is hypothetical.
 */
export const RATING_BANDS: readonly RatingBand[] = Object.freeze([
  { name: 'inadequate', label: 'Inadequate', from: 0 },
  { name: 'requiresImprovement', label: 'Requires improvement', from: 50 },
  { name: 'good', label: 'Good', from: 65 },
  { name: 'outstanding', label: 'Outstanding', from: 80 },
] as const);

/** What has to be said wherever bands are shown for an inspection that published none. */
export const BANDS_ARE_HYPOTHETICAL =
  'Bands are hypothetical: under 50% Inadequate, 50 to 64% Requires improvement, 65 to 79% Good, 80% and over ' +
  'Outstanding are used here; the publication gives no bands.';

/** How a percentage is compared with a band: as the exact proportion, or as printed, rounded half up. */
export type Cut = (typeof CUTS)[number];
export const CUTS = ['exact', 'printed'] as const;

/**
 * The band of a count: integer arithmetic, so that 42 of 84 is exactly 50%.
 *
 * @param counts - `yes` of `of` cases
 * @param cut - whether the percentage is banded as it is (`exact`, if omitted) or as printed
 * @returns the band, one of `RATING_BANDS`
 * @throws ArgumentError naming the argument
 * @source HM Inspectorate of Probation, rating of inspections by the share of sufficient cases
 *
 * @example
 * bandOf({ yes: 67, of: 84 }, 'printed').from; // 80
 */
export function bandOf(counts: Counts, cut: Cut = 'exact'): RatingBand {
  requireCounts(counts);
  requireOneOf('cut', cut, CUTS);
  const [percent, out] = cut === 'exact' ? [100 * counts.yes, counts.of] : [printedPercent(counts), 1];
  const found = RATING_BANDS.findLast((band) => percent >= band.from * out);
  return found ?? lowestBand();
}

/** The fewest yes answers of `of` that fall in a band. */
export function firstCount({ from }: RatingBand, of: number, cut: Cut = 'exact'): number {
  // As printed, k of n reaches P% where 200k ≥ (2P − 1)n.
  return cut === 'exact' ? Math.ceil((from * of) / 100) : Math.max(0, Math.ceil(((2 * from - 1) * of) / 200));
}

/** A whole percentage as publications print it, rounded half up. */
export function printedPercent({ yes, of }: Counts): number {
  return Number(percentDigits(yes, of));
}

/** Small enough to tell no two counts apart, large enough to forgive the last digit of a weighted percentage. */
const SLACK = 1e-12;

const STARTS = RATING_BANDS.map(({ from }) => from / 100 - SLACK);

/** Where a proportion without counts, such as a weighted one, is in the list of bands: 0 for the lowest, 3 for the highest. */
export function bandRank(proportion: number): number {
  let rank = STARTS.length - 1;
  while (rank > 0 && proportion < STARTS[rank]!) rank--;
  return rank;
}

/** The whole percentage as which a proportion without counts prints, rounded half up. */
export function printedProportion(proportion: number): number {
  return Math.floor(100 * proportion + 0.5 + SLACK);
}

/** The proportion at which a band ends and the next begins; 1 for the last. */
export function endOf(band: RatingBand): number {
  const next = RATING_BANDS[RATING_BANDS.indexOf(band) + 1];
  return next === undefined ? 1 : next.from / 100;
}

/** A value for each band. */
export type PerBand<Value> = Readonly<Record<BandName, Value>>;

export function perBand<Value>(value: (band: RatingBand, index: number) => Value): PerBand<Value> {
  const [inadequate, requiresImprovement, good, outstanding] = RATING_BANDS.map(value);
  // The four are all there: the bands are a constant of this file.
  return { inadequate, requiresImprovement, good, outstanding } as PerBand<Value>;
}

function lowestBand(): RatingBand {
  const [lowest] = RATING_BANDS;
  if (lowest === undefined) throw new RangeError('no bands');
  return lowest;
}
