import { findRoot } from '../numeric/root.js';

/** What an inspector makes of a case: row `true level`, column the level marked, each row adding to 1. */
export type LevelMarks = readonly Float64Array[];

/**
 * Marks of inspectors on an ordered scale, of whom only their agreement is known: the chance of a level falls by one factor with
 * each step from the true one, and the factor is the one that gives two such inspectors this linearly weighted κ. On a scale of
 * two levels that is an equal sensitivity and specificity.
 *
 * @param shares - of cases truly at each level, lowest first; adds to 1
 * @param kappa - linearly weighted κ of two inspectors who err independently given the case, in (0, 1]
 * @source Cohen 1968, Psychological Bulletin 70:213, for weighted κ
 */
export function levelMarks(shares: ArrayLike<number>, kappa: number): LevelMarks {
  const levels = shares.length;
  const reached = Array.from(shares).filter((share) => share > 0).length;
  // Where all cases are at one level no inspectors disagree by more than chance, however they mark.
  if (kappa >= 1 || reached < 2) return marksWith(0, levels);
  const lowest = 1e-12;
  return marksWith(
    findRoot((factor) => linearKappa(shares, marksWith(factor, levels)) - kappa, lowest, 1),
    levels,
  );
}

function marksWith(factor: number, levels: number): LevelMarks {
  const powers = new Float64Array(levels).fill(1);
  for (let step = 1; step < levels; step++) powers[step] = powers[step - 1]! * factor;
  return Array.from({ length: levels }, (_, truth) => {
    const row = Float64Array.from({ length: levels }, (_, marked) => powers[Math.abs(marked - truth)]!);
    const total = row.reduce((sum, weight) => sum + weight, 0);
    return row.map((weight) => weight / total);
  });
}

/** The linearly weighted κ of two inspectors who mark like this, independently given the case. */
export function linearKappa(shares: ArrayLike<number>, marks: LevelMarks): number {
  let [observed, expected] = [0, 0];
  // The distance of two levels is the number of levels between them that one of the two reaches and the other does not.
  for (let cut = 1; cut < marks.length; cut++) {
    let [all, both] = [0, 0];
    marks.forEach((row, truth) => {
      const above = row.subarray(cut).reduce((sum, chance) => sum + chance, 0);
      all += shares[truth]! * above;
      both += shares[truth]! * above * above;
    });
    observed += 2 * (all - both);
    expected += 2 * all * (1 - all);
  }
  return expected > 0 ? 1 - observed / expected : 1;
}
