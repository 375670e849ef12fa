import { requireFields, requireList } from '../../check.js';
import { refuse } from '../../problem.js';
import type { CaseVariable, Scenario } from '../../scenario/scenario.js';

/** An inspection as `loadScenario` gives it, not the name of one. */
export function requireScenario(argument: string, scenario: Scenario): void {
  requireFields(argument, scenario, 'loadScenario gives');
  requireList(`${argument}.variables`, scenario.variables);
}

/** The variable of that name; one that is none is refused with the nearest, or with all. */
export function findVariable({ id, variables }: Scenario, name: string): CaseVariable {
  const found = variables.find((variable) => variable.name === name);
  if (found !== undefined) return found;
  const names = variables.map((variable) => variable.name);
  return refuse('unknown-variable', `${id} has no variable ${name}.`, {
    path: name,
    near: names,
    got: name,
    hint: `It has ${names.join(', ')}.`,
  });
}
