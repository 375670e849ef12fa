import { mean, sampleVariance } from 'simple-statistics';

/** Where the uncertainty about one number comes from; the three parts add to the whole. */
export interface VarianceSplit {
  /** Assumed parameters: Var_θ(E). */
  readonly assumptions: number;
  /** Chance in who leaves, joins and qualifies: E_θ(Var_process). */
  readonly chance: number;
  /** Which cases an inspection happens to take: E(Var_inspection). */
  readonly inspection: number;
  readonly total: number;
  /** Monte Carlo standard error of `chance`. */
  readonly chanceError: number;
}

/**
 * Splits the variance of an inspected percentage by the law of total variance.
 *
 * @param once - the true share in every draw of assumptions and chance
 * @param again - the same draws of assumptions (the first so many) with chance run a second time
 * @param sampling - the mean binomial variance of the inspection
 */
export function splitVariance(once: Float64Array, again: Float64Array, sampling: number): VarianceSplit {
  const all = sampleVariance(Array.from(once));
  // Half the squared gap between two runs of the same assumptions is an unbiased estimate of the variance of chance.
  const halves = Array.from(again, (value, draw) => (once[draw]! - value) ** 2 / 2);
  const chance = Math.min(mean(halves), all);
  return {
    assumptions: all - chance,
    chance,
    inspection: sampling,
    total: all + sampling,
    chanceError: Math.sqrt(sampleVariance(halves) / halves.length),
  };
}
