import { DataError, problem } from '../../problem.js';
import type { CaseVariable, Scenario } from '../../scenario/scenario.js';
import type { Assumed } from '../region/assumptions.js';
import { PRACTICE_VARIABLES } from './practice.js';
import { practiceEffect, practiceVariable } from './practiceVariable.js';
import type { Practitioner } from './practitioners.js';

/** The variable that says whose a case is. */
export const PRACTITIONER = 'practitioner';

const [GRADE, EXPERIENCE] = PRACTICE_VARIABLES;

/**
 * The scenario with practitioners put in: every case is one practitioner's, whose grade and experience have their
 * assumed effects on every key question. What else is known of a case does not depend on whose it is: nothing is
 * published of that. Key questions keep their margins.
 *
 * @param practitioners - people, or kinds of people, with the shares of cases that they have
 * @param assumed - the effects
 * @returns a scenario to compile
 * @throws DataError where a variable of the scenario has a name that is needed
 */
export function practitionerScenario(
  scenario: Scenario,
  practitioners: readonly Practitioner[],
  assumed: Assumed,
): Scenario {
  refuseNames(scenario);
  const names = practitioners.map(({ name }) => name);
  const shares = practitioners.map(({ share }) => share);
  const whose = practiceVariable({
    name: PRACTITIONER,
    label: 'Practitioner',
    kind: 'nominal',
    levels: names,
    labels: names,
    shares,
  });
  const effects = [GRADE, EXPERIENCE].map((variable) => practiceEffect(variable, assumed));
  // They come first, so that no table but the first few has a cell for each practitioner.
  return {
    ...scenario,
    variables: [
      whose,
      following(GRADE, practitioners, ({ grade }) => grade),
      following(EXPERIENCE, practitioners, ({ experience }) => experience),
      ...scenario.variables.map((variable) =>
        variable.section === 'keyQuestion'
          ? { ...variable, effects: [...variable.effects, ...effects] }
          : variable,
      ),
    ],
  };
}

/** A variable that is settled by whose the case is. */
function following(
  { name, label, levels, labels }: typeof GRADE | typeof EXPERIENCE,
  practitioners: readonly Practitioner[],
  levelOf: (practitioner: Practitioner) => string,
): CaseVariable {
  const rows = practitioners.map((one) => levels.map((level) => (level === levelOf(one) ? 1 : 0)));
  return practiceVariable({
    name,
    label,
    kind: 'ordinal',
    levels,
    labels,
    shares: levels.map((_, level) =>
      practitioners.reduce((sum, { share }, index) => sum + share * rows[index]![level]!, 0),
    ),
    follows: { variable: PRACTITIONER, shares: rows },
  });
}

function refuseNames({ id, variables }: Scenario): void {
  const needed: readonly string[] = [PRACTITIONER, GRADE.name, EXPERIENCE.name];
  const taken = variables.find(({ name }) => needed.includes(name));
  if (taken === undefined) return;
  throw new DataError([
    problem(
      'name-taken',
      `${id} has a variable ${taken.name}, which is the name of one that practitioners put in.`,
      { path: `variables.${taken.name}`, got: taken.name, hint: 'Give it another name.' },
    ),
  ]);
}
