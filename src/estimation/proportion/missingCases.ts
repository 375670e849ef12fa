import { MOST_CASES, requireCounts, requireFields, requireWhole } from '../../check.js';
import type { Counts } from '../../counts.js';
import type { Interval } from './interval.js';
import { type ProportionMethod, proportionInterval } from './proportion.js';

/** Between what the share of all cases lies, whatever the cases that could not be read would have shown. */
export interface MissingCases {
  readonly missing: number;
  /** Were each of them No. */
  readonly worst: Counts;
  /** Were each of them Yes. */
  readonly best: Counts;
  /** From the lower limit of the worst to the upper limit of the best: what was missing and chance, both allowed for. */
  readonly interval: Interval<ProportionMethod>;
}

/**
 * The share of all cases between the worst and the best that cases which could not be read may have been.
 *
 * @param counts - `yes` of `of` cases that were read
 * @param missing - cases that could not be, 0 or more
 * @param options - `method` (wilson if omitted) and `confidence` in (0, 1), 0.95 if omitted, of the limits
 * @returns `worst` and `best`, as counts of all the cases, and an interval that covers the rate behind all of them at least
 *   as often as that of the method does, whatever the missing ones were
 * @throws ArgumentError naming the argument
 * @source Horowitz and Manski 2000, Journal of the American Statistical Association 95:77; Manski 2003, Partial
 * Identification of Probability Distributions, chapter 1.
 *
 * @example
 * missingCases({ yes: 41, of: 84 }, 4); // 41 of 88 to 45 of 88
 */
export function missingCases(
  counts: Counts,
  missing: number,
  options: { readonly method?: ProportionMethod; readonly confidence?: number } = {},
): MissingCases {
  requireCounts(counts);
  const { yes, of } = counts;
  requireWhole('missing', missing, { max: MOST_CASES - of });
  requireFields('options', options);
  const worst = { yes, of: of + missing };
  const best = { yes: yes + missing, of: of + missing };
  const [low, high] = [proportionInterval(worst, options), proportionInterval(best, options)];
  return {
    missing,
    worst,
    best,
    interval: { ...high, lower: low.lower, clipped: low.clipped || high.clipped },
  };
}
