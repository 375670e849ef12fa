import { percentAsWritten } from '../../words/format.js';
import { constrainedVariance } from '../difference/constrainedDifference.js';
import type { MarginOptions } from '../difference/nonInferiority.js';
import { criticalValue } from '../proportion/interval.js';
import {
  type MarginClaim,
  type MarginQuestion,
  type MarginSampleSize,
  type MarginTestPower,
  type MarginTruth,
  marginPower,
  marginSampleSize,
  shownCounts,
} from './marginTest.js';

export interface NonInferioritySampleSize extends MarginSampleSize {
  /** Farrington and Manning's closed form, before rounding up: an approximation, and where the search begins. */
  readonly closedForm: number;
}

/**
 * The exact chance that two inspections show the second to be no worse than the first by a margin.
 *
 * @param question - `from` and `to`, the true proportions; `of` and `ofSecond` cases (as many if omitted), 1 to 5,000
 * @param options - `margin`, `confidence` and `method` as for `nonInferiority`
 * @returns the power, and the largest exact size of the test at these numbers of cases: it can exceed 1 − confidence
 * @throws ArgumentError naming the argument
 * @source Farrington and Manning 1990, Statistics in Medicine 9:1447, for the test; both binomials summed over the tables
 * that it rejects.
 *
 * @example
 * nonInferiorityPower({ from: 0.49, to: 0.49, of: 84 }, { margin: 0.1 }); // 0.2442…, largest size 0.0264…
 */
export function nonInferiorityPower(
  question: MarginTruth & { readonly of: number; readonly ofSecond?: number },
  options: MarginOptions,
): MarginTestPower {
  return marginPower(noWorse, question, options);
}

/**
 * The fewest cases for a stated chance of showing that a second inspection is no worse than the first.
 *
 * @param question - `from` and `to`, the true proportions, the second above the first less the margin; `power` above 0
 *   and up to 0.999999,
 *   0.8 if omitted; `ratio`, cases of the second inspection for each of the first, above 0 (1 if omitted)
 * @param options - `margin`, `confidence` and `method` as for `nonInferiority`; `upTo`, the most cases of either
 *   inspection to look at, up to 5,000 (2,000 if omitted)
 * @returns the fewest cases of the first inspection, also for good; those of the second; their exact power and size; and
 *   the closed form
 * @throws ArgumentError naming the argument: a truth that is worse by the margin, or too few cases looked at
 * @source as for `nonInferiorityPower`; the closed form is its equation for the sample size.
 *
 * @example
 * nonInferioritySampleSize({ from: 0.6, to: 0.6 }, { margin: 0.15, confidence: 0.95 }); // 133, power 0.8019…
 */
export function nonInferioritySampleSize(
  question: MarginQuestion,
  options: MarginOptions & { readonly upTo?: number },
): NonInferioritySampleSize {
  const { about, found } = marginSampleSize(noWorse, question, options);
  return Object.freeze({ ...found, closedForm: about });
}

/** That the second is no lower by the margin. */
export const noWorse: MarginClaim = {
  says: 'no worse',
  // Every second count from the least on shows it.
  shows: (sizes, test, low, high) => {
    const least = shownCounts(sizes, test, low, high);
    return { least, most: new Int32Array(least.length).fill(sizes.ofSecond) };
  },
  refusal: ({ from, to }, margin) =>
    to - from > -margin + 1e-12
      ? null
      : {
          message: `From ${percentAsWritten(from)} to ${percentAsWritten(to)} the second inspection is worse by the margin of ${percentAsWritten(margin)} or more, so it cannot be shown to be no worse.`,
          hint: 'Take a smaller fall or a larger margin.',
        },
  // Farrington and Manning's: the two variances at the planned rates and at the nearest ones that differ by the margin.
  about: ({ from, to }, { power, ratio }, { margin, confidence }) => {
    const planned = from * (1 - from) + (to * (1 - to)) / ratio;
    const limiting = constrainedVariance({ yes: from, of: 1 }, { yes: ratio * to, of: ratio }, margin, 1);
    const reach =
      criticalValue(confidence, 'lower') * Math.sqrt(limiting) +
      criticalValue(power, 'lower') * Math.sqrt(planned);
    const gap = to - from + margin;
    return (reach * reach) / (gap * gap);
  },
};
