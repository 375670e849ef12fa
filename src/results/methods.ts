import { DIFFERENCE_METHODS } from '../estimation/difference/difference.js';
import { PAIRED_METHODS } from '../estimation/difference/pairedDifference.js';
import { SIMULTANEOUS_METHODS } from '../estimation/several/simultaneous.js';
import { labelsOf, PERCENTAGE_METHODS, type PercentageFamily } from './methodLabel.js';

/** What an interval is round, or what it allows for. */
export type MethodFamily = PercentageFamily | 'difference' | 'pair' | 'several';

/**
 * Every method of an interval by the name it has in results, and what to call it: one name and one label, wherever it
 * occurs.
 */
export const METHODS: Readonly<Record<MethodFamily, Readonly<Record<string, string>>>> = {
  ...PERCENTAGE_METHODS,
  difference: labelsOf(DIFFERENCE_METHODS),
  pair: labelsOf(PAIRED_METHODS),
  several: labelsOf(SIMULTANEOUS_METHODS),
};
