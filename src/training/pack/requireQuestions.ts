import { refuse } from '../../problem.js';
import { QUESTION_ROLES, variableWithRole } from '../../scenario/roles.js';
import type { Scenario } from '../../scenario/scenario.js';
import { list } from '../../words/format.js';

/** Practice cases are written for the four questions of the dynamic inspections. */
export function requireQuestions(scenario: Scenario): void {
  const missing = QUESTION_ROLES.filter((role) => variableWithRole(scenario, role)?.name !== role);
  if (missing.length === 0) return;
  refuse(
    'key-questions',
    `A practice pack needs the key questions ${list(QUESTION_ROLES)}, and ${scenario.id} has no ${list(missing)}.`,
    {
      path: 'scenario',
      got: scenario.keyQuestions.map(({ id }) => id).join(', '),
      expected: QUESTION_ROLES.join(', '),
    },
  );
}
