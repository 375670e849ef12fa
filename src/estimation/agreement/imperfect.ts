import { requireBetween, requireCounts, requireFields, requireOneOf, requireWhole } from '../../check.js';
import type { Counts } from '../../counts.js';
import { type Accuracy, apparentProportion } from '../../inspection/inspectors.js';
import type { Limits } from '../../limits.js';
import { refuse } from '../../problem.js';
import {
  criticalValue,
  finishInterval,
  type Interval,
  type IntervalOptions,
} from '../proportion/interval.js';
import { type PValueOptions, pValueFromTails } from '../proportion/pValue.js';
import { wilsonLimits } from '../proportion/scoreLimits.js';
import { wilson } from '../proportion/wilson.js';

/** An inspector's accuracy, with the cases of known truth behind it. */
export interface CheckedAccuracy extends Accuracy {
  /** Truly sufficient cases behind the sensitivity; left out, it is taken as known. */
  readonly sensitivityChecks?: number;
  /** The same for the specificity. */
  readonly specificityChecks?: number;
}

export const IMPERFECT_METHODS = {
  'lang-reiczigel': {
    label: 'Lang-Reiczigel',
    source: 'Lang and Reiczigel 2014, Preventive Veterinary Medicine 113:13',
  },
  'rogan-gladen': {
    label: 'Rogan-Gladen, accuracy known',
    source: 'Rogan and Gladen 1978, American Journal of Epidemiology 107:71',
  },
} as const;
export type ImperfectMethodName = keyof typeof IMPERFECT_METHODS;
const IMPERFECT_METHOD_NAMES = Object.keys(IMPERFECT_METHODS) as readonly ImperfectMethodName[];

export interface TrueProportion extends Interval<ImperfectMethodName> {
  /** Rogan and Gladen's estimate, kept within 0 and 1. */
  readonly estimate: number;
}

/**
 * Limits on the share of cases that are truly sufficient, from what imperfect inspectors said.
 *
 * @param counts - `yes` of `of` cases as inspected
 * @param accuracy - `sensitivity` and `specificity` in [0, 1] with a sum above 1, and the checks behind them
 * @param options - `method` (lang-reiczigel where checks are given, else rogan-gladen), `confidence`, `side`
 * @returns the corrected proportion with its limits, all from 0 to 1
 * @throws ArgumentError naming the argument; when Se + Sp ≤ 1 the answers say nothing about the truth
 * @source per method in `IMPERFECT_METHODS`.
 *
 * @example
 * const checks = { sensitivity: 0.9, specificity: 0.9, sensitivityChecks: 50, specificityChecks: 50 };
 * trueProportionInterval({ yes: 41, of: 84 }, checks); // 0.4851 (0.3271, 0.6424)
 */
export function trueProportionInterval(
  counts: Counts,
  accuracy: CheckedAccuracy,
  options: IntervalOptions<ImperfectMethodName> = {},
): TrueProportion {
  requireCounts(counts);
  requireUsable(accuracy);
  // With only one of the two, Lang and Reiczigel's asks for the other by name.
  const checked = accuracy.sensitivityChecks !== undefined || accuracy.specificityChecks !== undefined;
  requireFields('options', options);
  const asked = options.method ?? (checked ? 'lang-reiczigel' : 'rogan-gladen');
  const method = requireOneOf('method', asked, IMPERFECT_METHOD_NAMES);
  const { confidence = 0.95, side = 'both' } = options;
  const raw = imperfectLimits(counts, accuracy, method, criticalValue(confidence, side));
  const estimate = correctedProportion(counts.yes / counts.of, accuracy);
  return Object.freeze({ ...finishInterval(raw, { method, confidence, side }), estimate });
}

/**
 * The p-value that goes with the rogan-gladen interval: above `1 − confidence` exactly where it contains `against`. It is
 * Wilson's against what such inspectors would report. Lang and Reiczigel's limits need not widen with the level, so no
 * p-value goes with them.
 *
 * @param counts - `yes` of `of` cases as inspected
 * @param accuracy - `sensitivity` and `specificity` in [0, 1] with a sum above 1
 * @param options - `against`, the true proportion tested, from 0 to 1; `side` both, lower or upper
 * @returns a probability from 0 to 1
 * @throws ArgumentError naming the argument
 * @source Rogan and Gladen 1978, American Journal of Epidemiology 107:71.
 *
 * @example
 * trueProportionPValue({ yes: 41, of: 84 }, { sensitivity: 0.9, specificity: 0.9 }, { against: 0.6 }); // 0.0878…
 */
export function trueProportionPValue(
  counts: Counts,
  accuracy: CheckedAccuracy,
  options: Omit<PValueOptions, 'method'>,
): number {
  requireCounts(counts);
  const { yes, of } = counts;
  requireUsable(accuracy);
  const { against, side = 'both' } = requireFields('options', options, '{ against: 0.5 }');
  const apparent = (value: number) => apparentProportion(value, accuracy);
  return pValueFromTails(
    {
      lower: (value) => wilson.lowerTail(yes, of, apparent(value), 2),
      upper: (value) => wilson.upperTail(yes, of, apparent(value), 2),
    },
    against,
    side,
  );
}

/** Rogan and Gladen's estimate of the truth behind an apparent proportion; it may run past 0 or 1. */
export function corrected(apparent: number, { sensitivity, specificity }: Accuracy): number {
  return (apparent + specificity - 1) / (sensitivity + specificity - 1);
}

/** Which rate of the inspectors a share of Yes conflicts with: lower or higher than they would mark, whatever the truth. */
export function conflictWith(
  apparent: number,
  { sensitivity, specificity }: Accuracy,
): 'sensitivity' | 'specificity' | null {
  const slack = 1e-12;
  if (apparent < 1 - specificity - slack) return 'specificity';
  return apparent > sensitivity + slack ? 'sensitivity' : null;
}

/** Rogan and Gladen's estimate, kept within 0 and 1. */
export function correctedProportion(apparent: number, accuracy: Accuracy): number {
  return Math.min(1, Math.max(0, corrected(apparent, accuracy)));
}

/** The limits of a method for a normal quantile, not clipped; the counts of an effective sample need not be whole. */
export function imperfectLimits(
  counts: Counts,
  accuracy: CheckedAccuracy,
  method: ImperfectMethodName,
  z: number,
): Limits {
  if (method === 'lang-reiczigel') return langReiczigel(counts, accuracy, z);
  const { lower, upper } = wilsonLimits(counts.yes, counts.of, z);
  return { lower: corrected(lower, accuracy), upper: corrected(upper, accuracy) };
}

function langReiczigel({ yes, of }: Counts, accuracy: CheckedAccuracy, z: number) {
  const { sensitivity, specificity } = accuracy;
  const checksSe = requireWhole('sensitivityChecks', accuracy.sensitivityChecks, { min: 1 });
  const checksSp = requireWhole('specificityChecks', accuracy.specificityChecks, { min: 1 });
  // Agresti and Coull's added cases: z² for the sample, one right and one wrong for each check.
  const apparent = (yes + (z * z) / 2) / (of + z * z);
  const se = (checksSe * sensitivity + 1) / (checksSe + 2);
  const sp = (checksSp * specificity + 1) / (checksSp + 2);
  const youden = se + sp - 1;
  if (youden <= 0) {
    refuseAccuracy(
      accuracy,
      'With so few checks it cannot be distinguished from guessing: give more of them.',
    );
  }
  const p = (apparent + sp - 1) / youden;
  const varianceSe = (se * (1 - se)) / (checksSe + 2);
  const varianceSp = (sp * (1 - sp)) / (checksSp + 2);
  const variance =
    ((apparent * (1 - apparent)) / (of + z * z) + p * p * varianceSe + (1 - p) * (1 - p) * varianceSp) /
    (youden * youden);
  const shift = 2 * z * z * (p * varianceSe - (1 - p) * varianceSp);
  const reach = z * Math.sqrt(variance);
  return { lower: p + shift - reach, upper: p + shift + reach };
}

const ACCURACY = '{ sensitivity: 0.9, specificity: 0.9 }';

/** Refuses accuracy out of range, and inspectors no better than chance. */
export function requireUsable(accuracy: CheckedAccuracy): void {
  requireFields('accuracy', accuracy, ACCURACY);
  requireBetween('sensitivity', accuracy.sensitivity, 0, 1, 'both');
  requireBetween('specificity', accuracy.specificity, 0, 1, 'both');
  if (accuracy.sensitivity + accuracy.specificity <= 1) {
    refuseAccuracy(accuracy, 'Inspectors no better than chance say nothing about the truth.');
  }
}

function refuseAccuracy({ sensitivity, specificity }: Accuracy, hint: string): never {
  refuse(
    'inaccurate-inspectors',
    `sensitivity + specificity must be more than 1, not ${sensitivity} + ${specificity}.`,
    { path: 'sensitivity', got: `${sensitivity} + ${specificity}`, expected: 'more than 1 in all', hint },
  );
}
