import { percentAsWritten } from '../../words/format.js';
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

/**
 * The exact chance that two inspections show their proportions to be the same within a margin, either way.
 *
 * @param question - `from` and `to`, the true proportions; `of` and `ofSecond` cases (as many if omitted), 1 to 5,000
 * @param options - `margin`, `confidence` and `method` as for `equivalence`
 * @returns the power, and the largest exact size of the test at these numbers of cases: it can exceed 1 − confidence
 * @throws ArgumentError naming the argument
 * @source Schuirmann 1987, Journal of Pharmacokinetics and Biopharmaceutics 15:657, with the tests of Farrington and
 * Manning 1990; both binomials summed over the tables that both of them reject.
 *
 * @example
 * equivalencePower({ from: 0.49, to: 0.49, of: 400 }, { margin: 0.1 }); // 0.623…
 */
export function equivalencePower(
  question: MarginTruth & { readonly of: number; readonly ofSecond?: number },
  options: MarginOptions,
): MarginTestPower {
  return marginPower(equivalent, question, options);
}

/**
 * The fewest cases for a stated chance of showing that two inspections are the same within a margin.
 *
 * @param question - `from` and `to`, true proportions nearer than the margin; `power` above 0 and up to 0.999999, 0.8
 *   if omitted; `ratio`,
 *   cases of the second inspection for each of the first, above 0 (1 if omitted)
 * @param options - `margin`, `confidence` and `method` as for `equivalence`; `upTo`, the most cases of either inspection
 *   to look at, up to 5,000 (2,000 if omitted)
 * @returns the fewest cases of the first inspection, also for good; those of the second; and their exact power and size
 * @throws ArgumentError naming the argument: proportions that differ by the margin, or too few cases looked at
 * @source as for `equivalencePower`.
 *
 * @example
 * equivalenceSampleSize({ from: 0.6, to: 0.6 }, { margin: 0.15, confidence: 0.95 }); // 182, power 0.8084…
 */
export function equivalenceSampleSize(
  question: MarginQuestion,
  options: MarginOptions & { readonly upTo?: number },
): MarginSampleSize {
  return Object.freeze(marginSampleSize(equivalent, question, options).found);
}

/** Both that the second is no lower and that it is no higher. */
export const equivalent: MarginClaim = {
  says: 'the same',
  // The most Yes that show that it is no higher are the least No that show as much of the answers No.
  shows: (sizes, test, low, high) => {
    const leastNo = shownCounts(sizes, test, sizes.of - high, sizes.of - low);
    return {
      least: shownCounts(sizes, test, low, high),
      most: leastNo.map((no) => sizes.ofSecond - no).reverse(),
    };
  },
  refusal: ({ from, to }, margin) =>
    Math.abs(to - from) < margin - 1e-12
      ? null
      : {
          message: `From ${percentAsWritten(from)} to ${percentAsWritten(to)} the two differ by the margin of ${percentAsWritten(margin)} or more, so equivalence cannot be shown.`,
          hint: 'Take proportions that are nearer, or a larger margin.',
        },
  // The error of showing it is split over both sides where the two are equal.
  about: ({ from, to }, { power, ratio }, { margin, confidence }) => {
    const variance = from * (1 - from) + (to * (1 - to)) / ratio;
    const gap = Math.abs(to - from);
    const reach =
      criticalValue(confidence, 'lower') + criticalValue(gap === 0 ? (1 + power) / 2 : power, 'lower');
    return (reach * reach * variance) / ((margin - gap) * (margin - gap));
  },
};
