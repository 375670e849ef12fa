import { requireFields } from '../check.js';
import { compileModel } from '../model/compile/compile.js';
import { type CaseBatch, caseBatches, type Match } from '../model/draw/caseBatches.js';
import { drawCases } from '../model/draw/draw.js';
import type { CaseModel, EffectsPreset, SyntheticCase } from '../model/model.js';
import { inspectedScenario } from '../scenario/audit/inspectedScenario.js';
import type { Scenario } from '../scenario/scenario.js';
import { type WithPractitioners, withPractitioners } from '../staffing/whatIf/withPractitioners.js';

/** Synthetic cases, and how they were drawn. */
export interface CasesReport {
  readonly match: Match;
  readonly effects: EffectsPreset;
  /** Whose the cases are, where each was given a practitioner: how many there are, and what is assumed of them. */
  readonly practitioners?: Omit<WithPractitioners, 'scenario'>;
  readonly cases: readonly SyntheticCase[];
}

/**
 * Synthetic cases that match a published inspection.
 *
 * @param scenario - an inspection
 * @param settings - `seed`; `cases`, as many as were inspected if omitted; `match`, expected if omitted, or exact, which
 *   reproduces every published count; `effects`, moderate if omitted; `practitioners`, true to give each case one, with
 *   a grade and an experience
 * @returns the cases, with what they were drawn from
 * @throws ArgumentError naming the argument
 *
 * @example
 * casesReport(loadScenario('west-midlands-2025'), { seed: 7 }).cases.length; // 84
 */
export function casesReport(scenario: Scenario, settings: CasesSettings): CasesReport {
  const { model, match, effects, practitioners, ...drawn } = completed(scenario, settings);
  return {
    match,
    effects,
    ...(practitioners === null ? {} : { practitioners }),
    cases: drawCases(model, { ...drawn, match }),
  };
}

/** What cases are drawn from, and how; see `casesReport`. */
interface CasesSettings {
  readonly seed: number;
  readonly cases?: number | undefined;
  readonly match?: Match;
  readonly effects?: EffectsPreset;
  readonly practitioners?: boolean | undefined;
}

/** The same cases batch by batch, for more of them than fit in memory. */
export interface CasesStream extends Omit<CasesReport, 'cases'> {
  readonly model: CaseModel;
  readonly seed: number;
  /** How many there are. */
  readonly cases: number;
  readonly batches: Iterable<CaseBatch>;
}

/** The cases of `casesReport`, batch by batch; each batch is drawn when it is asked for. */
export function casesStream(scenario: Scenario, settings: CasesSettings): CasesStream {
  const { practitioners, ...stream } = completed(scenario, settings);
  const { model, cases, seed, match } = stream;
  return {
    ...stream,
    ...(practitioners === null ? {} : { practitioners }),
    batches: caseBatches(model, { cases, seed, match }),
  };
}

function completed(asked: Scenario, settings: CasesSettings) {
  const scenario = inspectedScenario('scenario', asked);
  const given = requireFields('settings', settings, '{ seed: 7 }');
  const { seed, cases = scenario.sample.cases, match = 'expected', effects = 'moderate' } = given;
  const put = given.practitioners === true ? withPractitioners(scenario) : null;
  return {
    model: compileModel(put?.scenario ?? scenario, { effects }),
    seed,
    cases,
    match,
    effects,
    practitioners: put === null ? null : { people: put.people, effects: put.effects },
  };
}
