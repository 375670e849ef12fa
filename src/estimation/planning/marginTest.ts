import { requireBetween, requireChanceWanted, requireFields, requireWhole } from '../../check.js';
import { firstWhole } from '../../numeric/firstWhole.js';
import { largestOf } from '../../numeric/largestOf.js';
import { type LikelyCounts, likelyCounts } from '../../numeric/likelyCounts.js';
import { isSettled, shortOfCertain } from '../../numeric/shortOfCertain.js';
import { sumsFrom } from '../../numeric/sumsFrom.js';
import { percentAsWritten, whole } from '../../words/format.js';
import { type MarginOptions, reachesScore, requireMargin } from '../difference/nonInferiority.js';
import { criticalValue } from '../proportion/interval.js';
import { fewestCases, type ToothedChance } from './fewestCases.js';
import { refuseOutOfReach } from './outOfReach.js';
import { type SampleSizeSearch, secondCases } from './secondCases.js';

/** The true proportions that a plan takes for granted. */
export interface MarginTruth {
  /** True proportion in the first inspection, from 0 to 1. */
  readonly from: number;
  /** True proportion in the second. */
  readonly to: number;
}

export interface MarginQuestion extends MarginTruth {
  /** The chance of showing it; 0.8 if omitted. */
  readonly power?: number;
  /** Cases of the second inspection for each of the first; 1 if omitted. */
  readonly ratio?: number;
}

/** The largest exact chance of showing it where it is false, which may exceed the error allowed, and at which first proportion. */
export interface LargestSize {
  readonly size: number;
  readonly at: number;
}

export interface MarginTestPower {
  /** The exact chance that it is shown. */
  readonly power: number;
  readonly largestSize: LargestSize;
}

export interface MarginSampleSize extends SampleSizeSearch {
  readonly largestSize: LargestSize;
}

export type MarginTest = Required<MarginOptions>;

interface Sizes {
  readonly of: number;
  readonly ofSecond: number;
}

/** For each first count from `low` to `high`, the least and the most second counts that show it: none where least is above most. */
export type ShownCounts = (
  sizes: Sizes,
  test: MarginTest,
  low: number,
  high: number,
) => { readonly least: Int32Array; readonly most: Int32Array };

/** What two inspections are to show of a margin. */
export interface MarginClaim {
  readonly shows: ShownCounts;
  /** In words, after "to show". */
  readonly says: string;
  /** Why it cannot be shown of a truth, where that is so. */
  readonly refusal: (
    truth: MarginTruth,
    margin: number,
  ) => { readonly message: string; readonly hint: string } | null;
  /** The cases of the first inspection that the normal approximation gives, where the search begins. */
  readonly about: (truth: MarginTruth, search: MarginSearch, test: MarginTest) => number;
}

export interface MarginSearch {
  readonly power: number;
  readonly ratio: number;
}

/** The exact chance that a claim is shown, with the largest size of its test. */
export function marginPower(
  { shows }: MarginClaim,
  question: MarginTruth & { readonly of: number; readonly ofSecond?: number },
  options: MarginOptions,
): MarginTestPower {
  const truth = requireTruth(question);
  const test = requireMargin(options);
  const sizes = requireSizes(question);
  return Object.freeze({
    power: powerAt(truth, sizes, test, shows).chance,
    largestSize: largestSize(sizes, test, shows),
  });
}

/** The fewest cases that show a claim, and those near which they were looked for. */
export function marginSampleSize(
  { shows, says, refusal, about: roughly }: MarginClaim,
  question: MarginQuestion,
  options: MarginOptions & { readonly upTo?: number },
): { readonly about: number; readonly found: MarginSampleSize } {
  const truth = requireTruth(question);
  const test = requireMargin(options);
  const search = requireSearch(question);
  const { power, ratio } = search;
  const refused = refusal(truth, test.margin);
  if (refused !== null) refuseOutOfReach('to', truth.to, refused);
  const about = roughly(truth, search, test);
  const { upTo = 2000 } = options;
  requireWhole('upTo', upTo, { min: 1, max: MOST_CASES });
  const { from, to } = truth;
  const most = Math.floor(Math.min(upTo, upTo / ratio));
  const sizes = (of: number) => ({ of, ofSecond: secondCases(of, ratio) });
  const chanceOf = (of: number) => powerAt(truth, sizes(of), test, shows);
  const variance = (of: number) => of * (from * (1 - from) + (to * (1 - to)) / ratio);
  const tooFar = about > 1.5 * most + 50;
  const { fewest, fewestForGood } = tooFar
    ? { fewest: null, fewestForGood: null }
    : fewestCases({ chanceOf, target: power, variance, upTo: most });
  if (fewest === null) {
    refuseOutOfReach('margin', test.margin, {
      message: `To show ${says} by a margin of ${percentAsWritten(test.margin)} with power ${percentAsWritten(power)} takes more than the ${whole(upTo)} cases that are looked at: about ${whole(Number(about.toPrecision(2)))} in the first inspection.`,
      hint: 'Allow a larger margin, or ask for less power.',
    });
  }
  const both = sizes(fewest);
  const found = {
    fewest,
    fewestForGood,
    ofSecond: both.ofSecond,
    power: chanceOf(fewest).chance,
    largestSize: largestSize(both, test, shows),
    upTo,
  };
  return { about, found };
}

/** For each first count from `low` to `high`, the least second count that shows no worse: it rises with the first. */
export function shownCounts(
  { of, ofSecond }: Sizes,
  test: MarginTest,
  low: number,
  high: number,
): Int32Array {
  const z = criticalValue(test.confidence, 'lower');
  const shown = new Int32Array(high - low + 1);
  let guess = Math.round((low / of - test.margin) * ofSecond);
  for (let x = low; x <= high; x++) {
    const first = { yes: x, of };
    const holds = (y: number) => reachesScore(first, { yes: y, of: ofSecond }, test, z);
    const least = firstWhole(0, ofSecond, holds, Math.min(ofSecond, Math.max(0, guess)));
    shown[x - low] = least;
    guess = least + Math.round(ofSecond / of);
  }
  return shown;
}

/** The exact chance that it is shown at given proportions; the counts just short of it are its tooth. */
export function powerAt(
  { from, to }: MarginTruth,
  sizes: Sizes,
  test: MarginTest,
  shows: ShownCounts,
): ToothedChance {
  const first = likelyCounts(sizes.of, from);
  const second = secondCounts(sizes, { from, to }, first);
  const { least, most } = shows(sizes, test, first.from, first.from + first.chances.length - 1);
  const sum = sumBetween(first.chances, second, least, most);
  const withNext = sumBetween(
    first.chances,
    second,
    least.map((count) => count - 1),
    most.map((count) => count + 1),
  );
  const isCertain = isSettled(from) && isSettled(to);
  return { chance: shortOfCertain(sum, { isCertain }), tooth: Math.max(0, withNext - sum) };
}

/** The largest chance of showing it where the second is lower by just the margin, over all first proportions. */
function largestSize(sizes: Sizes, test: MarginTest, shows: ShownCounts): LargestSize {
  const { least, most } = shows(sizes, test, 0, sizes.of);
  const sizeAt = (from: number) => {
    const to = Math.max(0, from - test.margin);
    const first = likelyCounts(sizes.of, from);
    const second = secondCounts(sizes, { from, to }, first);
    const end = first.from + first.chances.length;
    const sum = sumBetween(
      first.chances,
      second,
      least.subarray(first.from, end),
      most.subarray(first.from, end),
    );
    return shortOfCertain(sum, { isCertain: isSettled(from) && isSettled(to) });
  };
  const steps = Math.min(1000, 100 + 4 * Math.ceil(Math.sqrt(sizes.of + sizes.ofSecond)));
  const { value, at } = largestOf(sizeAt, test.margin, 1, steps);
  return { size: value, at };
}

function secondCounts({ of, ofSecond }: Sizes, { from, to }: MarginTruth, first: LikelyCounts): LikelyCounts {
  return of === ofSecond && from === to ? first : likelyCounts(ofSecond, to);
}

/** Both binomials summed over the tables whose second count is between the least and the most for the first. */
function sumBetween(first: Float64Array, second: LikelyCounts, least: Int32Array, most: Int32Array): number {
  const length = second.chances.length;
  const atLeast = sumsFrom(second.chances);
  let sum = 0;
  for (let i = 0; i < first.length; i++) {
    const low = Math.min(length, Math.max(0, least[i]! - second.from));
    const above = Math.min(length, Math.max(0, most[i]! + 1 - second.from));
    if (above > low) sum += first[i]! * (atLeast[low]! - atLeast[above]!);
  }
  return sum;
}

/** Beyond this the double sums would take long. */
const MOST_CASES = 5000;

function requireTruth(question: MarginTruth): MarginTruth {
  const { from, to } = requireFields('question', question, '{ from: 0.49, to: 0.49, of: 84 }');
  requireBetween('from', from, 0, 1, 'both');
  requireBetween('to', to, 0, 1, 'both');
  return { from, to };
}

/** The power asked for and the ratio of the second sample to the first, checked. */
function requireSearch({ power = 0.8, ratio = 1 }: MarginQuestion): MarginSearch {
  requireChanceWanted('power', power);
  requireBetween('ratio', ratio, 0.001, 1000, 'both');
  return { power, ratio };
}

function requireSizes({ of, ofSecond = of }: { readonly of: number; readonly ofSecond?: number }): Sizes {
  requireWhole('of', of, { min: 1, max: MOST_CASES });
  requireWhole('ofSecond', ofSecond, { min: 1, max: MOST_CASES });
  return { of, ofSecond };
}
