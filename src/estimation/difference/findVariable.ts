import { requireText } from '../../check.js';
import { refuse } from '../../problem.js';
import type { CaseVariable, Scenario } from '../../scenario/scenario.js';

/** The variable of that name; an unknown one is refused with the nearest, or with all. */
export function findVariable({ id, variables }: Scenario, name: string): CaseVariable {
  requireText('name', name);
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
