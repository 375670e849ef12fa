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

function meanOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/**
 * Splits the variance of an inspected percentage by the law of total variance.
 *
 * @param once - the true share in every draw of assumptions and chance
 * @param again - the same draws of assumptions (the first so many) with chance run a second time
 * @param sampling - the mean binomial variance of the inspection
 */
export function splitVariance(once: Float64Array, again: Float64Array, sampling: number): VarianceSplit {
  const mean = meanOf(once);
  const all = once.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, once.length - 1);
  // Half the squared gap between two runs of the same assumptions is an unbiased estimate of the variance of chance.
  const halves = again.map((value, draw) => ((once[draw] ?? 0) - value) ** 2 / 2);
  const chance = Math.min(meanOf(halves), all);
  const gap = meanOf(halves);
  const spread = halves.reduce((sum, half) => sum + (half - gap) ** 2, 0) / Math.max(1, halves.length - 1);
  return {
    assumptions: all - chance,
    chance,
    inspection: sampling,
    total: all + sampling,
    chanceError: Math.sqrt(spread / halves.length),
  };
}
