import { requireScenario } from '../../scenario/requireScenario.js';
import type { Scenario } from '../../scenario/scenario.js';
import { practitionerScenario } from '../practice/practitionerScenario.js';
import { peopleOf, practitionerKinds } from '../practice/practitioners.js';
import type { Assumption, AssumptionName } from '../region/assumptions.js';
import { unmovedCourse } from '../simulation/arms.js';
import { setUp } from '../simulation/setup.js';

/** The assumed effects of whose a case is. */
export const PRACTITIONER_EFFECTS = [
  'gradeOdds',
  'experienceOdds',
] as const satisfies readonly AssumptionName[];

export function isPractitionerEffect({ name }: Pick<Assumption, 'name'>): boolean {
  return PRACTITIONER_EFFECTS.some((effect) => effect === name);
}

/** A scenario whose cases are practitioners', and what is assumed of them. */
export interface WithPractitioners {
  readonly scenario: Scenario;
  readonly people: number;
  /** The assumed effects of grade and experience on every key question. */
  readonly effects: readonly Assumption[];
}

/**
 * Gives every case of a scenario a practitioner, a person of a grade and a band of experience from the scenario's
 * staffing, as variables `practitioner`, `practitionerGrade` and `practitionerExperience` before all others. Key
 * questions keep their margins, and the cases of one practitioner resemble each other by the assumed effects alone.
 *
 * @param scenario - a scenario with staffing figures under `context`
 * @returns the scenario to compile, how many practitioners there are, and the assumed effects with their ranges
 * @throws DataError for a scenario without staffing figures, or with variables of these names
 * @source the staffing model with every assumption at its central value, a full-time equivalent a person
 * @example
 * drawCases(compileModel(withPractitioners(loadScenario('west-midlands-2025')).scenario), { cases: 1, seed: 7 })[0].practitionerGrade; // 'trainee'
 */
export function withPractitioners(scenario: Scenario): WithPractitioners {
  requireScenario('scenario', scenario, 'A what-if');
  const setup = setUp(scenario, []);
  const { start } = unmovedCourse(setup, setup.central, 1);
  const people = peopleOf(practitionerKinds(start.workforce));
  return {
    scenario: practitionerScenario(scenario, people, setup.central),
    people: people.length,
    effects: setup.assumptions.filter(isPractitionerEffect),
  };
}
