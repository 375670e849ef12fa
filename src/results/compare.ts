import { requireFields, requireOneOf } from '../check.js';
import type { Counts } from '../counts.js';
import {
  type Comparison,
  compareCounts,
  compareScenarios,
  type QuestionComparison,
} from '../estimation/difference/compare.js';
import { DIFFERENCE_METHOD_NAMES, type DifferenceMethodName } from '../estimation/difference/difference.js';
import { oddsRatioInterval, type RatioInterval, riskRatioInterval } from '../estimation/difference/ratio.js';
import type { Scenario } from '../scenario/scenario.js';

export interface ComparisonSettings {
  /** Of the ranges that are told first; newcombe if omitted. */
  readonly method?: DifferenceMethodName;
  /** In (0, 1); 0.95 if omitted. */
  readonly confidence?: number;
}

/** Two counts side by side, by every method, and their ratios. */
export interface CountsComparison extends Comparison {
  readonly riskRatio: RatioLimits;
  readonly oddsRatio: RatioLimits;
  readonly method: DifferenceMethodName;
  readonly confidence: number;
}

/** Limits on the first as a multiple of the second. */
export interface RatioLimits extends RatioInterval {
  /** Infinity, null in JSON, where nothing bounds it. */
  readonly upper: number;
}

/**
 * Everything about two counts: differences and ratios with their ranges, tests, and the chance that ranking them is wrong.
 *
 * @param first - `yes` of `of` cases
 * @param second - the same for the second, independent sample; a positive difference means that the first is higher
 * @param settings - `method` told first, `confidence` in (0, 1)
 * @returns the difference, both ratios and the ranking, by every method
 * @throws ArgumentError naming the argument
 *
 * @example
 * countsComparison({ yes: 41, of: 84 }, { yes: 29, of: 64 }).riskRatio.estimate; // 1.077…
 */
export function countsComparison(
  first: Counts,
  second: Counts,
  settings: ComparisonSettings = {},
): CountsComparison {
  const { method, confidence } = settled(settings);
  return {
    ...compareCounts(first, second, { confidence }),
    riskRatio: riskRatioInterval(first, second, { confidence }),
    oddsRatio: oddsRatioInterval(first, second, { confidence }),
    method,
    confidence,
  };
}

/** Two inspections on each question that they share. */
export interface ScenariosComparison {
  readonly confidence: number;
  readonly method: DifferenceMethodName;
  /** Key questions first, then prompts. */
  readonly questions: readonly QuestionComparison[];
}

/**
 * Two inspections on each key question and each prompt that both have.
 *
 * @param first - an inspection
 * @param second - another, of other cases
 * @param settings - `method` told first, `confidence` in (0, 1)
 * @returns each shared question, key questions first, with its difference and p-values
 * @throws ArgumentError naming the argument
 *
 * @example
 * scenariosComparison(loadScenario('west-midlands-2025'), loadScenario('south-west-2025')).questions.length;
 */
export function scenariosComparison(
  first: Scenario,
  second: Scenario,
  settings: ComparisonSettings = {},
): ScenariosComparison {
  const { method, confidence } = settled(settings);
  return { confidence, method, questions: compareScenarios(first, second, { confidence }) };
}

function settled(settings: ComparisonSettings) {
  const { method = 'newcombe', confidence = 0.95 } = requireFields('settings', settings);
  return { method: requireOneOf('method', method, DIFFERENCE_METHOD_NAMES), confidence };
}
