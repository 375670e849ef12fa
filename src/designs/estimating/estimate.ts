import type { About, Estimate, Estimator, GroupedCounts } from '../groupedCounts.js';

export function emptyEstimate(): Estimate {
  return { defined: false, value: 0, variance: 0, yes: 0, cases: 0, degreesOfFreedom: 0 };
}

/** The published percentage: yes answers over relevant cases, with the variance of independent cases. */
export function estimateRaw(sample: GroupedCounts, question: number, into: Estimate): void {
  let yes = 0;
  let cases = 0;
  for (let group = 0; group < sample.groups; group++) {
    yes += sample.yes[group * sample.questions + question]!;
    cases += sample.relevant[group * sample.questions + question]!;
  }
  into.defined = cases > 0;
  into.yes = yes;
  into.cases = cases;
  into.value = yes / cases;
  into.variance = (into.value * (1 - into.value)) / cases;
  into.degreesOfFreedom = cases - 1;
}

/**
 * The published percentage with the variance of a simple random sample; also what quotas and a single cluster are
 * given, though nothing in them justifies it.
 */
export function simpleEstimator(about: About): Estimator {
  return (sample, question, into) => {
    estimateRaw(sample, question, into);
    let total = 0;
    let size = 0;
    for (let group = 0; group < sample.groups; group++) {
      total += sample.taken[group]!;
      size += sample.sizes[group]!;
    }
    const left = about === 'cohort' && size > 0 ? 1 - total / size : 1;
    if (into.cases > 1) into.variance = ((into.value * (1 - into.value)) / (into.cases - 1)) * left;
    into.degreesOfFreedom = Math.max(1, total - 1);
  };
}

/** Yes over relevant cases, each weighing what its group's weight says; returns the weighted relevant cases. */
export function estimateRatio(
  sample: GroupedCounts,
  question: number,
  weights: Float64Array,
  into: Estimate,
): number {
  let [yes, relevant] = [0, 0];
  into.yes = 0;
  into.cases = 0;
  for (let group = 0; group < sample.groups; group++) {
    const y = sample.yes[group * sample.questions + question]!;
    const r = sample.relevant[group * sample.questions + question]!;
    into.yes += y;
    into.cases += r;
    yes += weights[group]! * y;
    relevant += weights[group]! * r;
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

/** The spread of one group's cases; a single case shows none of its own, and takes that of the whole sample. */
export function spreadWithin(yes: number, relevant: number, cases: number, p: number): number {
  return cases > 1 ? (cases / (cases - 1)) * squaresWithin(yes, relevant, cases, p) : relevant * p * (1 - p);
}
