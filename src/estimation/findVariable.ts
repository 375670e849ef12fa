import { ArgumentError, nearest } from '../problem.js';
import type { CaseVariable, Scenario } from '../scenario/scenario.js';

/** The variable of that name; one that is none is refused with the nearest, or with all. */
export function findVariable({ id, variables }: Scenario, name: string): CaseVariable {
  const found = variables.find((variable) => variable.name === name);
  if (found !== undefined) return found;
  const names = variables.map((variable) => variable.name);
  const near = nearest(name, names);
  const hint = near === undefined ? `It has ${names.join(', ')}.` : `Did you mean ${near}?`;
  throw new ArgumentError([
    { code: 'unknown-variable', path: name, message: `${id} has no variable ${name}.`, hint },
  ]);
}
