import { variableWithRole } from '../../scenario/roles.js';
import type { CaseVariable, Effect, Scenario } from '../../scenario/scenario.js';
import type { Assumed } from '../region/assumptions.js';
import { PRACTICE_VARIABLES, type Practice } from './practice.js';
import { practiceEffect, practiceVariable } from './practiceVariable.js';

/** The role of the variable whose distribution oversight capacity moves. */
export const OVERSIGHT = 'management-oversight-effective';
/** The role of the key question that programme places affect. */
export const PROGRAMME_QUESTION = 'delivery';

/** The odds ratio of oversight on a key question at a strength: 0 none, 1 as written, 2 at its high. */
export function oversightLogOdds({ odds, high }: Effect, strength: number): number {
  const written = Math.log(odds);
  return strength <= 1 ? strength * written : written + (strength - 1) * (Math.log(high) - written);
}

/**
 * The scenario with practice put in: grade, experience, utilisation, caseload and programme places as case
 * variables, distributed as at the start, with their assumed effects on the key questions. Its key questions keep
 * their published margins, and `intervene` moves the rest.
 *
 * @param scenario - a scenario with key questions
 * @param practice - shares of cases at the start
 * @param assumed - the effects
 * @returns a scenario to compile
 */
export function practiceScenario(scenario: Scenario, practice: Practice, assumed: Assumed): Scenario {
  const added = PRACTICE_VARIABLES.filter(
    ({ name }) => name !== 'programmePlace' || practice.programmePlace[1]! > 0,
  );
  const variables = added.map(({ name, label, levels, labels }) =>
    practiceVariable({
      name,
      label,
      kind: levels.length === 2 ? 'binary' : 'ordinal',
      levels,
      labels,
      shares: Array.from(practice[name]),
    }),
  );
  const first = scenario.variables.findIndex(({ section }) => section === 'keyQuestion');
  const oversight = variableWithRole(scenario, OVERSIGHT)?.name;
  const questions = scenario.variables.slice(first).map((variable): CaseVariable => {
    if (variable.section !== 'keyQuestion') return variable;
    const effects = variable.effects.map((effect) =>
      effect.parent === oversight
        ? { ...effect, odds: Math.exp(oversightLogOdds(effect, assumed.oversightStrength)) }
        : effect,
    );
    const ours = added
      .filter(({ name }) => name !== 'programmePlace' || variable.role === PROGRAMME_QUESTION)
      .map((variable) => practiceEffect(variable, assumed));
    return { ...variable, effects: [...effects, ...ours] };
  });
  return { ...scenario, variables: [...scenario.variables.slice(0, first), ...variables, ...questions] };
}
