import { criticalValue } from '../../estimation/proportion/interval.js';
import { wilsonLimits } from '../../estimation/proportion/scoreLimits.js';
import type { Limits } from '../../limits.js';
import type { MeasureName } from '../measureNames.js';
import type { Field, Tally } from '../world/tally.js';

/**
 * What a measure is counted in, so that it can be shown and so that a precision can be asked of it: a proportion is shown as
 * a percentage, a difference of proportions in percentage points.
 */
export type Unit = 'proportion' | typeof DIFFERENCE | 'probability' | 'ratio' | 'index';
export const DIFFERENCE = 'difference of proportions';

/** What an estimate is of. */
export type Estimand = 'percentage' | 'difference' | 'score' | 'none';

/**
 * One performance measure of one answer, with how far the simulation may be from it: the limits are 95% ones for the value
 * over more replicates, Wilson's on the counts for a probability.
 */
export interface Measure extends Limits {
  readonly measure: MeasureName;
  readonly unit: Unit;
  readonly value: number;
  /** Monte Carlo standard error; 0 when exact. */
  readonly mcse: number;
}

/** What the measures of one analysis are made from. */
export interface MeasureFacts {
  readonly tally: Tally;
  readonly estimand: Estimand;
  readonly hasInterval: boolean;
  /**
   * The truth less what is tested against, where the inquiry has both; `each` where the truth, and so the effect, differs by
   * replicate.
   */
  readonly effect: number | 'each' | null;
  readonly exact: boolean;
  /** The variance that the design gives the estimate, where it is known without simulation. */
  readonly designVariance: number | null;
}

const Z = criticalValue(0.95);

/**
 * The measures of one analysis, put down one by one, each with its Monte Carlo error (Morris, White and Crowther 2019,
 * table 6). Those that several kinds of inquiry share are functions below.
 */
export class MeasureSheet {
  readonly measures: Measure[] = [];

  constructor(readonly facts: MeasureFacts) {}

  /** The replicates with an estimate, or the probability of one. */
  get weight(): number {
    return this.sum('weight');
  }

  sum(field: Field): number {
    return this.facts.tally.get(field);
  }

  /** A value with a Monte Carlo error that is known; nothing where either is not a number. */
  value(measure: MeasureName, unit: Unit, value: number, mcse: number): void {
    const error = this.facts.exact ? 0 : mcse;
    if (!Number.isFinite(value) || !Number.isFinite(error)) return;
    this.measures.push({
      measure,
      unit,
      value,
      mcse: error,
      lower: value - Z * error,
      upper: value + Z * error,
    });
  }

  /** A mean with its Monte Carlo error, from a sum and a sum of squares. */
  average(measure: MeasureName, unit: Unit, sum: Field, squares: Field, of = this.weight): void {
    const variance = spreadOf(this.sum(squares), this.sum(sum), of, this.facts);
    this.value(measure, unit, this.sum(sum) / of, Math.sqrt(variance / of));
  }

  /** How often something happened, out of as many replicates as could show it. */
  probability(measure: MeasureName, count: Field | number, of = this.weight): void {
    if (!(of > 0)) return;
    const { exact } = this.facts;
    const happened = typeof count === 'number' ? count : this.sum(count);
    const value = Math.min(1, Math.max(0, happened / of));
    if (exact) {
      this.measures.push({ measure, unit: 'probability', value, mcse: 0, lower: value, upper: value });
      return;
    }
    const wilson = wilsonLimits(happened, of, Z);
    this.measures.push({
      measure,
      unit: 'probability',
      value,
      mcse: Math.sqrt((value * (1 - value)) / of),
      lower: happened === 0 ? 0 : Math.max(0, wilson.lower),
      upper: happened === of ? 1 : Math.min(1, wilson.upper),
    });
  }
}

/** How far a numerical estimate is from the truth, how it spreads, and what it says of its own error. */
export function estimateMeasures(sheet: MeasureSheet): void {
  const { exact, designVariance, estimand } = sheet.facts;
  const n = sheet.weight;
  const variance = spreadOf(sheet.sum('error2'), sheet.sum('error'), n, { exact });
  const empirical = Math.sqrt(variance);
  const unit = estimand === 'score' ? 'index' : estimand === 'difference' ? DIFFERENCE : 'proportion';
  const error = unitOfErrors(sheet.facts);
  sheet.value('estimate', unit, sheet.sum('estimate') / n, Math.sqrt(variance / n));
  sheet.value('bias', error, sheet.sum('error') / n, Math.sqrt(variance / n));
  sheet.value('empiricalError', error, empirical, empirical / Math.sqrt(2 * (n - 1)));
  const meanSquare = sheet.sum('error2') / n;
  const rootMeanSquare = Math.sqrt(meanSquare);
  const meanSquareError = Math.sqrt(spreadOf(sheet.sum('error4'), sheet.sum('error2'), n, { exact }) / n);
  // Delta method: the error of a square root is that of its square over twice the root.
  sheet.value(
    'rootMeanSquareError',
    error,
    rootMeanSquare,
    rootMeanSquare > 0 ? meanSquareError / (2 * rootMeanSquare) : 0,
  );
  if (designVariance !== null) sheet.value('designError', error, Math.sqrt(designVariance), 0);
  const model = Math.sqrt(sheet.sum('variance') / n);
  const modelSpread = spreadOf(sheet.sum('variance2'), sheet.sum('variance'), n, { exact });
  if (model > 0 && empirical > 0) {
    sheet.value('modelError', error, model, Math.sqrt(modelSpread / (4 * n * model * model)));
    const ratio = model / empirical;
    const relative = modelSpread / (4 * n * model * model * model * model) + 1 / (2 * (n - 1));
    sheet.value('relativeModelError', 'ratio', ratio - 1, ratio * Math.sqrt(relative));
  }
}

/** What errors and widths are counted in: those of a mean score in scores. */
const unitOfErrors = ({ estimand }: MeasureFacts): Unit => (estimand === 'score' ? 'index' : DIFFERENCE);

/** How often the interval has the truth inside, how wide it is and, where it tests something, how often it rejects. */
export function intervalMeasures(sheet: MeasureSheet): void {
  const { hasInterval, effect } = sheet.facts;
  const error = unitOfErrors(sheet.facts);
  if (!hasInterval) return;
  sheet.probability('coverage', 'covered');
  sheet.probability('missedBelow', 'missedBelow');
  sheet.probability('missedAbove', 'missedAbove');
  sheet.average('width', error, 'width', 'width2');
  if (effect === null) return;
  const rejected = sheet.sum('rejected');
  if (effect === 'each') {
    powerOfEach(sheet);
    return;
  }
  const none = Math.abs(effect) <= 1e-12;
  if (none) {
    sheet.probability('falseAlarm', 'rejected');
    return;
  }
  // Power is the chance of the right conclusion: a change that is seen the wrong way is none.
  const wrong = sheet.sum('wrongSign');
  sheet.probability('power', Math.max(0, rejected - wrong));
  sheet.probability('wrongWay', wrong);
  if (!(rejected > 0)) return;
  sheet.probability('wrongSign', 'wrongSign', rejected);
  sheet.average('exaggeration', 'ratio', 'exaggeration', 'exaggeration2', rejected);
}

/**
 * Power where each replicate has a truth of its own: over those whose truth is not what is tested against. How much an effect is
 * exaggerated means nothing there, where many are next to none.
 */
function powerOfEach(sheet: MeasureSheet): void {
  const of = sheet.weight - sheet.sum('atNull');
  const wrong = sheet.sum('wrongSign');
  const rejected = sheet.sum('rejected') - sheet.sum('rejectedAtNull');
  sheet.probability('power', Math.max(0, rejected - wrong), of);
  sheet.probability('wrongWay', wrong, of);
}

/** How often a percentage falls in another band than its truth, and how often it misleads as printed. */
export function bandMeasures(sheet: MeasureSheet): void {
  sheet.probability('wrongBand', 'wrongBand');
  sheet.probability('bandTooHigh', 'bandAbove');
  sheet.probability('misleads', 'misleads');
}

/** Variance from a sum of squares and a sum: over n − 1 for replicates, over the whole for exact weights. */
export function spreadOf(
  squares: number,
  sum: number,
  of: number,
  { exact }: { readonly exact: boolean },
): number {
  const centred = Math.max(0, squares - (sum * sum) / of);
  return exact ? centred / of : of > 1 ? centred / (of - 1) : Number.NaN;
}
