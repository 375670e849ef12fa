import { requireBetween, requireFields, requireWhole } from '../../check.js';
import { firstWhole } from '../../numeric/firstWhole.js';
import { largestOf } from '../../numeric/largestOf.js';
import { likelyCounts } from '../../numeric/likelyCounts.js';
import { constrainedVariance } from '../difference/constrainedDifference.js';
import { type MarginOptions, marginScore, requireMargin } from '../difference/nonInferiority.js';
import { criticalValue } from '../proportion/interval.js';
import { fewestCases } from './fewestCases.js';
import { refuseOutOfReach } from './outOfReach.js';

/** The true proportions that a plan to show "no worse" takes for granted. */
export interface NonInferiorityTruth {
  /** True proportion in the first inspection, from 0 to 1. */
  readonly from: number;
  /** True proportion in the second. */
  readonly to: number;
}

export interface NonInferiorityPower {
  /** The exact chance that no worse is shown. */
  readonly power: number;
  /** The largest exact chance of showing it where it is false, which may exceed the error allowed, and at which first proportion. */
  readonly largestSize: { readonly size: number; readonly at: number };
}

export interface NonInferioritySampleSize {
  /** The fewest cases of the first inspection with the power asked for. */
  readonly fewest: number;
  /** The fewest from which on every number has it; null when beyond the most looked at. */
  readonly fewestForGood: number | null;
  /** Cases of the second inspection that go with `fewest`: the ratio times as many, rounded up. */
  readonly ofSecond: number;
  readonly power: number;
  readonly largestSize: { readonly size: number; readonly at: number };
  /** Farrington and Manning's closed form, before rounding up: an approximation, and where the search begins. */
  readonly closedForm: number;
  readonly upTo: number;
}

type Test = Required<MarginOptions>;

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
  question: NonInferiorityTruth & { readonly of: number; readonly ofSecond?: number },
  options: MarginOptions,
): NonInferiorityPower {
  const truth = requireTruth(question);
  const test = requireMargin(options);
  const { of, ofSecond = of } = question;
  requireWhole('of', of, { min: 1, max: MOST_CASES });
  requireWhole('ofSecond', ofSecond, { min: 1, max: MOST_CASES });
  return Object.freeze({
    power: powerAt(truth, { of, ofSecond }, test),
    largestSize: largestSize({ of, ofSecond }, test),
  });
}

/**
 * The fewest cases for a stated chance of showing that a second inspection is no worse than the first.
 *
 * @param question - `from` and `to`, the true proportions, the second above the first less the margin; `power` in (0, 1),
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
  question: NonInferiorityTruth & { readonly power?: number; readonly ratio?: number },
  options: MarginOptions & { readonly upTo?: number },
): NonInferioritySampleSize {
  const truth = requireTruth(question);
  const test = requireMargin(options);
  const { power = 0.8, ratio = 1 } = question;
  const { upTo = 2000 } = options;
  requireBetween('power', power, 0, 1);
  requireBetween('ratio', ratio, 0.001, 1000, 'both');
  requireWhole('upTo', upTo, { min: 1, max: MOST_CASES });
  const { from, to } = truth;
  if (to - from <= -test.margin + 1e-12) {
    refuseOutOfReach('to', to, {
      message: `With to ${to} and from ${from} the second inspection is worse by the margin of ${test.margin} or more, so that no worse cannot be shown.`,
      hint: 'Take a smaller fall or a larger margin.',
    });
  }
  const most = Math.floor(Math.min(upTo, upTo / ratio));
  const sizes = (of: number) => ({ of, ofSecond: secondCases(of, ratio) });
  const chanceOf = (of: number) => powerAt(truth, sizes(of), test);
  const spread = from * (1 - from) + (to * (1 - to)) / ratio;
  const tooth = (of: number) => 1 / Math.sqrt(2 * Math.PI * of * spread);
  const closedForm = closedFormCases(truth, { power, ratio }, test);
  const tooFar = closedForm > 1.5 * most + 50;
  const found = tooFar ? null : fewestCases({ chanceOf, target: power, tooth, upTo: most });
  if (found === null || found.fewest === null) {
    refuseOutOfReach('margin', test.margin, {
      message: `To show no worse by a margin of ${test.margin} with power ${power} takes more than the ${upTo} cases that are looked at: about ${Math.ceil(closedForm)} in the first inspection.`,
      hint: 'Allow a larger margin, ask for less power, or look further with upTo.',
    });
  }
  const { fewest, fewestForGood } = found;
  const both = sizes(fewest);
  return Object.freeze({
    fewest,
    fewestForGood,
    ofSecond: both.ofSecond,
    power: chanceOf(fewest),
    largestSize: largestSize(both, test),
    closedForm,
    upTo,
  });
}

/** Beyond this the double sums would take long. */
const MOST_CASES = 5000;

interface Sizes {
  readonly of: number;
  readonly ofSecond: number;
}

/** The ratio times as many cases, rounded up, but not for the last digits of a product. */
const secondCases = (of: number, ratio: number) => Math.max(1, Math.ceil(of * ratio * (1 - 1e-12)));

function powerAt({ from, to }: NonInferiorityTruth, sizes: Sizes, test: Test): number {
  const first = likelyCounts(sizes.of, from);
  const shownFrom = shownCounts(sizes, test, first.from, first.from + first.chances.length - 1);
  return sumShown(sizes, from, to, (x) => shownFrom[x - first.from] ?? sizes.ofSecond + 1);
}

/** For each first count from `low` to `high`, the least second count that shows no worse: it rises with the first. */
function shownCounts({ of, ofSecond }: Sizes, test: Test, low = 0, high = of): Int32Array {
  const z = criticalValue(test.confidence, 'lower');
  const shown = new Int32Array(high - low + 1);
  let guess = Math.round((low / of - test.margin) * ofSecond);
  for (let x = low; x <= high; x++) {
    const holds = (y: number) =>
      marginScore({ yes: x, of }, { yes: y, of: ofSecond }, test.margin, test.method) >= z;
    const least = firstWhole(0, ofSecond, holds, Math.min(ofSecond, Math.max(0, guess)));
    shown[x - low] = least;
    guess = least + Math.round(ofSecond / of);
  }
  return shown;
}

/** Both binomials summed over the tables from the least second count that shows it. */
function sumShown(
  { of, ofSecond }: Sizes,
  from: number,
  to: number,
  shownFrom: (x: number) => number,
): number {
  const first = likelyCounts(of, from);
  const second = likelyCounts(ofSecond, to);
  const atLeast = new Float64Array(second.chances.length + 1);
  for (let i = second.chances.length - 1; i >= 0; i--) {
    atLeast[i] = atLeast[i + 1]! + second.chances[i]!;
  }
  const sum = first.chances.reduce((total, chance, i) => {
    const index = Math.min(second.chances.length, Math.max(0, shownFrom(first.from + i) - second.from));
    return total + chance * atLeast[index]!;
  }, 0);
  return Math.min(1, sum);
}

/** The largest chance of showing no worse where the second is lower by just the margin, over all first proportions. */
function largestSize(sizes: Sizes, test: Test): { size: number; at: number } {
  const shown = shownCounts(sizes, test);
  const sizeAt = (from: number) =>
    sumShown(sizes, from, Math.max(0, from - test.margin), (x) => shown[x] ?? sizes.ofSecond + 1);
  const steps = Math.min(1000, 100 + 4 * Math.ceil(Math.sqrt(sizes.of + sizes.ofSecond)));
  const { value, at } = largestOf(sizeAt, test.margin, 1, steps);
  return { size: value, at };
}

/** Farrington and Manning's: the two variances at the planned rates and at the nearest ones that differ by the margin. */
function closedFormCases(
  { from, to }: NonInferiorityTruth,
  { power, ratio }: { readonly power: number; readonly ratio: number },
  { margin, confidence }: Test,
): number {
  const planned = from * (1 - from) + (to * (1 - to)) / ratio;
  const limiting = constrainedVariance({ yes: from, of: 1 }, { yes: ratio * to, of: ratio }, margin, 1);
  const reach =
    criticalValue(confidence, 'lower') * Math.sqrt(limiting) +
    criticalValue(power, 'lower') * Math.sqrt(planned);
  const gap = to - from + margin;
  return (reach * reach) / (gap * gap);
}

function requireTruth(question: NonInferiorityTruth): NonInferiorityTruth {
  const { from, to } = requireFields('question', question, '{ from: 0.49, to: 0.49, of: 84 }');
  requireBetween('from', from, 0, 1, 'both');
  requireBetween('to', to, 0, 1, 'both');
  return { from, to };
}
