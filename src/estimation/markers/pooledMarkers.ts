import type { Counts } from '../../counts.js';
import type { Limits } from '../../limits.js';
import { expit } from '../../numeric/logistic.js';
import { pooledDensities } from '../league/partialPooling.js';
import { quantileIndex } from '../league/poolingDensities.js';
import { jeffreysDensity, type LogOddsDensity } from './logOddsDensity.js';
import { onProbitScale, type Posterior } from './probitScale.js';

/** One marker's answers where the key says Yes, and where it says No; each counts those that agree with the key. */
export interface MarkerRates {
  readonly sensitivity: { readonly yes: number; readonly of: number };
  readonly specificity: { readonly yes: number; readonly of: number };
}

export interface PooledMarker {
  /** Null where the marker answered nothing of which the key says Yes, or No. */
  readonly sensitivity: Posterior | null;
  readonly specificity: Posterior | null;
  readonly acuity: Posterior | null;
  readonly severity: Posterior | null;
}

export interface PooledMarkers {
  readonly markers: readonly PooledMarker[];
  /** The standard deviation of log odds between markers; null for rates that are not pooled. */
  readonly spread: {
    readonly sensitivity: PooledSpread | null;
    readonly specificity: PooledSpread | null;
  };
}

type PooledSpread = Limits & { readonly mean: number };

/**
 * Sensitivity, specificity, acuity and severity of markers, each drawn towards those of the others as far as its own answers
 * leave it uncertain: log odds normal between markers, their mean flat, their standard deviation half-normal(1). Where fewer
 * than two markers can be compared, or all agree with the key in everything, Jeffreys' prior is used for each instead.
 */
export function pooledMarkers(rates: readonly MarkerRates[], confidence: number): PooledMarkers {
  const sensitivity = densitiesOf(
    rates.map((marker) => marker.sensitivity),
    confidence,
  );
  const specificity = densitiesOf(
    rates.map((marker) => marker.specificity),
    confidence,
  );
  return {
    markers: rates.map((_, index) => {
      const [se, sp] = [sensitivity.densities[index]!, specificity.densities[index]!];
      const both = se === null || sp === null ? null : onProbitScale(se, sp, confidence);
      return {
        sensitivity: se === null ? null : rateOf(se, confidence),
        specificity: sp === null ? null : rateOf(sp, confidence),
        acuity: both?.acuity ?? null,
        severity: both?.severity ?? null,
      };
    }),
    spread: { sensitivity: sensitivity.spread, specificity: specificity.spread },
  };
}

interface Densities {
  readonly densities: readonly (LogOddsDensity | null)[];
  readonly spread: PooledSpread | null;
}

function densitiesOf(counts: readonly Counts[], confidence: number): Densities {
  const answered = counts.filter(({ of }) => of > 0);
  const isAlike = answered.every(({ yes, of }) => yes === of) || answered.every(({ yes }) => yes === 0);
  if (answered.length < 2 || isAlike) {
    return { densities: counts.map((one) => (one.of === 0 ? null : jeffreysDensity(one))), spread: null };
  }
  const { grid, spread } = pooledDensities(answered, confidence);
  let next = 0;
  const densities = counts.map(({ of }) => {
    if (of === 0) return null;
    return { first: grid.first, step: grid.step, values: grid.masses[next++]! };
  });
  return { densities, spread };
}

function rateOf({ first, step, values }: LogOddsDensity, confidence: number): Posterior {
  const total = values.reduce((sum, value) => sum + value, 0);
  const masses = values.map((value) => value / total);
  const tail = (1 - confidence) / 2;
  const at = (share: number) => expit(step * (first + quantileIndex(masses, share)));
  const mean = masses.reduce((sum, mass, i) => sum + mass * expit(step * (first + i)), 0);
  return { mean, lower: at(tail), upper: at(1 - tail) };
}
