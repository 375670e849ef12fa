import { betaCdf } from '../../numeric/distributions.js';
import { tUpperQuantile } from '../../numeric/tTail.js';

/** The share of answers from which a marker counts as ready, and how well it is known. */
export interface Standard {
  /** From 0 to 1. */
  readonly share: number;
  /** Null for a standard that was stated, or that one judge set: how far another would set it elsewhere is not known. */
  readonly standardError: number | null;
  /** How many judges set it; null where it was stated. */
  readonly judges: number | null;
}

/**
 * The standard that judges set between them: each says for every answer how probable it is of someone who is just ready, and
 * the mean of a judge's probabilities is what that judge expects. The standard is the mean over judges; its error is theirs.
 *
 * @source Angoff 1971, in Thorndike, Educational Measurement, as modified by giving probabilities.
 */
export function angoff(expected: readonly number[]): Standard {
  const judges = expected.length;
  const share = expected.reduce((sum, one) => sum + one, 0) / judges;
  if (judges < 2) return { share, standardError: null, judges };
  const squares = expected.reduce((sum, one) => sum + (one - share) ** 2, 0);
  return { share, standardError: Math.sqrt(squares / (judges - 1) / judges), judges };
}

/** The standards that the judges may mean, each as probable as another: Student's t about their mean, kept within 0 and 1. */
export function likelyStandards({ share, standardError, judges }: Standard): readonly number[] {
  if (standardError === null || standardError === 0 || judges === null) return [share];
  return Array.from({ length: STEPS }, (_, step) => {
    const above = tUpperQuantile((step + 0.5) / STEPS, judges - 1) * standardError;
    return Math.min(1, Math.max(0, share + above));
  });
}

const STEPS = 400;

/**
 * How probable it is that a marker's rate is above the standard: the beta posterior of the rate from Jeffreys' prior, on as many
 * independent answers as the marker's are worth, against each of the likely standards.
 */
export function chanceAbove(
  { estimate, effective }: { readonly estimate: number; readonly effective: number },
  standards: readonly number[],
): number {
  const [a, b] = [estimate * effective + 0.5, (1 - estimate) * effective + 0.5];
  return standards.reduce((sum, standard) => sum + 1 - betaCdf(standard, a, b), 0) / standards.length;
}
