import { type Design, isClustered } from '../inspection/designs/design.js';
import type { WorldSample } from './sample.js';

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

export type Estimator = (sample: WorldSample, question: number, into: Estimate) => void;

/**
 * The estimator that belongs to a design: weighted by the inverse of the inclusion probabilities, with the
 * linearised variance of a ratio (Särndal, Swensson and Wretman 1992, chapters 4 and 5).
 *
 * `finite` counts only the uncertainty about the cohort, so that what was taken wholly is known; otherwise the
 * cohort is itself one outcome of the process. Matched and quota samples weigh all cases alike and, having no
 * variance estimator of their own, take that of a simple random sample; so does a single cluster or window, for
 * which the spread between clusters cannot be seen.
 *
 * @param shares - each group's share of the cohort, used where the cohort has no limit
 */
export function estimatorFor(design: Design, shares: readonly number[], finite: boolean): Estimator {
  const { kind, cohort } = design;
  if (kind === 'stratified')
    return stratified(Float64Array.from(shares), cohort !== null, finite && cohort !== null);
  if (isClustered(design) && design.take > 1) return clustered(design, finite && cohort !== null);
  return (sample, question, into) => {
    estimateRaw(sample, question, into);
    let total = 0;
    let size = 0;
    for (let group = 0; group < sample.groups; group++) {
      total += sample.taken[group] ?? 0;
      size += sample.sizes[group] ?? 0;
    }
    const left = finite && size > 0 ? 1 - total / size : 1;
    if (into.cases > 1) into.variance = ((into.value * (1 - into.value)) / (into.cases - 1)) * left;
    into.degreesOfFreedom = Math.max(1, total - 1);
  };
}

/** Sum of squares about its mean of the residual y − p·r over the n cases of one group. */
function residualSquares(yes: number, relevant: number, cases: number, p: number): number {
  const total = yes - p * relevant;
  return yes * (1 - p) * (1 - p) + (relevant - yes) * p * p - (total * total) / cases;
}

function ratio(sample: WorldSample, question: number, weights: Float64Array, into: Estimate): number {
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

function stratified(shares: Float64Array, sized: boolean, finite: boolean): Estimator {
  const weights = new Float64Array(shares.length);
  return (sample, question, into) => {
    for (let group = 0; group < weights.length; group++) {
      const taken = sample.taken[group] ?? 0;
      const size = sized ? (sample.sizes[group] ?? 0) : (shares[group] ?? 0);
      weights[group] = taken > 0 ? size / taken : 0;
    }
    const relevant = ratio(sample, question, weights, into);
    let variance = 0;
    let freedom = 0;
    for (let group = 0; group < weights.length; group++) {
      const taken = sample.taken[group] ?? 0;
      if (taken === 0) continue;
      const weight = weights[group] ?? 0;
      const left = finite ? 1 - taken / (sample.sizes[group] ?? 1) : 1;
      const y = sample.yes[group * sample.questions + question] ?? 0;
      const r = sample.relevant[group * sample.questions + question] ?? 0;
      // A stratum with a single case shows no spread of its own: it takes that of the whole sample.
      const within =
        taken > 1
          ? (taken / (taken - 1)) * residualSquares(y, r, taken, into.value)
          : into.value * (1 - into.value);
      variance += weight * weight * left * within;
      freedom += taken - 1;
    }
    into.variance = into.value === 0 || into.value === 1 ? 0 : variance / (relevant * relevant);
    into.degreesOfFreedom = Math.max(1, freedom);
  };
}

function clustered(design: Design & { clusters: number; take: number }, finite: boolean): Estimator {
  const weights = new Float64Array(design.clusters);
  const { take, clusters } = design;
  const drawn = take / clusters;
  return (sample, question, into) => {
    for (let group = 0; group < clusters; group++) {
      const taken = sample.taken[group] ?? 0;
      const size = design.cohort === null ? 1 : (sample.sizes[group] ?? 0);
      weights[group] = taken > 0 ? size / taken : 0;
    }
    const relevant = ratio(sample, question, weights, into);
    let [sum, squares, within, cases] = [0, 0, 0, 0];
    for (let group = 0; group < clusters; group++) {
      const taken = sample.taken[group] ?? 0;
      if (taken === 0) continue;
      const weight = weights[group] ?? 0;
      cases += taken;
      const y = sample.yes[group * sample.questions + question] ?? 0;
      const r = sample.relevant[group * sample.questions + question] ?? 0;
      const total = weight * (y - into.value * r);
      sum += total;
      squares += total * total;
      if (finite && taken > 1) {
        const left = 1 - taken / (sample.sizes[group] ?? 1);
        within += weight * weight * left * (taken / (taken - 1)) * residualSquares(y, r, taken, into.value);
      }
    }
    const between = (take / (take - 1)) * (squares - (sum * sum) / take);
    const variance = finite ? (1 - drawn) * between + drawn * within : between;
    into.variance = into.value === 0 || into.value === 1 ? 0 : Math.max(0, variance) / (relevant * relevant);
    // Clusters that are all taken are strata of their cohort: only the cases within them vary.
    into.degreesOfFreedom = finite && take === clusters ? Math.max(1, cases - clusters) : take - 1;
  };
}
