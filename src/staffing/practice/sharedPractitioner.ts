import { compileModel } from '../../model/compile/compile.js';
import type { EffectsPreset } from '../../model/model.js';
import type { Scenario } from '../../scenario/scenario.js';
import type { Assumed } from '../region/assumptions.js';
import { PRACTITIONER, practitionerScenario } from './practitionerScenario.js';
import { asPractitioners, type PractitionerKind } from './practitioners.js';

/** The share of Yes of each key question in the cases of each kind of practitioner: `[question][kind]`. */
export type SharesByKind = readonly (readonly number[])[];

/**
 * The share of Yes that each kind of practitioner has, exactly, with every key question at its margin over the cases of
 * all of them.
 *
 * @param kinds - who has the cases today
 * @param assumed - the effects of grade and experience
 */
export function sharesByKind(
  scenario: Scenario,
  kinds: readonly PractitionerKind[],
  assumed: Assumed,
  effects: EffectsPreset,
): SharesByKind {
  const practitioners = asPractitioners(kinds);
  const model = compileModel(practitionerScenario(scenario, practitioners, assumed), { effects });
  // The share of Yes of a kind does not depend on how many cases it has, so one that has none today has its own too.
  const even = practitioners.map(({ name }) => [name, 1 / kinds.length] as const);
  const alike = model.intervene({ [PRACTITIONER]: Object.fromEntries(even) });
  return scenario.keyQuestions.map(({ id }) => {
    const joint = alike.joint([PRACTITIONER, id]);
    return practitioners.map(({ name }) => {
      const [yes, no] = (['yes', 'no'] as const).map((answer) =>
        joint.probability({ [PRACTITIONER]: name, [id]: answer }),
      ) as [number, number];
      return yes / (yes + no);
    });
  });
}

/** A variance of shares that is the rounding of sums. */
const ROUNDING = 1e-24;

/**
 * The correlation of the answers to one question in two cases of one practitioner: of a case drawn at random and another
 * of the same person. Given whose they are, cases are independent, so it is the variance of the practitioners' shares
 * over that of an answer.
 *
 * @param weights - shares of cases, by kind
 * @param shares - of Yes, by kind
 * @source Fleiss, Levin and Paik 2003, Statistical Methods for Rates and Proportions, equation 15.1 (the common correlation)
 */
export function sharedCorrelation(weights: readonly number[], shares: readonly number[]): number {
  const mean = weights.reduce((sum, weight, kind) => sum + weight * shares[kind]!, 0);
  const between = weights.reduce((sum, weight, kind) => sum + weight * (shares[kind]! - mean) ** 2, 0);
  const all = mean * (1 - mean);
  return between > ROUNDING ? between / all : 0;
}
