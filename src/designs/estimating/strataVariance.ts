import type { SomeDesign } from '../design.js';
import type { VarianceFacts } from '../kind.js';
import { strataTakings } from '../sampling/takings.js';

const variance = (p: number): number => p * (1 - p);

/** The variance of a percentage from strata that give fixed numbers of cases for each make-up of the cohort. */
export function strataVariance(design: SomeDesign, facts: VarianceFacts): number | null {
  const shares = facts.strata.map(({ share }) => share);
  const each = strataTakings(design, { shares }, facts.take);
  if (each === null) return null;
  let [mean, square, within] = [0, 0, 0];
  each(({ chance, sizes, taken }) => {
    const one = given(sizes ?? shares, taken, facts);
    mean += chance * one.mean;
    square += chance * one.mean * one.mean;
    within += chance * one.variance;
  });
  return within + square - mean * mean;
}

/** Mean and variance of the error, given the make-up of the cohort and the cases taken from each stratum. */
interface Given {
  readonly mean: number;
  readonly variance: number;
}

/** The error of the estimate when strata have these sizes, in cases or as shares, and give these cases. */
function given(
  sizes: ArrayLike<number>,
  taken: Int32Array,
  { strata, signal, weighted, about }: VarianceFacts,
): Given {
  const ofCohort = about === 'cohort';
  let [cohort, cases] = [0, 0];
  strata.forEach((_, stratum) => {
    cohort += sizes[stratum]!;
    cases += taken[stratum]!;
  });
  let [mean, spread] = [0, 0];
  strata.forEach(({ scored, truth }, stratum) => {
    const share = sizes[stratum]! / cohort;
    const count = taken[stratum]!;
    if (count > 0) {
      const coefficient = weighted ? share : count / cases;
      mean += coefficient * scored;
      spread += (coefficient * coefficient * variance(scored)) / count;
      if (ofCohort) spread -= (2 * signal * coefficient * variance(truth)) / cohort;
    }
    if (ofCohort) {
      mean -= share * truth;
      spread += (share * variance(truth)) / cohort;
    }
  });
  return { mean, variance: spread };
}
