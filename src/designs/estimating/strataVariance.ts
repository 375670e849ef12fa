import { binomialPmf } from '../../numeric/distributions.js';
import type { SomeDesign } from '../design.js';
import type { Stratum } from '../groupedCounts.js';
import type { VarianceFacts } from '../kind.js';

/** Most make-ups of a cohort that are summed over. */
const MOST_COHORTS = 100_000;

/** A make-up less likely than this changes no digit. */
const NEGLIGIBLE = 1e-18;

const variance = (p: number): number => p * (1 - p);

/** The variance of a percentage from strata that give fixed numbers of cases for each make-up of the cohort. */
export function strataVariance({ cases, cohort }: SomeDesign, facts: VarianceFacts): number | null {
  const { strata, take } = facts;
  const taken = new Int32Array(strata.length);
  if (cohort === null) {
    const shares = Float64Array.from(strata, ({ share }) => share);
    take(null, () => 0, taken);
    return given(shares, taken, facts).variance;
  }
  if (strata.length === 1) {
    taken[0] = cases;
    const sizes = Int32Array.of(cohort);
    return given(sizes, taken, facts).variance;
  }
  const cohorts = makeUps(cohort, strata);
  if (cohorts === null) return null;
  let [mean, square, within] = [0, 0, 0];
  const sizes = new Int32Array(strata.length);
  for (const { chance, counts } of cohorts) {
    sizes.set(counts);
    take(sizes, () => 0, taken);
    const one = given(sizes, taken, facts);
    mean += chance * one.mean;
    square += chance * one.mean * one.mean;
    within += chance * one.variance;
  }
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

/** Every make-up that a cohort of this size can have, with its chance; null when there are too many. */
function makeUps(
  cohort: number,
  strata: readonly Stratum[],
): { chance: number; counts: readonly number[] }[] | null {
  // Each stratum but the last moves within some ten standard deviations of its share.
  const ways = strata
    .slice(0, -1)
    .reduce(
      (product, { share }) => product * Math.min(cohort + 1, 20 * Math.sqrt(cohort * variance(share)) + 2),
      1,
    );
  if (ways > MOST_COHORTS) return null;
  const found: { chance: number; counts: readonly number[] }[] = [];
  const deal = (counts: readonly number[], left: number, share: number, chance: number): void => {
    const stratum = strata[counts.length];
    if (stratum === undefined) return;
    if (counts.length === strata.length - 1) {
      found.push({ chance, counts: [...counts, left] });
      return;
    }
    const own = Math.min(1, stratum.share / share);
    for (let has = 0; has <= left; has++) {
      const reached = chance * binomialPmf(has, left, own);
      if (reached > NEGLIGIBLE) deal([...counts, has], left - has, share - stratum.share, reached);
    }
  };
  deal(
    [],
    cohort,
    strata.reduce((sum, { share }) => sum + share, 0),
    1,
  );
  return found;
}
