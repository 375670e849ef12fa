import { requireConfidence, requireFields } from '../../check.js';
import type { Limits } from '../../limits.js';
import { proportionInterval } from '../proportion/proportion.js';
import { casesFrom, type LevelCounts, requireLevelCounts } from './levels.js';

/** The share of cases at one level, or at or above it, with its limits. */
export interface LevelShare {
  readonly count: number;
  readonly share: number;
  /** Limits at the level of confidence asked for, on this share alone. */
  readonly each: Limits;
  /** Limits that are true of all shares of their kind together. */
  readonly together: Limits;
}

export interface LevelIntervals {
  readonly of: number;
  readonly confidence: number;
  /** One for each level, lowest first. */
  readonly levels: readonly LevelShare[];
  /** One for each level but the lowest: the share at or above it. */
  readonly atOrAbove: readonly LevelShare[];
}

/**
 * Limits on the share of cases at each level of an ordered scale, and at or above each.
 *
 * @param counts - cases at each level, lowest first: 2 to 100 whole numbers, at least one case in all
 * @param options - `confidence` in (0, 1)
 * @returns Wilson's limits on each share alone, and together: on k levels at 1 − (1 − confidence)/k each, on the k − 1
 *   shares at or above a level at 1 − (1 − confidence)/(k − 1)
 * @throws ArgumentError naming the argument that is out of range
 * @source Wilson 1927, Journal of the American Statistical Association 22:209; Bonferroni's inequality
 *
 * @example
 * levelIntervals([3, 7, 12, 2]).levels[2]?.together; // 0.273 to 0.727
 */
export function levelIntervals(
  counts: LevelCounts,
  options: { readonly confidence?: number } = {},
): LevelIntervals {
  const of = requireLevelCounts('counts', counts);
  const { confidence = 0.95 } = requireFields('options', options);
  requireConfidence(confidence);
  const shares = (all: readonly number[]) =>
    all.map((count) => ({
      count,
      share: count / of,
      each: wilson(count, of, confidence),
      together: wilson(count, of, 1 - (1 - confidence) / all.length),
    }));
  return Object.freeze({
    of,
    confidence,
    levels: shares([...counts]),
    atOrAbove: shares([...casesFrom(counts).slice(1)]),
  });
}

function wilson(yes: number, of: number, confidence: number): Limits {
  // At a level so high that it rounds to 1, the highest below it is meant.
  const level = Math.min(confidence, 1 - Number.EPSILON / 2);
  const { lower, upper } = proportionInterval({ yes, of }, { confidence: level });
  return { lower, upper };
}
