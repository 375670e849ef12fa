import { type Estimator, estimateRatio, residualSquares, settled, squaresWithin } from './estimate.js';

/**
 * A stratified sample: each case weighs what it stands for in its stratum (Särndal, Swensson and Wretman 1992,
 * section 3.7), and the variance is that of the strata.
 *
 * About the process a cohort is itself a simple sample: the spread of all its cases, over its size, is added.
 *
 * @param shares - each stratum's share of a cohort without limit
 * @param sized - whether the cohort has a size, and strata theirs
 * @param finite - whether the cohort itself is asked about
 */
export function stratified(shares: Float64Array, sized: boolean, finite: boolean): Estimator {
  const weights = new Float64Array(shares.length);
  return (sample, question, into) => {
    for (let group = 0; group < weights.length; group++) {
      const taken = sample.taken[group] ?? 0;
      const size = sized ? (sample.sizes[group] ?? 0) : (shares[group] ?? 0);
      weights[group] = taken > 0 ? size / taken : 0;
    }
    const relevant = estimateRatio(sample, question, weights, into);
    let variance = 0;
    let freedom = 0;
    for (let group = 0; group < weights.length; group++) {
      const taken = sample.taken[group] ?? 0;
      if (taken === 0) continue;
      const weight = weights[group] ?? 0;
      const left = sized ? 1 - taken / (sample.sizes[group] ?? 1) : 1;
      const y = sample.yes[group * sample.questions + question] ?? 0;
      const r = sample.relevant[group * sample.questions + question] ?? 0;
      // A stratum with a single case shows no spread of its own: it takes that of the whole sample.
      const within =
        taken > 1
          ? (taken / (taken - 1)) * squaresWithin(y, r, taken, into.value)
          : into.value * (1 - into.value);
      variance += weight * weight * left * within;
      if (sized && !finite) variance += weight * residualSquares(y, r, into.value);
      freedom += taken - 1;
    }
    into.variance = into.value === 0 || into.value === 1 ? 0 : settled(variance / (relevant * relevant));
    into.degreesOfFreedom = Math.max(1, freedom);
  };
}
