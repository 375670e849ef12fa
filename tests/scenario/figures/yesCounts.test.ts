import { expect, test } from 'vitest';
import { loadScenario } from '../../../src/files/loadScenario.js';
import { yesCounts } from '../../../src/scenario/figures/yesCounts.js';
import { parseScenario } from '../../../src/scenario/parse.js';
import type { CaseVariable, Scenario } from '../../../src/scenario/scenario.js';
import { withVariables } from '../minimal.js';

function variableOf({ variables }: Scenario, name: string): CaseVariable {
  const found = variables.find((variable) => variable.name === name);
  if (found === undefined) throw new Error(`no variable ${name}`);
  return found;
}

test('the published counts of a question are the Yes answers and the cases to which it applies', () => {
  const westMidlands = loadScenario('west-midlands-2025');
  expect(yesCounts(variableOf(westMidlands, 'assessment'))).toEqual({ yes: 41, of: 84 });
  expect(yesCounts(variableOf(westMidlands, 'oversightEffective'))).toEqual({ yes: 31, of: 80 });
});

test('a question that no whole cases answer has no published counts', () => {
  const scenario = parseScenario(
    withVariables('third: { yes: { assumed: 33.3%, low: 20%, high: 60%, why: a guess } }'),
    'my-region.yaml',
  );
  expect(yesCounts(variableOf(scenario, 'third'))).toBeNull();
});

test('a variable that is no yes-or-no question has no Yes answers', () => {
  expect(yesCounts(variableOf(loadScenario('west-midlands-2025'), 'risk'))).toBeNull();
});

test('the two published counts add up: those that fail the question are the rest of the relevant cases', () => {
  const { variables } = loadScenario('south-west-2025');
  for (const variable of variables) {
    const counts = yesCounts(variable);
    if (counts !== null) expect(counts.of - counts.yes).toBe(variable.counts?.[0]);
  }
});
