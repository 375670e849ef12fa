import { mean, sampleVariance } from 'simple-statistics';

/** Where the uncertainty about one number comes from; the four parts add to the whole. */
export interface VarianceSplit {
  /** Assumed parameters: Var_θ(E). */
  readonly assumptions: number;
  /** Chance in who leaves, joins and qualifies: E_θ(Var_process). */
  readonly chance: number;
  /** Which cases the published inspection happened to take, on which everything is built. */
  readonly published: number;
  /** Which cases an inspection happens to take: E(Var_inspection). */
  readonly inspection: number;
  readonly total: number;
  /** Monte Carlo standard errors of `chance` and `published`. */
  readonly chanceError: number;
  readonly publishedError: number;
}

/** A number in every draw, and in the first so many of them with one source of its variation drawn again. */
export interface Repeated {
  readonly once: Float64Array;
  /** With chance run again. */
  readonly again: Float64Array;
  /** With the published inspection drawn again. */
  readonly redrawn: Float64Array;
}

/**
 * Splits the variance of an inspected percentage by the law of total variance.
 *
 * @param sampling - the mean binomial variance of the inspection
 */
export function splitVariance({ once, again, redrawn }: Repeated, sampling: number): VarianceSplit {
  const all = sampleVariance(Array.from(once));
  const ofChance = halves(once, again);
  const ofPublished = halves(once, redrawn);
  const chance = Math.min(mean(ofChance), all);
  const published = Math.min(mean(ofPublished), all - chance);
  return {
    assumptions: all - chance - published,
    chance,
    published,
    inspection: sampling,
    total: all + sampling,
    chanceError: errorOf(ofChance),
    publishedError: errorOf(ofPublished),
  };
}

/** Half the squared gaps between two runs that differ by one source alone: unbiased estimates of the variance it makes. */
function halves(once: Float64Array, repeated: Float64Array): number[] {
  return Array.from(repeated, (value, draw) => (once[draw]! - value) ** 2 / 2);
}

function errorOf(values: readonly number[]): number {
  return Math.sqrt(sampleVariance([...values]) / values.length);
}
