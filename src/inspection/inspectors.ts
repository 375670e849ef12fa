import { refuseArgument, requireBetween, requireFields, requireWhole } from '../check.js';
import { calibrateIntercept } from '../model/network/calibrate.js';
import { expit } from '../numeric/logistic.js';
import { gaussHermite, type Quadrature } from '../numeric/quadrature.js';
import { findRoot } from '../numeric/root.js';
import { DataError, problem } from '../problem.js';

/** How often an inspector sees what is there. */
export interface Accuracy {
  /** P(inspector says yes | truly sufficient). */
  readonly sensitivity: number;
  /** P(inspector says no | truly not sufficient). */
  readonly specificity: number;
}

/** Accuracy as it is asked for: outright, or as the agreement of two inspectors, from which it follows. */
export type AccuracyAsked =
  | Accuracy
  | { readonly kappa: number; readonly sensitivity?: number; readonly specificity?: number };

/** The inspectors of one inspection. */
export interface Inspectors {
  readonly accuracy: AccuracyAsked;
  /** Standard deviation, on the logit scale, of how lenient an inspector is; 0 when all judge alike. */
  readonly leniency: number;
  /** Inspectors who share the sample, dealt round in turn. */
  readonly count: number;
  /** Share of cases that a second inspector marks too, a third deciding where they differ. */
  readonly doubleMarked: number;
  /** Share of cases that two quality leads check; where both disagree with the inspector, theirs is final. */
  readonly checked: number;
  /** How accurate the quality leads are; null when they are as accurate as the inspectors. */
  readonly leads: AccuracyAsked | null;
}

export const PERFECT: Inspectors = Object.freeze({
  accuracy: Object.freeze({ sensitivity: 1, specificity: 1 }),
  leniency: 0,
  count: 1,
  doubleMarked: 0,
  checked: 0,
  leads: null,
});

/**
 * The share of cases inspectors will call sufficient when `p` of them truly are.
 *
 * @param p - from 0 to 1
 * @param accuracy - `sensitivity` and `specificity`, from 0 to 1
 * @returns `p·Se + (1 − p)(1 − Sp)`
 * @throws ArgumentError naming the argument that is out of range
 * @source Rogan and Gladen 1978, American Journal of Epidemiology 107:71.
 *
 * @example
 * apparentProportion(0.5, { sensitivity: 0.9, specificity: 0.8 }); // 0.55
 */
export function apparentProportion(p: number, accuracy: Accuracy): number {
  requireBetween('p', p, 0, 1, 'both');
  const { sensitivity, specificity } = requireFields('accuracy', accuracy, ACCURACY);
  requireBetween('sensitivity', sensitivity, 0, 1, 'both');
  requireBetween('specificity', specificity, 0, 1, 'both');
  return p * sensitivity + (1 - p) * (1 - specificity);
}

const ACCURACY = '{ sensitivity: 0.9, specificity: 0.9 }';

/**
 * Agreement beyond chance of two inspectors of the same accuracy who err independently given the case: the share
 * of the variance of a score that is the case's own, κ = p(1 − p)(Se + Sp − 1)²/(p*(1 − p*))
 * (Kraemer 1979, Psychometrika 44). 0 when every score is the same.
 *
 * @param p - true proportion of sufficient cases, from 0 to 1
 * @param accuracy - `sensitivity` and `specificity` of both, from 0 to 1
 * @returns κ, from 0 to 1
 * @throws ArgumentError naming the argument that is out of range
 * @source Kraemer 1979, Ramifications of a population model for κ as a coefficient of reliability, Psychometrika 44:461
 *
 * @example
 * kappaOf(0.5, { sensitivity: 0.9, specificity: 0.8 }); // 0.49…
 */
export function kappaOf(p: number, accuracy: Accuracy): number {
  const apparent = apparentProportion(p, accuracy);
  const variance = apparent * (1 - apparent);
  const signal = accuracy.sensitivity + accuracy.specificity - 1;
  return variance > 0 ? (p * (1 - p) * signal * signal) / variance : 0;
}

function unreachable(kappa: number, p: number, given: string, reached: number): DataError {
  return new DataError([
    problem(
      'kappa-unreachable',
      `No accuracy gives a κ of ${kappa} for a question with ${(100 * p).toFixed(1)}% yes${given}: the largest is ${reached.toFixed(3)}.`,
      {
        path: 'kappa',
        got: String(kappa),
        hint: 'Ask for a smaller κ, or leave out the sensitivity or specificity given with it.',
      },
    ),
  ]);
}

/**
 * The accuracy asked for, at a true proportion `p`. A κ alone gives equal sensitivity and specificity; with one
 * of the two given, the other follows.
 *
 * @param asked - `sensitivity` and `specificity`, or `kappa` with one of them or neither
 * @param p - true proportion of sufficient cases, from 0 to 1
 * @returns `sensitivity` and `specificity`
 * @throws ArgumentError for a number out of range; DataError for a κ that no accuracy reaches
 * @source Kraemer 1979, Ramifications of a population model for κ as a coefficient of reliability, Psychometrika 44:461, solved for the accuracy
 * @example
 * accuracyFor({ kappa: 0.6 }, 0.5).sensitivity; // 0.887…
 */
export function accuracyFor(asked: AccuracyAsked, p: number): Accuracy {
  requireFields('asked', asked, '{ kappa: 0.6 }');
  requireBetween('p', p, 0, 1, 'both');
  if (!('kappa' in asked)) {
    requireBetween('sensitivity', asked.sensitivity, 0, 1, 'both');
    requireBetween('specificity', asked.specificity, 0, 1, 'both');
    requireBetween(
      'sensitivity + specificity',
      asked.sensitivity + asked.specificity,
      1,
      2,
      'high',
      'Scores no better than chance say nothing about the cases.',
    );
    return { sensitivity: asked.sensitivity, specificity: asked.specificity };
  }
  const kappa = requireBetween('kappa', asked.kappa, 0, 1, 'high');
  const { sensitivity, specificity } = asked;
  const at = (rate: number): Accuracy =>
    sensitivity !== undefined
      ? { sensitivity, specificity: rate }
      : { sensitivity: rate, specificity: specificity ?? rate };
  const fixed = sensitivity ?? specificity;
  if (fixed !== undefined) requireBetween('sensitivity or specificity', fixed, 0, 1, 'high');
  const lowest = fixed === undefined ? 0.5 : 1 - fixed;
  const reached = kappaOf(p, at(1));
  if (p <= 0 || p >= 1) return at(1);
  if (kappa > reached + 1e-12) {
    const given = fixed === undefined ? '' : ` when the other rate is ${fixed}`;
    throw unreachable(kappa, p, given, reached);
  }
  if (kappa >= reached) return at(1);
  return at(findRoot((rate) => kappaOf(p, at(rate)) - kappa, lowest, 1));
}

/** What one of several inspectors who differ in leniency does, for each value of the leniency. */
export interface AccuracyByLeniency {
  readonly leniency: Quadrature;
  readonly accuracies: readonly Accuracy[];
}

/**
 * Inspectors whose leniency b is normal with standard deviation `spread`: logit Se and logit(1 − Sp) both move
 * by b. The rates are solved so that their means over inspectors are the accuracy asked for, so that leniency
 * moves neither the expected percentage nor the κ between two inspectors.
 */
export function spreadLeniency(accuracy: Accuracy, spread: number): AccuracyByLeniency {
  requireBetween('leniency', spread, 0, 10, 'both');
  const leniency = gaussHermite(spread === 0 ? 1 : 16);
  const shifts = leniency.nodes.map((node) => spread * node);
  const says = (rate: number): Float64Array => {
    const intercept = calibrateIntercept({ weights: leniency.weights, shifts }, rate);
    return shifts.map((shift) => expit(intercept + shift));
  };
  const yesIfSufficient = says(accuracy.sensitivity);
  const yesIfNot = says(1 - accuracy.specificity);
  const accuracies = Array.from(leniency.nodes, (_, index) => ({
    sensitivity: yesIfSufficient[index]!,
    specificity: 1 - yesIfNot[index]!,
  }));
  return { leniency, accuracies };
}

/** The chance that at least two of three independent events happen. */
function majority(a: number, b: number, c: number): number {
  return a * b + a * c + b * c - 2 * a * b * c;
}

/** The accuracy of the final answer when the majority of three raters decides: one, and two of another kind. */
export function majorityAccuracy(one: Accuracy, others: Accuracy): Accuracy {
  return {
    sensitivity: majority(one.sensitivity, others.sensitivity, others.sensitivity),
    specificity: majority(one.specificity, others.specificity, others.specificity),
  };
}

/** Checks the numbers of a set of inspectors; accuracy is checked where the proportion is known. */
export function requireInspectors(inspectors: Inspectors): Inspectors {
  requireBetween('leniency', inspectors.leniency, 0, 10, 'both');
  requireWhole('count', inspectors.count, { min: 1, max: 1000 });
  requireBetween('doubleMarked', inspectors.doubleMarked, 0, 1, 'both');
  requireBetween('checked', inspectors.checked, 0, 1, 'both');
  requireBetween('doubleMarked + checked', inspectors.doubleMarked + inspectors.checked, 0, 1, 'both');
  const { count, doubleMarked, leniency } = inspectors;
  if (tooFewToMarkTwice({ count, doubleMarked, isLenient: leniency > 0 })) {
    const expected = `at least ${MARKING_TWICE} where some cases are marked twice and inspectors differ`;
    refuseArgument('count', count, expected, 'Two mark, and a third decides where they differ.');
  }
  return inspectors;
}

/** Inspectors whom marking twice takes: two who mark, and a third who decides. */
export const MARKING_TWICE = 3;

/** Whether an inspector would have to decide about a case of their own; alike, they stand for as many as needed. */
export function tooFewToMarkTwice({
  count,
  doubleMarked,
  isLenient,
}: Pick<Inspectors, 'count' | 'doubleMarked'> & { readonly isLenient: boolean }): boolean {
  return doubleMarked > 0 && isLenient && count < MARKING_TWICE;
}
