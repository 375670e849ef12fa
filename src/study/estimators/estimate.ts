import type { WorldSample } from '../world/sample.js';

/** A percentage estimated from a sample; one object is filled again by every replicate. */
export interface Estimate {
  /** False when no sampled case is relevant, so that there is no percentage. */
  defined: boolean;
  value: number;
  variance: number;
  /** Yes and relevant cases in the sample. */
  yes: number;
  cases: number;
  degreesOfFreedom: number;
}

export type Estimator = (sample: WorldSample, question: number, into: Estimate) => void;

export function emptyEstimate(): Estimate {
  return { defined: false, value: 0, variance: 0, yes: 0, cases: 0, degreesOfFreedom: 0 };
}

/** The published percentage: yes answers over relevant cases, with the variance of independent cases. */
export function estimateRaw(sample: WorldSample, question: number, into: Estimate): void {
  let yes = 0;
  let cases = 0;
  for (let group = 0; group < sample.groups; group++) {
    yes += sample.yes[group * sample.questions + question] ?? 0;
    cases += sample.relevant[group * sample.questions + question] ?? 0;
  }
  into.defined = cases > 0;
  into.yes = yes;
  into.cases = cases;
  into.value = yes / cases;
  into.variance = (into.value * (1 - into.value)) / cases;
  into.degreesOfFreedom = cases - 1;
}

/** Yes over relevant cases, each weighing what its group's weight says; returns the weighted relevant cases. */
export function estimateRatio(
  sample: WorldSample,
  question: number,
  weights: Float64Array,
  into: Estimate,
): number {
  let [yes, relevant] = [0, 0];
  into.yes = 0;
  into.cases = 0;
  for (let group = 0; group < sample.groups; group++) {
    const y = sample.yes[group * sample.questions + question] ?? 0;
    const r = sample.relevant[group * sample.questions + question] ?? 0;
    into.yes += y;
    into.cases += r;
    yes += (weights[group] ?? 0) * y;
    relevant += (weights[group] ?? 0) * r;
  }
  into.defined = relevant > 0;
  // Sums of weights miss 0 and 1 by their rounding, where the counts do not.
  into.value = into.yes === 0 ? 0 : into.yes === into.cases ? 1 : yes / relevant;
  return relevant;
}

/** Less than any sample can show: what is left of a variance of 0 when its sums are rounded. */
const ROUNDING = 1e-14;

/** A variance with what rounding leaves of 0, on either side, taken for 0. */
export function settled(variance: number): number {
  return variance > ROUNDING ? variance : 0;
}

/** Sum of squares of the residual y − p·r, over cases of which `relevant` count and `yes` say yes. */
export function residualSquares(yes: number, relevant: number, p: number): number {
  return yes * (1 - p) * (1 - p) + (relevant - yes) * p * p;
}

/** The same about the mean residual of the n cases of one group, not all of them relevant. */
export function squaresWithin(yes: number, relevant: number, cases: number, p: number): number {
  const total = yes - p * relevant;
  return residualSquares(yes, relevant, p) - (total * total) / cases;
}
