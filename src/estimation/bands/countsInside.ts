import { firstWhole } from '../../numeric/firstWhole.js';
import { limitVerdicts } from '../proportion/limitVerdicts.js';
import type { ProportionMethod } from '../proportion/registry.js';

/** Part of the scale of proportions: from its lower cut up to, but without, its upper one; the top band ends with 1. */
export interface Band {
  readonly from: number;
  readonly to: number;
}

/** Whether an interval lies wholly inside a band. */
export function isInside(lower: number, upper: number, { from, to }: Band): boolean {
  return lower >= from - SAME && (upper < to - SAME || to === 1);
}

/** The first and last count whose interval lies inside a band; the last before the first where there is none. */
export interface InsideCounts {
  readonly first: number;
  readonly last: number;
}

/**
 * The counts of `of` cases whose whole interval lies inside a band, for a method whose limits rise with the count. The ends
 * found for nearly as many cases are a good `guess`.
 */
export function countsInside(
  of: number,
  band: Band,
  { method, confidence }: { readonly method: ProportionMethod; readonly confidence: number },
  guess: InsideCounts = { first: Math.ceil(band.from * of), last: Math.floor(band.to * of) },
): InsideCounts {
  const { lowerReaches, upperReaches } = limitVerdicts(method, confidence);
  const isAbove = (yes: number) => lowerReaches(yes, of, band.from - SAME);
  const isBeyond = (yes: number) => upperReaches(yes, of, band.to - SAME);
  const first = band.from === 0 ? 0 : firstWhole(0, of, isAbove, Math.min(of, guess.first));
  if (band.to === 1) return { first, last: of };
  return { first, last: firstWhole(0, of, isBeyond, Math.min(of, guess.last + 1)) - 1 };
}

/** Blaker's limits may lie on a cut of a half but for their last digits. */
const SAME = 1e-12;
