import { SIMULTANEOUS_METHODS } from './categories/simultaneous.js';
import { DIFFERENCE_METHODS } from './difference/difference.js';
import { DIFFERENCE_TESTS } from './difference/differenceTest.js';
import { PAIRED_METHODS } from './difference/pairedDifference.js';
import { labelsOf, PERCENTAGE_METHODS, type PercentageFamily } from './methodLabel.js';
import { MEAN_METHODS } from './ordered/meanScore.js';

/** What an interval is round, or what it allows for; `test` is of no difference between two samples. */
export type MethodFamily =
  | PercentageFamily
  | 'difference'
  | 'test'
  | 'pair'
  | 'several'
  | 'stopping'
  | 'mean';

/**
 * Every method by the name it has in results, studies and commands, and what to call it: one name and one label, wherever
 * it occurs.
 */
export const METHODS: Readonly<Record<MethodFamily, Readonly<Record<string, string>>>> = {
  ...PERCENTAGE_METHODS,
  difference: labelsOf(DIFFERENCE_METHODS),
  test: DIFFERENCE_TESTS,
  pair: labelsOf(PAIRED_METHODS),
  several: labelsOf(SIMULTANEOUS_METHODS),
  mean: labelsOf(MEAN_METHODS),
  stopping: { stagewise: 'Stagewise' },
};
