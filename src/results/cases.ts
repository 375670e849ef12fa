import { requireFields } from '../check.js';
import { compileModel } from '../model/compile/compile.js';
import type { Match } from '../model/draw/caseBatches.js';
import { drawCases } from '../model/draw/draw.js';
import type { EffectsPreset, SyntheticCase } from '../model/model.js';
import { requireScenario, type Scenario } from '../scenario/scenario.js';

/** Synthetic cases, and how they were drawn. */
export interface CasesReport {
  readonly match: Match;
  readonly effects: EffectsPreset;
  readonly cases: readonly SyntheticCase[];
}

/**
 * Synthetic cases that match a published inspection.
 *
 * @param scenario - an inspection
 * @param settings - `seed`; `cases`, as many as were inspected if omitted; `match`, expected if omitted, or exact, which
 *   reproduces every published count; `effects`, moderate if omitted
 * @returns the cases, with what they were drawn from
 * @throws ArgumentError naming the argument
 *
 * @example
 * casesReport(loadScenario('west-midlands-2025'), { seed: 7 }).cases.length; // 84
 */
export function casesReport(
  scenario: Scenario,
  settings: {
    readonly seed: number;
    readonly cases?: number;
    readonly match?: Match;
    readonly effects?: EffectsPreset;
  },
): CasesReport {
  requireScenario('scenario', scenario);
  const given = requireFields('settings', settings, '{ seed: 7 }');
  const { seed, cases = scenario.sample.cases, match = 'expected', effects = 'moderate' } = given;
  const model = compileModel(scenario, { effects });
  return { match, effects, cases: drawCases(model, { cases, seed, match }) };
}
