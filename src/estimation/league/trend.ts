import {
  refuseArgument,
  requireBetween,
  requireConfidence,
  requireFields,
  requireOneOf,
} from '../../check.js';
import type { Counts } from '../../counts.js';
import type { Limits } from '../../limits.js';
import { normalUpperQuantile, normalUpperTail } from '../../numeric/normalTail.js';
import { pooledShare, requireRegions } from './regions.js';

export const TREND_ERRORS = ['null', 'own'] as const;

/** One round of inspections of the same region. */
export interface Round extends Counts {
  /** When it was, in the unit of the slope: a year such as 2025. */
  readonly when: number;
}

/** How a share changes over rounds. */
export interface Trend extends Limits {
  readonly z: number;
  /** Two-sided. */
  readonly pValue: number;
  /** Change of the share for each unit of time. */
  readonly slope: number;
  readonly standardError: number;
  readonly confidence: number;
}

/**
 * The trend of a region over rounds: the test of Cochran and Armitage, and the slope with its interval, which leaves out 0
 * exactly where the test rejects. A straight line says nothing of rounds under different programmes.
 *
 * @param rounds - `yes` of `of` cases at each time, `when`; two or more, at two times or more
 * @param options - `confidence` in (0, 1), 0.95 if omitted; `error` of the slope: null, as the test has it, or own, from each
 *   share's own variance; `designEffect`, 1 if omitted, times the variance of both
 * @returns z, its p-value, and the slope for each unit of time
 * @throws ArgumentError naming the argument
 * @source Cochran 1954, Biometrics 10:417; Armitage 1955, Biometrics 11:375. The variance is P(1 − P)·Σn(t − t̄)², without
 *   N/(N − 1).
 *
 * @example
 * trend([{ when: 2018, yes: 20, of: 56 }, { when: 2022, yes: 29, of: 64 }, { when: 2025, yes: 41, of: 84 }]).slope; // 0.0186
 */
export function trend(
  rounds: readonly Round[],
  options: {
    readonly confidence?: number;
    readonly error?: (typeof TREND_ERRORS)[number];
    readonly designEffect?: number;
  } = {},
): Trend {
  requireRegions(rounds, 'rounds');
  rounds.forEach(({ when }, index) => {
    requireBetween(`rounds[${index}].when`, when, -FURTHEST, FURTHEST, 'both');
  });
  const { confidence = 0.95, error = 'null', designEffect = 1 } = requireFields('options', options);
  requireConfidence(confidence);
  requireBetween('designEffect', designEffect, 0, 1e6, 'high');
  requireOneOf('error', error, TREND_ERRORS);
  const pooled = pooledShare(rounds);
  if (pooled === 0 || pooled === 1)
    refuseArgument('rounds', rounds, 'rounds that do not all have the same answer');
  const cases = rounds.reduce((sum, { of }) => sum + of, 0);
  const centre = rounds.reduce((sum, { of, when }) => sum + of * when, 0) / cases;
  const squares = rounds.reduce((sum, { of, when }) => sum + of * (when - centre) ** 2, 0);
  if (rounds.every(({ when }) => when === rounds[0]?.when) || !(squares > 0)) {
    refuseArgument('rounds', rounds, 'rounds at two times or more');
  }
  const slope =
    rounds.reduce((sum, { yes, of, when }) => sum + (yes - of * pooled) * (when - centre), 0) / squares;
  const ofNull = Math.sqrt((designEffect * pooled * (1 - pooled)) / squares);
  const own = rounds.reduce(
    (sum, { yes, of, when }) => sum + ((yes * (of - yes)) / of) * (when - centre) ** 2,
    0,
  );
  const standardError = error === 'null' ? ofNull : Math.sqrt(designEffect * own) / squares;
  const reach = normalUpperQuantile((1 - confidence) / 2) * standardError;
  return {
    ...{ z: slope / ofNull, pValue: Math.min(1, 2 * normalUpperTail(Math.abs(slope / ofNull))), slope },
    ...{ standardError, confidence, lower: slope - reach, upper: slope + reach },
  };
}

const FURTHEST = 1e6;
