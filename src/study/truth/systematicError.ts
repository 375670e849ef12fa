import { likelyCounts } from '../../numeric/likelyCounts.js';
import type { Stratum } from './strataError.js';

/** Most sums of two ends that are worked out for one percentage. */
const MOST_SUMS = 3e7;

/** What a systematic sample is of. */
interface Systematic {
  readonly cases: number;
  /** Cases in the cohort; null without limit. */
  readonly cohort: number | null;
  /** Covariance of a case's score with its truth, over the variance of the truth. */
  readonly signal: number;
  readonly ofCohort: boolean;
}

/** The end of a stratum in the list: how far down it is expected to be, and by how much the next stratum scores less. */
interface End {
  readonly passed: number;
  readonly change: number;
}

/**
 * The variance of a percentage from a systematic sample of a list sorted into strata, each case with the same chance.
 *
 * A stratum gives its exact share of the sample but for rounding. Down to the end of a stratum the start u gives a
 * case more or fewer, and two ends move together: with f and g the fractions of a case due there, their counts have
 * the covariance min(f, g) − f·g (Madow and Madow 1944). In a cohort of random make-up f and g are those of
 * binomial numbers of cases down to the two ends.
 *
 * @returns null where the sums over the cohort's make-ups are too many
 */
export function systematicVariance(strata: readonly Stratum[], facts: Systematic): number | null {
  const { cases, cohort, signal, ofCohort } = facts;
  let [within, truths, mean, square] = [0, 0, 0, 0];
  for (const { share, scored, truth } of strata) {
    const error = ofCohort ? scored - truth : scored;
    within += share * scored * (1 - scored);
    truths += share * truth * (1 - truth);
    mean += share * error;
    square += share * error * error;
  }
  const ends: End[] = [];
  let passed = 0;
  strata.slice(0, -1).forEach(({ share, scored }, place) => {
    passed += share;
    ends.push({ passed, change: scored - (strata[place + 1]?.scored ?? 0) });
  });
  const rounding = cohort === null ? roundingOf(ends, cases) : expectedRounding(ends, cases, cohort);
  if (rounding === null) return null;
  const sampled = within / cases + rounding / (cases * cases);
  if (cohort === null) return sampled;
  const shared = ofCohort ? ((1 - 2 * signal) * truths) / cohort : 0;
  return sampled + shared + (square - mean * mean) / cohort;
}

const together = (f: number, g: number): number => Math.min(f, g) - f * g;

/** The variance of the sum of the changes at the ends, where they are at fixed places. */
function roundingOf(ends: readonly End[], cases: number): number {
  const parts = ends.map(({ passed }) => passed * cases - Math.floor(passed * cases));
  let sum = 0;
  ends.forEach((one, a) => {
    ends.forEach((other, b) => {
      sum += one.change * other.change * together(parts[a] ?? 0, parts[b] ?? 0);
    });
  });
  return sum;
}

/** The same, expected over cohorts of this size. */
function expectedRounding(ends: readonly End[], cases: number, cohort: number): number | null {
  const reach = ({ passed }: { passed: number }): number =>
    Math.min(cohort, 18 * Math.sqrt(cohort * passed * (1 - passed)) + 2);
  const sums = ends.reduce((total, end) => total + reach(end) * reach(end), 0) * (ends.length / 2);
  if (sums > MOST_SUMS) return null;
  // The fraction of a case due down to each number of cohort cases, in whole numbers: exact.
  const part = Float64Array.from({ length: cohort + 1 }, (_, count) => ((count * cases) % cohort) / cohort);
  /** Visits each likely binomial count with its chance. */
  const each = (of: number, p: number, visit: (count: number, chance: number) => void): void => {
    const { from, chances } = likelyCounts(of, p);
    chances.forEach((chance, i) => {
      visit(from + i, chance);
    });
  };
  let sum = 0;
  ends.forEach((later, b) => {
    each(cohort, later.passed, (count, chance) => {
      const g = part[count] ?? 0;
      sum += chance * later.change * later.change * together(g, g);
      ends.slice(0, b).forEach((earlier) => {
        const change = 2 * earlier.change * later.change;
        if (change === 0) return;
        each(count, earlier.passed / later.passed, (before, given) => {
          sum += chance * given * change * together(part[before] ?? 0, g);
        });
      });
    });
  });
  return sum;
}
