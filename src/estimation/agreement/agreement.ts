import { requireConfidence, requireFields, requireOneOf } from '../../check.js';
import type { Limits } from '../../limits.js';
import { tUpperQuantile } from '../../numeric/tTail.js';
import { criticalValue } from '../proportion/interval.js';
import { wilsonLimits } from '../proportion/scoreLimits.js';
import {
  ORDERED_COEFFICIENT_NAMES,
  type OrderedAgreement,
  type OrderedCoefficientName,
  orderedAgreement,
} from './orderedAgreement.js';
import { type Item, less, type RatedAnswer, type Sums, sumsOf, tableOf } from './raterTable.js';
import type { AgreementWeights } from './weightedKappa.js';

/** The coefficients of agreement, in the order in which they are told. */
export const COEFFICIENTS = {
  percent: { label: 'Agreement', source: 'the share of pairs of answers that agree' },
  fleiss: { label: "Fleiss's kappa", source: 'Fleiss 1971, Psychological Bulletin 76:378' },
  conger: {
    label: "Conger's kappa",
    source: "Conger 1980, Psychological Bulletin 88:322; for two raters Cohen's of 1960",
  },
  ac1: {
    label: "Gwet's AC1",
    source: 'Gwet 2008, British Journal of Mathematical and Statistical Psychology 61:29',
  },
  'brennan-prediger': {
    label: 'Brennan-Prediger',
    source: 'Brennan and Prediger 1981, Educational and Psychological Measurement 41:687',
  },
  krippendorff: { label: "Krippendorff's alpha", source: 'Krippendorff 2004, Content Analysis, chapter 11' },
} as const;

export type CoefficientName = keyof typeof COEFFICIENTS;

export type AgreementErrorName = 'linearised' | 'jackknife';

export interface AgreementOptions {
  /** What chance is taken to be; `ac1` if omitted. */
  readonly coefficient?: CoefficientName | OrderedCoefficientName;
  /** How the standard error is worked out; `linearised` if omitted, `jackknife` for `alpha-ordinal`. */
  readonly standardError?: AgreementErrorName;
  /** How many answers there are to choose from, seen or not; those seen if omitted, and at least 2. */
  readonly categories?: number;
  /** For the coefficients of ordered answers: every level of the scale, seen or not, lowest first. */
  readonly levels?: readonly RatedAnswer[];
  /** For `ac2` and `weighted-kappa`: what a distance between two levels counts. There is no usual choice. */
  readonly weights?: AgreementWeights;
  /** Between 0 and 1; 0.95 if omitted. */
  readonly confidence?: number;
}

/** One coefficient of agreement. */
export interface AgreementCoefficient {
  /** At most 1, which is perfect agreement; 0 is what chance would give. Null where it is 0/0. */
  readonly estimate: number | null;
  /** Null where there is no estimate, or too few items for an error of it. */
  readonly standardError: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Items that somebody answered. */
  readonly items: number;
  /** Items that two raters or more answered: agreement is seen on these alone. */
  readonly shared: number;
  readonly categories: number;
  /** Of the coefficients of ordered answers alone. */
  readonly observed?: number | null;
  readonly chance?: number | null;
  readonly weights?: OrderedAgreement['weights'];
}

/**
 * How far two or more raters agree on the same items, when not everybody answered everything.
 *
 * Agreement is taken from the items that two or more answered, chance from all that anyone did; Krippendorff's alpha
 * takes both from the former. Limits are those of t with items − 1 degrees of freedom, and never above 1; where all items
 * agree alike, which leaves no spread to measure, they are Wilson's on the share of items, chance being fixed.
 *
 * @param answers - one row an item, one entry a rater: text or a number, or null where a rater gave no answer
 * @param options - `coefficient` and `standardError` by name, `categories` that can be chosen, `confidence` in (0, 1);
 *   for `ac2`, `alpha-ordinal` and `weighted-kappa` the `levels` of the ordered scale, lowest first, and for the first and last
 *   of them the `weights`, `linear` or `quadratic`
 * @returns the estimate with its standard error and limits, all null where it is 0/0
 * @throws ArgumentError naming the argument that is out of range, or when rows differ in length
 * @source Gwet 2014, Handbook of Inter-Rater Reliability, 4th edition, chapters 2, 3 and 5; COEFFICIENTS has the papers.
 *
 * @example
 * agreement([['yes', 'yes', 'no'], ['no', 'no', null], ['yes', 'yes', 'yes']], { coefficient: 'percent' }); // 0.78
 */
export function agreement(
  answers: readonly (readonly RatedAnswer[])[],
  options: AgreementOptions = {},
): AgreementCoefficient {
  const {
    coefficient = 'ac1',
    standardError = 'linearised',
    categories: possible,
    levels,
    weights,
    confidence = 0.95,
  } = requireFields('options', options);
  const names = Object.keys(COEFFICIENTS) as CoefficientName[];
  const name = requireOneOf('coefficient', coefficient, [...names, ...ORDERED_COEFFICIENT_NAMES]);
  requireOneOf('standardError', standardError, ['linearised', 'jackknife']);
  requireConfidence(confidence);
  if (isOrdered(name)) {
    const asked = { coefficient: name, standardError: options.standardError, levels, weights, confidence };
    return orderedAgreement(answers, asked);
  }
  const { items, categories } = tableOf(answers, possible);
  const sums = sumsOf(items, categories);
  const data = { items, sums, categories };
  const estimate = coefficientOf(name, sums, categories);
  const error = estimate === null ? null : errorOf(name, data, { estimate, standardError });
  const limits =
    estimate === null || error === null ? null : limitsOf(name, data, { estimate, confidence, ...error });
  return Object.freeze({
    estimate,
    standardError: error?.standardError ?? null,
    lower: limits?.lower ?? null,
    upper: limits?.upper ?? null,
    items: items.length,
    shared: sums.shared,
    categories,
  });
}

const isOrdered = (name: CoefficientName | OrderedCoefficientName): name is OrderedCoefficientName =>
  ORDERED_COEFFICIENT_NAMES.some((one) => one === name);

interface Data {
  readonly items: readonly Item[];
  readonly sums: Sums;
  readonly categories: number;
}

/** Observed agreement and what chance would give. */
interface Parts {
  readonly observed: number;
  readonly chance: number;
}

const squares = (shares: readonly number[]) => shares.reduce((sum, share) => sum + share * share, 0);

/** Raters who answered nothing have no shares; they take part in no pair. */
function raterShares(byRater: Sums['byRater']): number[][] {
  return byRater.flatMap((counts) => {
    const answered = counts.reduce((sum, count) => sum + count, 0);
    return answered === 0 ? [] : [counts.map((count) => count / answered)];
  });
}

function partsOf(name: CoefficientName, sums: Sums, categories: number): Parts {
  const observed = sums.agreed / sums.shared;
  const mean = sums.shares.map((share) => share / sums.items);
  switch (name) {
    case 'percent':
      return { observed, chance: 0 };
    case 'fleiss':
      return { observed, chance: squares(mean) };
    case 'ac1':
      return { observed, chance: mean.reduce((sum, p) => sum + p * (1 - p), 0) / (categories - 1) };
    case 'brennan-prediger':
      return { observed, chance: 1 / categories };
    case 'conger': {
      const shares = raterShares(sums.byRater);
      const together = Array.from({ length: categories }, (_, k) =>
        shares.reduce((sum, p) => sum + p[k]!, 0),
      );
      const own = shares.reduce((sum, p) => sum + squares(p), 0);
      return { observed, chance: (squares(together) - own) / (shares.length * (shares.length - 1)) };
    }
    case 'krippendorff': {
      const small = 1 / sums.sharedAnswers;
      return {
        observed: (1 - small) * (sums.agreedByRater / sums.sharedAnswers) + small,
        chance: squares(sums.sharedCounts.map((count) => count / sums.sharedAnswers)),
      };
    }
  }
}

/** Null where it is 0/0. */
function coefficientOf(name: CoefficientName, sums: Sums, categories: number): number | null {
  if (sums.shared === 0) return null;
  const { observed, chance } = partsOf(name, sums, categories);
  return chance < 1 - 1e-12 ? (observed - chance) / (1 - chance) : null;
}

/** Null with fewer than two items, or where leaving one out leaves no coefficient. */
function errorOf(
  name: CoefficientName,
  data: Data,
  asked: { readonly estimate: number; readonly standardError: AgreementErrorName },
): { readonly standardError: number; readonly counted: number } | null {
  const { items, sums, categories } = data;
  if (asked.standardError === 'jackknife') {
    const left = items.map((item) => coefficientOf(name, less(sums, item), categories));
    const known = left.filter((value) => value !== null);
    if (items.length < 2 || known.length < left.length) return null;
    return { standardError: jackknifeError(known), counted: items.length };
  }
  const moved = influences(name, data, asked.estimate);
  const counted = moved.length;
  if (counted < 2) return null;
  return { standardError: Math.sqrt(squares(moved) / (counted * (counted - 1))), counted };
}

function limitsOf(
  name: CoefficientName,
  { items, sums, categories }: Data,
  known: {
    readonly estimate: number;
    readonly standardError: number;
    readonly counted: number;
    readonly confidence: number;
  },
): Limits {
  const { estimate, standardError, counted, confidence } = known;
  if (standardError > 1e-9) {
    const reach = tUpperQuantile((1 - confidence) / 2, counted - 1) * standardError;
    return { lower: estimate - reach, upper: Math.min(1, estimate + reach) };
  }
  const { chance } = partsOf(name, sums, categories);
  const shared = items.filter(({ raters }) => raters >= 2).length;
  const { lower, upper } = wilsonLimits(
    Math.min(1, sums.agreed / shared) * shared,
    shared,
    criticalValue(confidence),
  );
  const corrected = (share: number) => (share - chance) / (1 - chance);
  return { lower: corrected(lower), upper: corrected(upper) };
}

/** Efron 1982, The Jackknife, the Bootstrap and Other Resampling Plans, chapter 3. */
function jackknifeError(left: readonly number[]): number {
  const m = left.length;
  const mean = left.reduce((sum, value) => sum + value, 0) / m;
  return Math.sqrt(((m - 1) / m) * squares(left.map((value) => value - mean)));
}

/** How far each item moves the coefficient, times the number of items: they add up to 0 but for rounding. */
function influences(name: CoefficientName, { items, sums, categories }: Data, estimate: number): number[] {
  if (name === 'krippendorff') return alphaInfluences(items, sums);
  const { chance } = partsOf(name, sums, categories);
  const movedBy = chanceInfluence(name, sums, categories);
  return items.map((item) => {
    const seen = item.raters < 2 ? 0 : ((item.agreed - chance) * sums.items) / sums.shared / (1 - chance);
    return seen - estimate - (2 * (1 - estimate) * movedBy(item)) / (1 - chance);
  });
}

/** Half of how far an item moves chance agreement, times the number of items. */
function chanceInfluence(name: CoefficientName, sums: Sums, categories: number): (item: Item) => number {
  const mean = sums.shares.map((share) => share / sums.items);
  const { chance } = partsOf(name, sums, categories);
  switch (name) {
    case 'fleiss':
      return ({ counts, raters }) =>
        counts.reduce((sum, count, k) => sum + (count * mean[k]!) / raters, 0) - chance;
    case 'ac1':
      return ({ counts, raters }) =>
        counts.reduce((sum, count, k) => sum + (count * (1 - mean[k]!)) / raters, 0) / (categories - 1) -
        chance;
    case 'conger': {
      const answered = sums.byRater.map((counts) => counts.reduce((sum, count) => sum + count, 0));
      const raters = answered.filter((count) => count > 0).length;
      const shares = sums.byRater.map((counts, g) =>
        counts.map((count) => count / Math.max(1, answered[g]!)),
      );
      const together = mean.map((_, k) => shares.reduce((sum, p) => sum + p[k]!, 0));
      /** What a rater's answer to one item adds to chance agreement over that of the average answer. */
      const gain = shares.map((p) => together.map((all, k) => all - p[k]!));
      const average = shares.map((p, g) => p.reduce((sum, share, k) => sum + share * gain[g]![k]!, 0));
      return ({ chosen }) =>
        chosen.reduce<number>((sum, category, g) => {
          if (category === null) return sum;
          return sum + (sums.items / answered[g]!) * (gain[g]![category]! - average[g]!);
        }, 0) /
        (raters * (raters - 1));
    }
    default:
      return () => 0;
  }
}

/** Over the items that two or more raters answered, which alone count. */
function alphaInfluences(items: readonly Item[], sums: Sums): number[] {
  const counted = items.filter(({ raters }) => raters >= 2);
  const raters = sums.sharedAnswers / sums.shared;
  const shares = sums.sharedCounts.map((count) => count / sums.sharedAnswers);
  const chance = squares(shares);
  const observed = sums.agreedByRater / sums.sharedAnswers;
  const uncorrected = (observed - chance) / (1 - chance);
  return counted.map((item) => {
    const size = item.raters / raters - 1;
    const seen = (item.agreed * item.raters) / raters - observed * size;
    const expected =
      item.counts.reduce((sum, count, k) => sum + (count * shares[k]!) / raters, 0) - chance * size;
    return (seen - chance - 2 * (1 - uncorrected) * (expected - chance)) / (1 - chance) - uncorrected;
  });
}
