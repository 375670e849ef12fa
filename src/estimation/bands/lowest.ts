import { requireBetween, requireFields, requireList, requireWhole } from '../../check.js';
import { binomialPmf } from '../../numeric/distributions.js';
import { refuse } from '../../problem.js';
import { jointSurvival } from './jointSurvival.js';
import { type BandName, bandOf, type PerBand } from './ratingBands.js';

/** How low the lowest of several percentages falls by chance. */
export interface LowestOfQuestions {
  /** Expected value of the lowest proportion. */
  readonly expected: number;
  /** P(every count ≥ k), for k = 0..of. */
  readonly atLeast: Float64Array;
  /** Probability that the lowest percentage falls in each band. */
  readonly band: PerBand<number>;
}

/**
 * The lowest of several key questions in one inspection, exactly.
 *
 * @param questions - `of` cases; either `proportions`, the true proportion of yes to each question, taken as
 *   independent; or `joint`, the probability of every pattern of answers in one case: 2^k of them that add to 1, no
 *   before yes, the last question changing fastest (as a case model's joint table is)
 * @returns the expected lowest proportion and the probability of each band
 * @throws ArgumentError naming the argument; for a joint of k questions in so many cases that exactness would take
 *   minutes
 * @source order statistics of binomials; the joint by Fourier inversion of the multinomial's generating function.
 *
 * @example
 * lowestOfQuestions({ of: 84, proportions: [0.6, 0.6, 0.6, 0.6] }).expected; // 0.545…
 */
export function lowestOfQuestions(
  questions:
    | { readonly of: number; readonly proportions: readonly number[] }
    | { readonly of: number; readonly joint: ArrayLike<number> },
): LowestOfQuestions {
  const { of } = requireFields('questions', questions, '{ of: 84, proportions: [0.6, 0.6] }');
  requireWhole('of', of, { min: 1, max: LARGEST });
  const atLeast =
    'joint' in questions
      ? survivalOf(of, requireJoint(questions.joint))
      : independentSurvival(of, questions.proportions);
  let expected = 0;
  const band: Record<BandName, number> = { inadequate: 0, requiresImprovement: 0, good: 0, outstanding: 0 };
  for (let k = 0; k <= of; k++) {
    const exactly = Math.max(0, atLeast[k]! - (atLeast[k + 1] ?? 0));
    band[bandOf({ yes: k, of }).name] += exactly;
    if (k > 0) expected += atLeast[k]! / of;
  }
  return Object.freeze({ expected, atLeast, band });
}

/** One probability is kept for each count. */
const LARGEST = 1_000_000;

const survivalOf = (of: number, joint: Float64Array) =>
  joint.length === 2 ? independentSurvival(of, [joint[1]!]) : jointSurvival(of, joint);

function independentSurvival(of: number, proportions: readonly number[]): Float64Array {
  const many = requireList('proportions', proportions).length;
  requireWhole('the number of proportions', many, { min: 1, max: 1000 });
  const atLeast = new Float64Array(of + 1).fill(1);
  proportions.forEach((p, i) => {
    requireBetween(`proportions[${i}]`, p, 0, 1, 'both');
    let tail = 0;
    for (let k = of; k >= 0; k--) {
      tail += binomialPmf(k, of, p);
      atLeast[k] = atLeast[k]! * Math.min(1, tail);
    }
  });
  return atLeast;
}

function requireJoint(joint: ArrayLike<number>): Float64Array {
  const cells = Float64Array.from(
    Array.from(requireList('joint', joint), (p, i) => requireBetween(`joint[${i}]`, p, 0, 1, 'both')),
  );
  const total = cells.reduce((sum, cell) => sum + cell, 0);
  const questions = Math.log2(cells.length);
  if (Number.isInteger(questions) && questions >= 1 && cells.every((cell) => cell >= 0)) {
    if (Math.abs(total - 1) < 1e-9) return cells;
  }
  refuse('bad-joint', `joint must be ${JOINT}, not ${cells.length} numbers that add to ${total}.`, {
    path: 'joint',
    got: `${cells.length} numbers that add to ${total}`,
    expected: JOINT,
  });
}

const JOINT = '2 probabilities for one question, and twice as many for each other one, that add to 1';
