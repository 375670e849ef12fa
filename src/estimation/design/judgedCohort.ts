import { likelyCounts } from '../../numeric/likelyCounts.js';

/** A cohort of which some cases were seen and judged. */
export interface JudgedCohort {
  readonly yes: number;
  readonly of: number;
  readonly cohort: number;
}

/** What the answers leave of the cases seen, for each accuracy: its weight, and the chance that a case with a Yes, and with a No, is truly sufficient. */
export type CasesSeen = (
  p: number,
) => readonly { readonly weight: number; readonly ofYes: number; readonly ofNo: number }[];

/**
 * The chance of each number of truly sufficient cases in a cohort: those seen by what their answers leave, and each unseen one
 * with the share itself, over the shares that are possible.
 */
export function countsOfCohort(
  { yes, of, cohort }: JudgedCohort,
  shares: readonly { readonly p: number; readonly weight: number }[],
  seen: CasesSeen,
): Float64Array {
  const chances = new Float64Array(cohort + 1);
  const ofSeen = new Float64Array(of + 1);
  for (const { p, weight } of shares) {
    ofSeen.fill(0);
    for (const one of seen(p)) {
      add(ofSeen, one.weight, likelyCounts(yes, one.ofYes), likelyCounts(of - yes, one.ofNo));
    }
    const unseen = likelyCounts(cohort - of, p);
    const from = ofSeen.findIndex((chance) => chance > NEGLIGIBLE);
    const to = ofSeen.findLastIndex((chance) => chance > NEGLIGIBLE);
    add(chances, weight, { from, chances: ofSeen.subarray(from, to + 1) }, unseen);
  }
  const total = chances.reduce((sum, chance) => sum + chance, 0);
  return chances.map((chance) => chance / total);
}

/** Chances of a count that are too small to show. */
const NEGLIGIBLE = 1e-17;

type Likely = ReturnType<typeof likelyCounts>;

/** Adds the distribution of the sum of two counts, with a weight. */
function add(to: Float64Array, weight: number, one: Likely, other: Likely): void {
  for (let i = 0; i < one.chances.length; i++) {
    const part = weight * one.chances[i]!;
    if (!(part > NEGLIGIBLE)) continue;
    const at = one.from + other.from + i;
    for (let k = 0; k < other.chances.length; k++) to[at + k] = to[at + k]! + part * other.chances[k]!;
  }
}

/** The mean and the variance of the share of the cohort, where the share behind it is known. */
export function momentsInCohort({ yes, of, cohort }: JudgedCohort, p: number, seen: CasesSeen) {
  const parts = seen(p).map(({ weight, ofYes, ofNo }) => ({
    weight,
    mean: (yes * ofYes + (of - yes) * ofNo + (cohort - of) * p) / cohort,
    variance:
      (yes * ofYes * (1 - ofYes) + (of - yes) * ofNo * (1 - ofNo) + (cohort - of) * p * (1 - p)) /
      (cohort * cohort),
  }));
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  const mean = parts.reduce((sum, part) => sum + part.weight * part.mean, 0) / total;
  const variance = parts.reduce(
    (sum, part) => sum + part.weight * (part.variance + (part.mean - mean) * (part.mean - mean)),
    0,
  );
  return { mean, variance: variance / total };
}
