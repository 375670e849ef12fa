import { binomialPmf } from '../../numeric/distributions.js';

/** A question with a gate, asked of a simple random sample from a cohort of independent cases. */
export interface GatedCohort {
  readonly cases: number;
  readonly cohort: number;
  /** The share of cases to which it applies, the share of yes among those, and of yes as scored. */
  readonly relevant: number;
  readonly truth: number;
  readonly scored: number;
  /** How much more often a true yes is scored yes than a true no. */
  readonly signal: number;
}

/**
 * The variance of a sample's percentage about that of its cohort, given that the question applies to any case of the sample.
 *
 * Given the relevant cases of both, D in the sample and C in the cohort, the sample's percentage has variance q(1 - q)/D, the
 * cohort's p(1 - p)/C, and their covariance is the signal times p(1 - p)/C; their means do not depend on D and C. What is
 * left is the mean of 1/D and of 1/C, both over a binomial.
 *
 * @source Cochran 1977, Sampling Techniques, section 2.12, for the ratio given its denominator
 */
export function gatedCohortVariance({ cases, cohort, relevant, truth, scored, signal }: GatedCohort): number {
  const [own, left] = [reciprocal(cases, relevant), reciprocal(cohort - cases, relevant)];
  const none = binomialPmf(0, cases, relevant);
  if (!(none < 1)) return Number.NaN;
  // The cohort has relevant cases where the sample has, and also where only the rest of it has.
  const whole = (reciprocal(cohort, relevant) - none * left) / (1 - none);
  const [apart, spread] = [truth * (1 - truth), scored * (1 - scored)];
  return (spread * own) / (1 - none) + apart * (1 - 2 * signal) * whole;
}

/** The mean of 1/D over a binomial, with nothing where D is 0. */
function reciprocal(of: number, probability: number): number {
  let sum = 0;
  for (let count = 1; count <= of; count++) sum += binomialPmf(count, of, probability) / count;
  return sum;
}
