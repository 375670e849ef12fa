import { describe, expect, test } from 'vitest';
import { DataError } from '../../../src/problem.js';
import { parseScenario } from '../../../src/scenario/parse.js';
import {
  agesOf,
  factsOf,
  ROLE_IDS,
  rolesNotDeclared,
  variableWithRole,
} from '../../../src/scenario/roles.js';
import { withVariables } from '../minimal.js';

const read = (variables: string) => parseScenario(withVariables(variables), 'x.yaml');

function problemOf(variables: string) {
  try {
    read(variables);
  } catch (error) {
    if (error instanceof DataError) return error.problems[0];
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('a role', () => {
  test('finds its variable whatever the name', () => {
    const scenario = read('grip: { yes: 40, from: report, role: management-oversight-effective }');
    expect(variableWithRole(scenario, 'management-oversight-effective')?.name).toBe('grip');
    expect(variableWithRole(scenario, 'management-oversight-needed')).toBeUndefined();
    expect(rolesNotDeclared(scenario)).toContain('sex');
    expect(rolesNotDeclared(scenario)).not.toContain('management-oversight-effective');
  });

  test('is had by no variable for its name alone', () => {
    const scenario = read('oversightEffective: { yes: 40, from: report }');
    expect(variableWithRole(scenario, 'management-oversight-effective')).toBeUndefined();
  });

  test('says what it is about, what it unlocks and what happens without it', () => {
    for (const role of ROLE_IDS) {
      const { says, unlocks, otherwise } = factsOf(role);
      for (const words of [says, unlocks, otherwise]) expect(words, role).toMatch(/^[\w][^.]*[\w]$/);
    }
  });
});

describe('what a level means', () => {
  test('is its name where that is a word of the role, else what as says, else nothing', () => {
    const { variables } = read(`order:
  role: sentence
  nominal: { licence: { assumed: 20 of 84 }, released: { assumed: 20 of 84 }, fine: { assumed: 44 of 84 } }
  why: a guess
  as: { released: licence }`);
    expect(variables[0]?.meanings).toEqual(['licence', 'licence', null]);
  });

  test('is nothing where the variable has no role', () => {
    const { variables } = read(
      'order: { why: a guess, nominal: { licence: { assumed: 20 of 84 }, fine: { assumed: 64 of 84 } } }',
    );
    expect(variables[0]?.meanings).toEqual([null, null]);
  });

  test.each([
    ['18 to 25', { from: 18, to: 25 }],
    ['56 and over', { from: 56, to: null }],
    ['25 to 18', null],
    ['18-25', null],
    ['18 to 25 or so', null],
    ['adult', null],
  ])('is ages where it reads %s', (words, ages) => {
    expect(agesOf(words)).toEqual(ages);
  });
});

const YEARS = 'nominal: { young: { assumed: 20 of 84 }, old: { assumed: 64 of 84 } }, why: a guess';
const RISK = 'ordered: { low: 10%, some: 50%, high: 40% }, from: report';

describe('is refused, with a hint where there is one', () => {
  test.each([
    [
      'a role that is none',
      'a: { yes: 40, from: report, role: management-oversight-efective }',
      'unknown-role',
      'Did you mean management-oversight-effective?',
    ],
    [
      'a section where a role should be',
      'a: { yes: 40, from: report, role: profile }',
      'unknown-role',
      'Write section: profile.',
    ],
    [
      'a role that another variable has',
      'a: { yes: 40, from: report, role: services-relevant }\nb: { yes: 40, from: report, role: services-relevant }',
      'two-roles',
      'Take it away from one of them.',
    ],
    ['a role of the wrong kind', `a: { ${RISK}, role: services-relevant }`, 'wrong-role', undefined],
    [
      'the role of a key question on a case variable',
      'a: { yes: 40, from: report, role: delivery }',
      'wrong-role',
      undefined,
    ],
    [
      'levels that mean nothing to the role',
      `a: { ${YEARS}, role: offence }`,
      'wrong-role',
      'Say so beside the levels, such as as: { young: violence }.',
    ],
    [
      'ordered levels that do not rise',
      `a: { ${RISK}, role: risk-of-serious-harm, as: { some: low } }`,
      'wrong-role',
      undefined,
    ],
    [
      'a meaning that is none',
      `a: { ${YEARS}, role: offence, as: { young: violense } }`,
      'unknown-meaning',
      'Did you mean violence?',
    ],
    [
      'ages that are none',
      `a: { ${YEARS}, role: age-band, as: { young: 18-25 } }`,
      'unknown-meaning',
      undefined,
    ],
    [
      'the meaning of a level that is none',
      `a: { ${YEARS}, role: sex, as: { yung: male, old: female } }`,
      'unknown-level',
      undefined,
    ],
    [
      'meanings without a role',
      `a: { ${YEARS}, as: { young: male } }`,
      'misplaced-key',
      'Give it a role, or leave out as.',
    ],
  ])('%s', (_, variables, code, hint) => {
    const problem = problemOf(variables);
    expect(problem?.code).toBe(code);
    if (hint !== undefined) expect(problem?.hint).toBe(hint);
    expect(problem?.position?.line).toBeGreaterThan(5);
  });
});
