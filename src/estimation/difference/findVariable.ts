import { requireFields, requireList } from '../../check.js';
import { ArgumentError, nearest } from '../../problem.js';
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
  const near = typeof name === 'string' ? nearest(name, names) : undefined;
  const hint = near === undefined ? `It has ${names.join(', ')}.` : `Did you mean ${near}?`;
  throw new ArgumentError([
    { code: 'unknown-variable', path: name, message: `${id} has no variable ${name}.`, hint },
  ]);
}
