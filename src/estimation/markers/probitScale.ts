import type { Limits } from '../../limits.js';
import { convolve } from '../../numeric/convolve.js';
import { leastOf } from '../../numeric/extremes.js';
import { expit, logit } from '../../numeric/logistic.js';
import { normalUpperQuantile, normalUpperTail } from '../../numeric/normalTail.js';
import { quantileIndex } from '../league/poolingDensities.js';
import { densityAt, type LogOddsDensity } from './logOddsDensity.js';

/** A quantity with its posterior mean and equal-tailed limits. */
export interface Posterior extends Limits {
  readonly mean: number;
}

/**
 * What the posteriors of a sensitivity and a specificity, independent of one another, say of acuity, Φ⁻¹(Se) + Φ⁻¹(Sp), and of
 * severity, (Φ⁻¹(Sp) − Φ⁻¹(Se))/2: the distribution of a sum of two is their convolution.
 */
export function onProbitScale(
  sensitivity: LogOddsDensity,
  specificity: LogOddsDensity,
  confidence: number,
): { readonly acuity: Posterior; readonly severity: Posterior } {
  const ends = [endsOf(sensitivity), endsOf(specificity)] as const;
  const step = leastOf(ends.map(({ lower, upper }) => (upper - lower) / NODES));
  const [one, other] = [sensitivity, specificity].map((density, i) => massesOf(density, ends[i]!, step));
  const tail = (1 - confidence) / 2;
  return {
    acuity: summary(sumOf(other!, one!), step, tail),
    severity: summary(sumOf(other!, mirrored(one!)), step / 2, tail),
  };
}

/** Over all that a distribution reaches: its standard deviation is then a dozen steps or so. */
const NODES = 140;

/** Masses on an even grid, the first at `first` steps. */
interface Masses {
  readonly first: number;
  readonly masses: Float64Array;
}

function endsOf({ first, step, values }: LogOddsDensity): Limits {
  const largest = values.reduce((most, value) => Math.max(most, value), 0);
  const isLeft = (value: number) => value > 1e-13 * largest;
  const [from, to] = [values.findIndex(isLeft), values.findLastIndex(isLeft)];
  return { lower: probitOf((first + from) * step), upper: probitOf((first + to) * step) };
}

/** Φ⁻¹ of a rate, from its log odds. */
function probitOf(logOdds: number): number {
  return logOdds > 0
    ? normalUpperQuantile(expit(0 - logOdds))
    : 0 - normalUpperQuantile(Math.min(expit(logOdds), 0.5));
}

/** Log odds of the rate of which Φ⁻¹ is `x`. */
function logOddsOf(x: number): number {
  const small = logit(normalUpperTail(Math.abs(x)));
  return x > 0 ? 0 - small : small;
}

function massesOf(density: LogOddsDensity, { lower, upper }: Limits, step: number): Masses {
  const first = Math.floor(lower / step) - 1;
  const masses = Float64Array.from({ length: Math.ceil(upper / step) + 2 - first }, (_, i) => {
    const x = (first + i) * step;
    const tail = normalUpperTail(Math.abs(x));
    // The change of log odds with x, by which the density is multiplied.
    const slope = Math.exp((-x * x) / 2) / (tail * (1 - tail));
    return densityAt(density, logOddsOf(x)) * slope;
  });
  const total = masses.reduce((sum, mass) => sum + mass, 0);
  return { first, masses: masses.map((mass) => mass / total) };
}

function mirrored({ first, masses }: Masses): Masses {
  return { first: -(first + masses.length - 1), masses: masses.toReversed() };
}

function sumOf(one: Masses, other: Masses): Masses {
  return { first: one.first + other.first, masses: convolve(one.masses, other.masses) };
}

function summary({ first, masses }: Masses, step: number, tail: number): Posterior {
  const mean = masses.reduce((sum, mass, i) => sum + mass * (first + i), 0);
  const at = (share: number) => step * (first + quantileIndex(masses, share));
  return { mean: step * mean, lower: at(tail), upper: at(1 - tail) };
}
