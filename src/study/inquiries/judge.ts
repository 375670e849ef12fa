import { bandRank, printedProportion } from '../../estimation/bands/ratingBands.js';
import type { Limits } from '../../limits.js';
import type { Tally } from '../world/tally.js';

/** Adds what every numerical estimate is judged by. */
export function addEstimate(
  tally: Tally,
  weight: number,
  value: number,
  truth: number,
  variance: number,
): void {
  const error = value - truth;
  const square = error * error;
  tally.kept?.estimate(value, variance, truth);
  tally.add('weight', weight);
  tally.add('estimate', weight * value);
  tally.add('truth', weight * truth);
  tally.add('error', weight * error);
  tally.add('error2', weight * square);
  tally.add('error4', weight * square * square);
  tally.add('variance', weight * variance);
  tally.add('variance2', weight * variance * variance);
}

/** A limit this near to the truth is at it: limits and truths are rounded in their last digits. */
export const AT = 1e-12;

export function addInterval(
  tally: Tally,
  weight: number,
  { lower, upper }: Limits,
  value: number,
  truth: number,
  against: number | null,
): void {
  if (Number.isNaN(lower) || Number.isNaN(upper))
    throw new RangeError(`no interval for an estimate of ${value}`);
  tally.kept?.limits(lower, upper);
  const below = upper < truth - AT;
  const above = lower > truth + AT;
  if (below) tally.add('missedBelow', weight);
  else if (above) tally.add('missedAbove', weight);
  else tally.add('covered', weight);
  tally.add('width', weight * (upper - lower));
  tally.add('width2', weight * (upper - lower) * (upper - lower));
  if (against === null) return;
  const effect = truth - against;
  const isNull = Math.abs(effect) <= AT;
  if (isNull) tally.add('atNull', weight);
  if (lower <= against + AT && upper >= against - AT) return;
  tally.add('rejected', weight);
  if (isNull) {
    tally.add('rejectedAtNull', weight);
    return;
  }
  const ratio = Math.abs(value - against) / Math.abs(effect);
  if (value > against !== effect > 0) tally.add('wrongSign', weight);
  tally.add('exaggeration', weight * ratio);
  tally.add('exaggeration2', weight * ratio * ratio);
}

export function addBand(
  tally: Tally,
  weight: number,
  value: number,
  truth: number,
  misleadingPoints: number,
): void {
  const [estimated, real] = [bandRank(value), bandRank(truth)];
  if (estimated !== real) tally.add('wrongBand', weight);
  if (estimated > real) tally.add('bandAbove', weight);
  if (Math.abs(printedProportion(value) - 100 * truth) > misleadingPoints + 1e-9)
    tally.add('misleads', weight);
}
