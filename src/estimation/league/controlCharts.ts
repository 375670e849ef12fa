import { refuseArgument, requireBetween, requireList } from '../../check.js';
import type { Counts } from '../../counts.js';
import type { Limits } from '../../limits.js';
import { pooledShare, requireRegions } from './regions.js';

/** Limits of three standard errors round the share of all rounds together. */
export interface ProportionChart {
  readonly centre: number;
  /** In the order of the rounds, cut at 0 and 1. */
  readonly limits: readonly Limits[];
}

/**
 * A control chart of shares (p-chart): between which limits the share of each round lies if only chance moves it.
 *
 * @param rounds - `yes` of `of` cases in each
 * @returns the centre and three standard errors either side of it
 * @throws ArgumentError naming the argument
 * @source Shewhart 1931; Montgomery 2009, Introduction to Statistical Quality Control, section 7.2.
 *
 * @example
 * proportionChart([{ yes: 20, of: 56 }, { yes: 29, of: 64 }, { yes: 41, of: 84 }]).centre; // 0.441…
 */
export function proportionChart(rounds: readonly Counts[]): ProportionChart {
  requireRegions(rounds, 'rounds');
  const centre = pooledShare(rounds);
  const limits = rounds.map(({ of }) => {
    const reach = 3 * Math.sqrt((centre * (1 - centre)) / of);
    return { lower: Math.max(0, centre - reach), upper: Math.min(1, centre + reach) };
  });
  return { centre, limits };
}

/** Limits of a series of single values from how much neighbours differ. */
export interface IndividualsChart extends Limits {
  readonly mean: number;
  /** Mean difference of neighbours, those beyond what chance explains left out. */
  readonly movingRange: number;
}

/**
 * A control chart of single values (XmR): the mean and 2.66 mean moving ranges either side of it. Moving ranges above 3.267
 * times their mean are left out of it first, as NHS England's charts do.
 *
 * @param values - two or more, in order of time
 * @returns the mean, its limits and the mean moving range
 * @throws ArgumentError naming the argument
 * @source Wheeler and Chambers 1992; NHS England, Making Data Count, for leaving out moving ranges.
 *
 * @example
 * individualsChart([1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]).upper; // 4.60
 */
export function individualsChart(values: readonly number[]): IndividualsChart {
  requireList('values', values).forEach((value, index) => {
    requireBetween(`values[${index}]`, value, -LARGEST, LARGEST, 'both');
  });
  if (values.length < 2 || values.length > MOST_VALUES)
    refuseArgument('values', values, `a list of 2 to ${MOST_VALUES.toLocaleString('en-GB')} numbers`);
  const ranges = values.slice(1).map((value, index) => Math.abs(value - values[index]!));
  const most = 3.267 * meanOf(ranges);
  const kept = ranges.filter((range) => range <= most);
  const [mean, movingRange] = [meanOf(values), meanOf(kept)];
  return { mean, movingRange, lower: mean - 2.66 * movingRange, upper: mean + 2.66 * movingRange };
}

const LARGEST = 1e100;
const MOST_VALUES = 1e6;

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
